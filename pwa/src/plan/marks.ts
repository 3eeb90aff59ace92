/**
 * What the phones of this plan leave for each other: opaque bytes, one entry a phone, in a map of the document beside the
 * tree. No screen reads them and no undo touches them; they are handed to whoever clears all phones at once.
 */

import type { Doc } from 'yjs';
import { daysBetween } from './clock.ts';

/** More would let the document grow for ever, with every phone that a holder ever had. */
export const MARKS_MOST = 16;
/** A longer one, or another key, was written by no phone of this program. */
const LONGEST = 256;
const KEY = /^[A-Za-z0-9_-]{22}$/;
/** A mark that stays the same is dated anew this often, so that age tells phones in use from those that went. */
const RENEW_DAYS = 30;

interface Entry {
	readonly key: string;
	/** Local date on which its phone last wrote it. */
	readonly on: string;
	readonly bytes: Uint8Array;
}

/** The youngest first, and no more than there may be; without the one under `except`. */
export function marksIn(doc: Doc, except = ''): readonly Uint8Array[] {
	return entries(doc)
		.slice(0, MARKS_MOST)
		.filter(({ key }) => key !== except)
		.map(({ bytes }) => bytes);
}

/** Sets, renews or (null) takes out one, and lets the oldest go. True where the document changed. */
export function leaveMark(doc: Doc, key: string, bytes: Uint8Array | null, today: string): boolean {
	const map = doc.getMap('marks');
	const stale = isStale(map.get(key), bytes, today);
	if (!stale && map.size <= MARKS_MOST) return false;
	doc.transact(() => {
		if (stale && bytes) map.set(key, { on: today, bytes });
		else if (stale) map.delete(key);
		const keep = new Set(
			entries(doc, key)
				.slice(0, MARKS_MOST)
				.map((each) => each.key),
		);
		for (const each of [...map.keys()]) if (!keep.has(each)) map.delete(each);
	});
	return true;
}

function isStale(value: unknown, bytes: Uint8Array | null, today: string): boolean {
	if (bytes === null) return value !== undefined;
	const there = entryOf('', value);
	return !there || !same(there.bytes, bytes) || Math.abs(daysBetween(there.on, today)) >= RENEW_DAYS;
}

/** `first` comes before all others, however old it looks: two phones need not agree on the date. */
function entries(doc: Doc, first = ''): Entry[] {
	const found = [...doc.getMap('marks').entries()]
		.map(([key, value]) => (KEY.test(key) ? entryOf(key, value) : undefined))
		.filter((entry) => entry !== undefined);
	const order = ({ key, on }: Entry): string => `${key === first ? 1 : 0}${on}${key}`;
	return found.sort((a, b) => (order(a) < order(b) ? 1 : -1));
}

function entryOf(key: string, value: unknown): Entry | undefined {
	if (typeof value !== 'object' || value === null || !('on' in value) || !('bytes' in value)) return undefined;
	const { on, bytes } = value;
	if (typeof on !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(on)) return undefined;
	return bytes instanceof Uint8Array && bytes.length <= LONGEST ? { key, on, bytes } : undefined;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
