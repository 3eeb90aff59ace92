/** The keeper and a server: two phones, words, files, and the ways to clear and to begin again. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { systemRandom } from '../../src/crypto/random.ts';
import type { Result } from '../../src/wire/session.ts';
import type { Peer } from '../sync/peer.ts';
import { bytes, CODE, makePeer, Phone, SETUP } from './world.ts';

let peer: Peer;
beforeEach(async () => {
	peer = await makePeer();
});
afterEach(async () => {
	await peer.stop();
});

const OTHER = '9876543210';

async function ready(first?: Record<string, string>): Promise<Phone> {
	const phone = new Phone(peer);
	expect(await phone.setUp(CODE, first)).toMatchObject({ ok: true });
	expect(await phone.session.syncNow()).toBe('sent');
	return phone;
}

function taken<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(`refused: ${result.reason}`);
	return result.value;
}

/** A phone that has the app, and nothing of its own yet. */
async function fresh(): Promise<Phone> {
	const phone = new Phone(peer);
	await phone.keeper.start();
	await phone.keeper.fetch(bytes(SETUP));
	phone.attach();
	return phone;
}

/** Keeps what was staged, as the inner app does. */
async function keep(phone: Phone, staged: Result<Uint8Array>, code = OTHER): Promise<void> {
	Y.applyUpdate(phone.doc, taken(staged));
	expect(await phone.session.create(bytes(code), Y.encodeStateAsUpdate(phone.doc), 'whole')).toMatchObject({
		ok: true,
	});
}

async function second(first: Phone): Promise<Phone> {
	const secret = systemRandom(32);
	expect(await first.session.sendPass(secret)).toMatchObject({ ok: true });
	const phone = await fresh();
	await keep(phone, await phone.session.takePass(secret));
	expect(await phone.session.syncNow()).toBe('sent');
	return phone;
}

describe('the server copy', () => {
	test('begins with set-up, and what is saved follows', async () => {
		const phone = await ready();
		expect(peer.blobs).toHaveLength(1);
		await phone.type('b', 'two');
		await expect.poll(() => phone.news, { timeout: 20_000 }).toEqual(['sent', 'pending', 'sent']);
		expect(peer.count('PUT')).toBe(2);
	});

	test('offline, everything works, and it is said', async () => {
		peer.offline = false;
		const phone = new Phone(peer);
		await phone.setUp();
		peer.offline = true;
		expect(await phone.session.syncNow()).toBe('offline');
		expect(await phone.type('b', 'two')).toMatchObject({ ok: true });
		expect(await phone.reopen()).toEqual({ a: 'one', b: 'two' });
		peer.offline = false;
		phone.online();
		await expect.poll(() => phone.news.at(-1), { timeout: 20_000 }).toBe('sent');
	});

	test('a lost server is filled again by the phone', async () => {
		const phone = await ready();
		peer.boxes.clear();
		await phone.reopen();
		expect(await phone.session.syncNow()).toBe('sent');
		expect(peer.blobs).toHaveLength(1);
	});

	test('a save during a merge is not undone by its result', async () => {
		const one = await ready();
		const two = await second(one);
		await one.type('one', '1');
		await one.session.syncNow();
		await two.type('two', 'before');
		let once = true;
		two.afterMerge = async () => {
			if (!once) return;
			once = false;
			// The merge is on its way back when this save is made.
			await two.type('two', 'after');
		};
		expect(await two.session.syncNow()).toBe('sent');
		peer.offline = true;
		expect(await two.reopen(OTHER)).toEqual({ a: 'one', one: '1', two: 'after' });
		peer.offline = false;
		await one.session.syncNow();
		expect(one.fields).toEqual({ a: 'one', one: '1', two: 'after' });
	});

	test('without the inner app nothing is merged and nothing written over', async () => {
		const one = await ready();
		const two = await second(one);
		await one.type('one', '1');
		await one.session.syncNow();
		await two.leave();
		await two.keeper.open(bytes(OTHER));
		two.attach(false);
		const puts = peer.count('PUT');
		expect(await two.session.syncNow()).toBe('pending');
		expect(peer.count('PUT')).toBe(puts);
	});

	test('a document that the inner app cannot read is left alone on both sides', async () => {
		const one = await ready();
		const two = await second(one);
		await one.type('one', '1');
		await one.session.syncNow();
		two.cannotMerge = true;
		await two.type('two', '2');
		expect(await two.session.syncNow()).toBe('newer');
		await one.session.syncNow();
		expect(one.fields).toEqual({ a: 'one', one: '1' });
		two.cannotMerge = false;
		expect(await two.reopen(OTHER)).toEqual({ a: 'one', two: '2' });
		expect(await two.session.syncNow()).toBe('sent');
	});
});

