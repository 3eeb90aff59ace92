/** Further codes, made and changed from the one vault that lists them. */
import { type Remote, transfer, wrap } from 'comlink';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { equal } from '../../src/crypto/bytes.ts';
import { FILE_SIZE, type Opened, openAll, readSalt, SLOTS } from '../../src/crypto/container.ts';
import { rootKeys } from '../../src/crypto/keys.ts';
import type { Keeper, Result, Session } from '../../src/wire/session.ts';
import { quickPrk } from '../crypto/scene.ts';
import type { Peer } from '../sync/peer.ts';
import { bytes, CODE, makePeer, Phone, SETUP } from './world.ts';

let peer: Peer;
beforeEach(async () => {
	peer = await makePeer();
});
const ports: MessagePort[] = [];
afterEach(async () => {
	for (const port of ports.splice(0)) port.close();
	await peer.stop();
});

const LISTS = '5550001111';
const MORE = '5550002222';
const ORDER = '5550003333';
const done = { ok: true, value: undefined };
const refused = (reason: string) => ({ ok: false, reason });

function docOf(fields: Record<string, string>): Uint8Array {
	const doc = new Y.Doc();
	for (const [field, value] of Object.entries(fields)) doc.getMap('fields').set(field, value);
	return Y.encodeStateAsUpdate(doc);
}

async function ready(): Promise<Phone> {
	const phone = new Phone(peer);
	expect(await phone.setUp()).toEqual(done);
	expect(await phone.session.syncNow()).toBe('sent');
	return phone;
}

const addLists = (phone: Phone, code = LISTS, duty: 'nothing' | 'destroy' | 'reset' = 'nothing', everywhere = false) =>
	phone.session.addLists(bytes(code), docOf({ milk: 'two' }), 'shopping', duty, everywhere);

/** What a code opens, without an opening: nothing is written. */
const peek = (phone: Phone, code: string): Promise<Opened | null> =>
	phone.store.use((blocks) => openAll(blocks, quickPrk(code, readSalt(blocks))));

const byText = (a: readonly unknown[], b: readonly unknown[]): number => String(a).localeCompare(String(b));

function taken<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(`refused: ${result.reason}`);
	return result.value;
}

const all = (phone: Phone): Promise<Uint8Array> => phone.store.use((blocks) => blocks.read(0, FILE_SIZE));

