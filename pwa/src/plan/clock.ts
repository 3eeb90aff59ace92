/** Local dates as `YYYY-MM-DD` strings: what the plan keeps. Days are counted on the calendar, so no clock change moves them. */

import type { Clock } from './model.ts';

const DAY_MS = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** The phone's own clock and zone. */
export const systemClock: Clock = {
	ms: () => Date.now(),
	today: () => {
		const now = new Date();
		return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1, 2)}-${pad(now.getDate(), 2)}`;
	},
	zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
};

/** Days since 1970-01-01 on the calendar, or NaN where the text is no date. */
function dayNumber(date: string): number {
	const parts = DATE.exec(date);
	if (!parts) return Number.NaN;
	const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
	const ms = Date.UTC(year, month - 1, day);
	const back = new Date(ms);
	// Date.UTC turns 30 February into 2 March; that is no date.
	return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? ms / DAY_MS : Number.NaN;
}

export function isDate(text: string): boolean {
	return !Number.isNaN(dayNumber(text));
}

export function isTime(text: string): boolean {
	return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Days from one date to another, negative when `to` is earlier. NaN where one is no date. */
export function daysBetween(from: string, to: string): number {
	return dayNumber(to) - dayNumber(from);
}

export function addDays(date: string, days: number): string {
	return new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The same day of another month, or that month's last day where it has none: 31 August and six months are 29 February 2028.
 * Counted from the first date each time, so that a short month on the way moves nothing after it.
 */
export function addMonths(date: string, months: number): string {
	const at = new Date(dayNumber(date) * DAY_MS);
	const first = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1);
	const next = new Date(first);
	const last = Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0);
	return new Date(Math.min(first + (at.getUTCDate() - 1) * DAY_MS, last)).toISOString().slice(0, 10);
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(date: string): number {
	// 1970-01-01 was a Thursday.
	return (((dayNumber(date) + 3) % 7) + 7) % 7;
}

/** Monday of the ISO week, Monday to Sunday, in which a date lies. */
export function mondayOf(date: string): string {
	return addDays(date, -weekday(date));
}

/** The latest date that is not after `today`. A date in the future comes from a clock that was wrong, and says nothing. */
export function lastOf(dates: readonly string[], today: string): string | undefined {
	return dates
		.filter((date) => date !== '' && date <= today)
		.sort()
		.at(-1);
}