describe('a second phone', () => {
	test('takes everything over, and edits of both survive', async () => {
		const one = await ready();
		const secret = systemRandom(32);
		expect(await one.session.passState()).toBe('over');
		expect(await one.session.sendPass(secret)).toMatchObject({ ok: true });
		expect(await one.session.passState()).toBe('waiting');
		const two = await fresh();
		await keep(two, await two.session.takePass(secret));
		expect(two.fields).toEqual({ a: 'one' });
		expect(peer.passes.size).toBe(0);
		expect(await one.session.passState()).toBe('over');

		peer.offline = true;
		await one.type('one', '1');
		await two.type('two', '2');
		peer.offline = false;
		expect(await one.session.syncNow()).toBe('sent');
		expect(await two.session.syncNow()).toBe('sent');
		expect(await one.session.syncNow()).toBe('sent');
		const both = { a: 'one', one: '1', two: '2' };
		expect([one.fields, two.fields]).toEqual([both, both]);
		expect(await one.reopen()).toEqual(both);
		expect(await two.reopen(OTHER)).toEqual(both);
		expect(peer.boxes.size).toBe(1);
	});

	test('is said to have claimed it while its document is still on the way', async () => {
		const one = await ready();
		const secret = systemRandom(32);
		await one.session.sendPass(secret);
		const two = await fresh();
		peer.before = ({ method, path }) => {
			peer.offline = method === 'GET' && path === '/v1/box';
		};
		expect(await two.session.takePass(secret)).toEqual({ ok: false, reason: 'offline' });
		expect(await one.session.passState()).toBe('claimed');
		// Another phone with the same secret comes too late; the one that claimed it may try again.
		const thief = await fresh();
		expect(await thief.session.takePass(secret)).toEqual({ ok: false, reason: 'none' });
		peer.before = () => {};
		peer.offline = false;
		await keep(two, await two.session.takePass(secret));
		expect(two.fields).toEqual({ a: 'one' });
	});

	test('cannot take what was called back, what is not there, or twice', async () => {
		const one = await ready();
		const secret = systemRandom(32);
		await one.session.sendPass(secret);
		await one.session.cancelPass();
		const two = await fresh();
		for (const wrong of [secret, systemRandom(32), new Uint8Array(3)])
			expect(await two.session.takePass(wrong)).toEqual({ ok: false, reason: 'none' });
		expect(peer.passes.size).toBe(0);
	});

	test('needs a server copy first', async () => {
		const phone = new Phone(peer);
		await phone.setUp();
		peer.offline = true;
		expect(await phone.session.sendPass(systemRandom(32))).toEqual({ ok: false, reason: 'offline' });
		peer.offline = false;
		expect(await phone.session.sendPass(systemRandom(32))).toMatchObject({ ok: true });
	});

	test('takes nothing over what is kept already', async () => {
		const one = await ready();
		const secret = systemRandom(32);
		await one.session.sendPass(secret);
		expect(await one.session.takePass(secret)).toEqual({ ok: false, reason: 'refused' });
		expect(await one.session.fromWords(systemRandom(16))).toEqual({ ok: false, reason: 'refused' });
	});
});

