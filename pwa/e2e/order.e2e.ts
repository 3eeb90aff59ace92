import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server as HttpServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screens } from '../src/inner/screens.ts';
import { Deliveries } from './deliver.ts';
import { Holder } from './holder.ts';
import { Phone } from './phone.ts';
import { Server } from './server.ts';
import { Walk } from './walk.ts';

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return hash.digest();
};

/** Passes everything on to the server, and keeps the orders that went through. */
class Wire {
	readonly orders: { readonly right: string; readonly body: Buffer }[] = [];
	readonly #server: HttpServer;

	constructor(port: number) {
		this.#server = createServer((asked, answer) => {
			const parts: Buffer[] = [];
			asked.on('data', (part: Buffer) => parts.push(part));
			asked.on('end', () => {
				const { method, url: path, headers } = asked;
				const body = Buffer.concat(parts);
				if (method === 'PUT' && path === '/v1/tick/note')
					this.orders.push({ right: String(headers.authorization), body });
				const on = request({ host: '127.0.0.1', port, method, path, headers }, (back) => {
					answer.writeHead(back.statusCode ?? 502, back.headers);
					back.pipe(answer);
				});
				on.on('error', () => answer.destroy());
				on.end(body);
			});
		});
	}

	async start(): Promise<string> {
		await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
		const address = this.#server.address();
		if (typeof address !== 'object' || address === null) throw new Error('not listening');
		return `http://127.0.0.1:${address.port}`;
	}

	async stop(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((done) => this.#server.close(done));
	}
}

