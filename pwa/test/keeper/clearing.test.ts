/** Orders, duties, cards and clearing everywhere: what goes, in which order, and who is obeyed. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { equal } from '../../src/crypto/bytes.ts';
import { FILE_SIZE, isPending, openAll, readSalt } from '../../src/crypto/container.ts';
import { rootKeys } from '../../src/crypto/keys.ts';
import type { State } from '../../src/crypto/payload.ts';
import { systemRandom } from '../../src/crypto/random.ts';
import type { Duty, Result } from '../../src/wire/session.ts';
import { quickPrk } from '../crypto/scene.ts';
import type { Peer } from '../sync/peer.ts';
import { bytes, CODE, makePeer, Phone, SETUP } from './world.ts';

let peer: Peer;
beforeEach(async () => {
	peer = await makePeer();
});
afterEach(async () => {
	await peer.stop();
});

const LISTS = '5550001111';
const ORDER = '5550003333';
const OTHER = '9876543210';
const done = { ok: true, value: undefined };

function taken<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(`refused: ${result.reason}`);
	return result.value;
}

function listsDoc(): Uint8Array {
	const doc = new Y.Doc();
	doc.getMap('fields').set('milk', 'two');
	return Y.encodeStateAsUpdate(doc);
}

const addLists = (phone: Phone, duty: Duty, everywhere: boolean) =>
	phone.session.addLists(bytes(LISTS), listsDoc(), 'shopping', duty, everywhere);

async function ready(): Promise<Phone> {
	const phone = new Phone(peer);
	expect(await phone.setUp()).toEqual(done);
	expect(await phone.session.syncNow()).toBe('sent');
	return phone;
}

/** A second phone of the same holder's. */
async function second(first: Phone): Promise<Phone> {
	const secret = systemRandom(32);
	expect(await first.session.sendPass(secret)).toEqual(done);
	const phone = new Phone(peer);
	await phone.keeper.start();
	await phone.keeper.fetch(bytes(SETUP));
	phone.attach();
	Y.applyUpdate(phone.doc, taken(await phone.session.takePass(secret)));
	expect(await phone.session.create(bytes(OTHER), Y.encodeStateAsUpdate(phone.doc), 'whole')).toEqual(done);
	expect(await phone.session.syncNow()).toBe('sent');
	return phone;
}

async function stateOf(phone: Phone, code: string): Promise<State> {
	const opened = await phone.store.use((blocks) => openAll(blocks, quickPrk(code, readSalt(blocks))));
	if (!opened) throw new Error('nothing opens');
	return opened.state;
}

const boxOf = ({ root, epoch }: State) => peer.boxes.get(Buffer.from(rootKeys(root, epoch).id).toString('hex'));
const all = (phone: Phone): Promise<Uint8Array> => phone.store.use((blocks) => blocks.read(0, FILE_SIZE));
const cleared = async (phone: Phone): Promise<boolean> => {
	for (const code of [CODE, LISTS, ORDER, OTHER]) {
		await phone.leave();
		if ((await phone.keeper.open(bytes(code))) !== null) return false;
	}
	return true;
};

/** From the next write on, `n` are done, and then the battery is empty. */
function battery(phone: Phone, n: number): () => void {
	const use = phone.store.use.bind(phone.store);
	let writes = 0;
	const spy = vi.spyOn(phone.store, 'use').mockImplementation((work) =>
		use((blocks) =>
			work({
				...blocks,
				write: (at, part) => {
					if (writes++ >= n) throw new Error('the battery');
					blocks.write(at, part);
				},
			}),
		),
	);
	return () => spy.mockImplementation(use);
}

