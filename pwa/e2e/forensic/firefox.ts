/** What Firefox does by itself, by chance or at another speed each time: on every phone, whatever is behind its calculator. */
import type { Fact } from './diff.ts';
import type { Inventory } from './profile.ts';

interface Chance extends Fact {
	/** What the line is called instead, so that what is alike is counted together; without it, nothing of it is compared. */
	readonly instead?: string;
}

export const CHANCE: readonly Chance[] = [
	{
		lines: /(?<=[./]guid = )[\w*-]{1,12}$/,
		instead: '*',
		why: 'Rows of the history and the bookmarks are named by twelve random characters.',
	},
	{
		lines: /(?<=^file .*\/cache\/morgue\/)[^/]+/,
		instead: '*',
		why: 'The Cache API files the cover’s own files in a hundred folders, by the last byte of a random id.',
	},
	{ lines: /^size .*\/cache\/morgue\//, why: 'How large such a folder is depends on what chance put there.' },
	{
		lines: /(?<=caches\.sqlite response_headers\.value = )\w{3}, .* GMT$/,
		instead: '*',
		why: 'The second in which each of the cover’s files was fetched.',
	},
	{
		lines: /^(file|size|address) \S+(\.sqlite-(wal|shm|journal)|\/context_open\.marker)( |$)/,
		why: 'A database that was open when the browser ended; the database itself is compared.',
	},
	{ lines: /^size startupCache\//, why: 'Parts of Firefox’s own program, kept so that it starts sooner.' },
	{
		lines:
			/^json datareporting\/\S+ (\/creationDate|\/payload\/(processes\/content\/|.*(histograms\/|power\.|script\.preloader\.)))/i,
		why: 'How long processes took to start and names to be found, power used, own scripts compiled: figures of speed.',
	},
	{
		lines: /^json datareporting\/archived\/\S+\.event\.jsonlz4 /,
		why: 'How often Firefox asked Mozilla for its own lists, and through which proxy.',
	},
	{
		lines: /^json sessionstore-backups\/recovery\.baklz4 /,
		why: 'The session one writing before the last, which is compared: one that nothing changed in is not written again.',
	},
	{
		lines: /^json sessionstore\S+ .*\/tabs\/\[\]\/(image|requestedIndex) = /,
		why: 'Whether a tab had its icon yet, and had been shown since it was put back, when the session was written.',
	},
	{
		lines: /(?<=^json activity-stream\.shortcut_cache\.json \/score_map\/)[\w*-]{1,12}/,
		instead: '*',
		rare: true,
		why: 'What the page for new tabs would offer: each place by the same twelve random characters.',
	},
	{
		lines: /^sqlite places\.sqlite moz_places_metadata rows$/,
		why: 'For how long the calculator was in front, and how many keys were pressed there: a row for each stretch between two rests. Numbers, and no words.',
	},
	{
		lines: /datareporting\/glean\/events\/pageload/,
		rare: true,
		why: 'Firefox measures one page load in some, drawn at random. It is never sent from here.',
	},
];

/** The inventory without what is chance. */
export function withoutChance(inventory: Inventory): Inventory {
	const rest = new Map<string, number>();
	for (const [line, count] of inventory) {
		const chance = CHANCE.find(({ lines }) => lines.test(line));
		if (chance && chance.instead === undefined) continue;
		const name = chance ? line.replace(chance.lines, chance.instead ?? '') : line;
		rest.set(name, (rest.get(name) ?? 0) + count);
	}
	return rest;
}
