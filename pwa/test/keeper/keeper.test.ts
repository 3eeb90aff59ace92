import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { equal } from '../../src/crypto/bytes.ts';
import { copyAt, FILE_SIZE, openAll, readSalt } from '../../src/crypto/container.ts';
import { memoryStore } from '../../src/keeper/storage.ts';
import { quickPrk } from '../crypto/scene.ts';
import type { Peer } from '../sync/peer.ts';
import { bytes, CODE, makePeer, Phone, packageOf, SETUP, text } from './world.ts';

let peer: Peer;
beforeEach(async () => {
	peer = await makePeer();
});
afterEach(async () => {
	await peer.stop();
});

const OTHER = '9876543210';
const REGION = [4_096, 528_384] as const;

function damage(phone: Phone, at: number): Promise<void> {
	return phone.store.use((blocks) => {
		const found = blocks.read(at, 1);
		blocks.write(at, new Uint8Array([(found[0] ?? 0) ^ 0xff]));
	});
}

function slotOf(phone: Phone, code = CODE): Promise<1 | 2 | 3 | 4> {
	return phone.store.use((blocks) => {
		const opened = openAll(blocks, quickPrk(code, readSalt(blocks)));
		if (!opened) throw new Error('nothing opens');
		return opened.slot;
	});
}

async function ready(): Promise<Phone> {
	const phone = new Phone(peer);
	expect(await phone.setUp()).toEqual({ ok: true, value: undefined });
	return phone;
}

describe('start', () => {
	test('makes a file of random bytes once, and rewrites its first page each time', async () => {
		const phone = new Phone(peer);
		expect(await phone.keeper.start()).toBe('memory');
		const first = await phone.store.use((blocks) => blocks.read(0, FILE_SIZE));
		const use = phone.store.use.bind(phone.store);
		const done: string[] = [];
		vi.spyOn(phone.store, 'use').mockImplementation((work) =>
			use((blocks) =>
				work({
					...blocks,
					write: (at, part) => {
						done.push(`${part.length} at ${at}`);
						blocks.write(at, part);
					},
					flush: () => done.push('flush'),
				}),
			),
		);
		await phone.leave();
		expect(done).toEqual(['4096 at 0', 'flush']);
		expect(equal(await use((blocks) => blocks.read(0, FILE_SIZE)), first)).toBe(true);
		expect(peer.seen).toHaveLength(0);
	});

	test('a file that cannot be made is no file: the session lives in memory', async () => {
		const store = memoryStore();
		const broken = { kind: 'file', use: () => Promise.reject(new Error('quota')) } as const;
		const phone = new Phone(peer, broken);
		expect(await phone.keeper.start()).toBe('memory');
		expect(store.kind).toBe('memory');
		expect(await phone.setUp()).toMatchObject({ ok: true });
		expect(await phone.session.info()).toMatchObject({ storage: 'memory' });
	});

	test('a file that is held elsewhere is neither absent nor wrong', async () => {
		const phone = await ready();
		let held = true;
		const taken = {
			kind: 'file',
			use: <T>(work: Parameters<typeof phone.store.use<T>>[0]) =>
				held ? Promise.reject(new DOMException('held', 'NoModificationAllowedError')) : phone.store.use(work),
		} as const;
		const later = new Phone(peer, taken);
		expect(await later.keeper.start()).toBe('busy');
		held = false;
		expect(await later.open()).toEqual({ a: 'one' });
	});
});

