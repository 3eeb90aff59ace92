/**
 * When a plan might be looked at again: the days that follow from what the holder saved (CONTENT 2.6, steps 1 and 2).
 * Numbers marked D there are defaults that no source fixes. spacing.ts moves and joins them.
 *
 * Everything is a day of the calendar on the wall. No zone and no instant is ever taken, so no clock change and no
 * journey moves a review; and nothing here reads a clock, keeps anything, or leaves the phone.
 */

import { addDays, addMonths, daysBetween, isDate } from './clock.ts';

export type CadenceKind = 'programme' | 'incident' | 'cv-window' | 'steady' | 'date-led' | 'leaving' | 'case-closing';

interface Shared {
	/** Raw dates before this day are left out: a day that was over when it was saved asks nothing. */
	readonly since?: string;
	/** Only what comes before its day, or only what comes after. */
	readonly only?: 'before' | 'after';
}

/** What the holder saved. Dates are `YYYY-MM-DD`. */
export type Anchor = Shared &
	(
		| {
				readonly kind: 'programme';
				readonly start?: string;
				readonly mid?: string;
				/** 27 weeks after the start where nobody said. */
				readonly end?: string;
		  }
		| {
				readonly kind: 'incident' | 'cv-window';
				readonly date: string;
				/**
				 * What the date is where it is not the day something happened: a day that is hard each year, a birthday each
				 * year, or a funeral.
				 */
				readonly part?: 'yearly' | 'birthday' | 'funeral';
		  }
		| {
				readonly kind: 'steady';
				readonly date: string;
				/** And every so many weeks, on top (row 53). */
				readonly weeks?: number;
		  }
		| {
				readonly kind: 'date-led';
				readonly date: string;
				/** The days after a release are a time of more danger. */
				readonly release?: true;
				/** The same day each year. */
				readonly yearly?: true;
		  }
		| { readonly kind: 'leaving' | 'case-closing'; readonly date: string }
	);

/** Why a review is there. */
export interface Reason {
	/** Its place among the anchors. */
	readonly anchor: number;
	readonly kind: CadenceKind;
	/** The raw date, before anything moved it. */
	readonly due: string;
	/** Where the raw date lies from the day that it belongs to. */
	readonly side: 'before' | 'on' | 'after';
	/** Days between the two. */
	readonly days: number;
	/** It belongs to a day that comes back each year. */
	readonly yearly: boolean;
}

type Raw = Omit<Reason, 'anchor' | 'kind'>;

const PROGRAMME_DAYS = 27 * 7;
const INCIDENT = [1, 3, 14, 30, 90];
const CV_WINDOW = [1, 3, 7, 14, 30, 60, 90];
const EACH_YEAR = [-7, 2];
const BIRTHDAY = [-3];
const DATE_LED = [-14, -3, 1, 14];
const LEAVING = [-7, -2, 1, 3, 14, 30, 90];
/** Days after an incident, a cv-window day or a release in which a week may have two reviews (D). */
const OPEN_DAYS = 30;

/** Raw dates of all anchors, up to and with `until`. */
export function rawReasons(anchors: readonly Anchor[], until: string): Reason[] {
	return anchors.flatMap((anchor, index) =>
		raw(anchor, until)
			.filter(({ due, side }) => {
				if (!isDate(due) || due > until || due < (anchor.since ?? '')) return false;
				return anchor.only === undefined || anchor.only === side || side === 'on';
			})
			.map((each) => ({ ...each, anchor: index, kind: anchor.kind })),
	);
}

function raw(anchor: Anchor, until: string): Raw[] {
	switch (anchor.kind) {
		case 'programme':
			return programme(anchor.start, anchor.mid, anchor.end);
		case 'incident':
		case 'cv-window':
			return afterwards(anchor.kind, anchor.date, anchor.part, until);
		case 'steady':
			return steady(anchor.date, anchor.weeks, until);
		case 'date-led': {
			if (anchor.yearly) return years(anchor.date, 0, until).flatMap((day) => around(day, DATE_LED, true));
			return around(anchor.date, DATE_LED);
		}
		case 'leaving':
			return around(anchor.date, LEAVING);
		case 'case-closing':
			return [...around(anchor.date, [-21, 0, 42]), later(anchor.date, addMonths(anchor.date, 6))];
	}
}

