/** What Chromium does by itself, more or less often: each of these is also on phones that only calculate (docs/threat-model.md). */
import type { Fact } from './diff.ts';

export const FACTS: readonly Fact[] = [
	{
		lines: /^size Default\/File System\/\*\/t\/\.usage$/,
		why: 'A count of bytes that the site keeps. It is written when the browser comes to it, and says nothing of the one file, whose size never changes.',
	},
	{
		lines:
			/^(size Default\/Sessions(_Encrypted)?\/(Session|Tabs)_\*|address Default\/Sessions(_Encrypted)?\/Tabs_\* http:\/\/host:\*(\/panel\.html)?)$/,
		why: 'A record for each change of a tab: its frames, its place in the window, its being in front. How many there are hangs on loads, long presses and time. What they say is compared by itself: the addresses in them, which are the same two on every phone that has such a file.',
	},
	{
		lines: /^size Default\/Service Worker\/Database\/\*\.log$/,
		why: 'A record for each look for a newer service worker, at loads and a while after them, with and without use. Its keys are compared by themselves.',
	},
	{
		lines: /^size Default\/Site Characteristics Database\/\*\.log$/,
		why: 'A record of when a site was loaded, unloaded, in front and behind, and what it cost; it grows with each of these. It names the site alone.',
	},
	{
		lines: /^file Default\/\w+\/LOG\.old$/,
		why: 'The diary of one start before, of databases of the browser that are empty here. Some are opened only when the browser has been idle for a while.',
	},
	{
		lines:
			/^(file Default\/Cache\/Cache_Data\/\*_0|size Default\/Cache\/Cache_Data\/index-dir\/the-real-index|entry Default\/Cache\/Cache_Data \S+ \S+ http:\/\/host:\*\/)$/,
		why: 'The page of the cover itself, which every phone loads: on one phone in sixteen it was in the cache of the network too, beside the one of the service worker. When, was not found out. What else is in there is compared without exception.',
		near: 1,
	},
	{
		lines: /^sqlite Default\/History (visits|content_annotations|context_annotations|clusters|clusters_and_visits)[ .]/,
		why: 'Visits are written every ten seconds and annotated later, with a guess at the language of the page; a browser that dies has not written the last of it. Which addresses there are is compared without exception.',
	},
	{
		lines: /^size Default\/History-journal$/,
		why: 'What the history was about to write, on a phone whose browser died in the moment in which it wrote: every ten seconds, for a moment. The addresses in it are compared by themselves.',
		near: 64,
		rare: true,
	},
	{
		lines:
			/^((size|address) (Default\/(History|WebStorage\/QuotaManager)-journal|segmentation_platform\/ukm_db(-wal)?)|(file|size) Default\/DIPS-wal)( |$)/,
		why: 'What SQLite was about to write when the browser died, and what Chromium counts of itself, never uploaded here.',
	},
];
