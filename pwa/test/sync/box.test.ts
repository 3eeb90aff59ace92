import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openBox, sealBox } from '../../src/crypto/box.ts';
import { rootKeys } from '../../src/crypto/keys.ts';
import { systemRandom } from '../../src/crypto/random.ts';
import { Peer } from './peer.ts';
import { TestPhone } from './phone.ts';

let peer: Peer;
beforeEach(async () => {
	peer = await Peer.start();
});
afterEach(async () => {
	await peer.stop();
});

/** What the server holds of that phone's box, opened. */
function there(phone: TestPhone) {
	const keys = rootKeys(phone.root, 1);
	const blob = peer.boxes.get(Buffer.from(keys.id).toString('hex'))?.blob;
	const opened = blob && openBox(keys, new Uint8Array(blob));
	if (!opened || opened.newer) throw new Error('no box');
	const doc = new Y.Doc();
	Y.applyUpdate(doc, opened.box.doc);
	return { version: opened.box.version, previous: opened.box.previous, fields: doc.getMap('fields').toJSON() };
}

async function withBox(fields: Record<string, string> = { a: 'one' }): Promise<TestPhone> {
	const phone = new TestPhone(peer);
	for (const [field, text] of Object.entries(fields)) phone.type(field, text);
	expect((await phone.run()).state).toBe('sent');
	return phone;
}

describe('creation', () => {
	test('makes a box with work, and says so', async () => {
		const phone = await withBox();
		expect(there(phone)).toMatchObject({ version: 1n, previous: null, fields: { a: 'one' } });
		expect(phone.copy).toMatchObject({ box: 1, version: 1n });
		expect(peer.seen.map((each) => each.method)).toEqual(['PUT']);
	});

	test('puts no id and no token into a URL, and no cookie anywhere', async () => {
		await withBox();
		for (const { path, headers } of peer.seen) {
			expect(path).toBe('/v1/box');
			expect(headers.cookie).toBeUndefined();
			expect(headers.referer).toBeUndefined();
		}
	});

	test.each([-3, 5])('a clock that is %i hours wrong takes the hour from the refusal', async (hours) => {
		peer.clockAhead = hours * 3_600_000;
		await withBox();
		expect(peer.seen.map((each) => each.status)).toEqual([404, 201]);
	});

	test('where creation is closed, the set-up code of this session is the way', async () => {
		peer.openCreation = false;
		peer.setUpCode = '123456789012';
		const phone = new TestPhone(peer);
		phone.type('a', 'one');
		expect(await phone.run()).toMatchObject({ state: 'pending', retry: true });
		phone.unlock('123456789012');
		expect((await phone.run()).state).toBe('sent');
	});

	test('an answer that was lost is no second box', async () => {
		const phone = new TestPhone(peer);
		phone.type('a', 'one');
		peer.loseAnswers = true;
		expect(await phone.run()).toMatchObject({ state: 'offline', retry: true });
		peer.loseAnswers = false;
		phone.type('b', 'two');
		phone.unlock();
		expect((await phone.run()).state).toBe('sent');
		expect(peer.boxes.size).toBe(1);
		expect(there(phone).fields).toEqual({ a: 'one', b: 'two' });
	});

	test('an empty document never goes up', async () => {
		const phone = new TestPhone(peer);
		expect((await phone.run()).state).toBe('pending');
		expect(peer.seen).toHaveLength(0);
	});
});

