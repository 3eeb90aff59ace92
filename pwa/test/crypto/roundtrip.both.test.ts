/** Whatever is sealed opens again to the same, and nothing else does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gunzip, openRegion, sealRegion, verifyApp } from '../../src/crypto/app.ts';
import { openBox, sealBox } from '../../src/crypto/box.ts';
import type { Bytes } from '../../src/crypto/bytes.ts';
import {
	b64u,
	concat,
	equal,
	fromB64u,
	getU16,
	getU32,
	getU64,
	isZero,
	putUint,
	slice,
	u8,
	u32,
	u64,
	utf8,
	wipe,
} from '../../src/crypto/bytes.ts';
import { exportSalt, openExport, sealExport, TEXT_MAX } from '../../src/crypto/export.ts';
import { asAppKey, asEntropy, asPassSeed, asPrk, asRoot, asSalt, passKeys, rootKeys } from '../../src/crypto/keys.ts';
import { openPass, sealPass } from '../../src/crypto/pass.ts';
import { DOC_MAX, newState, readPayload, writePayload } from '../../src/crypto/payload.ts';
import { kitKeys, readKit, writeKit } from '../../src/crypto/recovery.ts';
import { seeded } from './memory.ts';
import { gzipOf, makeApp, releaseKeys, signedPackage } from './scene.ts';

fc.configureGlobal({ seed: 97 });

const random = seeded('round trips');
const bytesOf = (length: number): fc.Arbitrary<Bytes> =>
	fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => new Uint8Array(bytes));
const number32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const number64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
/** Lengths at and around every limit, and between. */
const docs = fc
	.oneof(fc.constantFrom(0, 1, 65_447, 65_448, 65_449, DOC_MAX - 1, DOC_MAX), fc.integer({ min: 0, max: DOC_MAX }))
	.map((length) => random(length));
const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const notZero = (length: number): fc.Arbitrary<Bytes> => bytesOf(length).filter((bytes) => !isZero(bytes));

describe('a box', () => {
	const keys = rootKeys(asRoot(random(32)), 1);

	it('opens to what was put in, in one of two sizes', () => {
		const of = <K extends 1 | 2 | 3>(kind: K, doc: fc.Arbitrary<Uint8Array>) =>
			fc.record({ kind: fc.constant(kind), version: number64, previous: orNull(notZero(32)), doc });
		const sized = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
		// Kits and cards have one size each.
		const box = fc.oneof(of(1, docs), of(2, sized(36)), of(3, sized(48)));
		fc.assert(
			fc.property(box, (put) => {
				const blob = sealBox(keys, put, random);
				expect(blob.length).toBe(put.doc.length <= 65_448 ? 65_536 : 262_144);
				const opened = openBox(keys, blob);
				if (!opened || opened.newer) throw new Error('it does not open');
				const { doc, ...rest } = opened.box;
				expect(equal(doc, put.doc)).toBe(true);
				expect({ ...rest, doc: put.doc }).toEqual(put);
			}),
			{ numRuns: 20 },
		);
	});

	it('takes no longer document, and no version above 64 bits', () => {
		const put = { kind: 1 as const, version: 1n, previous: null, doc: new Uint8Array(0) };
		expect(() => sealBox(keys, { ...put, doc: new Uint8Array(DOC_MAX + 1) }, random)).toThrow(RangeError);
		expect(() => sealBox(keys, { ...put, version: 2n ** 64n }, random)).toThrow(RangeError);
	});

	it('never has the same bytes twice', () => {
		const put = { kind: 1 as const, version: 1n, previous: null, doc: utf8('same') };
		expect(equal(sealBox(keys, put, random), sealBox(keys, put, random))).toBe(false);
	});
});

