/**
 * Which review shows when the plan is opened (CONTENT 2.6, step 8): at the next opening, once more from three days after
 * that where it was not looked at, then no more until the next one. There is no state of having missed one.
 */

import { addDays } from './clock.ts';
import type { Review } from './spacing.ts';

/** Local dates, '' where it never was. */
export interface Seen {
	/** A review was last looked at. */
	readonly looked: string;
	/** The latest review showed for the first time, and for the second. */
	readonly shown: string;
	readonly again: string;
}

const AGAIN_DAYS = 3;

/** The review to show now and the turn that this is, or undefined. Dates after today come from a clock that was wrong. */
export function dueNow(
	all: readonly Review[],
	seen: Seen,
	today: string,
): { readonly review: Review; readonly turn: 'shown' | 'again' } | undefined {
	const review = all.filter((each) => each.date <= today).at(-1);
	if (!review) return undefined;
	const since = (date: string): boolean => date >= review.date && date <= today;
	if (since(seen.looked) || since(seen.again)) return undefined;
	if (!since(seen.shown)) return { review, turn: 'shown' };
	return today >= addDays(seen.shown, AGAIN_DAYS) ? { review, turn: 'again' } : undefined;
}
