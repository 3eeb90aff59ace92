/** One phone: what goes in, what comes out, undo, order, stars, stamps, watching. */

import { describe, expect, test } from 'vitest';
import { openPlan } from '../../src/plan/model.ts';
import type { Value } from '../../src/plan/types.ts';
import { add, good, shown, testClock } from './plans.ts';

const refused = (reason: string): unknown => ({ ok: false, reason });

describe('fields', () => {
	test('every type of value comes back as it went in, also after encode', () => {
		const plan = openPlan(null, testClock());
		const place = add(plan, 'places', 'places', { alias: 'Green house' });
		const person = add(plan, 'people', 'people', { alias: 'Mo' });
		const trip = add(plan, 'routes', 'trips', { alias: 'Work home' });
		const values: [typeof place | 'go' | 'now', string, Value][] = [
			['now', 'note', 'Home all week.\nQuiet.'],
			['now', 'answer', 'notsure'],
			['now', 'on', '2028-02-29'],
			[person, 'can_help_with', ['place', 'ride']],
			[person, 'agreed', false],
			[place, 'open_when', { days: ['mon', 'sun'], from: '09:00', to: '21:30', zone: 'America/Bogota' }],
			['go', 'tell_after', [person]],
			[place, 'backup', place],
			[trip, 'arrive_by', '18:15'],
		];
		for (const [node, field, value] of values) good(plan.set(node, field, value));
		const again = openPlan(plan.encode(), testClock());
		for (const [node, field, value] of values) {
			expect(plan.get(node, field)).toEqual(value);
			expect(again.get(node, field)).toEqual(value);
		}
	});

	test('clearing leaves nothing', () => {
		const plan = openPlan(null, testClock());
		const person = add(plan, 'people', 'people', { alias: 'Mo', can_help_with: ['ride'], aware: 'all', agreed: true });
		const cleared: [string, Value | undefined][] = [
			['alias', ''],
			['can_help_with', []],
			['aware', undefined],
			['agreed', undefined],
		];
		for (const [field, value] of cleared) {
			good(plan.set(person, field, value));
			expect(plan.get(person, field)).toBeUndefined();
		}
		expect(plan.empty(person)).toBe(true);
		expect(plan.has(person)).toBe(true);
		expect(plan.missing(person)).toEqual(['alias']);
	});

	test('fallbacks are shown and not stored', () => {
		const plan = openPlan(null, testClock());
		const step = add(plan, 'already', 'steps', { text: 'Keep the car half full' });
		expect(plan.chosen(step, 'state')).toEqual(['idea']);
		expect(plan.get(step, 'state')).toBeUndefined();
		expect(plan.is(step, 'share_ok')).toBe(false);
		expect(plan.chosen('contactme', 'message_rule')).toEqual(['none']);
	});

	test('text is kept as typed; a line holds no line break; broken halves of a character are replaced', () => {
		const plan = openPlan(null, testClock());
		const typed = 'Cafe\u0301 \u{1f408} été  ';
		good(plan.set('go', 'fuel', typed));
		expect(plan.text('go', 'fuel')).toBe(typed);
		good(plan.set('go', 'fuel', 'one\r\ntwo\nthree'));
		expect(plan.text('go', 'fuel')).toBe('one two three');
		good(plan.set('now', 'note', 'one\r\ntwo\rthree \ud83d'));
		expect(plan.text('now', 'note')).toBe('one\ntwo\nthree \ufffd');
		expect(openPlan(plan.encode()).text('now', 'note')).toBe(plan.text('now', 'note'));
	});

	test('what is too long is refused whole, and what was there stays', () => {
		const plan = openPlan(null, testClock());
		good(plan.set('go', 'fuel', 'x'.repeat(120)));
		expect(plan.set('go', 'fuel', 'y'.repeat(121))).toEqual(refused('long'));
		expect(plan.text('go', 'fuel')).toBe('x'.repeat(120));
		good(plan.set('now', 'note', 'x'.repeat(2000)));
		expect(plan.set('now', 'note', 'x'.repeat(2001))).toEqual(refused('long'));
		expect(plan.add('already', 'steps', { text: 'x'.repeat(121) })).toEqual(refused('long'));
		expect(plan.items('already', 'steps')).toEqual([]);
	});

	test.each<[string, 'now' | 'go' | 'contactme', string, unknown]>([
		['an unknown option', 'now', 'answer', 'fine'],
		['a day that does not exist', 'now', 'on', '2027-02-29'],
		['a date in words', 'now', 'on', 'tomorrow'],
		['a list where one is chosen', 'now', 'answer', ['ok']],
		['text where yes or no is meant', 'contactme', 'no_contact', 'yes'],
		['an hour past the day', 'contactme', 'hours', { days: [], from: '24:10' }],
		['a day of no week', 'contactme', 'hours', { days: ['someday'] }],
		['an option among several that is unknown', 'contactme', 'channel', ['call', 'fax']],
		['a target that is no id', 'go', 'tell_after', ['Mo']],
		['a field that is not there', 'go', 'speed', '1'],
	])('%s is refused', (_, node, field, value) => {
		const plan = openPlan(null, testClock());
		expect(plan.set(node, field, value as Value)).toEqual(refused('form'));
		expect(plan.empty(node)).toBe(true);
	});

	test('hours get the zone that they were written in', () => {
		const plan = openPlan(null, testClock());
		good(plan.set('contactme', 'hours', { days: ['wed', 'tue'], from: '10:00' }));
		expect(plan.get('contactme', 'hours')).toEqual({ days: ['tue', 'wed'], from: '10:00', zone: 'America/Bogota' });
		good(plan.set('contactme', 'hours', { days: [] }));
		expect(plan.get('contactme', 'hours')).toBeUndefined();
	});
});

