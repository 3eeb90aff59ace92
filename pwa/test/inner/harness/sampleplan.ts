import * as Y from 'yjs';
import type { ItemId, NodeId, Outcome, Plan } from '../../../src/plan/model.ts';
import { openPlan } from '../../../src/plan/model.ts';
import { SCHEMA_VERSION } from '../../../src/plan/schema.ts';
import { markVersion } from '../../../src/plan/store.ts';
import type { Value } from '../../../src/plan/types.ts';
import { clockAt } from './mount.ts';

function must<T>(outcome: Outcome<T>): T {
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.value;
}

/** A plan that a later version of the app wrote. */
export function newerPlan(): Uint8Array {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, samplePlan().encode());
	markVersion(doc, SCHEMA_VERSION + 1);
	return Y.encodeStateAsUpdate(doc);
}

/** A plan as somebody might have it after a few weeks, with an item of every kind. */
export function samplePlan(date = '2027-03-01'): Plan {
	const plan = openPlan(null, clockAt(date));
	const add = (node: NodeId, list: string, values: Readonly<Record<string, Value>> = {}): ItemId =>
		must(plan.add(node, list, values));
	plan.set('me', 'call_me', 'Sam');
	plan.set('me', 'word_for_them', 'D.');
	plan.set('me', 'situations', ['living', 'preparing']);
	plan.set('me', 'way_back', 'none');
	fillPeople(plan, add);
	fillHouse(plan, add);
	fillRoutes(add);
	plan.set('now', 'answer', 'notsure');
	plan.set('now', 'note', 'Quiet this week, but asking where I go after work.');
	const sign = add('signs', 'signs', { sign: 'Goes quiet, then slams doors' });
	add(sign, 'then', { text: 'Take the dog out', state: 'works' });
	add('signs', 'changed_own', { text: 'Checks the car after I come home' });
	plan.set('signs', 'changed_lately', ['cutoff', 'knows']);
	add('already', 'steps', { text: 'Sit near the door', state: 'works' });
	add('already', 'steps', { text: 'Keep the car half full', state: 'want', gets_in_way: ['money', 'watched'] });
	add('longer', 'goals', { goal: 'A flat of our own', first_small_step: 'Ask about the list' });
	add('feel', 'helps_me', { text: 'Swimming' });
	add('contactme', 'quiet_dates', { date: '2027-05-04' });
	add('dates', 'dates', { kind: 'court', date: '2027-03-19', sure: 'yes' });
	add('dates', 'dates', { kind: 'hard', date: '2021-03-06', helps: 'Swim with Mo' });
	add('dates', 'steps', { text: 'Ask Mo to come along' });
	return plan;
}

type Add = (node: NodeId, list: string, values?: Readonly<Record<string, Value>>) => ItemId;

function fillPeople(plan: Plan, add: Add): void {
	const mo = add('people', 'people', {
		alias: 'Mo',
		relation: 'chosen sister',
		can_help_with: ['place', 'ride'],
		aware: 'some',
	});
	add(mo, 'ways', { how: 'text', value: '555 010 2030', words: 'Did you feed the cat?' });
	const ana = add('people', 'people', { alias: 'Ana', relation: 'front desk at work', can_help_with: ['call'] });
	add(ana, 'ways', { how: 'call', value: '555 010 4477' });
	const ray = add('people', 'people', { alias: 'Uncle Ray', relation: 'two streets away' });
	add(ray, 'ways', { how: 'call', value: '555 010 9911' });
	for (const person of [mo, ana, ray]) plan.star(person, true);
	const green = add('places', 'places', {
		alias: 'Green house',
		kind: 'friend',
		how_i_get_there: '10 min walk, back path',
	});
	const laundry = add('places', 'places', { alias: '24 h laundry', kind: 'shop', how_far: 'bus 9, two stops' });
	plan.set(green, 'backup', laundry);
	plan.star(green, true);
	add('signal', 'signals', { word: 'Did you feed the cat?', means: 'come now', who_knows: [mo] });
}

function fillHouse(plan: Plan, add: Add): void {
	for (const item of ['Charger', 'Medicine', 'Keys', 'Cash', 'The blue rabbit']) {
		plan.star(add('bag', 'things', { item, where: "Mo's" }), true);
	}
	add('papers', 'papers', { kind: 'id', where: "Mo's kitchen drawer", expires: '2029-11-02' });
	add('home', 'rooms_better', { text: 'Hall' });
	add('home', 'fixed', { what: 'locks', note: 'front door' });
	plan.set('home', 'address_to_read_aloud', '14 Mill Rd, blue gate');
	plan.set('go', 'kids_line', 'Kids go to number 9');
	plan.set('go', 'if_cannot_get_out', 'Bathroom, text Mo');
	plan.set('go', 'when_is_better', 'Bin night, around nine');
}

function fillRoutes(add: Add): void {
	const work = add('routes', 'spots', { alias: 'Work', kind: 'work', rating: 'good' });
	const mas = add('routes', 'spots', { alias: "Ma's", kind: 'family', rating: 'good' });
	const trip = add('routes', 'trips', {
		alias: 'Work home',
		from: work,
		to: mas,
		leave: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '17:30', to: '18:15' },
	});
	add(trip, 'legs', { mode: 'bus', line_or_road: 'Bus 9', minutes: '20' });
	add(trip, 'legs', { mode: 'walk', line_or_road: 'Canal side', minutes: '6' });
	const other = add(trip, 'alternates', { use_when: 'If the corner is busy' });
	add(other, 'legs', { mode: 'train', line_or_road: 'Train to Elm' });
	add('routes', 'avoids', { what: 'Gas station after dark', sort: 'place' });
}
