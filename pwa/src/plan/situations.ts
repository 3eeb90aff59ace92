/** Which sections a situation puts in front (CONTENT 2.3). The holder can open or put away any of them at any time. */

import type { SectionId } from './types.ts';

export const SITUATIONS = [
	'living',
	'preparing',
	'left',
	'back',
	'stalk',
	'sa',
	'cv1',
	'cv2',
	'cv3',
	'care',
	'teen',
	'child',
	'none',
] as const;

export type Situation = (typeof SITUATIONS)[number];

/** on: shown; offered: one tap away; hidden: found by search only. */
export type Mark = 'on' | 'offered' | 'hidden';

interface Row {
	readonly on: readonly Situation[];
	readonly hidden: readonly Situation[];
}

const always: Row = { on: SITUATIONS, hidden: [] };
const notForChild: Row = { on: SITUATIONS.filter((each) => each !== 'child'), hidden: ['child'] };

/** What is in neither list is offered. `back` is marked like `living`: going back takes nothing away. */
const TABLE: Readonly<Record<SectionId, Row>> = {
	already: notForChild,
	now: notForChild,
	signs: { on: ['living', 'back', 'preparing', 'stalk', 'cv3', 'care', 'teen'], hidden: [] },
	people: always,
	places: always,
	signal: { on: ['living', 'back', 'preparing', 'left', 'stalk', 'cv1', 'care', 'teen', 'child'], hidden: [] },
	home: { on: ['living', 'back', 'preparing', 'left', 'stalk', 'care', 'child'], hidden: [] },
	go: { on: ['living', 'back', 'preparing', 'care', 'teen', 'child'], hidden: [] },
	bag: { on: ['preparing', 'care'], hidden: ['sa', 'child'] },
	papers: { on: ['preparing', 'care'], hidden: ['sa', 'child'] },
	health: { on: ['sa', 'cv1', 'care'], hidden: ['stalk', 'cv3', 'child'] },
	feel: always,
	contactme: notForChild,
	longer: { on: ['left', 'cv3'], hidden: ['child'] },
	dates: { on: ['left', 'stalk', 'sa', 'cv1', 'cv2', 'cv3'], hidden: ['child'] },
	routes: { on: ['left', 'stalk', 'cv1', 'cv2', 'cv3', 'teen'], hidden: ['care', 'child'] },
};

/** The mark of a section under the situations that the holder picked: the most open one wins. None picked is like `none`. */
export function markOf(section: SectionId, picked: readonly string[]): Mark {
	const row = TABLE[section];
	const known = SITUATIONS.filter((each) => picked.includes(each));
	const situations = known.length > 0 ? known : (['none'] as const);
	if (situations.some((each) => row.on.includes(each))) return 'on';
	return situations.every((each) => row.hidden.includes(each)) ? 'hidden' : 'offered';
}

const OUTREACH: readonly string[] = ['cv1', 'cv2', 'cv3'];
const HARM_AT_HOME: readonly string[] = ['living', 'preparing', 'left', 'back', 'stalk', 'sa'];

/** Outreach wording (“Go to or turn back to”, “If you see trouble”) where only such situations were picked. */
export function isOutreach(picked: readonly string[]): boolean {
	return picked.some((each) => OUTREACH.includes(each)) && !picked.some((each) => HARM_AT_HOME.includes(each));
}

/** Fluent id of what the other person is called while the holder chose no word. */
export function otherPerson(picked: readonly string[]): 'them-default' | 'them-default-cv' {
	return isOutreach(picked) ? 'them-default-cv' : 'them-default';
}
