import type { Bytes } from './bytes.ts';
import { getU32 } from './bytes.ts';

/** n bytes from a secure generator. Injected, so that vectors can be reproduced. */
export type Random = (n: number) => Bytes;

/** getRandomValues refuses more at once. */
const AT_ONCE = 65_536;

export const systemRandom: Random = (n) => {
	const bytes = new Uint8Array(n);
	for (let at = 0; at < n; at += AT_ONCE) crypto.getRandomValues(bytes.subarray(at, at + AT_ONCE));
	return bytes;
};

/** Uniform in 0…bound − 1, without the bias of a bare remainder. `bound` is at most 2^32. */
export function uniform(random: Random, bound: number): number {
	const fair = 2 ** 32 - (2 ** 32 % bound);
	for (;;) {
		const drawn = getU32(random(4), 0);
		if (drawn < fair) return drawn % bound;
	}
}
