/**
 * Further slots, made and removed from the vault that lists them. Only that one may: nobody else can tell a slot in use
 * from random bytes.
 */
import { getU32 } from './bytes.ts';
import type { Blocks, Opened, Slot } from './container.ts';
import { COPIES, copyAt, SLOTS, scramble, writeCopy } from './container.ts';
import { COPY_SIZE, HEAD_SIZE } from './copy.ts';
import type { Prk } from './keys.ts';
import type { State } from './payload.ts';
import type { Random } from './random.ts';
import { uniform } from './random.ts';

/** Uniform among those that are not listed, so that the place says nothing. Null where all four are. */
export function drawSlot(listed: readonly number[], random: Random): Slot | null {
	const free = SLOTS.filter((slot) => !listed.includes(slot));
	return free.length === 0 ? null : (free[uniform(random, free.length)] ?? null);
}

/** Writes both copies, each flushed and read back. The vault that lists it is to be saved afterwards. */
export function addSlot(blocks: Blocks, slot: Slot, prk: Prk, state: State, random: Random): Opened {
	const whole = state.kind === 'order' ? state : { ...state, slots: [slot] };
	const seq = BigInt(getU32(random(4), 0));
	const opened: Opened = { slot, prk, state: whole, seq, copies: [null, null], newer: false };
	for (const copy of COPIES) writeCopy(blocks, opened, copy, prk, whole, random);
	return opened;
}

/** The heads first, each step flushed: without them the bodies are noise. */
export function removeSlot(blocks: Blocks, slot: Slot, random: Random): void {
	for (const copy of COPIES) blocks.write(copyAt({ slot, copy }), random(HEAD_SIZE));
	blocks.flush();
	for (const copy of COPIES) {
		const at = copyAt({ slot, copy });
		scramble(blocks, at + HEAD_SIZE, at + COPY_SIZE, random);
	}
	blocks.flush();
}
