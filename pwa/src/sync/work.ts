/** The proof of work that making a box costs (protocol, section 7, `Work`). */
import { sha256 } from '@noble/hashes/sha2.js';
import type { Bytes } from '../crypto/bytes.ts';
import { concat, u32, utf8 } from '../crypto/bytes.ts';
import { boxTokens, type RootKeys } from '../crypto/keys.ts';
import type { Random } from '../crypto/random.ts';

/** Leading zero bits: the first word of the hash, shifted right by this, is zero. */
const SHIFT = 32 - 18;
const SLICE_MS = 12;
/** Hashes between two looks at the clock. */
const BATCH = 256;

/**
 * Twelve bytes, `hour ‖ nonce`. It works in slices and lets the worker breathe in between: what is typed meanwhile
 * must be saved at once, and this can take seconds on an old phone.
 */
export async function findWorkInSlices(keys: RootKeys, hour: number, random: Random): Promise<Bytes> {
	// All but the nonce is the same for each try, so it is hashed once.
	const start = sha256.create().update(concat(utf8('c1/work'), keys.id, boxTokens(keys), u32(hour)));
	const attempt = start.clone();
	const digest = new Uint8Array(32);
	const firstWord = new DataView(digest.buffer);
	const nonce = random(8);
	const counter = new DataView(nonce.buffer);
	for (;;) {
		const until = performance.now() + SLICE_MS;
		do {
			for (let i = 0; i < BATCH; i++) {
				counter.setUint32(4, (counter.getUint32(4) + 1) >>> 0);
				start._cloneInto(attempt).update(nonce).digestInto(digest);
				if (firstWord.getUint32(0) >>> SHIFT === 0) return concat(u32(hour), nonce);
			}
		} while (performance.now() < until);
		await new Promise((resume) => setTimeout(resume));
	}
}
