/** Vectors of sections 3 and 3.1: slot copies and whole containers. */
import { describe, expect, it } from 'vitest';
import file from '../../../vault/testdata/vectors/container.json';
import slotFile from '../../../vault/testdata/vectors/slot.json';
import { concat, hex, u8, u64, utf8 } from '../../src/crypto/bytes.ts';
import { heal } from '../../src/crypto/changes.ts';
import { copyAt, openAll } from '../../src/crypto/container.ts';
import { openHead } from '../../src/crypto/copy.ts';
import { asPrk } from '../../src/crypto/keys.ts';
import { hkdf, hmac, open, sha256 } from '../../src/crypto/suite.ts';
import { container } from './containers.ts';
import { image, placeOf, tried } from './copies.ts';
import { MemoryBlocks, seeded } from './memory.ts';
import type { Case } from './vectors.ts';
import { expectDigest, mutated, named, unhex } from './vectors.ts';

describe('a slot copy', () => {
	it.each(slotFile.copies)('$name is sealed', (vector) => {
		const place = placeOf(vector);
		const at = concat(u8(place.slot), u8(place.copy));
		const keys = hkdf(unhex(vector.prk), concat(utf8('c1/slot'), at), 64);
		expect(hex(keys)).toBe(vector.wrapKey + vector.commitKey);
		expect(hex(hmac(unhex(vector.commitKey), concat(unhex(vector.headNonce), at)))).toBe(vector.commit);
		const bodyKey = hkdf(unhex(vector.vaultKey), concat(utf8('c1/body'), at, u64(BigInt(vector.seq))), 32);
		expect(hex(bodyKey)).toBe(vector.bodyKey);
		expectDigest(image(vector.name), vector.sealed);
		const head = openHead(asPrk(unhex(vector.prk)), place, image(vector.name).subarray(0, 128));
		expect(head && [hex(head.key), head.seq]).toEqual([vector.vaultKey, BigInt(vector.seq)]);
	});

	type SlotCase = Case & { readonly prk: string; readonly slot: number; readonly copy: number };
	it.each(slotFile.cases as readonly SlotCase[])('$outcome: $name', (vector) => {
		const copy = mutated(image(vector.base), vector.mutate);
		expect(tried(asPrk(unhex(vector.prk)), placeOf(vector), copy)).toBe(vector.outcome);
	});

	it('is opened by one key alone, though its tags hold under two', () => {
		for (const { base, keys } of slotFile.multiKey) {
			const place = placeOf(named(slotFile.copies, base));
			const at = concat(u8(place.slot), u8(place.copy));
			const copy = image(base);
			const outcomes = keys.map(({ prk, wrapKey, head, bodyFirst }) => {
				const plain = open(unhex(wrapKey), copy.slice(0, 24), copy.slice(56, 120), concat(utf8('c1/head'), at));
				expect(plain && hex(plain)).toBe(head);
				const key = hkdf(unhex(head).slice(0, 32), concat(utf8('c1/body'), at, unhex(head).slice(32, 40)), 32);
				const body = open(key, copy.slice(128, 152), copy.slice(152), concat(utf8('c1/body'), at));
				expect(body && hex(body).startsWith(bodyFirst)).toBe(true);
				return tried(asPrk(unhex(prk)), place, copy);
			});
			expect(outcomes).toEqual(['opens', 'none']);
		}
	});
});

describe('a container', () => {
	it.each(file.containers)('$name has the bytes that the vector says', ({ name, sha256: expected }) => {
		expect(hex(sha256(container(name)))).toBe(expected);
	});

	type ContainerCase = (typeof file.cases)[number] & Case;
	it.each(file.cases as readonly ContainerCase[])('$outcome: $name', (vector) => {
		const blocks = new MemoryBlocks(mutated(container(vector.base), vector.mutate));
		const opened = openAll(blocks, asPrk(unhex(vector.prk)));
		if (vector.outcome === 'none' || vector.outcome === 'bad size') {
			expect(opened).toBeNull();
			return;
		}
		if (!opened) throw new Error('it does not open');
		const accepted = opened.copies.flatMap((seq, copy) => (seq === null ? [] : [`${opened.slot}${'AB'[copy]}`]));
		expect([opened.slot, opened.seq, opened.newer]).toEqual([
			vector.slot,
			BigInt(vector.seq),
			vector.outcome === 'newer',
		]);
		expect(opened.copies[vector.copy]).toBe(opened.seq);
		expect(accepted).toEqual(vector.accepted.filter((name) => name.startsWith(`${opened.slot}`)));
		const mended = heal(blocks, opened, seeded('heal'));
		const place = { slot: opened.slot, copy: vector.heal.endsWith('B') ? 1 : 0 } as const;
		const expected = vector.heal === '' ? [] : [copyAt(place)];
		expect(mended).toBe(vector.heal !== '');
		expect(blocks.log.flatMap((action) => (action.kind === 'write' ? [action.at] : []))).toEqual(expected);
	});
});
