import type { Move } from '../../../src/inner/registry/moves.ts';

/** What a walk needs of a browser: a page, a frame or a test's own document. */
export interface Hand {
	/** True where the selector finds something now. */
	has(at: string): Promise<boolean>;
	/** Of the last that the selector finds, once there is one. */
	click(at: string): Promise<void>;
	type(at: string, text: string): Promise<void>;
	/** Presses `at` and does what the cover asks for. */
	practise(at: string): Promise<void>;
	pad(at: string): Promise<void>;
	file(at: string): Promise<void>;
}

export async function walk(hand: Hand, moves: readonly Move[]): Promise<void> {
	for (const move of moves) {
		if ('unless' in move && move.unless !== undefined && (await hand.has(move.unless))) continue;
		if (move.do === 'type') await hand.type(move.at, move.text);
		else await hand[move.do](move.at);
	}
}
