/** What Firefox does by itself, more or less often: each of these is also on phones that only calculate. */
import type { Fact } from './diff.ts';
import type { Inventory } from './profile.ts';

/** What is drawn by chance, or measures how fast this machine was: none of it is compared, but that it is there. */
const BY_CHANCE: readonly (readonly [RegExp, string])[] = [
	// A row of the history or the bookmarks has a name of twelve random characters.
	[/(\.guid = )[\w-]{12}$/, '$1*'],
	// The Cache API files bodies in a hundred folders, by the last byte of a random id.
	[/(\/cache\/morgue\/)[^/]+\//, '$1*/'],
	// When each file of the cover was fetched.
	[/(caches\.sqlite response_headers\.value = )\w{3}, .* GMT$/, '$1*'],
	// Every program that measures itself writes other figures: how long a process took to start, a name to be found.
	[/(-ping \/creationDate = ).*/, '$1*'],
	[/(-ping \/payload\/).*(histograms|keyedHistograms|power\.\w+)\/.*/, '$1$2'],
	[/(glean\/events\/pageload \/).*/, '$1*'],
];

/** Counts of what is one and the same up to chance are added; where only measures differ, one stands for all. */
export function withoutChance(inventory: Inventory): Inventory {
	const tame = new Map<string, number>();
	for (const [line, count] of inventory) {
		const [pattern, instead] = BY_CHANCE.find(([each]) => each.test(line)) ?? [];
		const measured = pattern !== undefined && /-ping|pageload|^size/.test(line);
		const name = pattern === undefined || instead === undefined ? line : line.replace(pattern, instead);
		tame.set(name, measured ? 1 : (tame.get(name) ?? 0) + count);
	}
	return tame;
}

export const FACTS: readonly Fact[] = [
	{
		lines: /context_open\.marker|caches\.sqlite-wal/,
		why: 'The cover’s cache is open while the service worker answers, and a while after: whether it was when the battery ended is chance.',
	},
	{
		lines: /^(file|size) (favicons|places)\.sqlite-shm/,
		why: 'A database of the history that was not closed in time at the end.',
	},
	{ lines: /^size startupCache\/urlCache\.bin/, why: 'Which of its own files Firefox read at its start.' },
	{
		lines: /datareporting\/glean\/events\/pageload/,
		why: 'Firefox measures one page load in a few, drawn at random. Nothing is sent here.',
	},
];
