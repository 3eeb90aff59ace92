/** Lists: what they begin with, and how they age. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aged, type Chance, lookOf, type Pools } from '../../src/plan/age.ts';
import { addDays, daysBetween } from '../../src/plan/clock.ts';
import { type ItemId, openPlan, type Plan } from '../../src/plan/model.ts';
import { readPool } from '../../src/plan/pools.ts';
import { FULL_BYTES } from '../../src/plan/room.ts';
import { sectionsOf } from '../../src/plan/schema.ts';
import { seeded } from '../../src/plan/seed.ts';
import { LIST_LOOKS, type ListLook } from '../../src/plan/types.ts';
import { LANGUAGES, speaker } from './language.ts';
import { add, good, testClock } from './plans.ts';

const today = '2027-03-01';

/** Mulberry32: the same numbers for the same seed. */
function chanceFrom(seed: number): Chance {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const poolsIn = (language: string): Pools => {
	const say = speaker(language);
	return (section) => readPool(say(`pool-${section}`));
};
const pools = poolsIn('en');
const look = fc.constantFrom(...LIST_LOOKS);

function items(plan: Plan, of: ListLook): ItemId[] {
	return sectionsOf(of).flatMap((section) => plan.items(section.id, 'items'));
}

/** What the screens show, in words: ids are drawn anew each time. */
function seen(doc: Uint8Array, of: ListLook): unknown {
	const plan = openPlan(doc, testClock(today));
	return items(plan, of).map((item) => [
		plan.section(item),
		['what', 'amount', 'every', 'subject', 'due', 'day', 'done'].map((field) => plan.get(item, field)),
		plan.stamps(item).updated,
		plan.example(item),
	]);
}

describe('a first list', () => {
	test.each(LIST_LOOKS)('%s holds a few dozen ordinary things, dated over the weeks before', (of) => {
		for (let seed = 1; seed <= 15; seed++) {
			const plan = openPlan(seeded(of, true, today, pools, chanceFrom(seed)), testClock(today));
			const all = items(plan, of);
			expect(lookOf(plan)).toBe(of);
			expect(all.length).toBeGreaterThanOrEqual(15);
			expect(all.length).toBeLessThanOrEqual(55);
			const dates = all.map((item) => plan.stamps(item).updated);
			expect(dates.every((date) => date <= today && daysBetween(date, today) <= 63)).toBe(true);
			// Not all from one day, some of them from this week, some from weeks ago.
			expect(new Set(dates).size).toBeGreaterThan(8);
			expect(dates.some((date) => daysBetween(date, today) <= 7)).toBe(true);
			expect(dates.some((date) => daysBetween(date, today) >= 14)).toBe(true);
			const done = all.filter((item) => plan.is(item, 'done')).length;
			expect(done).toBeGreaterThan(0);
			expect(done).toBeLessThan(all.length * 0.7);
			for (const section of sectionsOf(of)) {
				const names = plan.items(section.id, 'items').map((item) => plan.text(item, 'what'));
				expect(names.length).toBeGreaterThanOrEqual(3);
				expect(new Set(names).size).toBe(names.length);
			}
		}
	});

	test.each(LIST_LOOKS)('%s is never the same twice', (of) => {
		const made = Array.from({ length: 60 }, (_, seed) =>
			JSON.stringify(seen(seeded(of, true, today, pools, chanceFrom(seed)), of)),
		);
		expect(new Set(made).size).toBe(60);
	});

	test('without examples is empty, and stays so', () => {
		const doc = seeded('shopping', false, today, pools, chanceFrom(1));
		expect(items(openPlan(doc), 'shopping')).toEqual([]);
		expect(lookOf(openPlan(doc))).toBe('shopping');
		expect(aged(doc, addDays(today, 100), pools, chanceFrom(1))).toBeNull();
	});

	test('opens at once: nothing that set-up asks is left to ask', () => {
		const plan = openPlan(seeded('study', true, today, pools, chanceFrom(1)));
		expect(plan.text('me', 'leaving')).toBe('skipped');
		expect(plan.text('me', 'way_back')).toBe('none');
	});
});

describe('ageing', () => {
	const start = (of: ListLook, seed: number): Uint8Array => seeded(of, true, today, pools, chanceFrom(seed));

	test('is the same for the same document, day and chance', () => {
		fc.assert(
			fc.property(look, fc.nat(), fc.integer({ min: 1, max: 90 }), (of, seed, days) => {
				const doc = start(of, seed);
				const [one, two] = [1, 2].map(() => aged(doc, addDays(today, days), pools, chanceFrom(seed + 1)));
				expect(one && seen(one, of)).toEqual(two && seen(two, of));
			}),
			{ numRuns: 40 },
		);
	});

	test('changes something in a week, ticks and brings new things', () => {
		let changed = 0;
		for (let seed = 0; seed < 30; seed++) {
			const doc = start('shopping', seed);
			const after = aged(doc, addDays(today, 7), pools, chanceFrom(seed));
			if (after && JSON.stringify(seen(after, 'shopping')) !== JSON.stringify(seen(doc, 'shopping'))) changed++;
		}
		expect(changed).toBeGreaterThan(28);
	});

	test('happens once a day, and not in a plan, nor where it was switched off', () => {
		const doc = start('chores', 3);
		expect(aged(doc, today, pools, chanceFrom(1))).toBeNull();
		const tomorrow = aged(doc, addDays(today, 1), pools, chanceFrom(1));
		expect(tomorrow).not.toBeNull();
		expect(tomorrow && aged(tomorrow, addDays(today, 1), pools, chanceFrom(2))).toBeNull();
		expect(aged(openPlan(null).encode(), today, pools, chanceFrom(1))).toBeNull();
		const off = openPlan(doc);
		off.set('me', 'examples', 'off');
		expect(aged(off.encode(), addDays(today, 9), pools, chanceFrom(1))).toBeNull();
	});

	test('goes on after a clock that was years ahead', () => {
		const plan = openPlan(start('chores', 3));
		plan.set('me', 'aged', '2031-01-01');
		expect(aged(plan.encode(), today, pools, chanceFrom(1))).not.toBeNull();
	});

	/** Each way in which a holder touches an item. */
	const touches: readonly ((plan: Plan, item: ItemId) => unknown)[] = [
		(plan, item) => plan.set(item, 'what', `${plan.text(item, 'what')} mine`),
		(plan, item) => plan.set(item, 'note', 'mine'),
		(plan, item) => plan.set(item, 'done', !plan.is(item, 'done')),
		(plan, item) =>
			plan.move(
				item,
				items(plan, lookOf(plan) as ListLook).find((each) => each !== item),
			),
	];

	test('never touches what the holder edited or wrote', () => {
		fc.assert(
			fc.property(
				look,
				fc.nat(),
				fc.array(fc.tuple(fc.nat(), fc.nat({ max: touches.length - 1 })), { minLength: 1, maxLength: 6 }),
				fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }),
				(of, seed, edits, gaps) => {
					const plan = openPlan(start(of, seed), testClock(today));
					const own = [add(plan, sectionsOf(of)[0]?.id ?? 'food', 'items', { what: 'Mine' })];
					for (const [at, how] of edits) {
						const all = items(plan, of);
						const item = all[at % all.length];
						if (item === undefined) continue;
						touches[how]?.(plan, item);
						own.push(item);
					}
					const wanted = own.map((item) => whole(plan, item));
					let doc: Uint8Array = plan.encode();
					let day = today;
					for (const gap of gaps) {
						day = addDays(day, gap);
						doc = aged(doc, day, pools, chanceFrom(seed + gap)) ?? doc;
					}
					const after = openPlan(doc);
					expect(own.map((item) => whole(after, item))).toEqual(wanted);
				},
			),
			{ numRuns: 60 },
		);
	});

	function whole(plan: Plan, item: ItemId): unknown {
		const fields = ['what', 'amount', 'shop', 'every', 'who', 'subject', 'due', 'day', 'note', 'done'];
		return [plan.has(item), fields.map((field) => plan.get(item, field)), plan.stamps(item), plan.parent(item)];
	}

	test('leaves a list alone from which every example was taken out', () => {
		const plan = openPlan(start('shopping', 5));
		for (const item of plan.items('food', 'items')) good(plan.remove(item));
		let doc: Uint8Array = plan.encode();
		for (let day = 1; day < 120; day++) doc = aged(doc, addDays(today, day), pools, chanceFrom(day)) ?? doc;
		expect(openPlan(doc).items('food', 'items')).toEqual([]);
	});

	test('stays small: opened daily for a year, it has as many things as before and a third of the room of a full plan', () => {
		let doc = start('chores', 11);
		for (let day = 1; day <= 365; day++) doc = aged(doc, addDays(today, day), pools, chanceFrom(day)) ?? doc;
		const count = items(openPlan(doc), 'chores').length;
		expect(count).toBeLessThanOrEqual(55);
		expect(count).toBeGreaterThanOrEqual(15);
		expect(doc.length).toBeLessThan(FULL_BYTES / 3);
	});

	test('never grows without bound: above 98,304 bytes it does nothing more', () => {
		const plan = openPlan(start('chores', 11));
		const note = 'a'.repeat(120);
		while (plan.encode().length <= 98_304) {
			for (let more = 0; more < 20; more++) add(plan, 'kitchen', 'items', { what: note, note });
		}
		expect(aged(plan.encode(), addDays(today, 30), pools, chanceFrom(1))).toBeNull();
	});

	test('is nothing that can be undone, and an edit of an example can be', () => {
		const plan = openPlan(aged(start('study', 2), addDays(today, 30), pools, chanceFrom(2)));
		expect(plan.canUndo).toBe(false);
		const [item] = items(plan, 'study').filter((each) => plan.example(each));
		if (!item) throw new Error('no example');
		plan.set(item, 'note', 'mine');
		expect(plan.example(item)).toBe(false);
		plan.undo();
		expect(plan.example(item)).toBe(true);
	});
});

test.each(LANGUAGES)(
	'%s has a pool for each list, longer than what is shown at once, with options that are there',
	(language) => {
		for (const of of LIST_LOOKS) {
			for (const section of sectionsOf(of)) {
				const pool = poolsIn(language)(section.id as never);
				expect(pool.length, section.id).toBeGreaterThanOrEqual(16);
				expect(new Set(pool.map((sample) => sample.what)).size).toBe(pool.length);
				for (const { what, more } of pool) {
					expect(what.length).toBeLessThan(40);
					if (of === 'chores') expect(['', 'day', 'week', 'month', 'season']).toContain(more);
				}
			}
		}
	},
);