describe('opening', () => {
	test('a code opens what was kept under it, and nothing else does', async () => {
		const phone = await ready();
		await phone.type('b', 'two');
		expect(await phone.reopen()).toEqual({ a: 'one', b: 'two' });
		for (const wrong of [OTHER, '', '1', '12345678901', 'x'.repeat(100)]) expect(await phone.reopen(wrong)).toBeNull();
		expect(await phone.reopen()).toEqual({ a: 'one', b: 'two' });
	});

	test('gives the module that was signed, and wipes what was typed', async () => {
		const phone = await ready();
		await phone.leave();
		const typed = bytes(CODE);
		expect(text(await phone.keeper.open(typed))).toBe('export const version = 1;');
		expect(typed).toEqual(new Uint8Array(CODE.length));
		const wrong = bytes(OTHER);
		await phone.leave();
		await phone.keeper.open(wrong);
		expect(wrong).toEqual(new Uint8Array(OTHER.length));
	});

	test('a worker opens once', async () => {
		const phone = await ready();
		expect(await phone.keeper.open(bytes(CODE))).toBeNull();
		await phone.leave();
		const both = await Promise.all([phone.keeper.open(bytes(CODE)), phone.keeper.open(bytes(CODE))]);
		expect(both.filter((each) => each !== null)).toHaveLength(1);
	});

	test.each([0, 1] as const)('copy %i damaged: the other opens, and the damage is mended', async (copy) => {
		const phone = await ready();
		await phone.type('b', 'two');
		const slot = await slotOf(phone);
		await phone.leave();
		await damage(phone, copyAt({ slot, copy }) + 10_000);
		expect(await phone.open()).toEqual({ a: 'one', b: 'two' });
		expect(await phone.session.info()).toMatchObject({ healed: true });
		await phone.leave();
		await damage(phone, copyAt({ slot, copy: copy === 0 ? 1 : 0 }) + 60);
		expect(await phone.open()).toEqual({ a: 'one', b: 'two' });
	});

	test('both copies damaged look like a wrong code', async () => {
		const phone = await ready();
		// A save that is still to come, with news of the server, would mend what is about to be damaged.
		expect(await phone.session.syncNow()).toBe('sent');
		peer.offline = true;
		const slot = await slotOf(phone);
		await damage(phone, copyAt({ slot, copy: 0 }) + 60);
		await damage(phone, copyAt({ slot, copy: 1 }) + 200_000);
		expect(await phone.reopen()).toBeNull();
	});

	test('one app copy damaged: the other runs, and the damage is mended', async () => {
		const phone = await ready();
		peer.offline = true;
		for (const at of REGION) {
			await damage(phone, at + 50);
			expect(await phone.reopen()).toEqual({ a: 'one' });
			expect(await phone.session.info()).toMatchObject({ healed: true });
		}
	});

	test('both app copies damaged: it comes from the server, by the token of the box', async () => {
		const phone = await ready();
		expect(await phone.session.syncNow()).toBe('sent');
		for (const at of REGION) await damage(phone, at + 50);
		peer.offline = true;
		expect(await phone.reopen()).toBeNull();
		peer.offline = false;
		expect(await phone.reopen()).toEqual({ a: 'one' });
		expect(peer.seen.filter(({ path }) => path === '/v1/app').at(-1)?.headers.authorization).toMatch(/^Box /);
		peer.offline = true;
		expect(await phone.reopen()).toEqual({ a: 'one' });
	});

	test('what a newer version wrote is shown, and never written over', async () => {
		const phone = await ready();
		const slot = await slotOf(phone);
		await phone.leave();
		const { sealCopy } = await import('../../src/crypto/copy.ts');
		const { writePayload } = await import('../../src/crypto/payload.ts');
		const { systemRandom } = await import('../../src/crypto/random.ts');
		await phone.store.use((blocks) => {
			const prk = quickPrk(CODE, readSalt(blocks));
			const opened = openAll(blocks, prk);
			if (!opened) throw new Error('nothing opens');
			const payload = writePayload(opened.state);
			payload[1] = 2;
			for (const copy of [0, 1] as const) {
				const { image } = sealCopy(prk, { slot, copy }, opened.seq + 1n, payload, systemRandom);
				blocks.write(copyAt({ slot, copy }), image);
			}
		});
		const before = await phone.store.use((blocks) => blocks.read(4_096, FILE_SIZE - 4_096));
		expect(await phone.open()).toEqual({ a: 'one' });
		expect(await phone.session.info()).toMatchObject({ readOnly: true, sync: 'newer' });
		expect(await phone.type('b', 'two')).toEqual({ ok: false, reason: 'newer' });
		expect(await phone.session.changeCode(bytes(CODE), bytes(OTHER), true)).toMatchObject({ reason: 'newer' });
		expect(await phone.session.clearThere()).toMatchObject({ reason: 'newer' });
		peer.seen.length = 0;
		expect(await phone.session.syncNow()).toBe('newer');
		expect(peer.seen).toHaveLength(0);
		const after = await phone.store.use((blocks) => blocks.read(4_096, FILE_SIZE - 4_096));
		expect(equal(after, before)).toBe(true);
	});
});

