import { describe, expect, it } from 'vitest';
import { utf8 } from '../../src/crypto/bytes.ts';
import { isSetupCode, mod97, newUnlockCode } from '../../src/crypto/code.ts';
import { asCode, asEntropy, asRoot, asSalt } from '../../src/crypto/keys.ts';
import type { Random } from '../../src/crypto/random.ts';
import { systemRandom, uniform } from '../../src/crypto/random.ts';
import { seeded } from './memory.ts';

/** Each number as the four bytes that `uniform` asks for. */
function draws(...values: number[]): Random {
	const left = [...values];
	return (n) => {
		expect(n).toBe(4);
		const bytes = new Uint8Array(4);
		new DataView(bytes.buffer).setUint32(0, left.shift() ?? 0);
		return bytes;
	};
}

describe('a new unlock code', () => {
	it.each([10, 12] as const)('of %i digits is one, and its check fails', (digits) => {
		const random = seeded('codes');
		for (let i = 0; i < 2_000; i++) {
			const code = newUnlockCode(digits, random);
			expect(code).toMatch(new RegExp(`^\\d{${digits}}$`));
			expect(mod97(code)).toBe(false);
			expect(isSetupCode(code)).toBe(false);
			expect(asCode(utf8(code))).not.toBeNull();
		}
	});

	it('is drawn again where its check holds', () => {
		const holds = [0, 0, 0, 0, 0, 0, 0, 0, 9, 8];
		const next = [4, 0, 7, 1, 9, 3, 8, 2, 6, 5];
		expect(newUnlockCode(10, draws(...holds, ...next))).toBe('4071938265');
	});

	it('has every digit as often in every place', () => {
		const random = seeded('digits');
		const counts = Array.from({ length: 10 }, () => new Uint32Array(10));
		for (let i = 0; i < 5_000; i++) {
			for (const [place, digit] of newUnlockCode(10, random).split('').map(Number).entries()) {
				const row = counts[place];
				if (row) row[digit] = (row[digit] ?? 0) + 1;
			}
		}
		// 500 are expected of each; six standard deviations are 127.
		for (const row of counts) for (const count of row) expect(Math.abs(count - 500)).toBeLessThan(127);
	});
});

describe('a mistyped code', () => {
	it('of 10 or 12 digits never looks like one that may leave the phone, unless it is one', () => {
		expect(isSetupCode('4071938265')).toBe(false);
		// Any one digit changed, and any two neighbours swapped, break the check.
		const right = '012345678978';
		for (let i = 0; i < 12; i++) {
			for (const digit of '0123456789') {
				const wrong = right.slice(0, i) + digit + right.slice(i + 1);
				expect(isSetupCode(wrong)).toBe(wrong === right);
			}
			const swapped = right.slice(0, i) + right.slice(i + 1, i + 2) + right.charAt(i) + right.slice(i + 2);
			if (i < 11) expect(isSetupCode(swapped)).toBe(false);
		}
	});
});

describe('randomness', () => {
	it('is uniform: what would favour small numbers is drawn again', () => {
		expect(uniform(draws(4_294_967_295, 4_294_967_290, 4_294_967_289), 10)).toBe(9);
		expect(uniform(draws(4_294_967_295), 4)).toBe(3);
		expect(uniform(draws(0), 4)).toBe(0);
	});

	it('of the system comes in any length', () => {
		for (const length of [0, 1, 65_535, 65_536, 65_537, 300_000]) {
			const bytes = systemRandom(length);
			expect(bytes.length).toBe(length);
			// A stretch that was left out would be 64 zeros.
			for (let at = 0; at + 64 <= length; at += 64)
				expect(bytes.subarray(at, at + 64).some((byte) => byte !== 0)).toBe(true);
		}
	});
});

describe('keys', () => {
	it.each([0, 15, 17, 31, 33])('are not minted from %i bytes', (length) => {
		const bytes = new Uint8Array(length);
		for (const mint of [asSalt, asRoot, asEntropy]) expect(() => mint(bytes)).toThrow(RangeError);
	});

	it('are copies: wiping where they came from leaves them', () => {
		const bytes = new Uint8Array(32).fill(3);
		const root = asRoot(bytes);
		bytes.fill(0);
		expect(root).toEqual(new Uint8Array(32).fill(3));
	});
});
