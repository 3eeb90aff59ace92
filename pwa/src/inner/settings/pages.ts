/** The pages of the settings, in their order, in groups that belong together. */
export const pageGroups = [
	['words', 'situation', 'look', 'leaving'],
	['looking', 'quiet', 'reminders'],
	['code', 'wayback', 'phone', 'file'],
	['limits', 'server', 'clear'],
] as const;

export type PageId = (typeof pageGroups)[number][number];

export const pages: readonly PageId[] = pageGroups.flat();