describe.each(['an order', 'lists that reset'])('%s', (what) => {
	const code = what === 'an order' ? ORDER : LISTS;
	async function made(everywhere: boolean): Promise<Phone> {
		const phone = await ready();
		if (code === ORDER) expect(await phone.session.addOrder(bytes(ORDER), everywhere)).toEqual(done);
		else expect(await addLists(phone, 'reset', everywhere)).toEqual(done);
		await phone.session.syncNow();
		await phone.leave();
		return phone;
	}

	test('clears this phone before anything else is asked, and then the server copy', async () => {
		const phone = await made(true);
		const before = await stateOf(phone, CODE);
		const file = await all(phone);
		let openAtRequest = true;
		peer.before = async ({ method, path }) => {
			expect([method, path]).toEqual(['DELETE', '/v1/all']);
			openAtRequest = !equal(file.subarray(0, 48), (await all(phone)).subarray(0, 48));
			const opened = await phone.store.use((blocks) => openAll(blocks, quickPrk(CODE, readSalt(blocks))));
			openAtRequest = opened !== null;
		};
		peer.seen.length = 0;
		expect(await phone.keeper.open(bytes(code))).toBe('cleared');
		expect(openAtRequest).toBe(false);
		expect(peer.seen).toHaveLength(1);
		expect(boxOf(before)?.gone?.[0]).toBe(2);
		peer.before = () => {};
		expect(await cleared(phone)).toBe(true);
		expect(await phone.store.use(isPending)).toBe(false);
	});

	test('without a target asks nobody', async () => {
		const phone = await made(false);
		peer.seen.length = 0;
		expect(await phone.keeper.open(bytes(code))).toBe('cleared');
		expect(peer.seen).toEqual([]);
		expect(await cleared(phone)).toBe(true);
		expect(peer.blobs.length).toBeGreaterThan(0);
	});

	test('offline says so, after it tried for a while', async () => {
		const phone = await made(true);
		peer.offline = true;
		expect(await phone.keeper.open(bytes(code))).toBe('here');
		expect(phone.trace.filter((line) => line.startsWith('DELETE')).length).toBeGreaterThan(3);
		expect(await cleared(phone)).toBe(true);
	}, 60_000);

	test('is done again after a kill, and is one for all that opens', async () => {
		for (const n of [1, 4, 9, 12]) {
			const phone = await made(false);
			const end = battery(phone, n);
			// Three tries, and the battery stays empty.
			expect(await phone.keeper.open(bytes(code))).toBeNull();
			end();
			expect(await cleared(phone), `${n} writes`).toBe(true);
			expect(await phone.store.use(isPending)).toBe(false);
		}
	}, 120_000);
});

describe('lists that destroy', () => {
	const along = (): string[] => peer.seen.map(({ headers }) => String(headers.also ?? ''));

	async function made(): Promise<{ phone: Phone; real: State; right: string }> {
		const phone = await ready();
		expect(await addLists(phone, 'destroy', true)).toEqual(done);
		await phone.session.syncNow();
		const real = await stateOf(phone, CODE);
		const { id, all } = rootKeys(real.root, real.epoch);
		const right = [id, all].map((each) => Buffer.from(each).toString('base64url')).join('.');
		await phone.leave();
		peer.seen.length = 0;
		return { phone, real, right };
	}

	test('take the server copy with their ordinary exchange, once it was answered', async () => {
		const { phone, real, right } = await made();
		expect(await phone.open(LISTS)).toEqual({ milk: 'two' });
		expect(await phone.session.syncNow()).toBe('sent');
		expect(boxOf(real)?.gone?.[0]).toBe(2);
		const sent = along().filter((also) => also !== '');
		expect(sent[0]).toBe(right);
		expect(sent.length).toBeGreaterThan(1);
		expect(sent.slice(1)).not.toContain(right);
		expect(new Set(sent.map((also) => also.length))).toEqual(new Set([66]));
		expect(new Set(sent).size).toBe(sent.length);
		expect(peer.count('DELETE', '/v1/all')).toBe(0);
		expect(await phone.reopen()).toBeNull();
		expect(await phone.reopen(LISTS)).toEqual({ milk: 'two' });
	});

	test('offline destroy what is here; the rest goes with a later exchange of the same session, or never', async () => {
		const { phone, real, right } = await made();
		peer.offline = true;
		await phone.open(LISTS);
		expect(await phone.session.syncNow()).toBe('offline');
		peer.offline = false;
		expect(await phone.session.syncNow()).toBe('sent');
		expect(along()[0]).toBe(right);
		expect(boxOf(real)?.gone?.[0]).toBe(2);

		const later = await made();
		peer.offline = true;
		await later.phone.open(LISTS);
		await later.phone.session.syncNow();
		peer.offline = false;
		peer.seen.length = 0;
		await later.phone.reopen(LISTS);
		expect(await later.phone.session.syncNow()).toBe('sent');
		expect(along()).not.toContain(later.right);
		expect(boxOf(later.real)?.gone).toBeNull();
		expect(await later.phone.reopen()).toBeNull();
	});

	test('whose request was lost, or met a server with too much to do, send it again', async () => {
		const { phone, real, right } = await made();
		peer.busySeconds = 1;
		await phone.open(LISTS);
		await phone.session.syncNow();
		peer.busySeconds = 0;
		expect(await phone.session.syncNow()).toBe('sent');
		expect(along().filter((also) => also === right).length).toBeGreaterThan(1);
		expect(boxOf(real)?.gone?.[0]).toBe(2);
	});

	test('any other phone sends random bytes along, and a server takes them for nothing', async () => {
		const phone = await ready();
		await phone.type('b', 'two');
		await phone.session.syncNow();
		const sent = peer.seen.filter(({ path }) => path === '/v1/box').map(({ headers }) => String(headers.also));
		expect(sent.length).toBeGreaterThan(2);
		for (const also of sent) expect(also).toMatch(/^[\w-]{22}\.[\w-]{43}$/);
		expect(new Set(sent).size).toBe(sent.length);
		expect(peer.seen.filter(({ path }) => path !== '/v1/box').every(({ headers }) => !headers.also)).toBe(true);
	});
});