describe('items', () => {
	test('ids are 128 random bits', () => {
		const plan = openPlan(null, testClock());
		const ids = Array.from({ length: 200 }, () => add(plan, 'bag', 'things'));
		expect(new Set(ids).size).toBe(200);
		for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{21}[AQgw]$/);
	});

	test('lie in lists, in sections and in each other', () => {
		const plan = openPlan(null, testClock());
		const trip = add(plan, 'routes', 'trips', { alias: 'Work home' });
		const alternate = add(plan, trip, 'alternates', { use_when: 'the corner is busy' });
		const leg = add(plan, alternate, 'legs', { mode: 'train' });
		expect(plan.kind(leg)).toBe('leg');
		expect(plan.parent(leg)).toEqual({ node: alternate, list: 'legs' });
		expect(plan.section(leg)).toBe('routes');
		expect(plan.empty('routes')).toBe(false);
		good(plan.remove(trip));
		expect([trip, alternate, leg].map((each) => plan.has(each))).toEqual([false, false, false]);
		expect(plan.set(leg, 'mode', 'bus')).toEqual(refused('gone'));
		expect(plan.empty('routes')).toBe(true);
	});

	test('keep the order that the holder gives them', () => {
		const plan = openPlan(null, testClock());
		const [a, b, c] = ['a', 'b', 'c'].map((item) => add(plan, 'bag', 'things', { item }));
		if (!a || !b || !c) throw new Error('three things');
		good(plan.move(c, a));
		expect(plan.items('bag', 'things')).toEqual([c, a, b]);
		good(plan.move(c));
		expect(plan.items('bag', 'things')).toEqual([a, b, c]);
		good(plan.move(a, c));
		expect(plan.items('bag', 'things')).toEqual([b, a, c]);
		const first = good(plan.add('bag', 'things', { item: 'first' }, b));
		expect(plan.items('bag', 'things')).toEqual([first, b, a, c]);
		expect(openPlan(plan.encode()).items('bag', 'things')).toEqual([first, b, a, c]);
		plan.undo();
		plan.undo();
		expect(plan.items('bag', 'things')).toEqual([a, b, c]);
	});

	test('a reference to what was removed stays, and is known as removed', () => {
		const plan = openPlan(null, testClock());
		const person = add(plan, 'people', 'people', { alias: 'Mo' });
		good(plan.set('go', 'tell_after', [person]));
		good(plan.remove(person));
		expect(plan.get('go', 'tell_after')).toEqual([person]);
		expect(plan.has(person)).toBe(false);
		plan.undo();
		expect(plan.has(person)).toBe(true);
	});

	test('as many are starred as the view shows', () => {
		const plan = openPlan(null, testClock());
		const people = ['a', 'b', 'c', 'd'].map((alias) => add(plan, 'people', 'people', { alias }));
		const outcomes = people.map((person) => plan.star(person, true).ok);
		expect(outcomes).toEqual([true, true, true, false]);
		const [first, , , last] = people;
		if (!first || !last) throw new Error('four people');
		expect(plan.star(last, true)).toEqual(refused('stars'));
		good(plan.star(first, true));
		good(plan.star(first, false));
		good(plan.star(last, true));
		expect(plan.starred(last)).toBe(true);
		expect(plan.star(add(plan, 'papers', 'papers', { kind: 'id' }), true)).toEqual(refused('form'));
	});

	test('what was never here is told apart from what is there', () => {
		const plan = openPlan(null, testClock());
		const other = openPlan(null, testClock());
		const stranger = add(other, 'people', 'people', { alias: 'Mo' });
		expect(plan.has(stranger)).toBe(false);
		expect(plan.set(stranger, 'alias', 'Mo')).toEqual(refused('gone'));
		expect(plan.remove(stranger)).toEqual(refused('gone'));
		expect(plan.add('people', 'pets')).toEqual(refused('form'));
	});
});

