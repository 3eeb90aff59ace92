/** What a phone leaves for the holder's others, who gets it, and what becomes of it when all of them are to be cleared. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { deviceTag, openAll, readSalt } from '../../src/crypto/container.ts';
import { asOrderToken, asTickId } from '../../src/crypto/keys.ts';
import { readMark, type Tick } from '../../src/crypto/mark.ts';
import { systemRandom } from '../../src/crypto/random.ts';
import type { OwnMark, Result } from '../../src/wire/session.ts';
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

async function ready(): Promise<Phone> {
	const phone = new Phone(peer);
	expect(await phone.setUp()).toEqual(done);
	expect(await phone.session.syncNow()).toBe('sent');
	return phone;
}

const newTick = (): Tick => ({ id: asTickId(systemRandom(16)), order: asOrderToken(systemRandom(32)) });

/** As the cover does when it is turned on. */
function remind(phone: Phone): Tick {
	const tick = newTick();
	const order = createHash('sha256').update(tick.order).digest();
	peer.ticks.set(Buffer.from(tick.id).toString('hex'), { order, note: null });
	phone.tick = tick;
	return tick;
}

const noteOf = ({ id }: Tick): Buffer | null => peer.ticks.get(Buffer.from(id).toString('hex'))?.note ?? null;
const markOf = async (phone: Phone): Promise<OwnMark> => taken(await phone.session.mark());

async function bytesOf(phone: Phone): Promise<Uint8Array> {
	const { bytes: mark } = await markOf(phone);
	if (!mark) throw new Error('no mark');
	return mark;
}

async function another(): Promise<{ phone: Phone; tick: Tick; mark: Uint8Array }> {
	const phone = await ready();
	const tick = remind(phone);
	return { phone, tick, mark: await bytesOf(phone) };
}

describe('a mark', () => {
	test('is D, and where an order is left, under a key that says nothing and stays', async () => {
		const phone = await ready();
		const tick = remind(phone);
		const { key, bytes: mark } = await markOf(phone);
		expect(key).toMatch(/^[\w-]{22}$/);
		const read = readMark(mark ?? new Uint8Array(0));
		expect(read).toMatchObject({ id: tick.id, order: tick.order });
		const page = await phone.store.use((blocks) => blocks.read(16, 32));
		expect(read && deviceTag(read.device)).toEqual(page);
		await phone.reopen();
		remind(phone);
		const later = await markOf(phone);
		expect(later.key).toBe(key);
		expect(later.bytes).not.toEqual(mark);
		phone.tick = null;
		expect(await markOf(phone)).toEqual({ key, bytes: null });
		expect((await markOf(await ready())).key).not.toBe(key);
	});

	test('is left by no lists, beside another code or alone, and needs something that is kept', async () => {
		const phone = await ready();
		remind(phone);
		await phone.session.addLists(bytes(LISTS), listsDoc(), 'shopping', 'destroy', true);
		await phone.reopen(LISTS);
		expect(await phone.session.mark()).toEqual({ ok: false, reason: 'refused' });
		const lonely = new Phone(peer);
		remind(lonely);
		await lonely.keeper.start();
		await lonely.keeper.fetch(bytes(SETUP));
		lonely.attach();
		expect(await lonely.session.mark()).toEqual({ ok: false, reason: 'none' });
		await lonely.session.create(bytes(LISTS), listsDoc(), 'shopping');
		expect(await lonely.session.mark()).toEqual({ ok: false, reason: 'refused' });
	});

	test('costs no request and no write: an opening is the same with reminders on or off', async () => {
		const phone = await ready();
		const opening = async (): Promise<string[]> => {
			await phone.leave();
			phone.trace.length = 0;
			phone.news.length = 0;
			await phone.open();
			await phone.session.mark();
			await expect.poll(() => phone.news.at(-1), { timeout: 30_000 }).toBe('sent');
			await phone.store.use(() => {});
			return phone.trace.filter((line) => !line.startsWith('read')).sort();
		};
		const off = await opening();
		remind(phone);
		// Two logs run beside each other, and which slot is whose is drawn: what counts is that nothing was added.
		expect(await opening()).toEqual(off);
	});
});

describe('new keys, for someone whose code was known', () => {
	test('end the right to leave an order for this phone, and its mark says the new one', async () => {
		const phone = await ready();
		const before = remind(phone);
		const { key, bytes: mark } = await markOf(phone);
		expect(await phone.session.changeCode(bytes(CODE), bytes('9876543210'), true)).toEqual(done);
		const later = await markOf(phone);
		expect(later.key).toBe(key);
		expect(phone.tick?.id).toEqual(before.id);
		expect(phone.tick?.order).not.toEqual(before.order);
		expect(readMark(later.bytes ?? new Uint8Array(0))?.order).toEqual(phone.tick?.order);
		expect(later.bytes).not.toEqual(mark);
	});

	test('are not made by a new code alone', async () => {
		const phone = await ready();
		const { order } = remind(phone);
		expect(await phone.session.changeCode(bytes(CODE), bytes('9876543210'), false)).toEqual(done);
		expect(phone.tick?.order).toEqual(order);
	});
});

