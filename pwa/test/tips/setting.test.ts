/** The setting against a browser and a server that do as they are told. */
import { beforeEach, describe, expect, test } from 'vitest';
import { b64u, getU16, getU32 } from '../../src/crypto/bytes.ts';
import type { Browser, Subscribed } from '../../src/tips/browser.ts';
import { forgotten, type TipsRecord } from '../../src/tips/record.ts';
import type { Owner, Said, Server } from '../../src/tips/server.ts';
import { Setting, type World } from '../../src/tips/setting.ts';
import { keyIdOf, type Subscription, sha256 } from '../../src/tips/upload.ts';
import { BEGIN } from '../../src/tips/wish.ts';
import type { TipsWish } from '../../src/wire/session.ts';

const NOW = Date.parse('2027-03-10T12:00Z') / 60_000;
const KEY = new Uint8Array(65).fill(4);
const DONE: Said = { kind: 'done', body: new Uint8Array(0) };
const ON: TipsWish = { ...BEGIN, on: true };
const OFF: TipsWish = { ...BEGIN, on: false };

class FakeBrowser implements Browser {
	able = true;
	granted = true;
	net = true;
	asked = 0;
	held: Subscription | null = null;
	under: Uint8Array | null = null;
	answer: Subscribed | null = null;
	made = 0;
	/** Set: what subscribing waits for. */
	wait: Promise<void> | null = null;

	can = (): boolean => this.able;
	may = (): boolean => this.granted;
	offline = (): boolean => !this.net;
	async ask(): Promise<boolean> {
		this.asked += 1;
		return this.granted;
	}
	async subscribe(key: Uint8Array<ArrayBuffer>): Promise<Subscribed> {
		await this.wait;
		if (this.answer) return this.answer;
		if (this.held && this.under && b64u(this.under) === b64u(key)) return this.held;
		this.made += 1;
		const endpoint = `https://push.example/${this.made}`;
		this.held = { endpoint, p256dh: new Uint8Array(65).fill(5), auth: new Uint8Array(16).fill(6) };
		this.under = key;
		return this.held;
	}
	async unsubscribe(): Promise<void> {
		this.held = null;
	}
}

class FakeServer implements Server {
	keySaid: Said = { kind: 'done', body: KEY };
	putSaid: Said = DONE;
	dropSaid: Said = DONE;
	readonly asked: string[] = [];
	readonly uploads: Uint8Array[] = [];
	/** Set: what the key waits for. */
	wait: Promise<void> | null = null;

	async key(): Promise<Said> {
		this.asked.push('key');
		await this.wait;
		return this.keySaid;
	}
	async put({ id }: Owner, upload: Uint8Array): Promise<Said> {
		this.asked.push(`put ${id}`);
		this.uploads.push(upload);
		return this.putSaid;
	}
	async drop({ id }: Owner): Promise<Said> {
		this.asked.push(`drop ${id}`);
		return this.dropSaid;
	}
}

let browser: FakeBrowser;
let server: FakeServer;
let record: TipsRecord | null;
let world: World;
let setting: Setting;
const wording = (line: TipsWish['line']) => ({
	title: 'Calculator',
	path: '/calculator/',
	lines: [JSON.stringify(line)],
});
const set = (wish: TipsWish) => setting.set(wish, wording);
const settled = async (): Promise<void> => {
	for (let i = 0; i < 20; i++) await new Promise((done) => setTimeout(done, 1));
};

beforeEach(() => {
	browser = new FakeBrowser();
	server = new FakeServer();
	record = null;
	let turn: Promise<unknown> = Promise.resolve();
	world = {
		browser,
		server,
		records: {
			read: async () => record,
			change(update) {
				const done = turn.then(async () => {
					record = (await update(record)) ?? record;
					return record;
				});
				turn = done;
				return done;
			},
			forget: () => world.records.change(async (now) => now && forgotten(now)),
		},
		offset: () => 60,
		now: () => NOW,
	};
	setting = new Setting(world);
});

