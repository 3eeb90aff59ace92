/** Equal by construction: the same derivations, trials, reads, writes and requests, whatever a code opens. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { copyAt, openAll, readSalt, SLOTS } from '../../src/crypto/container.ts';
import { COPY_SIZE, HEAD_SIZE } from '../../src/crypto/copy.ts';
import { type State, writePayload } from '../../src/crypto/payload.ts';
import { quickPrk } from '../crypto/scene.ts';
import type { Peer } from '../sync/peer.ts';
import { bytes, CODE, makePeer, Phone } from './world.ts';

let peer: Peer;
beforeEach(async () => {
	peer = await makePeer();
});
afterEach(async () => {
	await peer.stop();
});

const LISTS = '5550001111';
const DESTROYS = '5550002222';
const ORDER = '5550003333';

function listsDoc(): Uint8Array {
	const doc = new Y.Doc();
	// Drawn, and written in as many bytes as it takes: a sixteenth of all would make a shorter document.
	doc.clientID = (doc.clientID | 0x1000_0000) >>> 0;
	doc.getMap('fields').set('milk', 'two');
	return Y.encodeStateAsUpdate(doc);
}

async function ready(): Promise<Phone> {
	const phone = new Phone(peer);
	await phone.setUp();
	expect(await phone.session.syncNow()).toBe('sent');
	return phone;
}

async function withOthers(): Promise<Phone> {
	const phone = await ready();
	await phone.session.addLists(bytes(LISTS), listsDoc(), 'shopping', 'nothing', false);
	await phone.session.addLists(bytes(DESTROYS), listsDoc(), 'shopping', 'destroy', true);
	await phone.session.addOrder(bytes(ORDER), true);
	expect(await phone.session.syncNow()).toBe('sent');
	return phone;
}

/** Where the opened slot lies must not matter, so places become `own`, `other` and an offset; which head is read is always all. */
function plain(trace: readonly string[]): string[] {
	const body = trace.find((line) => line.startsWith('read') && line.endsWith(` ${COPY_SIZE - HEAD_SIZE}`));
	const at = Number(body?.split(' ')[1] ?? -1);
	const own = SLOTS.find((slot) => at >= copyAt({ slot, copy: 0 }) && at < copyAt({ slot, copy: 0 }) + 2 * COPY_SIZE);
	return trace.map((line) => {
		const [verb, place, length] = line.split(' ');
		const offset = Number(place) - copyAt({ slot: 1, copy: 0 });
		if ((verb !== 'read' && verb !== 'write') || offset < 0) return line;
		if (verb === 'read' && Number(length) === HEAD_SIZE) return 'read a head';
		const whose = Math.floor(offset / (2 * COPY_SIZE)) + 1 === own ? 'own' : 'other';
		return `${verb} ${whose} ${offset % (2 * COPY_SIZE)} ${length}`;
	});
}

const isRequest = (line: string): boolean => /^(GET|PUT|DELETE)/.test(line);

/** What one opening does until its first exchange is over; two logs, as disk and network do not wait for each other. */
async function opening(phone: Phone, code: string): Promise<{ disk: string[]; net: string[] }> {
	await phone.leave();
	phone.trace.length = 0;
	phone.news.length = 0;
	if (await phone.open(code)) await expect.poll(() => phone.news.at(-1), { timeout: 30_000 }).toBe('sent');
	// Whatever was still to be written is.
	await phone.store.use(() => {});
	const { trace } = phone;
	return { disk: plain(trace.filter((line) => !isRequest(line))), net: trace.filter(isRequest) };
}

