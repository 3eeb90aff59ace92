/** What a tap on a notification does; what a push shows is tried in a browser (e2e/tips.e2e.ts). */
import { beforeEach, expect, test, vi } from 'vitest';
import { openTip, showTip } from '../../src/sw/tip.ts';

interface Page {
	readonly frameType: string;
	readonly focus: () => Promise<void>;
}

let kept: unknown;
let pages: Page[];
let done: string[];
const shows: unknown[] = [];
const page = (frameType: string): Page => ({ frameType, focus: async () => void done.push(`focus ${frameType}`) });

beforeEach(() => {
	[kept, pages, done] = [undefined, [], []];
	shows.length = 0;
	vi.stubGlobal('caches', {
		match: async () => (kept === undefined ? undefined : { json: async () => kept }),
	});
	vi.stubGlobal('self', {
		registration: { showNotification: async (...all: unknown[]) => void shows.push(all) },
		clients: { matchAll: async () => pages, openWindow: async (path: string) => void done.push(`open ${path}`) },
	});
});

const tap = (): Promise<void> => openTip({ close: () => void done.push('close') } as unknown as Notification);
const shown = { title: 'Kitchen timer', path: '/timer/', lines: ['one', 'two', 'three'] };

test('a tap closes it, and opens the cover that it is of', async () => {
	kept = { shown };
	await tap();
	expect(done).toEqual(['close', 'open /timer/']);
});

test('a page that is there comes to the front, and never a frame in it', async () => {
	pages = [page('nested'), page('top-level')];
	await tap();
	expect(done).toEqual(['close', 'focus top-level']);
});

test('a tap opens the start page where nothing is kept', async () => {
	await tap();
	expect(done).toEqual(['close', 'open /']);
});

test('lines take turns by the day', async () => {
	kept = { shown };
	vi.useFakeTimers({ now: Date.parse('2027-03-01T10:00Z') });
	const bodies: unknown[] = [];
	for (let day = 0; day < 4; day++) {
		await showTip();
		bodies.push((shows.at(-1) as [string, { body: string }])[1].body);
		vi.setSystemTime(Date.now() + 86_400_000);
	}
	vi.useRealTimers();
	expect(new Set(bodies.slice(0, 3))).toEqual(new Set(shown.lines));
	expect(bodies[3]).toBe(bodies[0]);
});

test('storage that fails shows a dull line', async () => {
	vi.stubGlobal('caches', { match: () => Promise.reject(new Error('broken')) });
	await showTip();
	expect(shows).toEqual([['Calculator', { body: 'A tip for today', tag: 'tip', silent: true }]]);
});