interface Given {
	readonly server?: Partial<FakeServer>;
	readonly browser?: Partial<FakeBrowser>;
}

/** What is there, and must be. */
function there(): TipsRecord {
	if (!record) throw new Error('no record');
	return record;
}

describe('turning it on', () => {
	test('uploads 1,024 bytes as the protocol has them', async () => {
		expect(await set(ON)).toBe('on');
		const [upload = new Uint8Array(0)] = server.uploads;
		const { id, order, key } = there();
		expect(server.asked).toEqual(['key', `put ${id}`]);
		expect(upload).toHaveLength(1_024);
		expect(getU16(upload, 0)).toBe(1);
		expect(upload.slice(2, 10)).toEqual(await keyIdOf(KEY));
		expect(key).toBe(b64u(upload.slice(2, 10)));
		expect(upload.slice(10, 75)).toEqual(new Uint8Array(65).fill(5));
		expect(upload.slice(75, 91)).toEqual(new Uint8Array(16).fill(6));
		expect(b64u(upload.slice(91, 123))).toBe(b64u(await sha256(Buffer.from(order, 'base64url').slice())));
		expect(upload[123]).toBe(0);
		const minutes = Array.from({ length: 32 }, (_, i) => getU32(upload, 124 + 4 * i));
		expect(minutes.filter((minute) => minute > NOW).length).toBeGreaterThan(25);
		expect(getU16(upload, 252)).toBe(browser.held?.endpoint.length);
		expect(new TextDecoder().decode(upload.slice(254, 254 + 22))).toBe(browser.held?.endpoint);
		expect(upload.slice(276).every((byte) => byte === 0)).toBe(true);
	});

	test('asks the browser first, and nothing else where leave is refused', async () => {
		browser.granted = false;
		expect(await set(ON)).toBe('refused');
		expect(server.asked).toEqual([]);
		expect(there()).toMatchObject({ wish: OFF, state: 'refused', id: '', token: '', order: '' });
		expect(await setting.tips()).toEqual({ wish: OFF, state: 'refused' });
		browser.granted = true;
		expect((await setting.tips()).state).toBe('off');
	});

	test('is not to be had in a browser without it', async () => {
		browser.able = false;
		expect(await set(ON)).toBe('unsupported');
		expect(await setting.tips()).toEqual({ wish: BEGIN, state: 'unsupported' });
		expect([browser.asked, server.asked, record]).toEqual([0, [], null]);
	});

	test.each<readonly [string, Given, string]>([
		['the operator has it off', { server: { keySaid: { kind: 'no' } } }, 'unsupported'],
		['that key is none', { server: { keySaid: { kind: 'done', body: new Uint8Array(3) } } }, 'unsupported'],
		['the server takes no minutes', { server: { putSaid: { kind: 'no' } } }, 'unsupported'],
		['there is no push service', { browser: { answer: 'no' } }, 'unsupported'],
		['the subscription is refused', { browser: { answer: 'refused' } }, 'refused'],
	])('where %s, it is off again and nothing of it stays', async (_, given, answer) => {
		Object.assign(server, given.server);
		Object.assign(browser, given.browser);
		expect(await set(ON)).toBe(answer);
		expect(there()).toMatchObject({ wish: OFF, state: answer, id: '', token: '', order: '', key: '', seed: '' });
		expect(browser.held).toBeNull();
		expect(await setting.tips()).toMatchObject({ wish: OFF, state: 'off' });
	});

	test.each<readonly [string, Given]>([
		['the server cannot be reached', { server: { keySaid: { kind: 'offline' } } }],
		['minutes do not reach it', { server: { putSaid: { kind: 'offline' } } }],
		['the push service does not answer', { browser: { answer: 'late' } }],
	])('where %s, it is kept as wished, and a later opening goes on', async (_, given) => {
		Object.assign(server, given.server);
		Object.assign(browser, given.browser);
		expect(await set(ON)).toBe('offline');
		expect(await setting.tips()).toEqual({ wish: ON, state: 'offline' });
		server.keySaid = { kind: 'done', body: KEY };
		server.putSaid = DONE;
		browser.answer = null;
		await setting.refresh(wording);
		expect(await setting.tips()).toEqual({ wish: ON, state: 'on' });
	});
});