describe('a payload', () => {
	it('reads as it was written', () => {
		const slots = fc.subarray([1, 2, 3, 4]);
		const state = fc.record({
			box: fc.constantFrom(0 as const, 1 as const, 2 as const),
			epoch: number32,
			appMinimum: number32,
			slots,
			boxVersion: number64,
			boxHash: orNull(notZero(32)),
			entropy: orNull(notZero(16).map(asEntropy)),
			old: orNull(fc.record({ root: bytesOf(32).map(asRoot), epoch: fc.integer({ min: 1, max: 2 ** 32 - 1 }) })),
			doc: docs,
		});
		fc.assert(
			fc.property(state, (fields) => {
				const put = { ...newState(random, fields.doc), ...fields };
				const read = readPayload(writePayload(put));
				if (!read) throw new Error('it does not read');
				expect(equal(read.state.doc, put.doc)).toBe(true);
				expect({ newer: read.newer, state: { ...read.state, doc: 0 } }).toEqual({
					newer: false,
					state: { ...put, doc: 0 },
				});
			}),
			{ numRuns: 20 },
		);
	});
});

describe('a pass', () => {
	it('opens to what was put in, with its own seed alone', () => {
		const pass = fc.record({
			root: bytesOf(32).map(asRoot),
			epoch: number32,
			entropy: orNull(notZero(16).map(asEntropy)),
			appMinimum: number32,
		});
		fc.assert(
			fc.property(pass, bytesOf(32), bytesOf(32), (put, seed, other) => {
				fc.pre(!equal(seed, other));
				const sealed = sealPass(passKeys(asPassSeed(seed)), put, random);
				expect(sealed.length).toBe(1_024);
				expect(openPass(passKeys(asPassSeed(seed)), sealed)).toEqual(put);
				expect(openPass(passKeys(asPassSeed(other)), sealed)).toBeNull();
			}),
			{ numRuns: 30 },
		);
	});
});

describe('a kit', () => {
	it('reads as it was written, and has 36 bytes', () => {
		fc.assert(
			fc.property(bytesOf(32).map(asRoot), number32, (root, epoch) => {
				expect(readKit(writeKit({ root, epoch }))).toEqual({ root, epoch });
			}),
		);
		for (const length of [0, 35, 37]) expect(readKit(new Uint8Array(length))).toBeNull();
	});

	it('lies in a box that only its entropy opens', () => {
		const keys = kitKeys(asEntropy(random(16)));
		const doc = writeKit({ root: asRoot(random(32)), epoch: 7 });
		const blob = sealBox(keys, { kind: 2, version: 1n, previous: null, doc }, random);
		const opened = openBox(keys, blob);
		expect(opened && !opened.newer && opened.box.doc).toEqual(doc);
		expect(openBox(kitKeys(asEntropy(random(16))), blob)).toBeNull();
	});
});

describe('an export', () => {
	const prk = asPrk(random(32));
	const salt = asSalt(random(16));

	it('opens to the state and the text that were put in', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom('', '\ufeff{}', 'a'.repeat(TEXT_MAX), 'é'.repeat(TEXT_MAX / 2)),
		);
		fc.assert(
			fc.property(text, docs, (words, doc) => {
				const state = { ...newState(random, doc), slots: [2] };
				const file = sealExport(salt, prk, state, words, random);
				expect(file.length).toBe(1_048_592);
				expect(exportSalt(file)).toEqual(salt);
				const opened = openExport(file, prk);
				expect(opened?.text === words).toBe(true);
				expect(opened?.state.root).toEqual(state.root);
				expect(opened && equal(opened.state.doc, doc)).toBe(true);
				expect(openExport(file, asPrk(random(32)))).toBeNull();
			}),
			{ numRuns: 8 },
		);
	});

	it('takes no longer text', () => {
		const state = { ...newState(random, utf8('x')), slots: [1] };
		expect(() => sealExport(salt, prk, state, 'a'.repeat(TEXT_MAX + 1), random)).toThrow(RangeError);
	});
});

