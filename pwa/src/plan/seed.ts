/** A first list: examples that were put there over the weeks before today, as a hand would have done. */

import { type Chance, grow, live, movable, type Pools } from './age.ts';
import { addDays } from './clock.ts';
import { openPlan } from './model.ts';
import { sectionsOf } from './schema.ts';
import type { ListLook } from './types.ts';

/** How long ago the first things were noted, at least and at most. */
const WEEKS_LEAST = 5;
const WEEKS_MOST = 9;
/** Examples in a section: three to eight. */
const LEAST = 3;
const MORE = 6;
/** Days over which they were noted. */
const SPREAD = 20;

/** A document of this look. Without examples it is empty, and stays as the holder leaves it. */
export function seeded(
	look: ListLook,
	examples: boolean,
	today: string,
	pools: Pools,
	chance: Chance,
): Uint8Array<ArrayBuffer> {
	const age = 7 * WEEKS_LEAST + Math.floor(chance() * 7 * (WEEKS_MOST - WEEKS_LEAST));
	const clock = movable(addDays(today, -age));
	const plan = openPlan(null, clock);
	plan.give(() => {
		plan.set('me', 'look', look);
		plan.set('me', 'examples', examples ? 'on' : 'off');
		// What set-up asks for was answered: the first screen is the lists.
		plan.set('me', 'leaving', 'skipped');
		plan.set('me', 'way_back', 'none');
		if (examples) fillUp(look, age, clock, today, plan, pools, chance);
		plan.set('me', 'aged', today);
	});
	return plan.compact();
}

function fillUp(
	look: ListLook,
	age: number,
	clock: { date: string },
	today: string,
	plan: ReturnType<typeof openPlan>,
	pools: Pools,
	chance: Chance,
): void {
	const wanted = sectionsOf(look).flatMap((section) =>
		Array.from({ length: LEAST + Math.floor(chance() * MORE) }, () => ({
			section,
			day: Math.floor(chance() * SPREAD),
		})),
	);
	for (let day = 0; day <= age; day++) {
		clock.date = addDays(today, day - age);
		for (const one of wanted) if (one.day === day) grow(plan, one.section, pools, chance);
		if (day > 0) live(plan, look, clock.date, pools, chance);
	}
}
