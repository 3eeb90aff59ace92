/** What an onlooker, and another code, can tell from the file. */
import { describe, expect, it } from 'vitest';
import { concat, equal, utf8 } from '../../src/crypto/bytes.ts';
import { changeCode, clear, heal, save, setUp, start } from '../../src/crypto/changes.ts';
import { copyAt, deviceTag, FILE_SIZE, openAll, pendingTag, readSalt, touch } from '../../src/crypto/container.ts';
import { COPY_SIZE, sealCopy } from '../../src/crypto/copy.ts';
import { newSalt } from '../../src/crypto/keys.ts';
import { DOC_MAX, newState, writePayload } from '../../src/crypto/payload.ts';
import { sha256 } from '../../src/crypto/suite.ts';
import { MemoryBlocks, seeded } from './memory.ts';
import { makeApp, makePhone, quickPrk, text, unlock } from './scene.ts';

const CODE = '1111111111';

/** Above it, bytes are not random: p is below 10⁻⁶ for 255 degrees of freedom (Wilson and Hilferty's cube root). */
const CHI_SQUARE_LIMIT = 255 * (1 - 2 / (9 * 255) + 4.7534 * Math.sqrt(2 / (9 * 255))) ** 3;

function chiSquare(bytes: Uint8Array): number {
	const counts = new Uint32Array(256);
	for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
	const expected = bytes.length / 256;
	return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe('the file', () => {
	it('has 3,149,824 bytes that pass a chi-square test: new, used and cleared alike', async () => {
		const fresh = new MemoryBlocks();
		start(fresh, seeded('fresh'));
		const { blocks, opened, random } = await makePhone(CODE, 'some words, over and over. '.repeat(4_000));
		const used = new Uint8Array(blocks.bytes);
		save(blocks, opened, { ...opened.state, doc: new Uint8Array(DOC_MAX) }, random);
		const saved = new Uint8Array(blocks.bytes);
		clear(blocks, random);
		for (const bytes of [fresh.bytes, used, saved, blocks.bytes]) {
			expect(bytes.length).toBe(3_149_824);
			expect(chiSquare(bytes)).toBeLessThan(CHI_SQUARE_LIMIT);
			for (let at = 0; at < bytes.length; at += 262_144) {
				expect(chiSquare(bytes.subarray(at, at + 262_144)), `from ${at}`).toBeLessThan(CHI_SQUARE_LIMIT);
			}
		}
	});

	it('would not pass with a page of zeros, or with text in place of one copy', async () => {
		const { blocks } = await makePhone(CODE, 'x');
		expect(chiSquare(blocks.bytes.map((byte, at) => (at < 4_096 ? 0 : byte)))).toBeGreaterThan(CHI_SQUARE_LIMIT);
		const words = utf8('words '.repeat(43_690));
		blocks.bytes.set(words, copyAt({ slot: 1, copy: 0 }));
		expect(chiSquare(blocks.bytes)).toBeGreaterThan(CHI_SQUARE_LIMIT);
	});

	it('shows the hash of D on page 0 once it is used, and of nothing when it is new', async () => {
		const { blocks, opened } = await makePhone(CODE, 'x');
		const tag = blocks.bytes.slice(16, 48);
		expect(tag).toEqual(deviceTag(opened.state.device));
		expect(tag).toEqual(sha256(concat(utf8('device'), opened.state.device)));
		expect(pendingTag(readSalt(blocks))).toEqual(sha256(concat(utf8('pending'), blocks.bytes.slice(0, 16))));
	});

	it('has no two copies that share a stretch of 32 bytes, though they hold the same', async () => {
		const { blocks, opened } = await makePhone(CODE, 'x');
		const [a, b] = ([0, 1] as const).map((copy) => {
			const at = copyAt({ slot: opened.slot, copy });
			return blocks.bytes.slice(at, at + COPY_SIZE);
		});
		const seen = new Set<string>();
		const stretches = (bytes: Uint8Array | undefined): string[] =>
			Array.from({ length: COPY_SIZE / 32 }, (_, i) => String(bytes?.subarray(i * 32, i * 32 + 32)));
		for (const each of stretches(a)) seen.add(each);
		expect(seen.size).toBe(COPY_SIZE / 32);
		expect(stretches(b).some((each) => seen.has(each))).toBe(false);
	});

	it('is all new after a save, apart from other slots', async () => {
		const { blocks, opened, random } = await makePhone(CODE, 'x');
		const before = new Uint8Array(blocks.bytes);
		save(blocks, opened, opened.state, random);
		const at = copyAt({ slot: opened.slot, copy: 0 });
		let same = 0;
		for (let i = at; i < at + 2 * COPY_SIZE; i++) if (before[i] === blocks.bytes[i]) same++;
		// One byte in 256 is the same by chance.
		expect(Math.abs(same / (2 * COPY_SIZE) - 1 / 256)).toBeLessThan(0.001);
	});
});

describe('opening', () => {
	it('reads the same places whatever the code is, but for the bodies that it accepts', async () => {
		const { blocks, opened } = await makePhone(CODE, 'x');
		const read = blocks.read.bind(blocks);
		const places: number[] = [];
		blocks.read = (at, length) => {
			places.push(at);
			return read(at, length);
		};
		const salt = readSalt(blocks);
		places.length = 0;
		expect(openAll(blocks, quickPrk('9999999999', salt))).toBeNull();
		const heads = [...places];
		expect(heads).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((i) => 1_052_672 + i * 262_144));
		places.length = 0;
		expect(openAll(blocks, quickPrk(CODE, salt))).not.toBeNull();
		const bodies = ([0, 1] as const).map((copy) => copyAt({ slot: opened.slot, copy }) + 128);
		expect(places).toEqual([...heads, ...bodies]);
	});

	it('gives the state back as it was saved', async () => {
		const { blocks, opened, random } = await makePhone(CODE, 'x');
		const state = {
			...opened.state,
			box: 2 as const,
			epoch: 4_294_967_295,
			boxVersion: 0xffff_ffff_ffff_ffffn,
			boxHash: random(32),
			old: { root: opened.state.root, epoch: 3 },
			doc: random(DOC_MAX),
		};
		save(blocks, opened, state, random);
		expect(unlock(blocks, CODE)?.state).toEqual(state);
	});

	it('starts the seq anywhere in 32 bits, so that it counts nothing', async () => {
		const seqs = await Promise.all(['a', 'b', 'c', 'd'].map(async (doc) => (await makePhone(CODE, doc)).opened.seq));
		expect(new Set(seqs).size).toBe(4);
		for (const seq of seqs) expect(seq < 2n ** 32n).toBe(true);
		expect(seqs.some((seq) => seq > 2n ** 30n)).toBe(true);
	});

	it('survives a start, and a start survives it', async () => {
		const { blocks } = await makePhone(CODE, 'x');
		touch(blocks);
		expect(text(unlock(blocks, CODE))).toBe('x');
	});
});

