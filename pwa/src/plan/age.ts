/**
 * Lists that nobody edits look abandoned, and a list full of things from one day looks made. Examples are kept up: on each
 * day since the last opening a few are ticked off, and what was ticked long ago makes room for something else.
 *
 * Only examples are touched, never what the holder wrote, ticked or moved. An example that goes is written over in its own
 * place: a shell, once made, stays in the document for good (store.ts), so that new ones every week would fill it.
 */

import { addDays, daysBetween } from './clock.ts';
import { type Clock, type ItemId, openPlan, type Plan } from './model.ts';
import { sectionsOf } from './schema.ts';
import { DAYS, type ListId, type ListLook, LOOKS, type Look, type Section, type Value } from './types.ts';
import { kindIn } from './walk.ts';

/** Answers numbers from 0 up to 1, as Math.random does. */
export type Chance = () => number;

/** One example: its name, and what goes into the second field of its kind, or ''. */
export interface Sample {
	readonly what: string;
	readonly more: string;
}

/** What examples are drawn from. */
export type Pools = (section: ListId) => readonly Sample[];

/** After a longer absence it ages no further than this. */
const DAYS_MOST = 42;
/** Examples in a section, ticked ones too. A holder's own items count, so that a full list is left in peace. */
const ITEMS_MOST = 11;
const TICK = 0.04;
const RENEW = 0.14;
const GROW = 0.04;
/** A document never shrinks by much, so what goes on for years has to end: far below where new text is refused (room.ts). */
const BYTES_MOST = 98_304;
/** Days for which a ticked example stays. */
const REST_DAYS = 3;

/** The look that a document was given. */
export function lookOf(plan: Plan): Look {
	const look = plan.text('me', 'look');
	return LOOKS.find((each) => each === look) ?? 'whole';
}

/** The document as it is today, or null where there is nothing to do. */
export function aged(doc: Uint8Array, today: string, pools: Pools, chance: Chance): Uint8Array<ArrayBuffer> | null {
	const clock = movable(today);
	const plan = openPlan(doc, clock);
	const last = plan.text('me', 'aged');
	const look = lookOf(plan);
	if (look === 'whole' || plan.readOnly || plan.text('me', 'examples') !== 'on') return null;
	// A clock that was wrong once must not stop it for ever.
	const days = last === '' || last > today ? 1 : daysBetween(last, today);
	if (days === 0 || plan.bytes() > BYTES_MOST) return null;
	plan.give(() => {
		for (let back = Math.min(days, DAYS_MOST) - 1; back >= 0; back--) {
			clock.date = addDays(today, -back);
			live(plan, look, clock.date, pools, chance);
		}
		plan.set('me', 'aged', today);
	});
	return plan.encode();
}

/** A clock of the calendar alone. */
export function movable(date: string): Clock & { date: string } {
	return {
		date,
		ms: () => 0,
		today() {
			return this.date;
		},
		zone: () => 'UTC',
	};
}

/** One day. */
export function live(plan: Plan, look: ListLook, today: string, pools: Pools, chance: Chance): void {
	for (const section of sectionsOf(look)) {
		const items = plan.items(section.id, 'items');
		const examples = items.filter((item) => plan.example(item));
		for (const item of examples) {
			const done = plan.is(item, 'done');
			if (!done && chance() < TICK) plan.set(item, 'done', true);
			else if (done && restedSince(plan, item, today) && chance() < RENEW) renew(plan, section, item, pools, chance);
		}
		// Who took every example out of a list does not want any there.
		if (examples.length > 0 && items.length < ITEMS_MOST && chance() < GROW) grow(plan, section, pools, chance);
	}
}

function restedSince(plan: Plan, item: ItemId, today: string): boolean {
	return daysBetween(plan.stamps(item).updated, today) >= REST_DAYS;
}

/** One more example at the end of a section. */
export function grow(plan: Plan, section: Section, pools: Pools, chance: Chance): void {
	const sample = draw(plan, section, pools, chance);
	if (!sample) return;
	const made = plan.add(section.id, 'items', { what: sample.what });
	if (made.ok) fill(plan, made.value, sample, chance);
}

function renew(plan: Plan, section: Section, item: ItemId, pools: Pools, chance: Chance): void {
	const sample = draw(plan, section, pools, chance);
	if (!sample) return;
	plan.set(item, 'done', undefined);
	plan.set(item, 'what', sample.what);
	fill(plan, item, sample, chance);
	// What is new stands at the end, as if it had just been typed.
	plan.move(item);
}

/** The second field, and the dates and days that a kind has. */
function fill(plan: Plan, item: ItemId, sample: Sample, chance: Chance): void {
	const kind = kindIn(plan, item);
	const today = plan.stamps(item).updated;
	const second = kind?.fields[1];
	if (second) plan.set(item, second.id, sample.more);
	for (const field of kind?.fields ?? []) {
		const value = guess(field.id, today, chance);
		if (value !== undefined) plan.set(item, field.id, value);
	}
}

function guess(field: string, today: string, chance: Chance): Value | undefined {
	if (field === 'due') return chance() < 0.6 ? addDays(today, 3 + Math.floor(chance() * 18)) : '';
	if (field === 'day') return chance() < 0.5 ? (DAYS[Math.floor(chance() * DAYS.length)] ?? '') : '';
	return undefined;
}

/** A sample whose name is not in the section yet. */
function draw(plan: Plan, section: Section, pools: Pools, chance: Chance): Sample | undefined {
	const there = new Set(plan.items(section.id, 'items').map((item) => plan.text(item, 'what')));
	const free = pools(section.id as ListId).filter((sample) => !there.has(sample.what));
	return free[Math.floor(chance() * free.length)];
}