describe('further codes', () => {
	test('open what was put there, and the first one goes on as before', async () => {
		const phone = await ready();
		expect(await addLists(phone)).toEqual(done);
		expect(await phone.session.addOrder(bytes(ORDER), true)).toEqual(done);
		const listed = taken(await phone.session.others());
		expect(
			listed.map(({ kind, look, duty, everywhere, changed }) => [kind, look, duty, everywhere, changed]).sort(byText),
		).toEqual([
			['lists', 'shopping', 'nothing', false, false],
			['order', 'whole', 'reset', true, false],
		]);
		expect(await phone.reopen(LISTS)).toEqual({ milk: 'two' });
		expect(await phone.session.info()).toMatchObject({ look: 'shopping', fresh: false, recovery: false });
		await phone.type('bread', 'one');
		expect(await phone.reopen()).toEqual({ a: 'one' });
		expect(await phone.session.info()).toMatchObject({ look: 'whole' });
		expect(await phone.reopen(LISTS)).toEqual({ milk: 'two', bread: 'one' });
	});

	test('get a box of their own, so that their first opening asks what every one asks', async () => {
		const phone = await ready();
		await addLists(phone);
		expect(await phone.session.syncNow()).toBe('sent');
		expect(peer.blobs).toHaveLength(2);
		const { state } = (await peek(phone, LISTS)) ?? {};
		expect(state).toMatchObject({ box: 1, boxVersion: 1n });
		peer.seen.length = 0;
		await phone.reopen(LISTS);
		expect(await phone.session.syncNow()).toBe('sent');
		expect(peer.seen.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
			...Array(3).fill('GET /v1/box 200'),
			'GET /v1/app 304',
			'GET /v1/box 304',
		]);
	});

	test('made offline get it later, by themselves or by their own first opening', async () => {
		const phone = await ready();
		peer.offline = true;
		expect(await addLists(phone)).toEqual(done);
		await phone.session.syncNow();
		peer.offline = false;
		expect(await phone.session.syncNow()).toBe('sent');
		expect(peer.blobs).toHaveLength(2);
		peer.offline = true;
		expect(await addLists(phone, MORE)).toEqual(done);
		await phone.reopen(MORE);
		peer.offline = false;
		expect(await phone.session.syncNow()).toBe('sent');
		expect(peer.blobs).toHaveLength(3);
	});

	test('three at most, and none that opens something or may be sent', async () => {
		const phone = await ready();
		const before = await all(phone);
		const doc = docOf({ a: 'b' });
		for (const code of [CODE, SETUP, '1234567', 'Abcdefgh'])
			expect(await addLists(phone, code), code).toEqual(refused('refused'));
		expect(await phone.session.addLists(bytes(LISTS), new Uint8Array(0), 'study', 'nothing', false)).toEqual(
			refused('shrunk'),
		);
		expect(await phone.session.addLists(bytes(LISTS), new Uint8Array(245_761), 'study', 'nothing', false)).toEqual(
			refused('full'),
		);
		expect(await phone.session.addLists(bytes(LISTS), doc, 'whole' as 'study', 'nothing', false)).toEqual(
			refused('refused'),
		);
		expect(equal(before, await all(phone))).toBe(true);
		for (const code of [LISTS, MORE]) expect(await addLists(phone, code)).toEqual(done);
		expect(await addLists(phone, LISTS)).toEqual(refused('refused'));
		expect(await phone.session.addOrder(bytes(MORE), false)).toEqual(refused('refused'));
		expect(await phone.session.addOrder(bytes(ORDER), false)).toEqual(done);
		expect(await addLists(phone, '5550004444')).toEqual(refused('full'));
		expect(taken(await phone.session.others()).map(({ slot }) => slot)).toHaveLength(3);
	});

	test('are nobody else’s to make: a session with lists is refused everything, and changes nothing', async () => {
		const phone = await ready();
		await addLists(phone);
		await phone.session.syncNow();
		await phone.reopen(LISTS);
		await phone.session.syncNow();
		const before = await all(phone);
		const { session } = phone;
		const calls: readonly ((session: typeof phone.session) => Promise<Result<unknown>>)[] = [
			(to) => to.others(),
			(to) => to.addLists(bytes(MORE), docOf({ a: 'b' }), 'study', 'nothing', false),
			(to) => to.addOrder(bytes(ORDER), true),
			...SLOTS.flatMap((slot) => [
				(to: typeof session) => to.setDuty(slot, 'destroy' as const, true),
				(to: typeof session) => to.removeOther(slot),
			]),
		];
		for (const call of calls) expect(await call(session)).toEqual(refused('refused'));
		expect(equal(before, await all(phone))).toBe(true);
	});

	test('are removed with their box; whose code was changed inside can only be removed', async () => {
		const phone = await ready();
		await addLists(phone);
		await phone.session.syncNow();
		await phone.reopen(LISTS);
		expect(await phone.session.changeCode(bytes(LISTS), bytes(MORE), false)).toEqual(done);
		await phone.reopen();
		const [listed] = taken(await phone.session.others());
		if (!listed) throw new Error('not listed');
		expect(listed).toMatchObject({ changed: true, duty: 'nothing' });
		expect(await phone.session.setDuty(listed.slot, 'destroy', false)).toEqual(refused('none'));
		expect(await phone.session.removeOther(listed.slot)).toEqual(done);
		expect(taken(await phone.session.others())).toEqual([]);
		expect(await peek(phone, MORE)).toBeNull();
		await addLists(phone);
		await phone.session.syncNow();
		expect(peer.blobs).toHaveLength(3);
		const [again] = taken(await phone.session.others());
		expect(await phone.session.removeOther(again?.slot ?? 0)).toEqual(done);
		expect(await phone.session.removeOther(again?.slot ?? 0)).toEqual(refused('none'));
		await phone.session.syncNow();
		expect(peer.blobs).toHaveLength(2);
		expect(await phone.reopen()).toEqual({ a: 'one' });
	});

	test('a kill between a new slot and its listing leaves both to be used again', async () => {
		const phone = await ready();
		const use = phone.store.use.bind(phone.store);
		let writes = 0;
		const cut = vi.spyOn(phone.store, 'use').mockImplementation((work) =>
			use((blocks) =>
				work({
					...blocks,
					write: (at, part) => {
						if (writes++ >= 2) throw new Error('the battery');
						blocks.write(at, part);
					},
				}),
			),
		);
		expect(await addLists(phone)).toEqual(refused('file'));
		cut.mockImplementation(use);
		await phone.reopen();
		expect(taken(await phone.session.others())).toEqual([]);
		const left = (await peek(phone, LISTS))?.slot;
		expect(left).toBeDefined();
		expect(await addLists(phone)).toEqual(done);
		expect(taken(await phone.session.others()).map(({ slot }) => slot)).toEqual([left]);
	});
});