describe('an app', () => {
	it('comes out of the region as it was put in, and unpacks to its source', async () => {
		const app = await makeApp(3);
		const appKey = asAppKey(random(32));
		for (const copy of [0, 1] as const) {
			const region = sealRegion(appKey, copy, app, random);
			expect(region.length).toBe(524_288);
			expect(openRegion(appKey, copy, region)).toEqual(app.bytes);
			expect(openRegion(appKey, copy === 0 ? 1 : 0, region)).toBeNull();
			expect(openRegion(asAppKey(random(32)), copy, region)).toBeNull();
		}
		expect(new TextDecoder().decode(await gunzip(app))).toBe('export const version = 3;');
	});

	it('may fill the region to its last byte, and no more', async () => {
		const keys = await releaseKeys();
		const appKey = asAppKey(random(32));
		const full = await verifyApp(await signedPackage(1, 1, random(524_168)), keys);
		if (!full) throw new Error('it does not verify');
		const out = openRegion(appKey, 0, sealRegion(appKey, 0, full, random));
		expect(out && equal(out, full.bytes)).toBe(true);
		expect(await verifyApp(await signedPackage(1, 1, random(524_169)), keys)).toBeNull();
	});

	it('that is signed but no whole gzip is not unpacked', async () => {
		const keys = await releaseKeys();
		const whole = await gzipOf('export const version = 1;');
		for (const gzip of [whole.slice(0, -1), new Uint8Array(0), concat(whole, random(9)), random(60)]) {
			const app = await verifyApp(await signedPackage(1, 1, gzip), keys);
			if (!app) throw new Error('it does not verify');
			await expect(gunzip(app)).rejects.toThrow();
		}
	});

	it('is not changed by whoever handed over its bytes', async () => {
		const given = await signedPackage(5, 1, await gzipOf('x'));
		const verifying = verifyApp(given, await releaseKeys());
		given.fill(0);
		expect((await verifying)?.version).toBe(5);
	});
});

describe('bytes', () => {
	it('have one spelling in base64url', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
				expect(fromB64u(b64u(bytes))).toEqual(new Uint8Array(bytes));
				expect(b64u(bytes)).toMatch(/^[\w-]*$/);
			}),
		);
		for (const wrong of ['A', 'AB', 'AAAAA', 'AA==', 'AA+A', 'A A', 'AAé', 'AAB'])
			expect(fromB64u(wrong), wrong).toBeNull();
		expect(fromB64u('')).toEqual(new Uint8Array(0));
	});

	it('hold numbers, big end first', () => {
		fc.assert(
			fc.property(number32, number64, (a, b) => {
				const bytes = concat(u8(7), u32(a), u64(b));
				expect([bytes[0], getU32(bytes, 1), getU64(bytes, 5)]).toEqual([7, a, b]);
				expect(getU16(bytes, 1)).toBe(a >>> 16);
			}),
		);
		const two = new Uint8Array(2);
		putUint(two, 0, 2, 0x0102);
		expect(two).toEqual(new Uint8Array([1, 2]));
		for (const wrong of [-1, 256, 1.5, Number.NaN]) expect(() => u8(wrong)).toThrow(RangeError);
		for (const wrong of [-1, 2 ** 32]) expect(() => u32(wrong)).toThrow(RangeError);
		for (const wrong of [-1n, 2n ** 64n]) expect(() => u64(wrong)).toThrow(RangeError);
	});

	it('are equal where all are, and wiped where they are wiped', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.nat(), (bytes, where) => {
				const other = new Uint8Array(bytes);
				expect(equal(bytes, other)).toBe(true);
				other[where % other.length] = (other[where % other.length] ?? 0) ^ 1;
				expect(equal(bytes, other)).toBe(false);
				expect(equal(bytes, concat(bytes, u8(0)))).toBe(false);
				wipe(bytes, other);
				expect(isZero(concat(bytes, other))).toBe(true);
			}),
		);
	});

	it('are never cut from beyond the end', () => {
		expect(() => slice(new Uint8Array(4), 2, 3)).toThrow(RangeError);
		expect(slice(new Uint8Array([1, 2, 3]), 1, 2)).toEqual(new Uint8Array([2, 3]));
	});
});
