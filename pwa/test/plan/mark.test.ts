/** What phones leave for each other in the document: one entry a phone, few of them, and nothing that a screen would show. */
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/plan/clock.ts';
import { MARKS_MOST } from '../../src/plan/marks.ts';
import { type Clock, openPlan, type Plan } from '../../src/plan/model.ts';

const FIRST = '2026-01-10';
const key = (n: number): string => `phone-number-${String(n).padStart(9, '0')}`;
const mark = (n: number): Uint8Array => new Uint8Array(80).fill(n);

function clockAt(day: string): Clock & { day: string } {
	return {
		day,
		ms: () => 0,
		today() {
			return this.day;
		},
		zone: () => 'UTC',
	};
}

function made(): { plan: Plan; clock: Clock & { day: string } } {
	const clock = clockAt(FIRST);
	return { plan: openPlan(null, clock), clock };
}

const left = (plan: Plan): number[] => plan.marks().map((each) => each[0] ?? -1);

describe('marks', () => {
	test('are set, replaced and taken out, and written only where something changed', () => {
		const { plan } = made();
		expect(plan.leaveMark(key(1), null)).toBe(false);
		expect(plan.leaveMark(key(1), mark(1))).toBe(true);
		expect(plan.leaveMark(key(1), mark(1))).toBe(false);
		expect(plan.leaveMark(key(1), mark(2))).toBe(true);
		expect(left(plan)).toEqual([2]);
		expect(plan.marks(key(1))).toEqual([]);
		expect(plan.marks(key(2))).toHaveLength(1);
		expect(plan.leaveMark(key(1), null)).toBe(true);
		expect(left(plan)).toEqual([]);
	});

	test('are still there in what is kept, in a rebase, and in what another phone merges', () => {
		const { plan, clock } = made();
		plan.set('me', 'language_app', 'en');
		plan.leaveMark(key(1), mark(1));
		const other = openPlan(plan.encode(), clock);
		other.leaveMark(key(2), mark(2));
		expect(plan.merge(other.encode()).ok).toBe(true);
		expect(left(plan)).toEqual([2, 1]);
		expect(left(openPlan(plan.compact(), clock))).toEqual([2, 1]);
		// Taken out on one phone, it does not come back from the other.
		other.leaveMark(key(2), null);
		plan.merge(other.encode());
		expect(left(plan)).toEqual([1]);
	});

	test('are sixteen at most: the oldest go, the own one never', () => {
		const { plan, clock } = made();
		for (let n = 1; n <= 40; n++) {
			clock.day = addDays(FIRST, n);
			plan.leaveMark(key(n), mark(n));
			expect(left(plan)).toHaveLength(Math.min(n, MARKS_MOST));
		}
		expect(left(plan)).toEqual(Array.from({ length: MARKS_MOST }, (_, i) => 40 - i));
		clock.day = FIRST;
		plan.leaveMark(key(1), mark(1));
		expect(left(plan)).toContain(1);
		expect(left(plan)).not.toContain(25);
		const few = plan.encode().length;
		for (let n = 100; n < 400; n++) plan.leaveMark(key(n), mark(n % 200));
		// Of one that went, its name stays and nothing else.
		expect(plan.encode().length).toBeLessThan(few + 300 * 40);
	});

	test('are cut back at the next opening where two phones together left too many', () => {
		const { plan, clock } = made();
		for (let n = 1; n <= 12; n++) plan.leaveMark(key(n), mark(n));
		const other = openPlan(null, clock);
		for (let n = 21; n <= 32; n++) other.leaveMark(key(n), mark(n));
		plan.merge(other.encode());
		expect(left(plan)).toHaveLength(MARKS_MOST);
		expect(plan.leaveMark(key(1), mark(1))).toBe(true);
		expect(left(plan)).toContain(1);
		expect(plan.leaveMark(key(1), mark(1))).toBe(false);
	});

	test('are dated anew once a month, so that a phone in use is never the oldest', () => {
		const { plan, clock } = made();
		plan.leaveMark(key(1), mark(1));
		clock.day = addDays(FIRST, 29);
		expect(plan.leaveMark(key(1), mark(1))).toBe(false);
		clock.day = addDays(FIRST, 30);
		expect(plan.leaveMark(key(1), mark(1))).toBe(true);
	});

	test('are nothing that is shown, undone or counted as a removal', () => {
		const { plan } = made();
		let told = 0;
		plan.watch(undefined, () => told++);
		plan.leaveMark(key(1), mark(1));
		plan.leaveMark(key(1), null);
		expect(told).toBe(0);
		expect(plan.canUndo).toBe(false);
		expect(plan.deletions).toBe(0);
	});

	test('never make a full plan one that cannot be kept, nor count for less than they take', () => {
		const { plan } = made();
		while (plan.add('routes', 'trips', { if_followed: 'x'.repeat(2_000) }).ok);
		while (plan.add('bag', 'things', { item: 'cash' }).ok);
		const before = plan.encode().length;
		expect(before).toBeGreaterThan(150_000);
		expect(plan.leaveMark(key(1), mark(1))).toBe(false);
		expect(plan.encode().length).toBe(before);
		const { plan: small } = made();
		for (let n = 1; n <= 16; n++) small.leaveMark(key(n), mark(n));
		expect(small.bytes()).toBeGreaterThanOrEqual(small.encode().length);
	});

	test('of another make are passed over', () => {
		const { plan } = made();
		plan.leaveMark('short', mark(1));
		plan.leaveMark(key(2), new Uint8Array(1_000));
		expect(left(plan)).toEqual([]);
	});
});