describe('a duty', () => {
	test('is set from the first code, and reaches the server copy where it says so', async () => {
		const phone = await ready();
		await addLists(phone);
		await phone.session.addOrder(bytes(ORDER), false);
		const listed = taken(await phone.session.others());
		const lists = listed.find(({ kind }) => kind === 'lists')?.slot ?? 0;
		const order = listed.find(({ kind }) => kind === 'order')?.slot ?? 0;
		const { state } = (await peek(phone, CODE)) ?? {};
		if (!state) throw new Error('nothing opens');
		const { id, all } = rootKeys(state.root, state.epoch);
		expect(await phone.session.setDuty(lists, 'destroy', true)).toEqual(done);
		expect((await peek(phone, LISTS))?.state).toMatchObject({ duty: 'destroy', target: { id, token: all } });
		expect(await phone.session.setDuty(order, 'nothing', true)).toEqual(refused('refused'));
		expect(await phone.session.setDuty(order, 'reset', true)).toEqual(done);
		expect((await peek(phone, ORDER))?.state).toMatchObject({ kind: 'order', target: { id, token: all } });
		expect(await phone.session.setDuty(lists, 'nothing', true)).toEqual(done);
		expect((await peek(phone, LISTS))?.state).toMatchObject({ duty: 'nothing', target: null });
		for (const slot of [0, 5]) expect(await phone.session.setDuty(slot, 'reset', false)).toEqual(refused('none'));
		expect(await phone.reopen()).toEqual({ a: 'one' });
		expect(
			taken(await phone.session.others())
				.map(({ duty, everywhere }) => [duty, everywhere])
				.sort(byText),
		).toEqual([
			['nothing', false],
			['reset', true],
		]);
	});

	test.each(['renew', 'keepThere'] as const)('names the box of now, also after a kill (%s)', async (how) => {
		const phone = await ready();
		await addLists(phone, LISTS, 'destroy', true);
		await phone.session.syncNow();
		const target = async () => (await peek(phone, LISTS))?.state.target;
		const now = async (code: string) => {
			const { state } = (await peek(phone, code)) ?? {};
			if (!state) throw new Error('nothing opens');
			const { id, all } = rootKeys(state.root, state.epoch);
			return { id, token: all };
		};
		const first = await now(CODE);
		expect(await target()).toEqual(first);
		// The move is on the disk, and the kill comes before anything else is.
		const use = phone.store.use.bind(phone.store);
		let left = Number.POSITIVE_INFINITY;
		vi.spyOn(phone.store, 'use').mockImplementation((work) =>
			left-- > 0 ? use(work) : Promise.reject(new Error('killed')),
		);
		if (how === 'renew') {
			left = 2; // the salt, the save
			await phone.session.changeCode(bytes(CODE), bytes(MORE), true);
		} else {
			await phone.session.clearThere();
			left = 1;
			await phone.session.keepThere();
		}
		left = Number.POSITIVE_INFINITY;
		const code = how === 'renew' ? MORE : CODE;
		const moved = await now(code);
		expect(moved).not.toEqual(first);
		expect(await target()).toEqual(first);
		await phone.reopen(code);
		expect(await phone.session.syncNow()).toBe('sent');
		expect(await target()).toEqual(moved);
	});
});

describe('practice', () => {
	/** A keeper at the other end of a port, as the inner app has it. */
	function rehearse(phone: Phone): Remote<Keeper> {
		const { port1, port2 } = new MessageChannel();
		ports.push(port1);
		void phone.session.rehearse(transfer(port2, [port2]));
		return wrap<Keeper>(port1);
	}

	function attach(keeper: Remote<Keeper>): Remote<Session> {
		const { port1, port2 } = new MessageChannel();
		ports.push(port1);
		void keeper.attach(transfer(port2, [port2]));
		return wrap<Session>(port1);
	}

	test('happens on a container of its own, and touches neither file nor network', async () => {
		const phone = await ready();
		await phone.session.syncNow();
		const before = await all(phone);
		const asked = peer.seen.length;
		const keeper = rehearse(phone);
		expect(await keeper.start()).toBe('memory');
		expect(await keeper.open(bytes(CODE))).toBeNull();
		expect(await keeper.fetch(bytes('anything'))).toHaveLength(0);
		const session = attach(keeper);
		expect(await session.info()).toMatchObject({ fresh: true, storage: 'memory' });
		expect(await session.create(bytes(CODE), docOf({ p: 'q' }), 'whole')).toEqual(done);
		expect(await session.addLists(bytes(LISTS), docOf({ milk: 'two' }), 'chores', 'destroy', true)).toEqual(done);
		expect(await session.addOrder(bytes(ORDER), true)).toEqual(done);
		expect(await keeper.open(bytes('0000000000'))).toBeNull();
		expect(await keeper.open(bytes(CODE))).toHaveLength(0);
		expect(await attach(keeper).info()).toMatchObject({ fresh: false, look: 'whole' });
		expect(await keeper.open(bytes(LISTS))).toHaveLength(0);
		expect(await attach(keeper).info()).toMatchObject({ fresh: false, look: 'chores' });
		for (const code of [CODE, ORDER]) expect(await keeper.open(bytes(code))).toBeNull();
		expect(equal(before, await all(phone))).toBe(true);
		expect(peer.seen).toHaveLength(asked);
	});

	test('of an order, and of clearing everywhere, ends as on a phone with a network', async () => {
		const phone = await ready();
		const keeper = rehearse(phone);
		for (const end of ['order', 'everywhere']) {
			await keeper.start();
			await keeper.fetch(bytes('x'));
			const session = attach(keeper);
			expect(await session.create(bytes(CODE), docOf({ p: 'q' }), 'whole')).toEqual(done);
			if (end === 'order') {
				await session.addOrder(bytes(ORDER), true);
				expect(await keeper.open(bytes(ORDER))).toBe('cleared');
			} else {
				expect(await session.clearEverywhere([])).toEqual(done);
				expect(await keeper.outcome()).toBe('cleared');
			}
			expect(await keeper.open(bytes(CODE))).toBeNull();
		}
		expect(await phone.reopen()).toEqual({ a: 'one' });
	});
});
