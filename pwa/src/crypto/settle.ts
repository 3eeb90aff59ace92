/**
 * What every opening writes (protocol, section 3.5), in one order whatever was opened: the three other slots, with their
 * own bytes or with new random ones, then the opened one. Who watches the disk sees the same either way.
 */
import { changeCode } from './changes.ts';
import type { Blocks, Opened } from './container.ts';
import { COPIES, copyAt, SLOTS } from './container.ts';
import { COPY_SIZE, HEAD_SIZE } from './copy.ts';
import type { Prk } from './keys.ts';
import type { State } from './payload.ts';
import type { Random } from './random.ts';

/** What is saved at an opening: a duty is done by then, and is not done again. */
export function settledState(state: State): State {
	return { ...state, duty: 'nothing', target: null };
}

/**
 * Ends with `state` under `prk` in the opened slot, which makes good what `heal` would. Where it throws, it may be
 * done again from the start: the duty stays in the slot until all else is written.
 */
export function settle(blocks: Blocks, opened: Opened, prk: Prk, state: State, random: Random): void {
	const others = SLOTS.filter((slot) => slot !== opened.slot);
	const destroys = opened.state.duty === 'destroy' && !opened.newer;
	const images = COPIES.map((copy) =>
		others.map((slot) => {
			const at = copyAt({ slot, copy });
			const same = blocks.read(at, COPY_SIZE);
			// Drawn in any case: it takes time.
			const noise = random(COPY_SIZE);
			return { at, bytes: destroys ? noise : same };
		}),
	);
	for (const [from, to] of [
		[0, HEAD_SIZE],
		[HEAD_SIZE, COPY_SIZE],
	] as const) {
		for (const each of images) {
			for (const { at, bytes } of each) blocks.write(at + from, bytes.subarray(from, to));
			blocks.flush();
		}
	}
	if (opened.newer) rewrite(blocks, opened);
	else changeCode(blocks, opened, prk, settledState(state), random);
}

/** Its own bytes again: nothing is written over what a newer version wrote. */
function rewrite(blocks: Blocks, opened: Opened): void {
	for (const copy of COPIES) {
		const at = copyAt({ slot: opened.slot, copy });
		blocks.write(at, blocks.read(at, COPY_SIZE));
		blocks.flush();
	}
}
