import { argon2id as reference } from '@noble/hashes/argon2.js';
import { afterEach, expect, it } from 'vitest';
import { hex, utf8 } from '../../src/crypto/bytes.ts';
import { loadArgon2 } from '../../src/crypto/kdf.ts';
import { asSalt } from '../../src/crypto/keys.ts';

const real = WebAssembly.instantiate;
const sizes: number[] = [];

/** Refuses every binary that `accepts` does not, as an engine without SIMD or without WebAssembly would. */
function refuse(accepts: (size: number) => boolean): void {
	sizes.length = 0;
	WebAssembly.instantiate = (async (binary: BufferSource, imports?: WebAssembly.Imports) => {
		sizes.push(binary.byteLength);
		if (!accepts(binary.byteLength)) throw new WebAssembly.CompileError('refused');
		return real(binary, imports);
	}) as typeof WebAssembly.instantiate;
}

afterEach(() => {
	WebAssembly.instantiate = real;
});

it('rejects where there is no WebAssembly', async () => {
	refuse(() => false);
	await expect(loadArgon2()).rejects.toThrow(WebAssembly.CompileError);
	expect(sizes).toEqual([4_416, 3_667]);
});

it('derives the same without SIMD', async () => {
	refuse((size) => size !== 4_416);
	const argon2 = await loadArgon2();
	expect(sizes).toEqual([3_667]);
	const salt = asSalt(new Uint8Array(16).fill(9));
	const code = utf8('40516273849');
	const expected = hex(reference(code, salt, { m: 65_536, t: 3, p: 1, dkLen: 32 }));
	expect(hex(argon2.derive(code, salt))).toBe(expected);
});