describe('compare and swap', () => {
	test('a second write replaces the first, by its hash', async () => {
		const phone = await withBox();
		const { hash } = phone.copy;
		phone.type('a', 'two');
		expect((await phone.run()).state).toBe('sent');
		expect(there(phone)).toMatchObject({ version: 2n, fields: { a: 'two' } });
		expect(there(phone).previous).toEqual(hash);
		expect(peer.seen.map((each) => each.method)).toEqual(['PUT', 'PUT']);
	});

	test('nothing new is nothing to send', async () => {
		const phone = await withBox();
		await phone.run();
		await phone.run(true);
		expect(peer.count('PUT')).toBe(1);
		expect(peer.seen.at(-1)).toMatchObject({ method: 'GET', status: 304 });
	});

	test('edits of two phones both survive, in one round trip of the loser', async () => {
		const first = await withBox();
		const second = new TestPhone(peer, first.root, first);
		await second.run();
		first.type('f', 'from the first');
		second.type('s', 'from the second');
		await first.run();
		peer.seen.length = 0;
		expect((await second.run()).state).toBe('sent');
		expect(peer.seen.map(({ method, status }) => `${method} ${status}`)).toEqual(['PUT 412', 'PUT 204']);
		expect(there(second).fields).toEqual({ a: 'one', f: 'from the first', s: 'from the second' });
		await first.run(true);
		expect(first.fields).toEqual(second.fields);
		expect(first.kept).toEqual(second.kept);
	});

	test('saves here before it uploads', async () => {
		const first = await withBox();
		const second = new TestPhone(peer, first.root, first);
		first.type('f', '1');
		await first.run();
		second.type('s', '2');
		let savedAtUpload: unknown[] = [];
		peer.before = ({ method }) => {
			if (method === 'PUT') savedAtUpload = [...second.saved];
		};
		await second.run();
		expect(savedAtUpload.at(-1)).toEqual({ take: { a: 'one', f: '1', s: '2' } });
	});

	test('a document that was saved late, from before the merge, undoes nothing on the server', async () => {
		const first = await withBox();
		const second = new TestPhone(peer, first.root, first);
		second.type('s', 'mine');
		const stale = second.copy.doc;
		first.type('f', 'theirs');
		await first.run();
		await second.run();
		// The save that was posted before the merge arrives after it.
		second.copy = { ...second.copy, doc: stale };
		second.doc.getMap('fields').set('s', 'mine, later');
		await second.run();
		expect(there(second).fields).toEqual({ a: 'one', f: 'theirs', s: 'mine, later' });
		expect(second.kept).toEqual({ a: 'one', f: 'theirs', s: 'mine, later' });
	});

	test('a stale save that ended the session is merged at the next opening, not sent over the other edits', async () => {
		const first = await withBox();
		const second = new TestPhone(peer, first.root, first);
		second.type('s', 'mine');
		const stale = second.copy.doc;
		first.type('f', 'theirs');
		await first.run();
		await second.run();
		const later = new TestPhone(peer, first.root);
		Y.applyUpdate(later.doc, stale);
		later.copy = { ...second.copy, doc: stale };
		expect((await later.run()).state).toBe('sent');
		expect(there(later).fields).toEqual({ a: 'one', f: 'theirs', s: 'mine' });
		expect(later.kept).toEqual({ a: 'one', f: 'theirs', s: 'mine' });
	});

	test('what is typed during an upload goes up after it', async () => {
		const phone = await withBox();
		phone.type('b', 'before');
		let once = true;
		peer.before = () => {
			if (once) phone.type('c', 'meanwhile');
			once = false;
		};
		expect((await phone.run()).state).toBe('sent');
		expect(there(phone).fields).toEqual({ a: 'one', b: 'before', c: 'meanwhile' });
	});

	test('a write that keeps losing waits, and loses nothing', async () => {
		const first = await withBox();
		const second = new TestPhone(peer, first.root, first);
		await second.run();
		second.type('s', 'mine');
		let n = 0;
		let inside = false;
		peer.before = async ({ method }) => {
			if (method !== 'PUT' || inside) return;
			inside = true;
			first.type('n', String(n++));
			await first.run(true);
			inside = false;
		};
		expect(await second.run()).toMatchObject({ state: 'pending', retry: true });
		peer.before = () => {};
		expect((await second.run()).state).toBe('sent');
		expect(there(second).fields).toMatchObject({ s: 'mine', n: String(n - 1) });
	});
});

