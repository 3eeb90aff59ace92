/** The quiet marks: “Still right?” and the route plan's own two. */

import { describe, expect, test } from 'vitest';
import { openPlan, type Plan } from '../../src/plan/model.ts';
import { isAvoidDue, sameEachDay, tripState } from '../../src/plan/routes.ts';
import { isContactStale, isStale } from '../../src/plan/stale.ts';
import type { Day } from '../../src/plan/types.ts';
import { add, good, testClock } from './plans.ts';

describe('still right?', () => {
	test('a section is marked when more than its days went by since its last change', () => {
		const plan = openPlan(null, testClock('2027-01-01'));
		good(plan.set('go', 'fuel', 'half full'));
		// go: 60 days. 1 January + 60 = 2 March.
		expect(isStale(plan, 'go', '2027-03-02')).toBe(false);
		expect(isStale(plan, 'go', '2027-03-03')).toBe(true);
	});

	test('an empty section is never marked', () => {
		const plan = openPlan(null, testClock('2027-01-01'));
		good(plan.review('go'));
		expect(isStale(plan, 'go', '2030-01-01')).toBe(false);
	});

	test('a change of anything in it counts, however deep', () => {
		const clock = testClock('2027-01-01');
		const plan = openPlan(null, clock);
		const person = add(plan, 'people', 'people', { alias: 'Mo' });
		const way = add(plan, person, 'ways', { value: '555 0100' });
		expect(isStale(plan, 'people', '2027-03-10')).toBe(true);
		clock.date = '2027-03-10';
		good(plan.set(way, 'value', '555 0101'));
		expect(isStale(plan, 'people', '2027-03-10')).toBe(false);
	});

	test('“Still right” and a removal begin the days anew', () => {
		const clock = testClock('2027-01-01');
		const plan = openPlan(null, clock);
		const first = add(plan, 'bag', 'things', { item: 'keys' });
		add(plan, 'bag', 'things', { item: 'cash' });
		clock.date = '2027-03-10';
		expect(isStale(plan, 'bag', clock.date)).toBe(true);
		good(plan.review('bag'));
		expect(isStale(plan, 'bag', clock.date)).toBe(false);
		expect(isStale(plan, 'bag', '2027-05-10')).toBe(true);
		clock.date = '2027-05-10';
		good(plan.remove(first));
		expect(isStale(plan, 'bag', clock.date)).toBe(false);
	});

	test('“Not now” holds for seven days', () => {
		const clock = testClock('2027-01-01');
		const plan = openPlan(null, clock);
		good(plan.set('now', 'answer', 'ok'));
		clock.date = '2027-02-01';
		expect(isStale(plan, 'now', clock.date)).toBe(true);
		good(plan.postpone('now'));
		expect(isStale(plan, 'now', '2027-02-07')).toBe(false);
		expect(isStale(plan, 'now', '2027-02-08')).toBe(true);
	});

	test('a stamp from a clock that was wrong does not silence the mark', () => {
		const clock = testClock('2027-01-01');
		const plan = openPlan(null, clock);
		good(plan.set('now', 'answer', 'ok'));
		clock.date = '2040-01-01';
		good(plan.review('now'));
		expect(isStale(plan, 'now', '2027-02-15')).toBe(true);
	});

	test('a contact asks after 60 days, and a check with them counts', () => {
		const clock = testClock('2027-01-01');
		const plan = openPlan(null, clock);
		const person = add(plan, 'people', 'people', { alias: 'Mo' });
		expect(isContactStale(plan, person, '2027-03-02')).toBe(false);
		expect(isContactStale(plan, person, '2027-03-03')).toBe(true);
		good(plan.set(person, 'last_checked', '2027-02-20'));
		expect(isContactStale(plan, person, '2027-03-03')).toBe(false);
		clock.date = '2027-06-01';
		expect(isContactStale(plan, person, clock.date)).toBe(true);
		good(plan.postpone(person));
		expect(isContactStale(plan, person, clock.date)).toBe(false);
		good(plan.remove(person));
		expect(isContactStale(plan, person, '2028-01-01')).toBe(false);
	});
});