describe('clearing everywhere', () => {
	async function full(): Promise<{ phone: Phone; two: Phone; real: State }> {
		const phone = await ready();
		await phone.session.words();
		taken(await phone.session.makeCard());
		await addLists(phone, 'nothing', false);
		await phone.session.addOrder(bytes(ORDER), false);
		expect(await phone.session.syncNow()).toBe('sent');
		return { phone, two: await second(phone), real: await stateOf(phone, CODE) };
	}

	test('clears this phone at once, every box of its holder’s, and then the other phones', async () => {
		const { phone, two, real } = await full();
		expect(peer.blobs).toHaveLength(4);
		expect(await phone.session.clearEverywhere([])).toEqual(done);
		expect(await phone.keeper.outcome()).toBe('cleared');
		expect(peer.blobs).toHaveLength(0);
		expect(boxOf(real)?.gone?.[0]).toBe(2);
		expect(await phone.type('c', 'late')).toEqual({ ok: false, reason: 'file' });
		expect(await cleared(phone)).toBe(true);
		// The other one learns of it at its next exchange.
		expect(await two.session.syncNow()).toBe('cleared');
		await expect.poll(() => two.news.at(-1)).toBe('cleared');
		expect(await two.keeper.outcome()).toBe('cleared');
		expect(await two.type('c', 'late')).toEqual({ ok: false, reason: 'file' });
		expect(await cleared(two)).toBe(true);
	}, 120_000);

	test('waits for no network here, and asks for a while', async () => {
		const { phone, real } = await full();
		peer.before = () => new Promise(() => {});
		expect(await phone.session.clearEverywhere([])).toEqual(done);
		const opened = await phone.store.use((blocks) => openAll(blocks, quickPrk(CODE, readSalt(blocks))));
		expect(opened).toBeNull();
		expect(await phone.keeper.outcome()).toBe('here');
		peer.before = () => {};
		expect(boxOf(real)?.gone).toBeNull();
		expect(await cleared(phone)).toBe(true);
	}, 120_000);

	test('reaches a server that comes back within that while', async () => {
		const { phone, real } = await full();
		peer.offline = true;
		expect(await phone.session.clearEverywhere([])).toEqual(done);
		peer.offline = false;
		expect(await phone.keeper.outcome()).toBe('cleared');
		expect(boxOf(real)?.gone?.[0]).toBe(2);
		expect(peer.blobs).toHaveLength(0);
	}, 120_000);

	test('is ended at the next start, wherever a kill cut it off', async () => {
		for (const n of [1, 3, 9, 14]) {
			const phone = await ready();
			await addLists(phone, 'nothing', false);
			const end = battery(phone, n);
			expect(await phone.session.clearEverywhere([])).toEqual({ ok: false, reason: 'file' });
			end();
			expect(await cleared(phone), `${n} writes`).toBe(true);
			expect(await phone.store.use(isPending)).toBe(false);
		}
	}, 120_000);

	test('of this phone alone tells how it ended too', async () => {
		const phone = await ready();
		expect(await phone.session.clearHere()).toEqual(done);
		expect(await phone.keeper.outcome()).toBe('cleared');
		expect(peer.blobs).toHaveLength(1);
	});
});

