/**
 * Argon2id (protocol, section 1), in WebAssembly: ADR 2 says why this one. Its two small binaries are part of this
 * module, because a policy of `connect-src 'self'` lets nobody fetch a `data:` address, and it must work offline.
 */
import noSimd from 'argon2id/dist/no-simd.wasm?url&inline';
import simd from 'argon2id/dist/simd.wasm?url&inline';
import setupWasm from 'argon2id/lib/setup.js';
import type { Bytes } from './bytes.ts';
import { wipe } from './bytes.ts';
import type { Prk, Salt } from './keys.ts';
import { asPrk } from './keys.ts';

const MEMORY_KIB = 65_536;
const PASSES = 3;
const TAG_SIZE = 32;

/** The library compares the array itself with its limits; an empty one would be 0, and refused. NaN passes. */
const UNCHECKED = { [Symbol.toPrimitive]: (): number => Number.NaN };

/** One instance, with its 65 MiB of memory, for the life of a worker. */
export interface Argon2 {
	/** Whatever was typed costs the same, also what no code can be: nothing was ever sealed under that. */
	derive(code: Uint8Array, salt: Salt): Prk;
}

function binary(dataUrl: string): Bytes {
	return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (char) => char.charCodeAt(0));
}

/** Rejects where WebAssembly is switched off. */
export async function loadArgon2(): Promise<Argon2> {
	let memory: WebAssembly.Memory | undefined;
	const load =
		(dataUrl: string) =>
		(imports: { env: { memory: WebAssembly.Memory } }): Promise<WebAssembly.WebAssemblyInstantiatedSource> => {
			memory = imports.env.memory;
			return WebAssembly.instantiate(binary(dataUrl), imports);
		};
	const argon2id = await setupWasm(load(simd), load(noSimd));
	return {
		derive(code, salt) {
			const password = Object.assign(new Uint8Array(code), UNCHECKED);
			const tag = argon2id({
				password,
				salt,
				parallelism: 1,
				passes: PASSES,
				memorySize: MEMORY_KIB,
				tagLength: TAG_SIZE,
			});
			const prk = asPrk(tag);
			wipe(password, tag);
			// The library clears its first pages only; the last block, from which the tag is made, stays in the rest.
			if (memory) new Uint8Array(memory.buffer).fill(0);
			return prk;
		},
	};
}
