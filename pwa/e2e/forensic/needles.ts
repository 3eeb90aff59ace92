/** Thousands of byte strings, looked for in one pass over the bytes. */

/** Shorter ones would be met everywhere. */
const LEAST = 4;

interface Needle<T> {
	readonly bytes: Buffer;
	readonly what: T;
}

export interface Hit<T> {
	readonly what: T;
	readonly at: number;
}

export class Needles<T> {
	/** Which pairs of bytes begin a needle: one look rules out nearly every place. */
	readonly #pairs = new Uint8Array(1 << 16);
	readonly #starts = new Map<number, Needle<T>[]>();

	add(bytes: Buffer, what: T): void {
		if (bytes.length < LEAST) throw new RangeError('needle too short');
		this.#pairs[bytes.readUInt16LE(0)] = 1;
		const start = bytes.readUInt32LE(0);
		const others = this.#starts.get(start);
		if (others) others.push({ bytes, what });
		else this.#starts.set(start, [{ bytes, what }]);
	}

	/** Each place of each needle. */
	*in(hay: Buffer): Generator<Hit<T>> {
		for (let at = 0; at + LEAST <= hay.length; at++) {
			const pair = (hay[at] ?? 0) | ((hay[at + 1] ?? 0) << 8);
			if (this.#pairs[pair] === 0) continue;
			const needles = this.#starts.get(hay.readUInt32LE(at));
			if (!needles) continue;
			for (const { bytes, what } of needles) {
				if (hay.subarray(at, at + bytes.length).equals(bytes)) yield { what, at };
			}
		}
	}
}