describe('same time each day (CONTENT 2.5, rule e)', () => {
	function trip(plan: Plan, days: readonly Day[], from: string, more: Record<string, string | boolean> = {}): string {
		return add(plan, 'routes', 'trips', { alias: 'trip', leave: { days, from }, ...more });
	}
	const marked = (plan: Plan): string[] => [...sameEachDay(plan, '2027-03-01')];

	test('one trip on four days in a row', () => {
		const plan = openPlan(null, testClock());
		const four = trip(plan, ['mon', 'tue', 'wed', 'thu'], '17:30');
		trip(plan, ['mon', 'tue', 'wed'], '08:00');
		expect(marked(plan)).toEqual([four]);
	});

	test('two trips that together fill four days at the same time', () => {
		const plan = openPlan(null, testClock());
		const one = trip(plan, ['mon', 'wed'], '17:30');
		const two = trip(plan, ['tue', 'thu'], '17:30');
		trip(plan, ['tue', 'thu'], '17:45');
		expect(new Set(marked(plan))).toEqual(new Set([one, two]));
	});

	test('days with a gap are not in a row', () => {
		const plan = openPlan(null, testClock());
		trip(plan, ['mon', 'tue', 'wed', 'fri', 'sat'], '17:30');
		expect(marked(plan)).toEqual([]);
	});

	test('the week goes round: Friday to Monday is a row', () => {
		const plan = openPlan(null, testClock());
		const round = trip(plan, ['fri', 'sat', 'sun', 'mon'], '17:30');
		const daily = trip(plan, [], '07:00');
		expect(new Set(marked(plan))).toEqual(new Set([round, daily]));
	});

	test('a trip with the same time that lies outside the row is not marked', () => {
		const plan = openPlan(null, testClock());
		const row = trip(plan, ['mon', 'tue', 'wed', 'thu'], '17:30');
		trip(plan, ['sat'], '17:30');
		expect(marked(plan)).toEqual([row]);
	});

	test('not marked: varied already, on hold, old, or without a time', () => {
		const plan = openPlan(null, testClock());
		const days: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
		trip(plan, days, '17:30', { vary: true });
		trip(plan, days, '17:30', { state: 'paused' });
		trip(plan, days, '17:30', { state: 'old' });
		add(plan, 'routes', 'trips', { alias: 'any time', leave: { days } });
		expect(marked(plan)).toEqual([]);
	});

	test('a trip on hold is in use again on its day', () => {
		const plan = openPlan(null, testClock());
		const paused = add(plan, 'routes', 'trips', { alias: 'school', state: 'paused', paused_until: '2027-03-05' });
		expect(tripState(plan, paused, '2027-03-04')).toBe('paused');
		expect(tripState(plan, paused, '2027-03-05')).toBe('active');
		good(plan.set(paused, 'paused_until', undefined));
		expect(tripState(plan, paused, '2030-01-01')).toBe('paused');
		expect(tripState(plan, add(plan, 'routes', 'trips'), '2027-03-01')).toBe('active');
	});
});

test('an Avoid asks to be looked at after its day, or after 14 days without one', () => {
	const clock = testClock('2027-03-01');
	const plan = openPlan(null, clock);
	const dated = add(plan, 'routes', 'avoids', { what: 'gas station after dark', until: '2027-03-15' });
	const open = add(plan, 'routes', 'avoids', { what: 'the corner' });
	expect([isAvoidDue(plan, dated, '2027-03-15'), isAvoidDue(plan, dated, '2027-03-16')]).toEqual([false, true]);
	expect([isAvoidDue(plan, open, '2027-03-15'), isAvoidDue(plan, open, '2027-03-16')]).toEqual([false, true]);
	clock.date = '2027-03-16';
	good(plan.review(open));
	good(plan.postpone(dated));
	expect([isAvoidDue(plan, open, clock.date), isAvoidDue(plan, dated, clock.date)]).toEqual([false, false]);
});