describe('the set-up code', () => {
	test('is sent only when it could be one', async () => {
		const phone = new Phone(peer);
		await phone.keeper.start();
		for (const typed of ['123456789093', '12345678909', CODE, '', '1+2', `${SETUP}0`])
			expect(await phone.keeper.fetch(bytes(typed))).toBeNull();
		expect(peer.seen).toHaveLength(0);
		peer.setUpCode = '';
		expect(await phone.keeper.fetch(bytes(SETUP))).toBeNull();
		expect(peer.seen[0]?.headers.authorization).toBe(`Code ${SETUP}`);
	});

	test('a package that is not signed is not run', async () => {
		const good = await packageOf(1);
		peer.app = { version: 1, bytes: Buffer.from(good.with(100, (good[100] ?? 0) ^ 1)) };
		const phone = new Phone(peer);
		expect(await phone.keeper.fetch(bytes(SETUP))).toBeNull();
		peer.app = { version: 1, bytes: good.subarray(0, good.length - 1) };
		expect(await phone.keeper.fetch(bytes(SETUP))).toBeNull();
		peer.app = { version: 1, bytes: good };
		expect(text(await phone.keeper.fetch(bytes(SETUP)))).toBe('export const version = 1;');
	});

	test('set-up keeps nothing until it is made, and refuses codes that could be sent', async () => {
		const phone = new Phone(peer);
		await phone.keeper.start();
		const before = await phone.store.use((blocks) => blocks.read(0, FILE_SIZE));
		await phone.keeper.fetch(bytes(SETUP));
		phone.attach();
		expect(await phone.session.info()).toMatchObject({ fresh: true, sync: 'off', recovery: false });
		expect(await phone.session.save(bytes('x'), false)).toEqual({ ok: false, reason: 'none' });
		expect(await phone.session.words()).toEqual({ ok: false, reason: 'none' });
		for (const code of ['1234567', SETUP, 'Abcdefgh'])
			expect(await phone.session.create(bytes(code), bytes('x'), 'whole')).toEqual({ ok: false, reason: 'refused' });
		expect(await phone.session.create(bytes(CODE), new Uint8Array(0), 'whole')).toEqual({
			ok: false,
			reason: 'shrunk',
		});
		expect(await phone.session.create(bytes(CODE), new Uint8Array(245_761), 'whole')).toEqual({
			ok: false,
			reason: 'full',
		});
		expect(equal(await phone.store.use((blocks) => blocks.read(0, FILE_SIZE)), before)).toBe(true);
		for (const digits of [10, 12] as const) expect(await phone.session.newCode(digits)).toMatch(/^\d+$/);
	});

	test('a second set-up ends what was there before', async () => {
		const phone = await ready();
		await phone.leave();
		expect(await phone.setUp(OTHER, { z: 'new' })).toMatchObject({ ok: true });
		expect(await phone.reopen()).toBeNull();
		expect(await phone.reopen(OTHER)).toEqual({ z: 'new' });
	});
});

describe('saving', () => {
	test('many at once cost few writes, and all are kept when each is answered', async () => {
		const phone = await ready();
		const used = vi.spyOn(phone.store, 'use');
		const all = Array.from({ length: 30 }, (_, i) => phone.type('n', String(i)));
		for (const result of await Promise.all(all)) expect(result).toEqual({ ok: true, value: undefined });
		expect(used.mock.calls.length).toBeLessThan(15);
		expect(await phone.reopen()).toEqual({ a: 'one', n: '29' });
	});

	test('less than half of it needs a deletion', async () => {
		const phone = await ready();
		await phone.type('long', 'x'.repeat(2_000));
		const small = Y.encodeStateAsUpdate(new Y.Doc());
		expect(await phone.session.save(small, false)).toEqual({ ok: false, reason: 'shrunk' });
		expect(await phone.session.save(new Uint8Array(0), true)).toEqual({ ok: false, reason: 'shrunk' });
		expect(Object.keys((await phone.reopen()) ?? {})).toEqual(['a', 'long']);
		expect(await phone.session.save(small, true)).toMatchObject({ ok: true });
	});

	test('has its limits, and a deletion is always taken', async () => {
		const phone = await ready();
		const of = (length: number) => new Uint8Array(length).fill(1);
		expect(await phone.session.save(of(163_840), false)).toMatchObject({ ok: true });
		expect(await phone.session.save(of(163_841), false)).toEqual({ ok: false, reason: 'full' });
		expect(await phone.session.save(of(163_841), true)).toMatchObject({ ok: true });
		expect(await phone.session.save(of(163_840), false)).toMatchObject({ ok: true });
		expect(await phone.session.save(of(245_761), true)).toEqual({ ok: false, reason: 'full' });
	});

	test('that fails is said, and the next one is whole', async () => {
		const phone = await ready();
		const use = phone.store.use.bind(phone.store);
		const broken = vi.spyOn(phone.store, 'use').mockImplementation(() => Promise.reject(new Error('no handle')));
		expect(await phone.type('b', 'two')).toEqual({ ok: false, reason: 'file' });
		broken.mockImplementation(use);
		expect(await phone.type('c', 'three')).toMatchObject({ ok: true });
		expect(await phone.reopen()).toEqual({ a: 'one', b: 'two', c: 'three' });
	});
});