describe('stamps', () => {
	test('say the day of the last change, and nothing finer', () => {
		const clock = testClock('2027-03-01');
		const plan = openPlan(null, clock);
		const person = add(plan, 'people', 'people', { alias: 'Mo' });
		expect(plan.stamps(person)).toEqual({
			updated: '2027-03-01',
			reviewed: '',
			later: '',
			touched: false,
			origin: 'me',
		});
		clock.date = '2027-03-09';
		good(plan.set(person, 'alias', 'Mo'));
		expect(plan.stamps(person).updated).toBe('2027-03-01');
		good(plan.set(person, 'alias', 'Mona'));
		expect(plan.stamps(person).updated).toBe('2027-03-09');
		good(plan.postpone('people'));
		expect(plan.stamps('people').later).toBe('2027-03-16');
		good(plan.review('people'));
		expect(plan.stamps('people')).toMatchObject({ reviewed: '2027-03-09', later: '' });
	});
});

describe('undo', () => {
	test('typing without a pause is one step', () => {
		const clock = testClock();
		const plan = openPlan(null, clock);
		good(plan.set('go', 'ride', 'bus 9'));
		for (const text of ['h', 'ha', 'hal', 'half']) {
			clock.now += 300;
			good(plan.set('go', 'fuel', text));
		}
		clock.now += 5_000;
		good(plan.set('go', 'fuel', 'half full'));
		expect(plan.undo()).toBe('go');
		expect(plan.text('go', 'fuel')).toBe('half');
		plan.undo();
		expect(plan.text('go', 'fuel')).toBe('');
		expect(plan.text('go', 'ride')).toBe('bus 9');
		plan.redo();
		plan.redo();
		expect(plan.text('go', 'fuel')).toBe('half full');
		expect(plan.canRedo).toBe(false);
	});

	test('a checkpoint ends a step', () => {
		const plan = openPlan(null, testClock());
		good(plan.set('go', 'fuel', 'half'));
		plan.checkpoint();
		good(plan.set('go', 'fuel', 'half full'));
		plan.undo();
		expect(plan.text('go', 'fuel')).toBe('half');
	});

	test('a removed person comes back with everything, as often as wished', () => {
		const plan = openPlan(null, testClock());
		const person = add(plan, 'people', 'people', { alias: 'Mo', can_help_with: ['ride', 'kids'], agreed: true });
		const way = add(plan, person, 'ways', { how: 'text', value: '555 0100' });
		good(plan.star(person, true));
		const before = shown(plan);
		good(plan.remove(person));
		for (let i = 0; i < 3; i++) {
			plan.undo();
			expect(shown(plan)).toEqual(before);
			expect(plan.items(person, 'ways')).toEqual([way]);
			plan.redo();
			expect(plan.has(person)).toBe(false);
			expect(plan.has(way)).toBe(false);
		}
	});

	test('an added item goes, and comes back with redo', () => {
		const plan = openPlan(null, testClock());
		const thing = add(plan, 'bag', 'things', { item: 'keys' });
		plan.undo();
		expect(plan.items('bag', 'things')).toEqual([]);
		plan.redo();
		expect(plan.items('bag', 'things')).toEqual([thing]);
		expect(plan.text(thing, 'item')).toBe('keys');
	});

	test('what the other phone changed since is left alone', () => {
		const clock = testClock();
		const plan = openPlan(null, clock);
		good(plan.set('go', 'ride', 'bus 9'));
		clock.now += 10_000;
		good(plan.set('go', 'fuel', 'half full'));
		const other = openPlan(plan.encode(), clock);
		good(other.set('go', 'fuel', 'by the bus'));
		good(plan.merge(other.encode()));
		expect(plan.text('go', 'fuel')).toBe('by the bus');
		plan.undo();
		expect(plan.text('go', 'fuel')).toBe('by the bus');
		expect(plan.text('go', 'ride')).toBe('');
	});

	test('what came from the other phone is not undone here', () => {
		const plan = openPlan(null, testClock());
		const other = openPlan(null, testClock());
		good(other.set('go', 'fuel', 'half full'));
		good(plan.merge(other.encode()));
		expect(plan.canUndo).toBe(false);
		expect(plan.undo()).toBeUndefined();
		expect(plan.text('go', 'fuel')).toBe('half full');
	});

	test('a new change forgets what was undone', () => {
		const plan = openPlan(null, testClock());
		good(plan.set('go', 'fuel', 'half'));
		plan.undo();
		good(plan.set('go', 'ride', 'bus 9'));
		expect(plan.canRedo).toBe(false);
	});
});

