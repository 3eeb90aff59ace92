/** A dedicated worker of a real Chromium, on the browser's own files, with the package of this checkout: for what is measured there. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';

/** What every such worker is told. */
export interface Order {
	readonly rounds: number;
	/** The signed package that a server hands out. */
	readonly app: Uint8Array;
	readonly keys: readonly Uint8Array[];
}

const here = dirname(fileURLToPath(import.meta.url));
const pwa = join(here, '..');
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
/** As the real server sends it, as far as a worker is concerned. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";

/** Bundled as the keeper is: one file, minified. */
async function bundle(name: string, outDir: string): Promise<Buffer> {
	await build({
		root: pwa,
		configFile: false,
		logLevel: 'warn',
		publicDir: false,
		build: {
			outDir,
			emptyOutDir: true,
			target: 'es2022',
			assetsInlineLimit: 0,
			rolldownOptions: {
				input: join(here, `${name}.worker.ts`),
				output: { format: 'es', entryFileNames: 'worker.js', codeSplitting: false },
			},
		},
	});
	return readFileSync(join(outDir, 'worker.js'));
}

/** One origin with an empty page and the worker. */
async function serve(worker: Buffer): Promise<{ url: string; stop: () => void }> {
	const server = createServer((request, response) => {
		const script = request.url === '/worker.js';
		const type = script ? 'text/javascript' : 'text/html';
		response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, 'Content-Security-Policy': POLICY });
		response.end(script ? worker : '<!doctype html><title>Calculator</title>');
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('no port');
	return { url: `http://127.0.0.1:${address.port}/`, stop: () => server.close().closeAllConnections() };
}

/** The package of this checkout, and the keys that it was signed with. */
function release(): { app: string; keys: string[] } {
	const lines = readFileSync(join(pwa, '../build/release.key.pub'), 'utf8').split('\n');
	return {
		app: readFileSync(join(pwa, 'dist/app.bin')).toString('base64url'),
		keys: lines.map((line) => line.trim()).filter((line) => line && !line.startsWith('#')),
	};
}

interface Sent {
	readonly rounds: number;
	readonly app: string;
	readonly keys: readonly string[];
}

/** Runs in the page. */
function inPage<T>({ rounds, app, keys }: Sent): Promise<T | string> {
	const bytes = (text: string): Uint8Array =>
		Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
	return new Promise((resolve) => {
		const worker = new Worker('/worker.js', { type: 'module' });
		worker.onmessage = ({ data }: MessageEvent<T | string>) => resolve(data);
		worker.onerror = (event) => resolve(event.message || 'the worker did not load');
		worker.postMessage({ rounds, app: bytes(app), keys: keys.map(bytes) });
	});
}

/** Runs `bench/<name>.worker.ts`; a text that it answers is an error. */
export async function inWorker<T extends object>(name: string, rounds: number): Promise<T> {
	const dir = mkdtempSync(join(tmpdir(), `${name}-`));
	const host = await serve(await bundle(name, join(dir, 'out')));
	const browser = await chromium.launchPersistentContext(join(dir, 'profile'), {
		executablePath: '/usr/bin/chromium',
		headless: true,
		args: ARGS,
	});
	try {
		const page = await browser.newPage();
		await page.goto(host.url);
		const answer = await page.evaluate(inPage<T>, { rounds, ...release() });
		if (typeof answer === 'string') throw new Error(answer);
		return answer as T;
	} finally {
		await browser.close();
		host.stop();
		rmSync(dir, { recursive: true, force: true });
	}
}