function programme(start?: string, mid?: string, end?: string): Raw[] {
	const found: Raw[] = [];
	const last = end ?? (start === undefined ? undefined : addDays(start, PROGRAMME_DAYS));
	if (start !== undefined) found.push(...around(start, [0]));
	if (mid !== undefined) found.push(...around(mid, [0]));
	else if (start !== undefined && last !== undefined) {
		found.push(...around(addDays(start, Math.floor(daysBetween(start, last) / 2)), [0]));
	}
	if (last !== undefined) found.push(...around(last, [0]), later(last, addMonths(last, 6)));
	return found;
}

function afterwards(
	kind: 'incident' | 'cv-window',
	date: string,
	part: 'yearly' | 'birthday' | 'funeral' | undefined,
	until: string,
): Raw[] {
	if (part === 'funeral') return around(date, BIRTHDAY);
	const offsets = part === 'birthday' ? BIRTHDAY : EACH_YEAR;
	const first = part === undefined ? around(date, kind === 'incident' ? INCIDENT : CV_WINDOW) : [];
	const from = part === undefined ? 1 : 0;
	return [...first, ...years(date, from, until).flatMap((day) => around(day, offsets, true))];
}

function steady(start: string, weeks: number | undefined, until: string): Raw[] {
	const found = [addDays(start, 14), addDays(start, 42)];
	for (let month = 3; ; month += 3) {
		const due = addMonths(start, month);
		if (!isDate(due) || due > until) break;
		found.push(due);
	}
	if (weeks !== undefined && weeks >= 1) {
		for (let due = addDays(start, weeks * 7); isDate(due) && due <= until; due = addDays(due, weeks * 7)) {
			found.push(due);
		}
	}
	// One day, one reason, also where the weeks meet the months.
	return [...new Set(found)].map((due) => later(start, due));
}

/** The same day in each year from `first` years on; a year more than needed, so that what lies before it is there. */
function years(date: string, first: number, until: string): string[] {
	const found: string[] = [];
	const end = addDays(until, 366);
	for (let year = first; ; year++) {
		const day = addMonths(date, year * 12);
		if (!isDate(day) || day > end) return found;
		found.push(day);
	}
}

function around(day: string, offsets: readonly number[], yearly = false): Raw[] {
	return offsets.map((offset) => ({
		due: addDays(day, offset),
		side: offset < 0 ? 'before' : offset === 0 ? 'on' : 'after',
		days: Math.abs(offset),
		yearly,
	}));
}

function later(day: string, due: string): Raw {
	return { due, side: 'after', days: daysBetween(day, due), yearly: false };
}

/**
 * True for a day on which something happened in an earlier year, a birthday of someone lost, a funeral, or a day that is
 * hard each year. Nothing is ever asked on such a day (N26).
 */
export function isHardDay(anchors: readonly Anchor[], day: string): boolean {
	return anchors.some((anchor) => {
		if (anchor.kind !== 'incident' && anchor.kind !== 'cv-window') return false;
		const years = Number(day.slice(0, 4)) - Number(anchor.date.slice(0, 4));
		if (anchor.part === 'funeral') return day === anchor.date;
		return years >= (anchor.part === undefined ? 1 : 0) && addMonths(anchor.date, years * 12) === day;
	});
}

/** True within 30 days after something happened, or after a release. */
export function isOpenWindow(anchors: readonly Anchor[], day: string): boolean {
	return anchors.some((anchor) => {
		const happened = (anchor.kind === 'incident' || anchor.kind === 'cv-window') && anchor.part === undefined;
		if (!happened && !(anchor.kind === 'date-led' && anchor.release)) return false;
		const since = daysBetween(anchor.date, day);
		return since >= 0 && since <= OPEN_DAYS;
	});
}