describe('what must never go up', () => {
	test.each([
		['with one bit changed', (blob: Buffer) => blob.with(5_000, (blob[5_000] ?? 0) ^ 1)],
		['cut short', (blob: Buffer) => blob.subarray(0, 65_535)],
		['that is empty', () => Buffer.alloc(0)],
		['too long', () => Buffer.alloc(262_145)],
	])('after a blob %s', async (_, damage) => {
		const phone = await withBox();
		const [box] = peer.boxes.values();
		if (!box?.blob) throw new Error('no box');
		box.blob = Buffer.from(damage(box.blob));
		phone.type('b', 'two');
		phone.unlock();
		expect(await phone.run()).toMatchObject({ state: 'pending', retry: true });
		expect(peer.count('PUT')).toBe(1);
		expect(phone.kept).toEqual({ a: 'one', b: 'two' });
	});

	test('after an empty document in a good blob', async () => {
		const phone = await withBox();
		const keys = rootKeys(phone.root, 1);
		const [box] = peer.boxes.values();
		if (!box) throw new Error('no box');
		const empty = { kind: 1, version: 2n, previous: null, doc: new Uint8Array(0) } as const;
		box.blob = Buffer.from(sealBox(keys, empty, systemRandom));
		phone.unlock();
		expect((await phone.run()).state).toBe('pending');
		expect(peer.count('PUT')).toBe(1);
	});

	test('after a kit where a document should be', async () => {
		const phone = await withBox();
		const [box] = peer.boxes.values();
		if (!box) throw new Error('no box');
		const kit = { kind: 2, version: 2n, previous: null, doc: new Uint8Array(36) } as const;
		box.blob = Buffer.from(sealBox(rootKeys(phone.root, 1), kit, systemRandom));
		phone.unlock();
		expect((await phone.run()).state).toBe('pending');
		expect(peer.count('PUT')).toBe(1);
	});

	test('after a document that a newer version wrote', async () => {
		const phone = await withBox();
		const other = new TestPhone(peer, phone.root, phone);
		other.type('b', 'two');
		await other.run();
		phone.cannotMerge = true;
		phone.type('c', 'three');
		expect(await phone.run()).toEqual({ state: 'newer', retry: false, wait: 0 });
		expect(there(phone).fields).toEqual({ a: 'one', b: 'two' });
		expect(phone.kept).toEqual({ a: 'one', c: 'three' });
	});
});