describe('the code', () => {
	test('changes: the new one opens, the old one does not', async () => {
		const phone = await ready();
		expect(await phone.session.changeCode(bytes('0000000000'), bytes(OTHER), false)).toEqual({
			ok: false,
			reason: 'none',
		});
		expect(await phone.session.changeCode(bytes(CODE), bytes(SETUP), false)).toEqual({ ok: false, reason: 'refused' });
		expect(await phone.session.changeCode(bytes(CODE), bytes(OTHER), false)).toMatchObject({ ok: true });
		await phone.type('b', 'two');
		expect(await phone.reopen()).toBeNull();
		expect(await phone.reopen(OTHER)).toEqual({ a: 'one', b: 'two' });
	});

	test('a change that the file refused leaves the old one', async () => {
		const phone = await ready();
		const use = phone.store.use.bind(phone.store);
		const broken = vi.spyOn(phone.store, 'use').mockImplementation((work) =>
			use((blocks) =>
				work({
					...blocks,
					write: () => {
						throw new Error('no room');
					},
				}),
			),
		);
		expect(await phone.session.changeCode(bytes(CODE), bytes(OTHER), true)).toEqual({ ok: false, reason: 'file' });
		broken.mockImplementation(use);
		expect(await phone.type('b', 'two')).toMatchObject({ ok: true });
		expect(await phone.reopen(OTHER)).toBeNull();
		expect(await phone.reopen()).toEqual({ a: 'one', b: 'two' });
	});
});

describe('clearing this phone', () => {
	test('nothing opens, nothing is written afterwards, and the server copy stays', async () => {
		const phone = await ready();
		await phone.session.syncNow();
		const saving = phone.type('b', 'two');
		const cleared = phone.session.clearHere();
		const late = phone.type('c', 'three');
		expect(await cleared).toMatchObject({ ok: true });
		await saving;
		expect(await late).toEqual({ ok: false, reason: 'file' });
		await phone.leave();
		expect(await phone.open()).toBeNull();
		expect(await phone.store.use((blocks) => blocks.size())).toBe(FILE_SIZE);
		expect(peer.blobs).toHaveLength(1);
	});

	test('waits for no network', async () => {
		const phone = await ready();
		await phone.session.syncNow();
		peer.before = () => new Promise(() => {});
		await phone.type('b', 'two');
		const syncing = phone.session.syncNow();
		expect(await phone.session.clearHere()).toMatchObject({ ok: true });
		void syncing;
		await phone.leave();
		expect(await phone.open()).toBeNull();
	}, 20_000);

	test('that was cut off goes on at the next start', async () => {
		const phone = await ready();
		const use = phone.store.use.bind(phone.store);
		let writes = 0;
		const cut = vi.spyOn(phone.store, 'use').mockImplementation((work) =>
			use((blocks) =>
				work({
					...blocks,
					write: (at, part) => {
						if (writes++ > 2) throw new Error('the battery');
						blocks.write(at, part);
					},
				}),
			),
		);
		expect(await phone.session.clearHere()).toEqual({ ok: false, reason: 'file' });
		cut.mockImplementation(use);
		const before = await phone.store.use((blocks) => blocks.read(4_096, FILE_SIZE - 4_096));
		await phone.leave();
		const after = await phone.store.use((blocks) => blocks.read(4_096, FILE_SIZE - 4_096));
		expect(equal(before.subarray(0, 4_096), after.subarray(0, 4_096))).toBe(false);
		expect(await phone.open()).toBeNull();
	});
});

describe('a newer app', () => {
	test('is taken once, and runs from the next opening on', async () => {
		const phone = await ready();
		peer.app = { version: 2, bytes: await packageOf(2) };
		await phone.reopen();
		expect(await phone.session.syncNow()).toBe('sent');
		await phone.leave();
		peer.offline = true;
		expect(text(await phone.keeper.open(bytes(CODE)))).toBe('export const version = 2;');
	});

	test('that is older, or not signed, is discarded', async () => {
		peer.app = { version: 5, bytes: await packageOf(5) };
		const phone = await ready();
		await phone.session.syncNow();
		const bad = await packageOf(6);
		const offers = [
			{ version: 4, bytes: await packageOf(4) },
			{ version: 6, bytes: Buffer.from(bad.with(4, 9)) },
			{ version: 6, bytes: Buffer.from(bad.with(90, (bad[90] ?? 0) ^ 1)) },
		];
		for (const offer of offers) {
			peer.app = offer;
			await phone.reopen();
			await phone.session.syncNow();
			await phone.leave();
			expect(text(await phone.keeper.open(bytes(CODE)))).toBe('export const version = 5;');
		}
	});

	test('forbids those below its minimum once it ran', async () => {
		const phone = await ready();
		const old = await phone.store.use((blocks) => REGION.map((at) => blocks.read(at, 524_288)));
		peer.app = { version: 3, bytes: await packageOf(3, 3) };
		await phone.reopen();
		await phone.session.syncNow();
		await phone.reopen();
		await phone.type('b', 'two');
		await phone.leave();
		await phone.store.use((blocks) => {
			for (const [i, region] of old.entries()) blocks.write(REGION[i] ?? 0, region);
		});
		peer.offline = true;
		expect(await phone.open()).toBeNull();
		peer.offline = false;
		expect(await phone.reopen()).toEqual({ a: 'one', b: 'two' });
	});
});
