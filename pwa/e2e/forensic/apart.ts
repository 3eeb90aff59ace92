/** Whether a phone in use can be told from one that only calculated: what a second life does not show again was chance. */
import type { Life } from './life.ts';

/** A part of a life, which leaves both phones of the pair open or starts them again. */
export interface Step {
	readonly name: string;
	readonly live: (life: Life) => Promise<void>;
}

/** Without the counts. */
const nameOf = (line: string): string => line.slice(0, line.lastIndexOf(': '));

/**
 * `judge` finds what sets the used phone apart and no fact explains. Browsers do a few things once in many lives, on either
 * phone; what use leaves, it leaves each time. So what is found is printed, and counts where `again` shows it too.
 */
export async function apart(
	life: Life,
	judge: (life: Life) => readonly string[],
	again: () => Promise<Life>,
): Promise<readonly string[]> {
	const found = judge(life);
	if (found.length === 0) return [];
	console.info(`looked for in a second life: ${found.join('\n')}`);
	const other = await again();
	const names = new Set(judge(other).map(nameOf));
	await other.pair.end();
	return found.filter((line) => names.has(nameOf(line)));
}