describe('while it is on', () => {
	beforeEach(async () => {
		await set(ON);
		server.asked.length = 0;
	});

	test('an opening sends fresh minutes under the same name', async () => {
		const before = there();
		await setting.refresh(wording);
		expect(server.asked).toEqual(['key', `put ${before.id}`]);
		expect(browser.made).toBe(1);
		expect(there()).toEqual(before);
		const future = (upload: Uint8Array | undefined): number[] =>
			Array.from({ length: 32 }, (_, i) => getU32(upload ?? new Uint8Array(1_024), 124 + 4 * i))
				.filter((minute) => minute > NOW)
				.sort((a, b) => a - b);
		expect(future(server.uploads[1])).toEqual(future(server.uploads[0]));
	});

	test('another key of the server gets a new subscription', async () => {
		const other = new Uint8Array(65).fill(9);
		server.keySaid = { kind: 'done', body: other };
		await setting.refresh(wording);
		expect(browser.made).toBe(2);
		expect(there().key).toBe(b64u(await keyIdOf(other)));
	});

	test('a subscription that the browser dropped is made again', async () => {
		browser.held = null;
		await setting.refresh(wording);
		expect(browser.made).toBe(2);
		expect((await setting.tips()).state).toBe('on');
	});

	test('leave that was taken back ends the requests, not the wish', async () => {
		browser.granted = false;
		await setting.refresh(wording);
		expect(server.asked).toEqual([]);
		expect(await setting.tips()).toEqual({ wish: ON, state: 'refused' });
		browser.granted = true;
		await setting.refresh(wording);
		expect((await setting.tips()).state).toBe('on');
	});

	test('a no of the server may be a limit: it stays on, and is tried again', async () => {
		server.putSaid = { kind: 'no' };
		await setting.refresh(wording);
		expect(await setting.tips()).toEqual({ wish: ON, state: 'offline' });
		expect(browser.held).not.toBeNull();
	});

	test('another line moves nothing; other hours count from a day without one', async () => {
		const before = there();
		await set({ ...ON, line: 'bin' });
		expect(there()).toMatchObject({ since: before.since, seed: before.seed, shown: { lines: ['"bin"'] } });
		await set({ ...ON, from: 0, to: 720 });
		expect(there().since).toBeGreaterThanOrEqual(before.since);
		expect(there()).toMatchObject({ id: before.id, token: before.token, order: before.order });
	});

	test('off is immediate: nothing that it waits for is a server', async () => {
		const { id } = there();
		let answer = (): void => {};
		server.drop = async () => {
			server.asked.push('drop');
			await new Promise<void>((done) => {
				answer = done;
			});
			return DONE;
		};
		expect(await set(OFF)).toBe('off');
		expect(browser.held).toBeNull();
		expect(there()).toMatchObject({ wish: OFF, id, order: '', key: '', seed: '' });
		await settled();
		expect(server.asked).toEqual(['drop']);
		answer();
		await settled();
		expect(there()).toMatchObject({ id: '', token: '' });
	});

	test('off does not wait for a browser that does not answer', async () => {
		browser.unsubscribe = () => new Promise(() => {});
		expect(await set(OFF)).toBe('off');
	});

	test('off without a network is told at a later opening, once', async () => {
		const { id } = there();
		browser.net = false;
		server.dropSaid = { kind: 'offline' };
		expect(await set(OFF)).toBe('offline');
		await settled();
		expect(await setting.tips()).toEqual({ wish: OFF, state: 'offline' });
		server.dropSaid = { kind: 'no' };
		server.asked.length = 0;
		await setting.refresh(wording);
		await setting.refresh(wording);
		expect(server.asked).toEqual([`drop ${id}`]);
		expect((await setting.tips()).state).toBe('off');
	});

	test('off overtakes a renewal: no minutes are sent after it, and no subscription stays', async () => {
		let go = (): void => {};
		browser.wait = new Promise((done) => {
			go = done;
		});
		browser.held = null;
		const renewal = setting.refresh(wording);
		await settled();
		const off = set(OFF);
		await settled();
		go();
		await Promise.all([renewal, off]);
		await settled();
		expect(server.asked.filter((each) => each.startsWith('put'))).toEqual([]);
		expect(browser.held).toBeNull();
		expect(there().wish.on).toBe(false);
	});

	test('the last of several wishes is the last that the server hears', async () => {
		let go = (): void => {};
		server.wait = new Promise((done) => {
			go = done;
		});
		const first = set({ ...ON, from: 0 });
		await settled();
		const second = set({ ...ON, from: 60 });
		await settled();
		go();
		await Promise.all([first, second]);
		expect(server.asked.filter((each) => each.startsWith('put'))).toHaveLength(1);
		expect(there()).toMatchObject({ state: 'on', wish: { from: 60 } });
	});

	test('forgetting leaves what turning it off would, had nothing else been set, and tells the server', async () => {
		const { id } = there();
		await set({ ...ON, quiet: ['2027-05-04'], line: 'plants', from: 60 });
		server.asked.length = 0;
		await setting.forget();
		expect(browser.held).toBe(null);
		expect(server.asked).toEqual([`drop ${id}`]);
		const left = record;
		record = null;
		await set({ ...ON, line: 'plants' });
		await set({ ...OFF, line: 'plants' });
		await settled();
		// The day of the last one is that of whichever passed, by chance.
		expect({ ...left, last: 0 }).toEqual({ ...there(), last: 0 });
	});

	test('forgetting leaves no words of one’s own', async () => {
		await set({ ...ON, line: { own: 'Call Zoe' } });
		await setting.forget();
		expect(there()).toMatchObject({ state: 'off', wish: OFF, id: '', shown: { lines: ['A tip for today'] } });
		expect(JSON.stringify(record)).not.toContain('Zoe');
	});

	test('forgetting what the server cannot be told of is told at the next opening', async () => {
		const { id } = there();
		server.dropSaid = { kind: 'offline' };
		await setting.forget();
		expect(there().id).toBe(id);
		server.dropSaid = DONE;
		server.asked.length = 0;
		await setting.refresh(wording);
		expect(server.asked).toEqual([`drop ${id}`]);
		expect(there().id).toBe('');
	});

	test('forgetting overtakes a renewal', async () => {
		let go = (): void => {};
		server.wait = new Promise((done) => {
			go = done;
		});
		const renewal = setting.refresh(wording);
		await settled();
		const forgetting = setting.forget();
		await settled();
		go();
		await Promise.all([renewal, forgetting]);
		expect([there().state, browser.held]).toEqual(['off', null]);
	});
});

test('where it was never on, an opening asks nothing of anyone', async () => {
	await setting.refresh(wording);
	expect(await setting.tips()).toEqual({ wish: BEGIN, state: 'off' });
	expect([browser.asked, server.asked, record]).toEqual([0, [], null]);
});

test('off and on again on one day brings no second one that day', async () => {
	const early = { ...ON, from: 0, to: 60 };
	await set(early);
	// 13:00 local: what was in the first hour has passed, for a wish that held since yesterday.
	record = { ...there(), since: there().since - 1 };
	await set({ ...early, on: false });
	await settled();
	await set(ON);
	const today = Math.floor((NOW + 60) / 1_440);
	expect(there().since).toBe(today + 1);
});