describe('who is obeyed', () => {
	const answer = async (phone: Phone, body: (state: State) => Buffer): Promise<string> => {
		const box = boxOf(await stateOf(phone, CODE));
		if (!box) throw new Error('no box');
		const state = await stateOf(phone, CODE);
		box.blob = null;
		box.gone = body(state);
		await phone.reopen();
		return phone.session.syncNow();
	};
	const gone = (kind: number, proof: Uint8Array) => Buffer.concat([Buffer.from([kind]), proof]);

	test('a proof that R gives, and no other', async () => {
		const wrong: readonly (readonly [string, (state: State) => Buffer])[] = [
			['random', () => gone(2, systemRandom(32))],
			['zero', () => gone(2, new Uint8Array(32))],
			['of the clear token', ({ root, epoch }) => gone(2, rootKeys(root, epoch).clear)],
			['of another epoch', ({ root, epoch }) => gone(2, rootKeys(root, epoch + 1).all)],
			['the right one, of another kind', ({ root, epoch }) => gone(1, rootKeys(root, epoch).all)],
			['the right one, cut short', ({ root, epoch }) => gone(2, rootKeys(root, epoch).all.subarray(0, 31))],
		];
		const phone = await ready();
		for (const [name, body] of wrong) {
			expect(await answer(phone, body), name).toBe('pending');
			expect(await phone.reopen(), name).toEqual({ a: 'one' });
		}
		expect(await answer(phone, ({ root, epoch }) => gone(2, rootKeys(root, epoch).all))).toBe('cleared');
		expect(await cleared(phone)).toBe(true);
	}, 120_000);

	test('nobody in a session that has moved on to another root', async () => {
		const phone = await ready();
		const before = await stateOf(phone, CODE);
		const box = boxOf(before);
		if (!box) throw new Error('no box');
		let answered: () => void = () => {};
		const held = new Promise<void>((resolve) => {
			answered = resolve;
		});
		box.gone = gone(2, rootKeys(before.root, before.epoch).all);
		peer.before = ({ method, path }) => (method === 'GET' && path === '/v1/box' ? held : undefined);
		const syncing = phone.session.syncNow();
		const renewed = phone.session.changeCode(bytes(CODE), bytes(OTHER), true);
		expect(await renewed).toEqual(done);
		peer.before = () => {};
		answered();
		await syncing;
		expect(await phone.session.syncNow()).toBe('sent');
		expect(await phone.reopen(OTHER)).toEqual({ a: 'one' });
	}, 60_000);
});

describe('a card', () => {
	const used = async (digits: string): Promise<unknown> => {
		const borrowed = new Phone(peer);
		await borrowed.keeper.start();
		return borrowed.keeper.fetch(bytes(digits));
	};

	test('clears the server copy from any phone, and nothing else; its digits go nowhere', async () => {
		const phone = await ready();
		const digits = taken(await phone.session.makeCard());
		expect(digits).toMatch(/^\d{24}$/);
		expect(await phone.session.info()).toMatchObject({ card: true });
		const state = await stateOf(phone, CODE);
		peer.seen.length = 0;
		expect(await used(digits)).toBe('cleared');
		expect(peer.seen.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
			'GET /v1/box 200',
			'DELETE /v1/box 204',
			'DELETE /v1/box 204',
		]);
		for (const { headers, body } of peer.seen) expect(JSON.stringify(headers) + body.toString()).not.toContain(digits);
		expect(boxOf(state)?.gone?.[0]).toBe(1);
		expect(peer.blobs).toHaveLength(0);
		expect(await phone.session.syncNow()).toBe('gone');
		expect(await phone.reopen()).toEqual({ a: 'one' });
		expect(await phone.session.keepThere()).toEqual(done);
		expect(await phone.session.syncNow()).toBe('sent');
		expect(await phone.session.info()).toMatchObject({ card: false });
		expect(await used(digits)).toBeNull();
		expect(peer.blobs).toHaveLength(1);
	});

	test('goes on to name the box of now', async () => {
		const phone = await ready();
		const digits = taken(await phone.session.makeCard());
		expect(await phone.session.changeCode(bytes(CODE), bytes(OTHER), true)).toEqual(done);
		await phone.reopen(OTHER);
		expect(await phone.session.syncNow()).toBe('sent');
		const state = await stateOf(phone, OTHER);
		expect(await used(digits)).toBe('cleared');
		expect(boxOf(state)?.gone?.[0]).toBe(1);
	});

	test('that was replaced, dropped or mistyped is none', async () => {
		const phone = await ready();
		const first = taken(await phone.session.makeCard());
		const next = taken(await phone.session.makeCard());
		expect(await used(first)).toBeNull();
		peer.seen.length = 0;
		const mistyped = next.slice(0, 23) + String((Number(next[23]) + 1) % 10);
		expect(await used(mistyped)).toBeNull();
		expect(peer.seen).toEqual([]);
		expect(await phone.session.dropCard()).toEqual(done);
		expect(await phone.session.info()).toMatchObject({ card: false });
		expect(await used(next)).toBeNull();
		expect(peer.blobs).toHaveLength(1);
	});

	test('needs a server to be made and to be used', async () => {
		const phone = await ready();
		const digits = taken(await phone.session.makeCard());
		peer.offline = true;
		expect(await used(digits)).toBe('here');
		expect(await phone.session.makeCard()).toEqual({ ok: false, reason: 'offline' });
		peer.offline = false;
		expect(await used(digits)).toBe('cleared');
		await phone.session.syncNow();
		expect(await phone.session.makeCard()).toEqual({ ok: false, reason: 'gone' });
	}, 60_000);
});
