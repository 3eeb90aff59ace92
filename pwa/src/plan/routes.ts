/** What the route plan works out by itself: two quiet marks, from what was planned. Nothing here knows where anyone is. */

import { daysBetween, lastOf } from './clock.ts';
import type { ItemId, Plan } from './model.ts';
import { DAYS, type Day } from './types.ts';
import { isWhen } from './values.ts';

/** Days in a row from which the same time is marked (CONTENT 2.5, rule e). */
const ROW = 4;
/** Days until an Avoid without an end asks to be looked at (CONTENT 2.5). */
const AVOID_DAYS = 14;

/** paused only while its date has not come; without a date until the holder says otherwise. */
export function tripState(plan: Plan, trip: ItemId, today: string): 'active' | 'paused' | 'old' {
	const [state] = plan.chosen(trip, 'state');
	if (state === 'old') return 'old';
	if (state !== 'paused') return 'active';
	const until = plan.text(trip, 'paused_until');
	return until !== '' && daysBetween(today, until) <= 0 ? 'active' : 'paused';
}

/**
 * Trips that leave at the same time on four or more days in a row, alone or together, around the end of the week too.
 * A trip that the holder already varies is left out.
 */
export function sameEachDay(plan: Plan, today: string): ReadonlySet<ItemId> {
	const byTime = new Map<string, Map<ItemId, readonly Day[]>>();
	for (const trip of plan.items('routes', 'trips')) {
		const leave = plan.get(trip, 'leave');
		if (!isWhen(leave) || leave.from === undefined || plan.is(trip, 'vary')) continue;
		if (tripState(plan, trip, today) !== 'active') continue;
		const trips = byTime.get(leave.from) ?? new Map<ItemId, readonly Day[]>();
		// No day named means any day.
		trips.set(trip, leave.days.length === 0 ? DAYS : leave.days);
		byTime.set(leave.from, trips);
	}
	const marked = new Set<ItemId>();
	for (const trips of byTime.values()) {
		const row = longRow(new Set([...trips.values()].flat()));
		for (const [trip, days] of trips) if (days.some((day) => row.has(day))) marked.add(trip);
	}
	return marked;
}

/** True for an Avoid whose date has passed, or that has none and was not looked at for 14 days. */
export function isAvoidDue(plan: Plan, avoid: ItemId, today: string): boolean {
	const stamps = plan.stamps(avoid);
	if (stamps.later !== '' && daysBetween(today, stamps.later) > 0) return false;
	const until = plan.text(avoid, 'until');
	if (until !== '') return daysBetween(until, today) > 0;
	const latest = lastOf([stamps.updated, stamps.reviewed], today);
	return latest !== undefined && daysBetween(latest, today) > AVOID_DAYS;
}

/** The days that lie in a run of ROW or more; Sunday and Monday are neighbours. */
function longRow(days: ReadonlySet<Day>): ReadonlySet<Day> {
	const at = (i: number): Day | undefined => DAYS[((i % DAYS.length) + DAYS.length) % DAYS.length];
	const has = (i: number): boolean => DAYS.some((day) => day === at(i) && days.has(day));
	return new Set(
		DAYS.filter((day, i) => {
			if (!days.has(day)) return false;
			let length = 1;
			for (let before = i - 1; length < ROW && has(before); before--) length++;
			for (let after = i + 1; length < ROW && has(after); after++) length++;
			return length >= ROW;
		}),
	);
}