describe('what a server can do', () => {
	test('lost data: the phone makes its box again', async () => {
		const phone = await withBox();
		peer.boxes.clear();
		phone.unlock();
		expect((await phone.run()).state).toBe('sent');
		expect(there(phone)).toMatchObject({ version: 2n, fields: { a: 'one' } });
	});

	test('lost box keys: the same, in the middle of a session too', async () => {
		const phone = await withBox();
		const [box] = peer.boxes.values();
		if (!box) throw new Error('no box');
		box.blob = null;
		phone.type('b', 'two');
		expect((await phone.run()).state).toBe('sent');
		expect(there(phone).fields).toEqual({ a: 'one', b: 'two' });
	});

	test('an older state is healed, and what it alone had is kept', async () => {
		const phone = await withBox();
		const [box] = peer.boxes.values();
		const old = box?.blob;
		if (!box || !old) throw new Error('no box');
		phone.type('b', 'two');
		await phone.run();
		phone.type('c', 'three');
		await phone.run();
		box.blob = old;
		phone.unlock();
		expect((await phone.run()).state).toBe('sent');
		expect(there(phone)).toMatchObject({ version: 4n, fields: { a: 'one', b: 'two', c: 'three' } });
	});

	test('an older version of the same document is replaced too, so that the count goes on', async () => {
		const phone = await withBox();
		const [box] = peer.boxes.values();
		if (!box) throw new Error('no box');
		const { doc } = phone.copy;
		phone.copy = { ...phone.copy, version: 7n };
		const old = { kind: 1, version: 3n, previous: null, doc } as const;
		box.blob = Buffer.from(sealBox(rootKeys(phone.root, 1), old, systemRandom));
		phone.unlock();
		expect((await phone.run()).state).toBe('sent');
		expect(there(phone).version).toBe(8n);
	});

	test('no room: said, kept here, and sent once there is', async () => {
		const phone = await withBox();
		peer.full = true;
		phone.type('b', 'two');
		expect(await phone.run()).toMatchObject({ state: 'room', retry: true });
		peer.full = false;
		expect((await phone.run()).state).toBe('sent');
		expect(there(phone).fields).toEqual({ a: 'one', b: 'two' });
	});

	test('too busy: waits as long as it is asked to', async () => {
		const phone = await withBox();
		peer.busySeconds = 17;
		phone.type('b', 'two');
		expect(await phone.run()).toEqual({ state: 'pending', retry: true, wait: 17 });
	});

	test('no answer', async () => {
		const phone = await withBox();
		peer.offline = true;
		phone.type('b', 'two');
		expect(await phone.run()).toMatchObject({ state: 'offline', retry: true });
	});

	test('a merge that gets too long is kept on both sides, and said', async () => {
		const first = await withBox();
		const second = new TestPhone(peer, first.root, first);
		first.type('f', 'x'.repeat(130_000));
		await first.run();
		second.type('s', 'y'.repeat(130_000));
		const mine = second.copy.doc;
		expect(await second.run()).toEqual({ state: 'full', retry: false, wait: 0 });
		expect(second.copy.doc).toEqual(mine);
		expect(Object.keys(there(first).fields).sort()).toEqual(['a', 'f']);
	});

	test('a document above the small size takes the large one', async () => {
		const phone = await withBox();
		expect(peer.blobs[0]).toHaveLength(65_536);
		phone.type('long', 'x'.repeat(70_000));
		await phone.run();
		expect(peer.blobs[0]).toHaveLength(262_144);
	});
});

describe('cleared', () => {
	const gone = (kind: number, proof: Uint8Array) => Buffer.concat([Buffer.from([kind]), proof]);

	async function cleared(answer: (phone: TestPhone) => Buffer): Promise<TestPhone> {
		const phone = await withBox();
		const [box] = peer.boxes.values();
		if (!box) throw new Error('no box');
		box.blob = null;
		box.gone = answer(phone);
		phone.unlock();
		return phone;
	}

	test('the server copy: gone, nothing is made again, and the phone keeps its own', async () => {
		const phone = await cleared(() => gone(1, new Uint8Array(32)));
		expect(await phone.run()).toEqual({ state: 'gone', retry: false, wait: 0 });
		peer.boxes.clear();
		phone.type('b', 'two');
		phone.unlock();
		expect((await phone.run()).state).toBe('gone');
		expect(peer.count('PUT')).toBe(1);
		expect(phone.kept).toEqual({ a: 'one', b: 'two' });
	});

	test('everything, by somebody with the root', async () => {
		const phone = await cleared((phone) => gone(2, rootKeys(phone.root, 1).all));
		expect(await phone.run()).toEqual({ state: 'cleared', retry: false, wait: 0 });
		// Clearing the phone is its holder's affair; nothing is noted of a box that is to be forgotten.
		expect(phone.copy.box).toBe(1);
	});

	test.each([
		['a false proof', gone(2, new Uint8Array(32).fill(7))],
		['another kind', gone(3, new Uint8Array(32))],
		['a proof where there is none', gone(1, new Uint8Array(32).fill(7))],
		['the wrong size', Buffer.from([1])],
	])('%s is no order', async (_, body) => {
		const phone = await cleared(() => body);
		expect(await phone.run()).toMatchObject({ state: 'pending', retry: true });
		expect(phone.copy.box).toBe(1);
	});
});
