import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server as HttpServer, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screens } from '../src/inner/screens.ts';
import { Holder } from './holder.ts';
import { Phone } from './phone.ts';
import { Pusher, reminders, type Seen, subscribable } from './pushes.ts';
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

/** Runs in a page: holds the file as a keeper does that never ends. */
async function hold(): Promise<void> {
	const source = `navigator.storage.getDirectory().then(async (root) => {
		const file = await root.getFileHandle('calc.dat');
		self.held = await file.createSyncAccessHandle();
		postMessage('held');
	});`;
	const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
	Object.assign(window, { worker });
	await new Promise((held) => worker.addEventListener('message', held));
}

/** Two phones of one holder. The second has reminders on and is closed; the first clears everywhere. */
describe('an order to a closed phone', { sequential: true }, () => {
	let server: Server;
	let wire: Wire;
	let first: Holder;
	let second: Holder;
	/** What a push without an order shows. */
	let usual: readonly Seen[] = [];
	const people = screens.find((screen) => screen.id === 'section-people');
	/** What the second phone's setting was given: where an order for it is left. */
	let note = '';

	beforeAll(async () => {
		server = await Server.start({ args: reminders() });
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
	}, 300_000);

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
		await subscribable(other.phone);
		await other.phone.settle();
		await other.setUpFromWords(server, first.words);
		return other;
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

	interface Found {
		readonly size: number;
		readonly hash: string;
		readonly tag: string;
		readonly names: readonly string[];
		/** The setting, as it is kept. */
		readonly tip: string;
	}

	const look = (): Promise<Found> =>
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
					tip: (await (await (await caches.open('files')).match('/tip'))?.text()) ?? '',
				};
			}),
		);

	/** What stands there after the one notification that a push led to. */
	async function shown(pusher: Pusher): Promise<readonly Seen[]> {
		const { count, standing } = await pusher.shown();
		expect(count).toBe(1);
		return standing;
	}

	const push = (x: Uint8Array): string =>
		JSON.stringify({
			web_push: 8030,
			notification: { title: 'Calculator', body: 'A tip for today', silent: true, tag: 'tip' },
			mutable: true,
			x: Buffer.from(x).toString('base64url'),
		});

	it('is left with the server when the other phone clears everywhere, and says so', async () => {
		await second.unlock();
		await second.home();
		await second.press('to-settings');
		await second.press('setting-reminders');
		await second.press('remind-on');
		await second.phone.inner.getByText('Reminders are on.').first().waitFor();
		await second.kept();
		await second.sent();
		await second.leave();
		await second.phone.page.goto('about:blank');
		const { id, order } = JSON.parse((await look()).tip) as { id: string; order: string };
		note = `Tick ${id}.${order}`;
		expect(await noteState()).toBe(0);

		await first.unlock();
		await first.sent();
		await first.home();
		await first.press('to-settings');
		await first.press('setting-clear');
		await first.choose('clear.what', 'everywhere');
		await first.phone.inner.getByText('One other phone has reminders on.').first().waitFor();
		await first.act('clear-everywhere').click({ delay: 3_500 });
		await first.phone.page.getByText('Cleared. The rest will follow.').first().waitFor();
		expect(await noteState()).toBe(1);
		expect(wire.orders.map(({ right }) => right)).toEqual([note]);
		const { tag } = await look();
		expect(sha256(Buffer.from('device'), wire.orders[0]?.body ?? Buffer.alloc(0)).toString('hex')).toBe(tag);
	});

	it('leaves every byte as it was where it is another phone’s, or none; what shows is the same', async () => {
		const before = await look();
		const pusher = await Pusher.of(second.phone);
		const almost = Buffer.from(wire.orders[0]?.body ?? Buffer.alloc(0));
		almost[0] = (almost[0] ?? 0) ^ 1;
		for (const data of [push(randomBytes(32)), push(almost), push(Buffer.alloc(32)), '', '{"x":7}', 'garbage']) {
			await pusher.push(data);
			usual = await shown(pusher);
		}
		expect(await look()).toEqual(before);
		expect(before.tip).not.toBe('');
	});

	it('is none yet where the worker is killed before the new file is whole, and is obeyed the next time', async () => {
		const before = await look();
		const pusher = await Pusher.of(second.phone);
		const data = push(wire.orders[0]?.body ?? Buffer.alloc(0));
		const page = await second.phone.browser.newPage();
		await page.goto(`${server.url}/none`);
		await page.evaluate(hold);
		await pusher.push(data);
		// Shown at once, whatever comes of it.
		expect(await shown(pusher)).toEqual(usual);
		await new Promise((done) => setTimeout(done, 2_000));
		await pusher.sleep();
		await page.close();
		await new Promise((done) => setTimeout(done, 1_000));
		expect(await look()).toEqual(before);
		await pusher.push(data);
		expect(await shown(pusher)).toEqual(usual);
		await expect.poll(async () => (await look()).hash, { timeout: 60_000 }).not.toBe(before.hash);
		const off = { state: 'off', wish: { on: false, quiet: [] }, order: '', seed: '' };
		await expect.poll(async () => JSON.parse((await look()).tip), { timeout: 60_000 }).toMatchObject(off);
		const after = await look();
		expect(after).toMatchObject({ size: 3_149_824, names: ['calc.dat'] });
		expect(after.tag).not.toBe(before.tag);
	});

	it('leaves a cover that works, and a code that opens nothing', async () => {
		await second.phone.open();
		await second.phone.enter(second.code);
		await second.phone.page.waitForTimeout(5_000);
		expect(await second.phone.page.locator('iframe.panel').count()).toBe(0);
		await second.phone.key('C').click();
		await second.phone.type('1+1=');
		await second.phone.page.getByText('2', { exact: true }).first().waitFor();
	});
});
