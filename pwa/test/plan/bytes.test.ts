/** What a plan weighs, and that what is gone is gone from the bytes. */

import { describe, expect, test } from 'vitest';
import { openPlan, type Plan } from '../../src/plan/model.ts';
import { FILLING_BYTES, FULL_BYTES, MERGE_BYTES } from '../../src/plan/room.ts';
import { add, exchange, good, shown, testClock } from './plans.ts';

const text = (plan: Plan): string => new TextDecoder().decode(plan.encode());

function fill(plan: Plan, until: number): void {
	while (plan.bytes() + 2_400 < until) good(plan.add('routes', 'trips', { if_followed: 'x'.repeat(2000) }));
}

describe('weight', () => {
	test('2,000 keystrokes in one field weigh little more than the text', () => {
		const plan = openPlan(null, testClock());
		let typed = '';
		for (let i = 0; i < 2000; i++) {
			typed += 'abcdefgh '.charAt(i % 9);
			good(plan.set('now', 'note', typed));
		}
		expect(plan.text('now', 'note')).toBe(typed);
		expect(plan.encode().length).toBeLessThan(2_000 + 200);
	});

	test('going back and forth between two fields adds a few bytes a turn', () => {
		const plan = openPlan(null, testClock());
		for (let i = 0; i < 500; i++) {
			good(plan.set('go', 'fuel', `fuel ${i}`));
			good(plan.set('go', 'ride', `ride ${i}`));
		}
		expect(plan.encode().length).toBeLessThan(1_000 * 13);
	});

	test('five fields changed in each of 200 sessions add about 11 bytes a change', () => {
		let bytes = openPlan(null, testClock()).encode();
		for (let i = 0; i < 200; i++) {
			const plan = openPlan(bytes, testClock());
			for (const field of ['way_out', 'ride', 'fuel', 'keys_at', 'kids_line'])
				good(plan.set('go', field, `value ${i}`));
			bytes = plan.encode();
		}
		expect(bytes.length).toBeLessThan(200 * 5 * 12);
		const plan = openPlan(bytes, testClock());
		const compact = openPlan(plan.compact(), testClock());
		expect(compact.encode().length).toBeLessThan(250);
		expect(shown(compact)).toEqual(shown(plan));
	});

	test('a person with a name weighs at most 130 bytes', () => {
		const plan = openPlan(null, testClock());
		for (let i = 0; i < 50; i++) add(plan, 'people', 'people', { alias: `Someone ${i}` });
		expect(plan.encode().length).toBeLessThan(50 * 130);
	});
});

describe('what is gone', () => {
	test('is not in the bytes: cleared, overwritten, removed', () => {
		const plan = openPlan(null, testClock());
		good(plan.set('now', 'note', 'first marker'));
		good(plan.set('now', 'note', 'second'));
		const person = add(plan, 'people', 'people', { alias: 'third marker' });
		add(plan, person, 'ways', { value: 'fourth marker' });
		expect(text(plan)).toContain('fourth marker');
		good(plan.remove(person));
		expect(text(plan)).toContain('second');
		expect(text(plan)).not.toContain('marker');
		plan.undo();
		expect(text(plan)).toContain('third marker');
		plan.redo();
		expect(text(plan)).not.toContain('marker');
	});

	test('is not in the other phone’s bytes after they met', () => {
		const one = openPlan(null, testClock());
		const person = add(one, 'people', 'people', { alias: 'third marker' });
		const two = openPlan(one.encode(), testClock());
		good(two.remove(person));
		exchange(one, two);
		expect(text(one)).not.toContain('marker');
		expect(text(two)).not.toContain('marker');
	});

	test('compacting leaves nothing of what was, and keeps all that is', () => {
		const plan = openPlan(null, testClock());
		const removed = add(plan, 'people', 'people', { alias: 'Ana' });
		const person = add(plan, 'people', 'people', { alias: 'Mo', can_help_with: ['ride'] });
		add(plan, person, 'ways', { value: '555 0100' });
		good(plan.set('go', 'tell_after', [person]));
		good(plan.remove(removed));
		const compact = openPlan(plan.compact(), testClock());
		expect(shown(compact)).toEqual(shown(plan));
		expect(text(plan)).toContain(removed);
		expect(text(compact)).not.toContain(removed);
	});
});

describe('room', () => {
	test('is told, then new text is refused, and shortening and removing go on', () => {
		const plan = openPlan(null, testClock());
		expect(plan.room()).toBe('ok');
		fill(plan, FILLING_BYTES);
		expect(plan.room()).toBe('ok');
		fill(plan, FILLING_BYTES + 3_000);
		expect(plan.room()).toBe('filling');
		const thing = add(plan, 'bag', 'things', { item: 'keys' });
		fill(plan, FULL_BYTES);
		for (let i = 0; plan.add('bag', 'things', { item: 'cash' }).ok; i++) if (i > 100) throw new Error('never full');
		expect(plan.add('bag', 'things', { item: 'cash' })).toEqual({ ok: false, reason: 'full' });
		good(plan.set(thing, 'item', 'key'));
		expect(plan.set('now', 'note', 'x'.repeat(1_000))).toMatchObject({ ok: false, reason: 'full' });
		expect(plan.text('now', 'note')).toBe('');
		expect(plan.encode().length).toBeLessThanOrEqual(FULL_BYTES);
		// What is not text has room still.
		good(plan.set(thing, 'have', true));
		good(plan.review('bag'));
		const [trip] = plan.items('routes', 'trips');
		if (!trip) throw new Error('a trip');
		good(plan.remove(trip));
		good(plan.set('home', 'address_to_read_aloud', '14 Mill Rd, blue gate'));
	});

	test('the told size is never below the real one, and exact once it matters', () => {
		const plan = openPlan(null, testClock());
		const check = (): void => {
			expect(plan.bytes()).toBeGreaterThanOrEqual(plan.encode().length);
		};
		check();
		const person = add(plan, 'people', 'people', { alias: 'é'.repeat(60), can_help_with: ['ride', 'talk'] });
		check();
		good(plan.set(person, 'relation', '\u{1f408}'.repeat(60)));
		good(plan.set('contactme', 'hours', { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '10:00', to: '12:00' }));
		good(plan.set('go', 'tell_after', [person]));
		good(plan.postpone('people'));
		check();
		good(plan.remove(person));
		check();
		fill(plan, FILLING_BYTES + 5_000);
		expect(plan.bytes()).toBe(plan.encode().length);
	});

	test('a full plan still takes in another copy, up to the limit of a merge', () => {
		const one = openPlan(null, testClock());
		const two = openPlan(null, testClock());
		fill(one, FULL_BYTES);
		fill(two, MERGE_BYTES - FULL_BYTES - 2_000);
		good(one.merge(two.encode()));
		expect(one.encode().length).toBeGreaterThan(FULL_BYTES);
		expect(one.room()).toBe('full');
		expect(one.set('go', 'fuel', 'half full')).toEqual({ ok: false, reason: 'full' });
		const trips = one.items('routes', 'trips');
		for (const trip of trips.slice(0, Math.floor(trips.length / 2))) good(one.remove(trip));
		expect(one.room()).toBe('ok');
		good(one.set('go', 'fuel', 'half full'));
	});

	test('an empty plan weighs next to nothing, and opening writes nothing', () => {
		const plan = openPlan(null, testClock());
		const bytes = plan.encode();
		expect(bytes.length).toBe(2);
		expect(openPlan(bytes, testClock()).encode()).toEqual(bytes);
	});
});
