/** How much a plan may hold (DESIGN section 4, "Room"). */

import type { Room } from './model.ts';

/** From here the holder is told that it is getting full. */
export const FILLING_BYTES = 131_072;
/** Above this no new text goes in. */
export const FULL_BYTES = 163_840;
/** What two copies may reach together; no document above it can be kept (protocol, section 3.2). */
export const MERGE_BYTES = 245_760;

export function roomOf(bytes: number): Room {
	if (bytes > FULL_BYTES) return 'full';
	return bytes >= FILLING_BYTES ? 'filling' : 'ok';
}

/**
 * Knows the encoded size without encoding at every keystroke: counts an upper bound of what was added, and measures
 * only when that bound comes near a limit.
 */
export class Meter {
	readonly #measure: () => number;
	#measured = 0;
	#added: number;

	constructor(measure: () => number) {
		this.#measure = measure;
		this.#added = Number.POSITIVE_INFINITY;
	}

	add(bound: number): void {
		this.#added += bound;
	}

	/** Anything may have changed. */
	reset(): void {
		this.#added = Number.POSITIVE_INFINITY;
	}

	/** Never less than the encoded size, and exact from FILLING_BYTES on. */
	bytes(): number {
		if (this.#added > 0 && this.#measured + this.#added >= FILLING_BYTES) {
			this.#measured = this.#measure();
			this.#added = 0;
		}
		return this.#measured + this.#added;
	}
}
