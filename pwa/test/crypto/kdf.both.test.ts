import { argon2id as reference } from '@noble/hashes/argon2.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hex, isZero, utf8 } from '../../src/crypto/bytes.ts';
import type { Argon2 } from '../../src/crypto/kdf.ts';
import { loadArgon2 } from '../../src/crypto/kdf.ts';
import { asSalt } from '../../src/crypto/keys.ts';

const salt = asSalt(new Uint8Array(16).fill(7));
const RealMemory = WebAssembly.Memory;
const memories: WebAssembly.Memory[] = [];
let argon2: Argon2;

beforeAll(async () => {
	WebAssembly.Memory = class extends RealMemory {
		constructor(descriptor: WebAssembly.MemoryDescriptor) {
			super(descriptor);
			memories.push(this);
		}
	};
	argon2 = await loadArgon2();
});

afterAll(() => {
	WebAssembly.Memory = RealMemory;
});

describe('derive', () => {
	it('gives what an independent implementation gives, more than once', () => {
		const code = utf8('7305518264');
		const expected = hex(reference(code, salt, { m: 65_536, t: 3, p: 1, dkLen: 32 }));
		expect(hex(argon2.derive(code, salt))).toBe(expected);
		expect(hex(argon2.derive(code, salt))).toBe(expected);
	});

	it('leaves nothing in its one memory', () => {
		argon2.derive(utf8('12.5×3=+-*/'), salt);
		argon2.derive(utf8('9081726354'), salt);
		expect(memories).toHaveLength(1);
		const left = new Uint8Array(memories[0]?.buffer ?? new ArrayBuffer(0));
		expect(left.length).toBeGreaterThan(64 * 1_024 * 1_024);
		expect(isZero(left)).toBe(true);
	});

	it('leaves the bytes that it was given alone', () => {
		const code = utf8('7305518264');
		argon2.derive(code, salt);
		expect(code).toEqual(utf8('7305518264'));
	});
});
