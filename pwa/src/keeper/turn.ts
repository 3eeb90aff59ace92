/** One page at a time: whoever has something open keeps the turn until its worker ends. */

const NAME = 'calc';
/** A worker that is just ending gives its turn back within that time. */
const PATIENCE_MS = 3_000;

/** Gives the turn back, or null: another page has it. Browsers without locks have one page only, as far as we can tell. */
export async function takeTurn(): Promise<(() => void) | null> {
	const { locks } = navigator;
	if (!locks) return () => {};
	return new Promise((resolve) => {
		const held = locks.request(NAME, { signal: AbortSignal.timeout(PATIENCE_MS) }, () => {
			return new Promise<void>((giveBack) => resolve(giveBack));
		});
		held.catch(() => resolve(null));
	});
}
