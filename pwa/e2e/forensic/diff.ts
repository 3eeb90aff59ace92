/** Two profiles side by side, and whether what differs is the browser's own. */
import type { Inventory } from './profile.ts';

export interface Difference {
	readonly line: string;
	readonly used: number;
	readonly plain: number;
}

/** Something that a browser does by itself, or not, or more or less often. */
export interface Fact {
	readonly lines: RegExp;
	/** For a reviewer: what it is, and why it is no sign of use. */
	readonly why: string;
	/** How far from what cover-only phones of the same run show: 0 where nothing is said. */
	readonly near?: number;
	/** Not in each run: one phone that only calculated had it, another time. */
	readonly rare?: true;
}

export function differences(used: Inventory, plain: Inventory): readonly Difference[] {
	const lines = new Set([...used.keys(), ...plain.keys()]);
	return [...lines]
		.map((line) => ({ line, used: used.get(line) ?? 0, plain: plain.get(line) ?? 0 }))
		.filter((each) => each.used !== each.plain);
}

/** Between the least and the most that phones have which were never used for anything else. */
function isOrdinary({ line, used }: Difference, references: readonly Inventory[], near: number): boolean {
	const seen = references.map((each) => each.get(line) ?? 0).sort((a, b) => a - b);
	// What lies at the edge of a class of sizes falls to either side.
	const edge = Math.max(near, line.startsWith('size ') ? 1 : 0);
	return used >= (seen[0] ?? 0) - edge && used <= (seen.at(-1) ?? 0) + edge;
}

/**
 * What sets a used phone apart: differences that no fact names, and those that one names but that no cover-only phone
 * shows, or comes near to where the fact says so. A fact explains; it excuses nothing more.
 */
export function telling(
	used: Inventory,
	plain: Inventory,
	facts: readonly Fact[],
	references: readonly Inventory[],
): readonly string[] {
	return differences(used, plain)
		.filter((each) => {
			const fact = facts.find(({ lines }) => lines.test(each.line));
			return !fact || !isOrdinary(each, references, fact.near ?? 0);
		})
		.map((each) => `${each.line}: ${each.used}, without use ${each.plain}`);
}

/** Facts that no cover-only phone bears out, but for rare ones. */
export function unfounded(facts: readonly Fact[], references: readonly Inventory[]): readonly string[] {
	const lines = references.flatMap((each) => [...each.keys()]);
	return facts
		.filter(({ rare, lines: those }) => !rare && !lines.some((line) => those.test(line)))
		.map(({ lines: { source } }) => source);
}
