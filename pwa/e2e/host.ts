/** A static host that serves any bytes, also those that an honest server refuses to: the hostile one of the threat model. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { binary } from './server.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json',
	'.webmanifest': 'application/manifest+json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
};

export const COVERS = ['calculator', 'converter', 'timer'] as const;

/** The key that this checkout's site was built with. */
export const releaseKey: string = process.env.RELEASE_KEY ?? join(root, 'build/release.key');

/** A signed copy of the built site that shows its version as `data-release` on the root element. */
export function makeRelease(version: number, minimum = 1, key: string = releaseKey): string {
	const dir = mkdtempSync(join(tmpdir(), 'release-'));
	cpSync(join(root, 'pwa/dist'), dir, { recursive: true });
	for (const cover of COVERS)
		appendFileSync(join(dir, `site/${cover}/main.js`), `\n;document.documentElement.dataset.release="${version}";`);
	const numbers = ['--version', String(version), '--minimum', String(minimum)];
	execFileSync(binary, ['release', 'sign', '--key', key, ...numbers, dir]);
	return dir;
}

export class Host {
	/** The release directory that is served. */
	dir: string;
	/** Path to bytes that are served instead; null answers 404. */
	readonly instead: Map<string, Buffer | null> = new Map();
	/** Told of each path that is asked for. */
	heard: (path: string) => void = () => {};
	private readonly server: HttpServer;
	private port = 0;

	constructor(dir: string) {
		this.dir = dir;
		this.server = createServer((request, response) => {
			const asked = request.url ?? '';
			const path = asked.endsWith('/') ? `${asked}index.html` : asked;
			this.heard(asked);
			const body = this.bytes(path);
			const type = TYPES[extname(path)] ?? 'application/octet-stream';
			response.writeHead(body ? 200 : 404, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
			response.end(body ?? 'Not found\n');
		});
	}

	private bytes(path: string): Buffer | null {
		const other = this.instead.get(path.replace(/index\.html$/, ''));
		if (other !== undefined) return other;
		try {
			return readFileSync(join(this.dir, 'site', path));
		} catch {
			return null;
		}
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	async start(): Promise<this> {
		await new Promise<void>((done) => this.server.listen(this.port, '127.0.0.1', done));
		const address = this.server.address();
		if (typeof address === 'object' && address) this.port = address.port;
		return this;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((done) => this.server.close(done));
	}
}
