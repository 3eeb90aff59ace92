/**
 * The minutes that a server is given (docs/adr/0014-a-tip-a-day.md). A day's minute comes from the wish and from
 * random bytes that stay on the phone: looking at the app often, or never, changes none of them.
 */
import type { TipsWish } from '../wire/session.ts';
import { closing, DAY, dateOf, dayAt, type Offset, opening, weekdayOf } from './zone.ts';

/** How many are sent, always. */
export const COUNT = 32;
/** Today and a month: no more than one a day, so they fit. */
export const AHEAD = 31;
/** The minute itself, and the 600 s for which a push service may keep what it was given. */
export const REACH = 11;
/** No wish waits for more days than that (wire/session.ts), so what lies further back is of no matter. */
export const BACK = 14;
/** A minute this near may be on its way already. */
const NEAR = 2;
/** Old enough to be past by any clock that is not quite right. */
const PADDING_FROM = 2 * DAY;
const PADDING_SPAN = 30 * DAY;

export interface Schedule {
	readonly wish: TipsWish;
	/** The local day from which days are counted. */
	readonly since: number;
	/** The local day of the last one before that; 0 where there was none. So changing the wish brings no second in a day. */
	readonly last: number;
	/** For a day from `BACK` before today to `AHEAD` after it, a number from 0 up to 1, without it: always the same. */
	readonly drawn: (day: number) => number;
}

/** Exactly 32 UTC minutes in no order. `random` gives a whole number from 0 up to `below`, without it. */
export function minutes(
	schedule: Schedule,
	offset: Offset,
	now: number,
	random: (below: number) => number,
): readonly number[] {
	const today = dayAt(now, offset);
	const real = days(schedule, today + AHEAD)
		.filter((day) => day >= today)
		.map((day) => minuteOn(day, schedule, offset))
		.filter((minute): minute is number => minute !== null && minute > now);
	const padding = Array.from({ length: COUNT - real.length }, () => now - PADDING_FROM - random(PADDING_SPAN));
	return shuffled([...real, ...padding], random);
}

/** The local day of the last minute that came, or is coming this very moment; 0 where none did. */
export function lastOf(schedule: Schedule, offset: Offset, now: number): number {
	const today = dayAt(now, offset);
	const gone = days(schedule, today)
		.filter((day) => day >= today - BACK)
		.findLast((day) => (minuteOn(day, schedule, offset) ?? Infinity) <= now + NEAR);
	return gone ?? schedule.last;
}

/** From which day a wish counts that is set now: today, unless one came too few days ago for it. */
export function sinceOf(wish: TipsWish, last: number, offset: Offset, now: number): number {
	return Math.max(dayAt(now, offset), last + wish.every);
}

/** The chosen days up to and with `last`. */
function days({ wish, since }: Schedule, last: number): readonly number[] {
	if (!wish.on) return [];
	const quiet = new Set(wish.quiet);
	const chosen: number[] = [];
	for (let day = since; day <= last; day++) {
		if (wish.days[weekdayOf(day)] !== true || quiet.has(dateOf(day))) continue;
		chosen.push(day);
		day += wish.every - 1;
	}
	return chosen;
}

/** Null where the hours of that day have no room. */
function minuteOn(day: number, { wish, drawn }: Schedule, offset: Offset): number | null {
	const first = opening(day * DAY + wish.from, offset);
	const room = closing(day * DAY + wish.to, offset) - REACH - first + 1;
	return room > 0 ? first + Math.floor(drawn(day) * room) : null;
}

function shuffled(list: number[], random: (below: number) => number): readonly number[] {
	for (let i = list.length - 1; i > 0; i--) {
		const j = random(i + 1);
		const [a, b] = [list[i], list[j]];
		if (a !== undefined && b !== undefined) [list[i], list[j]] = [b, a];
	}
	return list;
}