/** Two phones of one holder. The second has reminders on and is closed; the first clears everywhere. */
describe('an order to a closed phone', { sequential: true }, () => {
	let server: Server;
	let wire: Wire;
	let first: Holder;
	let second: Holder;
	const people = screens.find((screen) => screen.id === 'section-people');
	const id = randomBytes(16);
	const token = randomBytes(32);
	const order = randomBytes(32);
	const note = `Tick ${id.toString('base64url')}.${order.toString('base64url')}`;

	beforeAll(async () => {
		const sealed = join(mkdtempSync(join(tmpdir(), 'key-')), 'endpoints');
		writeFileSync(sealed, randomBytes(32), { mode: 0o600 });
		server = await Server.start({
			args: ['--endpoint-key-file', sealed, '--push-contact', 'https://contact.example/'],
		});
		wire = new Wire(server.port);
		first = new Holder(await new Phone(await wire.start()).start());
		await first.phone.settle();
		await first.setUp(server, { words: true });
		if (!people?.fields[0]) throw new Error('no people');
		await first.home();
		const walk = new Walk(first);
		await walk.reach(people);
		await walk.fill(people.fields[0], 'someone who matters');
		await first.phone.page.keyboard.press('Enter');
		await first.kept();
		await first.sent();
		await first.leave();
		second = await fromWords();
	});

	afterAll(async () => {
		for (const each of [first, second]) {
			await each?.phone.close();
			each?.phone.remove();
		}
		await wire?.stop();
		await server?.stop();
	});

	async function fromWords(): Promise<Holder> {
		const other = new Holder(await new Phone(server.url).start());
		await other.phone.settle();
		await other.begin(server);
		await other.press('begin-words');
		await other.field('setup.words').fill(first.words.join(' '));
		await other.press('take');
		await other.takeCode();
		await other.skipOthers();
		await other.press('leave-skip');
		await other.sent();
		await other.leave();
		return other;
	}

	/** The upload of protocol section 10, for a minute in a month. No push service hears of it in this test. */
	async function leaveTick(): Promise<Buffer> {
		const vapid = Buffer.from(await (await fetch(`${server.url}/v1/push`)).arrayBuffer());
		const endpoint = Buffer.from('https://updates.push.services.mozilla.com/wpush/v2/none');
		const upload = Buffer.alloc(1_024);
		const key = sha256(vapid).subarray(0, 8);
		upload.writeUInt16BE(1, 0);
		key.copy(upload, 2);
		// Any point of the curve will do: nothing is ever sealed for it.
		vapid.copy(upload, 10);
		randomBytes(16).copy(upload, 75);
		sha256(order).copy(upload, 91);
		for (let i = 0; i < 32; i++) upload.writeUInt32BE(Math.floor(Date.now() / 60_000) + 43_200 + i, 124 + 4 * i);
		upload.writeUInt16BE(endpoint.length, 252);
		endpoint.copy(upload, 254);
		const right = `Tick ${id.toString('base64url')}.${token.toString('base64url')}`;
		const headers = { Authorization: right, 'Content-Type': 'application/octet-stream' };
		const answer = await fetch(`${server.url}/v1/tick`, { method: 'PUT', headers, body: new Uint8Array(upload) });
		expect(answer.status).toBe(204);
		return key;
	}

	async function noteState(): Promise<number> {
		const answer = await fetch(`${server.url}/v1/tick/note`, { headers: { Authorization: note } });
		return answer.status === 200 ? (Buffer.from(await answer.arrayBuffer())[0] ?? -1) : -1;
	}

	/** Runs in a page of the site that is none of its covers: nothing is started by it. */
	async function beside<T>(work: (page: Phone['page']) => Promise<T>): Promise<T> {
		const page = await second.phone.browser.newPage();
		await page.goto(`${server.url}/none`);
		try {
			return await work(page);
		} finally {
			await page.close();
		}
	}

	interface Seen {
		readonly size: number;
		readonly hash: string;
		readonly tag: string;
		readonly names: readonly string[];
		readonly tip: boolean;
	}

	const look = (): Promise<Seen> =>
		beside((page) =>
			page.evaluate(async () => {
				const hex = (bytes: ArrayBuffer): string =>
					Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
				const root = await navigator.storage.getDirectory();
				const file = await (await root.getFileHandle('calc.dat')).getFile();
				const bytes = await file.arrayBuffer();
				const names: string[] = [];
				for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
				return {
					size: file.size,
					hash: hex(await crypto.subtle.digest('SHA-256', bytes)),
					tag: hex(bytes.slice(16, 48)),
					names,
					tip: (await (await caches.open('files')).match('/tip')) !== undefined,
				};
			}),
		);

	const push = (x: Uint8Array): string =>
		JSON.stringify({
			web_push: 8030,
			notification: { title: 'Calculator', body: 'A tip for today', silent: true, tag: 'tip' },
			mutable: true,
			x: Buffer.from(x).toString('base64url'),
		});

	it('is left with the server when the other phone clears everywhere, and says so', async () => {
		const key = await leaveTick();
		const record = {
			wish: { on: true, days: Array(7).fill(true), from: 600, to: 1_200, every: 1, quiet: [], line: 'tip' },
			state: 'on',
			shown: { title: 'Calculator', path: '/calculator/', lines: ['A tip'] },
			id: id.toString('base64url'),
			token: token.toString('base64url'),
			order: order.toString('base64url'),
			key: key.toString('base64url'),
		};
		await beside((page) =>
			page.evaluate(async (text) => {
				await (await caches.open('files')).put('/tip', new Response(text));
			}, JSON.stringify(record)),
		);
		await second.unlock();
		await second.kept();
		await second.sent();
		await second.leave();
		await second.phone.page.goto('about:blank');
		expect(await noteState()).toBe(0);

		await first.unlock();
		await first.sent();
		await first.press('to-settings');
		await first.press('setting-clear');
		await first.choose('clear.what', 'everywhere');
		await first.act('clear-everywhere').click({ delay: 3_500 });
		await first.phone.page.getByText('Cleared. The rest will follow.').first().waitFor();
		expect(await noteState()).toBe(1);
		expect(wire.orders.map(({ right }) => right)).toEqual([note]);
		const { tag } = await look();
		expect(sha256(Buffer.from('device'), wire.orders[0]?.body ?? Buffer.alloc(0)).toString('hex')).toBe(tag);
	});

	it('leaves every byte as it was where it is another phone’s, or none', async () => {
		const before = await look();
		const deliveries = await Deliveries.to(second.phone);
		const almost = Buffer.from(wire.orders[0]?.body ?? Buffer.alloc(0));
		almost[0] = (almost[0] ?? 0) ^ 1;
		for (const data of [push(randomBytes(32)), push(almost), push(Buffer.alloc(32)), '', '{"x":7}', 'garbage'])
			await deliveries.send(data);
		await new Promise((done) => setTimeout(done, 3_000));
		expect(await look()).toEqual(before);
		expect(before.tip).toBe(true);
	});

	it('is none yet where the worker is killed before the new file is whole, and is obeyed the next time', async () => {
		const before = await look();
		const deliveries = await Deliveries.to(second.phone);
		const data = push(wire.orders[0]?.body ?? Buffer.alloc(0));
		const page = await second.phone.browser.newPage();
		await page.goto(`${server.url}/none`);
		await page.evaluate(async () => {
			const source = `navigator.storage.getDirectory().then(async (root) => {
				const file = await root.getFileHandle('calc.dat');
				self.held = await file.createSyncAccessHandle();
				postMessage('held');
			});`;
			const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
			Object.assign(window, { worker });
			await new Promise((held) => worker.addEventListener('message', held));
		});
		await deliveries.send(data);
		await new Promise((done) => setTimeout(done, 2_000));
		await deliveries.kill();
		await page.close();
		await new Promise((done) => setTimeout(done, 1_000));
		expect(await look()).toEqual(before);
		await deliveries.send(data);
		await expect.poll(async () => (await look()).hash, { timeout: 60_000 }).not.toBe(before.hash);
		await expect.poll(async () => (await look()).tip, { timeout: 60_000 }).toBe(false);
		const after = await look();
		expect(after).toMatchObject({ size: 3_149_824, names: ['calc.dat'] });
		expect(after.tag).not.toBe(before.tag);
	});

	it('leaves a cover that works, and a code that opens nothing', async () => {
		await second.phone.open();
		await second.phone.enter(second.code);
		await second.phone.page.waitForTimeout(5_000);
		expect(await second.phone.page.locator('iframe').count()).toBe(0);
		await second.phone.key('C').click();
		await second.phone.type('1+1=');
		await second.phone.page.getByText('2', { exact: true }).first().waitFor();
	});
});