describe('watching', () => {
	test('a node hears of itself and of what it holds, and of nothing else', () => {
		const plan = openPlan(null, testClock());
		const person = add(plan, 'people', 'people', { alias: 'Mo' });
		const heard: string[] = [];
		const stop = plan.watch(person, (source) => heard.push(`person ${source}`));
		plan.watch('people', (source) => heard.push(`people ${source}`));
		plan.watch('go', (source) => heard.push(`go ${source}`));
		plan.watch(undefined, (source) => heard.push(`plan ${source}`));
		const way = add(plan, person, 'ways', { value: '555 0100' });
		expect(heard.splice(0)).toEqual(expect.arrayContaining(['person here', 'people here', 'plan here']));
		good(plan.set(way, 'value', '555 0101'));
		expect(heard.splice(0).sort()).toEqual(['people here', 'person here', 'plan here']);
		const other = openPlan(plan.encode(), testClock());
		good(other.set('go', 'fuel', 'half full'));
		good(plan.merge(other.encode()));
		expect(heard.splice(0).sort()).toEqual(['go merge', 'plan merge']);
		stop();
		good(plan.set(person, 'alias', 'Mona'));
		expect(heard.splice(0).sort()).toEqual(['people here', 'plan here']);
	});

	test('nothing is told when nothing changed', () => {
		const plan = openPlan(null, testClock());
		good(plan.set('go', 'fuel', 'half full'));
		let heard = 0;
		plan.watch(undefined, () => heard++);
		good(plan.set('go', 'fuel', 'half full'));
		good(plan.merge(plan.encode()));
		expect(plan.set('go', 'fuel', 'x'.repeat(121)).ok).toBe(false);
		expect(heard).toBe(0);
	});

	test('a watcher that encodes at once sees no removed text', () => {
		const plan = openPlan(null, testClock());
		good(plan.set('now', 'note', 'a thing to forget'));
		let seen = '';
		plan.watch('now', () => {
			seen = new TextDecoder().decode(plan.encode());
		});
		good(plan.set('now', 'note', ''));
		expect(seen).not.toBe('');
		expect(seen).not.toContain('forget');
	});
});

test('removals and shortenings are counted, and growing is not', () => {
	const plan = openPlan(null, testClock());
	const thing = add(plan, 'bag', 'things', { item: 'keys' });
	good(plan.set(thing, 'item', 'keys and cash'));
	good(plan.review('bag'));
	expect(plan.deletions).toBe(0);
	good(plan.set(thing, 'item', 'keys'));
	const shortened = plan.deletions;
	expect(shortened).toBeGreaterThan(0);
	good(plan.remove(thing));
	expect(plan.deletions).toBeGreaterThan(shortened);
});