describe('clearing other phones', () => {
	test('leaves an order for each, and this phone and every box as they are', async () => {
		const phone = await ready();
		remind(phone);
		const [two, three] = [await another(), await another()];
		const marks = [await bytesOf(phone), two.mark, three.mark];
		expect(await phone.session.ordered(marks)).toEqual({ ok: true, value: ['none', 'none'] });
		expect(await phone.session.clearPhones(marks)).toEqual({ ok: true, value: ['waiting', 'waiting'] });
		expect(noteOf(two.tick)?.equals(readMark(two.mark)?.device ?? new Uint8Array(0))).toBe(true);
		const there = peer.ticks.get(Buffer.from(two.tick.id).toString('hex'));
		if (there) there.taken = true;
		peer.ticks.delete(Buffer.from(three.tick.id).toString('hex'));
		expect(await phone.session.ordered(marks)).toEqual({ ok: true, value: ['taken', 'none'] });
		expect(peer.blobs).toHaveLength(3);
		expect(await phone.reopen()).toEqual({ a: 'one' });
		expect(await phone.session.syncNow()).toBe('sent');
	});

	test('says where the server could not be reached, and is the same when it is asked again', async () => {
		const phone = await ready();
		const { mark, tick } = await another();
		peer.offline = true;
		expect(await phone.session.clearPhones([mark])).toEqual({ ok: false, reason: 'offline' });
		expect(await phone.session.ordered([mark])).toEqual({ ok: false, reason: 'offline' });
		peer.offline = false;
		expect(await phone.session.clearPhones([mark])).toEqual({ ok: true, value: ['waiting'] });
		expect(noteOf(tick)).not.toBeNull();
	}, 90_000);

	test('is nothing that lists can do', async () => {
		const phone = await ready();
		const { mark, tick } = await another();
		await phone.session.addLists(bytes(LISTS), listsDoc(), 'shopping', 'nothing', false);
		await phone.reopen(LISTS);
		expect(await phone.session.clearPhones([mark])).toEqual({ ok: true, value: [] });
		expect(noteOf(tick)).toBeNull();
	});
});

describe('clearing everywhere, with marks', () => {
	test('leaves an order for each other phone, and none for this one', async () => {
		const phone = await ready();
		const own = remind(phone);
		const [two, three] = [await another(), await another()];
		const marks = [await bytesOf(phone), two.mark, three.mark];
		expect(await phone.session.clearEverywhere(marks)).toEqual(done);
		expect(await phone.keeper.outcome()).toBe('left');
		for (const { mark, tick } of [two, three]) {
			const device = readMark(mark)?.device;
			expect(noteOf(tick)?.equals(device ?? new Uint8Array(0))).toBe(true);
		}
		expect(noteOf(own)).toBeNull();
		expect(peer.count('PUT', '/v1/tick/note')).toBe(2);
		expect(await phone.reopen()).toBeNull();
	});

	test('says cleared where the other phone has its reminders off by now', async () => {
		const phone = await ready();
		const { mark } = await another();
		peer.ticks.clear();
		expect(await phone.session.clearEverywhere([mark])).toEqual(done);
		expect(await phone.keeper.outcome()).toBe('cleared');
	});

	test('says here where an order could not be left, and insists before it does', async () => {
		const phone = await ready();
		const { mark, tick } = await another();
		let asked = 0;
		peer.before = ({ path }) => {
			if (path !== '/v1/tick/note') return;
			asked++;
			return asked < 3 ? new Promise(() => {}) : undefined;
		};
		expect(await phone.session.clearEverywhere([mark])).toEqual(done);
		expect(await phone.keeper.outcome()).toBe('here');
		expect(noteOf(tick)).toBeNull();
		expect(await phone.reopen()).toBeNull();
	}, 60_000);

	test('reaches a server that comes back within that while', async () => {
		const phone = await ready();
		const { mark, tick } = await another();
		peer.offline = true;
		expect(await phone.session.clearEverywhere([mark])).toEqual(done);
		expect(noteOf(tick)).toBeNull();
		peer.offline = false;
		expect(await phone.keeper.outcome()).toBe('left');
		expect(noteOf(tick)).not.toBeNull();
	}, 60_000);

	test('takes no notice of what is no mark, and of more than there can be', async () => {
		const phone = await ready();
		const others = Array.from({ length: 20 }, () => {
			const tick = newTick();
			return new Uint8Array([...systemRandom(32), ...tick.id, ...tick.order]);
		});
		const marks = [new Uint8Array(0), systemRandom(79), systemRandom(81), ...others];
		expect(await phone.session.clearEverywhere(marks)).toEqual(done);
		expect(await phone.keeper.outcome()).toBe('cleared');
		expect(peer.count('PUT', '/v1/tick/note')).toBe(13);
	});

	test('from lists orders nothing of a closed phone', async () => {
		const phone = await ready();
		const { mark, tick } = await another();
		await phone.session.addLists(bytes(LISTS), listsDoc(), 'shopping', 'nothing', false);
		await phone.reopen(LISTS);
		expect(await phone.session.clearEverywhere([mark])).toEqual(done);
		expect(await phone.keeper.outcome()).toBe('cleared');
		expect(noteOf(tick)).toBeNull();
		const opened = await phone.store.use((blocks) => openAll(blocks, quickPrk(CODE, readSalt(blocks))));
		expect(opened).toBeNull();
	});
});