describe('the twelve words', () => {
	test('bring everything back to a new phone', async () => {
		const one = await ready();
		const words = taken(await one.session.words());
		expect(words).toHaveLength(16);
		expect(taken(await one.session.words())).toEqual(words);
		expect(await one.session.info()).toMatchObject({ recovery: true });
		expect(await one.reopen()).toEqual({ a: 'one' });
		expect(taken(await one.session.words())).toEqual(words);
		const two = await fresh();
		await keep(two, await two.session.fromWords(words));
		expect(two.fields).toEqual({ a: 'one' });
		expect(await two.session.info()).toMatchObject({ recovery: true });
	});

	test('are not shown before they open something', async () => {
		const one = await ready();
		peer.offline = true;
		expect(await one.session.words()).toEqual({ ok: false, reason: 'offline' });
		expect(await one.session.info()).toMatchObject({ recovery: false });
	});

	test('that are wrong open nothing', async () => {
		const phone = await fresh();
		for (const wrong of [systemRandom(16), new Uint8Array(15)])
			expect(await phone.session.fromWords(wrong)).toEqual({ ok: false, reason: 'none' });
	});

	test('once dropped open nothing, on no phone', async () => {
		const one = await ready();
		const words = taken(await one.session.words());
		const two = await second(one);
		peer.offline = true;
		expect(await one.session.dropWords()).toEqual({ ok: false, reason: 'offline' });
		expect(await one.session.info()).toMatchObject({ recovery: true });
		peer.offline = false;
		expect(await one.session.dropWords()).toMatchObject({ ok: true });
		expect(await one.session.info()).toMatchObject({ recovery: false });
		expect(await (await fresh()).session.fromWords(words)).toEqual({ ok: false, reason: 'gone' });
		// The other phone learns of it at its next opening, and does not say that they work.
		await two.reopen(OTHER);
		await two.session.syncNow();
		expect(await two.session.info()).toMatchObject({ recovery: false });
		expect(peer.blobs).toHaveLength(1);
	});

	test('are made again by the phone where the server lost them', async () => {
		const one = await ready();
		const words = taken(await one.session.words());
		peer.boxes.clear();
		await one.reopen();
		await one.session.syncNow();
		const two = await fresh();
		await keep(two, await two.session.fromWords(words));
		expect(two.fields).toEqual({ a: 'one' });
	});
});

describe('a file', () => {
	test('goes back into a phone with its code, and then on with the server copy', async () => {
		const one = await ready();
		const file = taken(await one.session.toFile('{"format":1,"sections":[]}'));
		expect(file).toHaveLength(1_048_592);
		await one.type('b', 'two');
		await one.session.syncNow();
		const two = await fresh();
		expect(await two.session.fromFile(file, bytes(OTHER))).toEqual({ ok: false, reason: 'none' });
		expect(await two.session.fromFile(file.with(20_000, (file[20_000] ?? 0) ^ 1), bytes(CODE))).toMatchObject({
			reason: 'none',
		});
		expect(await two.session.fromFile(file.slice(0, 100), bytes(CODE))).toMatchObject({ reason: 'none' });
		await keep(two, await two.session.fromFile(file, bytes(CODE)));
		expect(await two.session.syncNow()).toBe('sent');
		expect(two.fields).toEqual({ a: 'one', b: 'two' });
		expect(peer.boxes.size).toBe(1);
		expect(await two.reopen(OTHER)).toEqual({ a: 'one', b: 'two' });
	});

	test('that is too long is refused', async () => {
		const one = await ready();
		expect(await one.session.toFile('x'.repeat(786_389))).toEqual({ ok: false, reason: 'full' });
	});

	test('less than half of what was taken over is not kept without a word', async () => {
		const one = await ready({ a: 'x'.repeat(5_000) });
		const file = taken(await one.session.toFile('{}'));
		const two = await fresh();
		await two.session.fromFile(file, bytes(CODE));
		expect(await two.session.create(bytes(OTHER), bytes('short'), 'whole')).toEqual({ ok: false, reason: 'shrunk' });
	});
});

