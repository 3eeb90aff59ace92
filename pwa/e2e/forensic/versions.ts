/** Earlier bytes of the container: samples of every part of it, and where each may still be. */
import { COPIES, copyAt, FILE_SIZE, SLOTS } from '../../src/crypto/container.ts';
import { COPY_SIZE, HEAD_SIZE } from '../../src/crypto/copy.ts';
import type { Finding, Sought } from './search.ts';

const SAMPLE = 64;
const APP_AT = [4_096, 528_384];
const APP_SIZE = 524_288;
/** Salt and tag of page 0. */
const PAGE: readonly Piece[] = [
	{ at: 0, length: 16, name: 'salt' },
	{ at: 16, length: 32, name: 'tag' },
	{ at: 1_024, length: SAMPLE, name: 'rest of page 0' },
];

interface Piece {
	readonly at: number;
	readonly length: number;
	readonly name: string;
}

const inApps: readonly Piece[] = APP_AT.flatMap((at, copy) =>
	[0, 100_000, APP_SIZE - SAMPLE].map((more) => ({ at: at + more, length: SAMPLE, name: `app ${copy}+${more}` })),
);

const inCopies: readonly Piece[] = SLOTS.flatMap((slot) =>
	COPIES.flatMap((copy) =>
		[0, SAMPLE, HEAD_SIZE, HEAD_SIZE + 1_100, 131_072, COPY_SIZE - SAMPLE].map((more) => ({
			at: copyAt({ slot, copy }) + more,
			length: SAMPLE,
			name: `slot ${slot}${'AB'[copy]}+${more}`,
		})),
	),
);

const PIECES: readonly Piece[] = [...PAGE, ...inApps, ...inCopies];

export class Versions {
	/** By their bytes, so that what stayed as it was is sought once. */
	readonly #samples = new Map<string, { readonly piece: Piece; readonly version: number }>();
	#count = 0;

	/** The container as it is now. */
	take(file: Buffer): void {
		if (file.length !== FILE_SIZE) throw new RangeError('no container');
		this.#count++;
		for (const piece of PIECES) {
			const key = file.subarray(piece.at, piece.at + piece.length).toString('latin1');
			if (!this.#samples.has(key)) this.#samples.set(key, { piece, version: this.#count });
		}
	}

	get sought(): readonly Sought[] {
		return [...this.#samples].map(([key, { piece, version }]) => ({
			kind: 'old container',
			name: `version ${version}, ${piece.name}, at ${piece.at}`,
			content: Buffer.from(key, 'latin1'),
			...(piece.length === SAMPLE && { rawOnly: true }),
		}));
	}

	/** Whether it is where the container itself holds it today. */
	isCurrent({ kind, name, form, at }: Finding): boolean {
		return kind === 'old container' && form === 'raw' && name.endsWith(`, at ${at}`);
	}

	/** How many of the samples `file` no longer holds. */
	gone(file: Buffer): number {
		const held = ({ at, length }: Piece): string => file.subarray(at, at + length).toString('latin1');
		return [...this.#samples].filter(([key, { piece }]) => held(piece) !== key).length;
	}
}
