/**
 * How reviews are spaced (CONTENT 2.6, steps 3 to 6): never on a quiet or a hard day, together where they meet, and few in a
 * week. What comes before a day may only move earlier, as it would be of no use after it; everything else only later.
 *
 * One walk through the days in order, in which nothing that was placed moves again. So what lies ahead never changes what is
 * near, and asking for a longer stretch gives the same days and more.
 */

import { type Anchor, isHardDay, isOpenWindow, type Reason, rawReasons } from './cadence.ts';
import { addDays, daysBetween, mondayOf, weekday } from './clock.ts';
import { DAYS, type Day } from './types.ts';

/** Days from `date` to `until`, or one day. */
export interface Quiet {
	readonly date: string;
	readonly until?: string;
}

/** When the holder can be reached, and when not. */
export interface Wishes {
	readonly quiet: readonly Quiet[];
	/** Empty: any day. */
	readonly days: readonly Day[];
	/** Minutes of the local day. */
	readonly from?: number;
	readonly to?: number;
}

export interface Review {
	readonly date: string;
	/** Of the local day, by chance, so that no pattern shows. */
	readonly minute: number;
	/** Every reason that fell together here, in the order of their days. */
	readonly reasons: readonly Reason[];
}

const DAY_MINUTES = 1440;
/** Hours that hold while the holder named none: when most people are up. */
const USUAL = { from: 9 * 60, to: 21 * 60 };
const SPREAD_MINUTES = 90;
/** How far a free day is looked for. Who has none in a year wants silence. */
const REACH_DAYS = 366;

interface Placed {
	readonly date: string;
	readonly reasons: Reason[];
}

interface Waiting {
	readonly date: string;
	readonly reason: Reason;
}

/** The reviews up to and with `until`, in order. `random` gives numbers from 0 to below 1. */
export function reviews(
	anchors: readonly Anchor[],
	wishes: Wishes,
	until: string,
	random: () => number,
): readonly Review[] {
	const free = (day: string): boolean => isFree(anchors, wishes, day);
	// A review from beyond the end may move to before it.
	const waiting = rawReasons(anchors, addDays(until, REACH_DAYS))
		.map((reason) => wait(reason, reason.due, free))
		.filter((each) => each !== undefined)
		.sort(inOrder);
	return place(waiting, free, (day) => (isOpenWindow(anchors, day) ? 2 : 1))
		.filter((each) => each.date <= until)
		.map((each) => ({ ...each, minute: minuteOf(wishes, random) }));
}

/** False on a quiet day, on a hard day, and on days of the week on which the holder cannot be reached. */
export function isFree(anchors: readonly Anchor[], wishes: Wishes, day: string): boolean {
	const name = DAYS[weekday(day)];
	if (wishes.days.length > 0 && !wishes.days.some((each) => each === name)) return false;
	return !isQuiet(wishes.quiet, day) && !isHardDay(anchors, day);
}

export function isQuiet(quiet: readonly Quiet[], day: string): boolean {
	return quiet.some((each) => day === each.date || (each.until !== undefined && day >= each.date && day <= each.until));
}

/** The nearest free day from `from` on, in the direction in which this reason may move. */
function wait(reason: Reason, from: string, free: (day: string) => boolean): Waiting | undefined {
	const step = reason.side === 'before' ? -1 : 1;
	for (let days = 0; days <= REACH_DAYS; days++) {
		const date = addDays(from, step * days);
		if (free(date)) return { date, reason };
	}
	return undefined;
}

function inOrder(a: Waiting, b: Waiting): number {
	if (a.date !== b.date) return a.date < b.date ? -1 : 1;
	if (a.reason.due !== b.reason.due) return a.reason.due < b.reason.due ? -1 : 1;
	return a.reason.anchor - b.reason.anchor;
}

function place(waiting: Waiting[], free: (day: string) => boolean, most: (day: string) => number): Placed[] {
	const placed: Placed[] = [];
	for (let next = waiting.shift(); next; next = waiting.shift()) {
		const { date, reason } = next;
		const last = placed.at(-1);
		const monday = mondayOf(date);
		if (last && daysBetween(last.date, date) <= 1) last.reasons.push(reason);
		else if (countFrom(placed, monday) < most(date)) {
			placed.push({ date, reasons: [reason] });
		} else if (last && reason.side === 'before') {
			// The week is full, and later is too late: it joins the review that the week has.
			last.reasons.push(reason);
		} else {
			const moved = wait(reason, addDays(monday, 7), free);
			if (moved) insert(waiting, moved);
		}
	}
	return placed;
}

/** How many were placed from a day on. The walk is in order, so they are the last ones. */
function countFrom(placed: readonly Placed[], day: string): number {
	let count = 0;
	while ((placed.at(-1 - count)?.date ?? '') >= day) count++;
	return count;
}

function insert(waiting: Waiting[], moved: Waiting): void {
	const at = waiting.findIndex((each) => inOrder(moved, each) < 0);
	waiting.splice(at < 0 ? waiting.length : at, 0, moved);
}

function minuteOf(wishes: Wishes, random: () => number): number {
	const from = wishes.from ?? (wishes.to === undefined || wishes.to > USUAL.from ? USUAL.from : 0);
	const end = wishes.to ?? (from < USUAL.to ? USUAL.to : DAY_MINUTES);
	// Hours that go past midnight end with the day here: the minute belongs to its date.
	const to = end > from ? end : DAY_MINUTES;
	const room = Math.min(SPREAD_MINUTES, to - 1 - from);
	return from + Math.floor(random() * (room + 1));
}
