/** Chance: what is drawn anew, and what is drawn once for each day. */
import { type Bytes, concat, getU32, u32 } from '../crypto/bytes.ts';

const WHOLE = 2 ** 32;

export function randomBytes(length: number): Bytes {
	return crypto.getRandomValues(new Uint8Array(length));
}

/** A whole number from 0 up to `below`, without it. `below` is far from 2^32, so that none is told from another. */
export function random(below: number): number {
	return Math.floor((getU32(randomBytes(4), 0) / WHOLE) * below);
}

/** For each day from `first` to `last`, a number from 0 up to 1, without it, that only `seed` tells. */
export async function drawing(seed: Bytes, first: number, last: number): Promise<(day: number) => number> {
	const draws = new Map<number, number>();
	for (let day = first; day <= last; day++) {
		const digest = await crypto.subtle.digest('SHA-256', concat(seed, u32(day)));
		draws.set(day, getU32(new Uint8Array(digest), 0) / WHOLE);
	}
	return (day) => {
		const drawn = draws.get(day);
		if (drawn === undefined) throw new RangeError('day');
		return drawn;
	};
}
