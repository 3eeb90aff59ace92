/**
 * The gate in a real browser: its page, the frame's page and the keeper's worker as the build makes them, behind the
 * headers of the server, with a calculator of two buttons in front and a module of a few lines behind.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { b64u } from '../../src/crypto/bytes.ts';
import { gzipOf, releaseKeys, signedPackage } from '../crypto/scene.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');

export const SETUP = '123456789092';
export const CODE = '2468135790';

/** As server/headers.go has them. */
const POLICY =
	"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'FRAME; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; " +
	"manifest-src 'self'; worker-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; " +
	"require-trusted-types-for 'script'; trusted-types a";

/** What is sealed: enough to see who is there, and to reach every method of the host. */
const INNER = `
import { expose, transfer, wrap } from 'comlink';
export async function start(boot, sessionPort, hostPort) {
	const session = wrap(sessionPort);
	const host = wrap(hostPort);
	const idle = new MessageChannel();
	const inner = { session, host, boot, flushed: 0, practised: null };
	expose(() => { inner.flushed++; parent.flushed = inner.flushed; return new Promise((done) => setTimeout(done, 50)); }, idle.port1);
	host.onIdle(transfer(idle.port2, [idle.port2]));
	globalThis.inner = inner;
	const info = await session.info();
	document.body.insertAdjacentText('beforeend', info.fresh ? 'nothing kept yet' : 'kept: ' + new TextDecoder().decode(info.doc));
	const field = document.createElement('textarea');
	const file = document.createElement('input');
	file.type = 'file';
	const head = document.createElement('header');
	const back = document.createElement('button');
	back.textContent = 'back';
	head.append('head of the page ', back);
	// Room around the button: a touch beside one is taken for one on it.
	head.style.paddingTop = '120px';
	head.style.paddingBottom = '60px';
	document.body.append(field, file, head);
	setInterval(() => { parent.ticks = (parent.ticks ?? 0) + 1; }, 20);
}
`;

async function bundle(input: string, format: 'es' | 'iife' = 'es'): Promise<string> {
	const keys = (await releaseKeys()).map(b64u);
	const output = (await build({
		root,
		configFile: false,
		logLevel: 'error',
		publicDir: false,
		define: { __RELEASE_KEYS__: JSON.stringify(keys) },
		build: {
			write: false,
			target: 'es2022',
			modulePreload: false,
			rolldownOptions: {
				input,
				preserveEntrySignatures: 'strict',
				output: { format, codeSplitting: false },
			},
		},
	})) as Rolldown.RolldownOutput | Rolldown.RolldownOutput[];
	const [first] = Array.isArray(output) ? output : [output];
	const code = first?.output[0]?.code;
	if (!code) throw new Error('nothing was built');
	return code;
}

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Calculator</title></head>
<body><script type="module" src="/main.js"></script></body></html>`;

export class Site {
	readonly #server: Server;
	readonly seen: { method: string; path: string; authorization: string | undefined }[] = [];

	private constructor(server: Server) {
		this.#server = server;
	}

	static async start(): Promise<Site> {
		const files = new Map<string, [string, string | Buffer]>();
		const script = async (path: string, input: string) =>
			files.set(path, ['text/javascript', await bundle(join(root, input))]);
		await script('/main.js', 'test/gate/cover.ts');
		await script('/panel.js', 'src/panel/panel.ts');
		await script('/worker.js', 'src/keeper/worker.ts');
		await script('/tips.js', 'src/cover/tips/main.ts');
		const page = readFileSync(join(root, 'panel.html'), 'utf8').replace('/src/panel/panel.ts', '/panel.js');
		files.set('/', ['text/html', PAGE]);
		files.set('/panel.html', ['text/html', page]);
		files.set('/other', ['text/html', '<!doctype html><title>Other</title><p>another page</p>']);
		const app = Buffer.from(await signedPackage(1, 1, await gzipOf(await inner())));
		const server = createServer((request, response) => {
			const { method = '', url: path = '', headers } = request;
			site.seen.push({ method, path, authorization: headers.authorization });
			if (path === '/v1/app' && headers.authorization === `Code ${SETUP}`)
				return void response.writeHead(200, { ETag: '"1"' }).end(app);
			const [type, body] = files.get(path) ?? ['text/plain; charset=utf-8', 'Not found\n'];
			response.writeHead(files.has(path) ? 200 : 404, {
				'Content-Type': type,
				'Cache-Control': 'no-cache',
				'Content-Security-Policy': POLICY.replace('FRAME', path === '/panel.html' ? ' blob:' : ''),
				'Cross-Origin-Opener-Policy': 'same-origin',
				'Permissions-Policy': 'accelerometer=(self), gyroscope=(self)',
			});
			response.end(body);
		});
		const site = new Site(server);
		await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
		return site;
	}

	get url(): string {
		const address = this.#server.address();
		if (typeof address !== 'object' || address === null) throw new Error('not listening');
		return `http://127.0.0.1:${address.port}`;
	}

	async stop(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((done) => this.#server.close(done));
	}
}

/** Built like the real one: one module, its export kept. */
async function inner(): Promise<string> {
	const { mkdtempSync, writeFileSync, rmSync } = await import('node:fs');
	const dir = mkdtempSync(join(here, '.inner-'));
	try {
		const entry = join(dir, 'inner.js');
		writeFileSync(entry, INNER);
		return await bundle(entry);
	} finally {
		rmSync(dir, { recursive: true });
	}
}
