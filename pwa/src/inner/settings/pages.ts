import type { Look } from '../../plan/types.ts';

/** The pages of the settings, in their order, in groups that belong together. */
const planGroups = [
	['words', 'situation', 'look', 'leaving'],
	['looking', 'quiet', 'reminders'],
	['code', 'wayback', 'phone', 'file'],
	['clear', 'others', 'card', 'rehearse'],
	['traces', 'limits', 'server'],
] as const;

/** Behind a code that opens lists: nothing that tells what else there can be. */
const listGroups = [
	['look', 'leaving', 'examples'],
	['code', 'wayback', 'phone', 'file'],
	['server', 'clear'],
] as const;

export type PageId = (typeof planGroups)[number][number] | (typeof listGroups)[number][number];

export function pageGroups(look: Look): readonly (readonly PageId[])[] {
	return look === 'whole' ? planGroups : listGroups;
}

export function pagesOf(look: Look): readonly PageId[] {
	return pageGroups(look).flat();
}