describe('somebody knew the code', () => {
	test('a new root: the old box is cleared once the new one is there, and old words and phones end', async () => {
		const one = await ready();
		const words = taken(await one.session.words());
		const two = await second(one);
		expect(await one.session.changeCode(bytes(CODE), bytes(OTHER), true)).toMatchObject({ ok: true });
		expect(await one.session.syncNow()).toBe('sent');
		// Two boxes that live (the document, its kit), two that were cleared.
		expect([...peer.boxes.values()].filter(({ gone }) => gone)).toHaveLength(2);
		expect(peer.blobs).toHaveLength(2);
		expect(await (await fresh()).session.fromWords(words)).toMatchObject({ ok: false });
		expect(await two.session.syncNow()).toBe('gone');
		expect(two.fields).toEqual({ a: 'one' });
		const renewed = taken(await one.session.words());
		expect(renewed).not.toEqual(words);
		const three = await fresh();
		await keep(three, await three.session.fromWords(renewed));
		expect(three.fields).toEqual({ a: 'one' });
		expect(await one.reopen()).toBeNull();
		expect(await one.reopen(OTHER)).toEqual({ a: 'one' });
	});

	test('the old box is never cleared before the new one is there, and not forgotten either', async () => {
		const one = await ready();
		peer.full = true;
		expect(await one.session.changeCode(bytes(CODE), bytes(OTHER), true)).toMatchObject({ ok: true });
		expect(await one.session.syncNow()).toBe('room');
		expect(peer.blobs).toHaveLength(1);
		// A second change has no place for a third root: the first old one has to go, which works.
		peer.offline = true;
		expect(await one.session.changeCode(bytes(OTHER), bytes(CODE), true)).toEqual({ ok: false, reason: 'offline' });
		expect(await one.reopen(OTHER)).toEqual({ a: 'one' });
		peer.offline = false;
		peer.full = false;
		expect(await one.session.syncNow()).toBe('sent');
		expect(peer.blobs).toHaveLength(1);
		expect(peer.boxes.size).toBe(2);
	});

	test('words of a new root are shown once they open something', async () => {
		const one = await ready();
		taken(await one.session.words());
		peer.full = true;
		await one.session.changeCode(bytes(CODE), bytes(OTHER), true);
		expect(await one.session.words()).toEqual({ ok: false, reason: 'room' });
		peer.full = false;
		expect(await one.session.words()).toMatchObject({ ok: true });
	});
});

describe('clearing the server copy', () => {
	test('clears it and nothing else, and it stays away', async () => {
		const one = await ready();
		expect(await one.session.clearThere()).toMatchObject({ ok: true });
		expect(peer.blobs).toHaveLength(0);
		expect(await one.session.info()).toMatchObject({ sync: 'gone' });
		await one.type('b', 'two');
		expect(await one.session.syncNow()).toBe('gone');
		expect(await one.reopen()).toEqual({ a: 'one', b: 'two' });
		expect(await one.session.syncNow()).toBe('gone');
		expect(peer.blobs).toHaveLength(0);
		expect(await one.session.sendPass(systemRandom(32))).toEqual({ ok: false, reason: 'gone' });
	});

	test('needs an answer, and loses nothing without one', async () => {
		const one = await ready();
		peer.offline = true;
		expect(await one.session.clearThere()).toEqual({ ok: false, reason: 'offline' });
		peer.offline = false;
		expect(await one.session.syncNow()).toBe('sent');
		expect(peer.blobs).toHaveLength(1);
	});

	test('can be taken back: both phones find the same new copy, and words find it too', async () => {
		const one = await ready();
		const words = taken(await one.session.words());
		const two = await second(one);
		await one.session.clearThere();
		expect(await two.session.syncNow()).toBe('gone');
		await expect.poll(() => two.news.at(-1)).toBe('gone');
		expect(await one.session.keepThere()).toMatchObject({ ok: true });
		await one.type('one', '1');
		expect(await one.session.syncNow()).toBe('sent');
		await two.type('two', '2');
		expect(await two.session.keepThere()).toMatchObject({ ok: true });
		expect(await two.session.syncNow()).toBe('sent');
		expect(two.fields).toEqual({ a: 'one', one: '1', two: '2' });
		// The document's old and new box, and the kit's.
		expect(peer.boxes.size).toBe(3);
		const three = await fresh();
		await keep(three, await three.session.fromWords(words));
		expect(three.fields).toEqual({ a: 'one', one: '1', two: '2' });
	});

	test('over and over: a phone that missed it finds the newest', async () => {
		const one = await ready();
		const two = await second(one);
		for (let i = 0; i < 3; i++) {
			expect(await one.session.clearThere()).toMatchObject({ ok: true });
			expect(await one.session.keepThere()).toMatchObject({ ok: true });
			expect(await one.session.syncNow()).toBe('sent');
		}
		expect(await two.session.syncNow()).toBe('gone');
		expect(await two.session.keepThere()).toMatchObject({ ok: true });
		expect(await two.session.syncNow()).toBe('sent');
		expect(peer.blobs).toHaveLength(1);
	});

	test('an upload that was under way does not bring it back', async () => {
		const one = await ready();
		await one.type('b', 'two');
		const uploading = one.session.syncNow();
		expect(await one.session.clearThere()).toMatchObject({ ok: true });
		await uploading;
		await one.session.syncNow();
		expect(peer.blobs).toHaveLength(0);
	});
});