describe('an opening', () => {
	test('is one and the same for the first code, with or without others, for lists, and for lists that destroy', async () => {
		const alone = await opening(await ready(), CODE);
		const phone = await withOthers();
		const first = await opening(phone, CODE);
		const lists = await opening(phone, LISTS);
		const destroys = await opening(phone, DESTROYS);
		const afterwards = await opening(phone, DESTROYS);
		expect(alone.disk.filter((line) => line === 'derive')).toHaveLength(1);
		expect(alone.disk.filter((line) => line === 'read a head')).toHaveLength(8);
		expect(alone.disk.filter((line) => line.startsWith('write'))).toHaveLength(14);
		const asked = alone.net.map((line) => line.split(' ').slice(0, 2).join(' '));
		expect(asked).toEqual([...Array(3).fill('GET /v1/box'), 'GET /v1/app']);
		for (const line of alone.net.slice(0, 3)) expect(line).toMatch(/ Also:66 0$/);
		for (const other of [first, lists, destroys, afterwards]) expect(other).toEqual(alone);
		// It did destroy, and the server copy with it.
		expect(await phone.reopen()).toBeNull();
		expect([...peer.boxes.values()].filter(({ gone }) => gone?.[0] === 2)).toHaveLength(1);
	});

	test.each(['words', 'a card', 'both'])('is the same with %s', async (what) => {
		const phone = await ready();
		const alone = await opening(phone, CODE);
		if (what !== 'a card') expect(await phone.session.words()).toMatchObject({ ok: true });
		if (what !== 'words') expect(await phone.session.makeCard()).toMatchObject({ ok: true });
		expect(await opening(phone, CODE)).toEqual(alone);
		// Nor does the size of an answer say which box it was, of a short document.
		expect(peer.boxes.size).toBe(what === 'both' ? 3 : 2);
		expect(new Set(peer.blobs.map(({ length }) => length)).size).toBe(1);
	});

	test('with a wrong code does the same up to the decision, and then nothing', async () => {
		const phone = await withOthers();
		const right = await opening(phone, CODE);
		const wrong = await opening(phone, '0000000000');
		expect(wrong.net).toEqual([]);
		expect(wrong.disk).toEqual(right.disk.slice(0, wrong.disk.length));
		expect(wrong.disk.filter((line) => line === 'derive')).toHaveLength(1);
		expect(wrong.disk.filter((line) => line === 'read a head')).toHaveLength(8);
		expect(wrong.disk.some((line) => line.startsWith('write'))).toBe(false);
	});

	test('is the same offline, and with an app copy to mend', async () => {
		const phone = await withOthers();
		peer.offline = true;
		const traces: string[][] = [];
		for (const code of [CODE, LISTS]) {
			await phone.leave();
			await phone.store.use((blocks) => blocks.write(4_096 + 60, new Uint8Array(8)));
			phone.trace.length = 0;
			await phone.open(code);
			await phone.store.use(() => {});
			await phone.store.use(() => {});
			traces.push(plain(phone.trace.filter((line) => !isRequest(line))));
		}
		expect(traces[0]).toEqual(traces[1]);
	});
});

describe('what is kept', () => {
	const peek = async (phone: Phone, code: string): Promise<State> => {
		const opened = await phone.store.use((blocks) => openAll(blocks, quickPrk(code, readSalt(blocks))));
		if (!opened) throw new Error('nothing opens');
		return opened.state;
	};

	test('by lists beside another code, and by lists that are all a phone has, differs in random bytes alone', async () => {
		const phone = await withOthers();
		const lonely = new Phone(peer);
		await lonely.keeper.start();
		await lonely.keeper.fetch(bytes('123456789092'));
		lonely.attach();
		expect(await lonely.session.create(bytes(LISTS), listsDoc(), 'shopping')).toMatchObject({ ok: true });
		for (const each of [phone, lonely]) {
			await each.reopen(LISTS);
			expect(await each.session.syncNow()).toBe('sent');
		}
		const states = [await peek(phone, LISTS), await peek(lonely, LISTS)];
		const [one, other] = states.map((state) => {
			// How often a box was written hangs on how fast the phone is.
			const { root, appKey, device, boxHash, boxVersion, slots, doc, ...rest } = state;
			expect(boxVersion > 0n).toBe(true);
			expect([root, appKey, device, boxHash].map((each) => each?.length)).toEqual([32, 32, 32, 32]);
			expect(slots).toHaveLength(1);
			return { ...rest, doc: doc.length };
		});
		expect(one).toEqual(other);
		// Byte by byte, past the fields that are random: no place where only one of the two has something.
		const bare = states.map((state) => writePayload({ ...state, doc: new Uint8Array(0) }).subarray(204));
		expect(bare[0]).toEqual(bare[1]);
		expect(bare[0]?.filter((byte) => byte !== 0)).toHaveLength(1);
	});
});