describe('what must not be written', () => {
	it('is refused before anything is: too long, or what nobody could read', async () => {
		const { blocks, opened, random } = await makePhone(CODE, 'x');
		const { state } = opened;
		for (const wrong of [
			{ doc: new Uint8Array(DOC_MAX + 1) },
			{ slots: [2, 1] },
			{ slots: [5] },
			{ epoch: -1 },
			{ epoch: 2 ** 32 },
		]) {
			expect(() => save(blocks, opened, { ...state, ...wrong }, random)).toThrow(RangeError);
		}
		expect(blocks.log).toEqual([]);
		save(blocks, opened, { ...state, doc: utf8('y') }, random);
		expect(text(unlock(blocks, CODE))).toBe('y');
	});

	/** Both copies under format 2, as a later version writes them. */
	async function newerPhone(copies: readonly (0 | 1)[]) {
		const phone = await makePhone(CODE, 'x');
		const payload = writePayload(phone.opened.state);
		payload[1] = 2;
		for (const copy of copies) {
			const place = { slot: phone.opened.slot, copy };
			const { image } = sealCopy(phone.opened.prk, place, phone.opened.seq, payload, phone.random);
			phone.blocks.bytes.set(image, copyAt(place));
		}
		return { ...phone, before: new Uint8Array(phone.blocks.bytes), found: unlock(phone.blocks, CODE) };
	}

	it.each([[[0, 1]], [[0]], [[1]]] as const)('is anything over a newer version (copies %j)', async (copies) => {
		const { blocks, random, before, found } = await newerPhone(copies);
		if (!found) throw new Error('it does not open');
		expect(found.newer).toBe(true);
		expect(text(found)).toBe('x');
		expect(() => save(blocks, found, found.state, random)).toThrow('newer');
		expect(() => changeCode(blocks, found, found.prk, found.state, random)).toThrow('newer');
		expect(heal(blocks, found, random)).toBe(false);
		expect(equal(blocks.bytes, before)).toBe(true);
	});
});

describe('set-up', () => {
	it('lists its own slot, and no other', async () => {
		const { blocks, opened } = await makePhone(CODE, 'x');
		expect(unlock(blocks, CODE)?.state.slots).toEqual([opened.slot]);
	});

	it('takes over what comes from another phone, under keys of this one', async () => {
		const { blocks, opened, random } = await makePhone(CODE, 'x');
		const { root, epoch, doc } = opened.state;
		const salt = newSalt(random);
		const state = { ...newState(random, doc), root, epoch };
		setUp(blocks, { salt, prk: quickPrk('2222222222', salt), state, app: await makeApp(1) }, random);
		const found = unlock(blocks, '2222222222');
		expect(found?.state.root).toEqual(root);
		expect(found?.state.device).not.toEqual(opened.state.device);
		expect(found?.state.appKey).not.toEqual(opened.state.appKey);
		expect(blocks.size()).toBe(FILE_SIZE);
	});
});
