/** Clearing everything that the holder has: this phone at once, and the rest as far as it can be reached. */

import { cardKeys } from '../crypto/card.ts';
import { type Blocks, COPIES, copyAt, openImage } from '../crypto/container.ts';
import { COPY_SIZE } from '../crypto/copy.ts';
import { type RootKeys, rootKeys } from '../crypto/keys.ts';
import type { Other } from '../crypto/others.ts';
import type { State } from '../crypto/payload.ts';
import { kitKeys } from '../crypto/recovery.ts';
import type { Result } from '../wire/session.ts';
import { all, dropAll, dropOne, dropPhone, targetOf } from './clearing.ts';
import type { Kept } from './kept.ts';
import { othersIn } from './marks.ts';
import type { Parts } from './parts.ts';
import type { Held } from './session.ts';

/** `marks`: what the holder's phones left in the document; this one needs no order. */
export async function clearEverywhere(
	{ line, ended }: Parts,
	{ kept, link }: Held,
	marks: readonly Uint8Array[],
): Promise<Result<void>> {
	const { net } = line;
	const { state } = kept;
	link.end();
	// Asked before the phone is cleared, and waited for afterwards: neither keeps the other from being done.
	const asked = [
		...boxesOf(state).map((keys) => dropAll(net, targetOf(keys))),
		...asideOf(state).map((keys) => dropOne(net, keys)),
		...othersIn(marks, state).map((mark) => dropPhone(net, mark)),
	];
	const { cleared, found } = await clearHere(kept, state.others);
	if (!cleared.ok) return cleared;
	asked.push(
		...found()
			.flatMap(boxesOf)
			.map((keys) => dropAll(net, targetOf(keys))),
	);
	ended(all(asked));
	return cleared;
}

/** Reading takes a moment, and opening what was read more: that is done when nothing here opens any more. */
export async function clearHere(
	kept: Kept,
	others: readonly Other[],
): Promise<{ cleared: Result<void>; found: () => State[] }> {
	const images: { readonly other: Other; readonly copy: 0 | 1; readonly image: Uint8Array }[] = [];
	const cleared = await kept.clear((blocks: Blocks) => {
		for (const other of others) {
			if (other.kind === 'order') continue;
			for (const copy of COPIES) {
				images.push({ other, copy, image: blocks.read(copyAt({ slot: other.slot, copy }), COPY_SIZE) });
			}
		}
	});
	const found = (): State[] => {
		const states = new Map<number, State>();
		for (const { other, copy, image } of images) {
			const state = states.get(other.slot) ?? openImage(image, { slot: other.slot, copy }, other.prk);
			if (state) states.set(other.slot, state);
		}
		return [...states.values()];
	};
	return { cleared, found };
}

function boxesOf({ root, epoch, old }: State): RootKeys[] {
	const own = rootKeys(root, epoch);
	return old ? [own, rootKeys(old.root, old.epoch)] : [own];
}

/** What was to bring it back, and what was to clear it. */
function asideOf({ entropy, cardRoot }: State): RootKeys[] {
	return [...(entropy ? [kitKeys(entropy)] : []), ...(cardRoot ? [cardKeys(cardRoot)] : [])];
}
