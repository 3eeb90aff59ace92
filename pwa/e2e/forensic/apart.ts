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
 * `found`: what sets the used phone apart and no fact explains. Browsers do a few things once in many lives, on either phone;
 * what use leaves, it leaves each time. So what is found is printed, and counts where `again` finds it too.
 */
export async function apart(
	found: readonly string[],
	again: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
	if (found.length === 0) return [];
	console.info(`looked for in a second life: ${found.join('\n')}`);
	const names = new Set((await again()).map(nameOf));
	return found.filter((line) => names.has(nameOf(line)));
}

/** What `judge` says of a life that is lived from its beginning. */
export async function anew(
	begin: () => Promise<Life>,
	steps: readonly Step[],
	judge: (life: Life) => readonly string[],
): Promise<readonly string[]> {
	const life = await begin();
	try {
		for (const { live } of steps) await live(life);
		return judge(life);
	} finally {
		await life.pair.end();
	}
}
