import { describe, expect, test } from 'vitest';
import { callLink, type GoRow, goNow, textLink } from '../../src/plan/gonow.ts';
import { openPlan, type Plan } from '../../src/plan/model.ts';
import { add, exchange, good, testClock } from './plans.ts';

function full(): Plan {
	const plan = openPlan(null, testClock());
	const shop = add(plan, 'places', 'places', { alias: '24 h laundry', how_far: '5 min' });
	const house = add(plan, 'places', 'places', { alias: 'Green house', how_i_get_there: 'bus 9', backup: shop });
	good(plan.star(house, true));
	const mo = add(plan, 'people', 'people', { alias: 'Mo' });
	add(plan, mo, 'ways', { how: 'door', value: 'no. 9' });
	add(plan, mo, 'ways', { how: 'text', value: '+1 (555) 0100', words: 'Did you feed the cat?' });
	add(plan, mo, 'ways', { how: 'call', value: '555-0100' });
	good(plan.star(mo, true));
	const keys = add(plan, 'bag', 'things', { item: 'keys' });
	add(plan, 'bag', 'things', { item: 'not starred' });
	good(plan.star(keys, true));
	add(plan, 'signal', 'signals', { word: 'Did you feed the cat?', means: 'come now' });
	good(plan.set('go', 'kids_line', 'Kids go to no. 9'));
	good(plan.set('go', 'care_line', 'Nana to Ana'));
	good(plan.set('go', 'if_cannot_get_out', 'Bathroom, text Mo'));
	good(plan.set('home', 'address_to_read_aloud', '14 Mill Rd, blue gate'));
	good(plan.set('go', 'tell_after', [mo]));
	return plan;
}

const ids = (rows: readonly GoRow[]): string[] => rows.map((row) => row.id);

function row<K extends GoRow['id']>(plan: Plan, id: K): Extract<GoRow, { id: K }> {
	const found = goNow(plan).find((each): each is Extract<GoRow, { id: K }> => each.id === id);
	if (!found) throw new Error(`no row ${id}`);
	return found;
}

describe('rows', () => {
	test('nothing picked, nothing shown', () => {
		const plan = openPlan(null, testClock());
		add(plan, 'people', 'people', { alias: 'Mo' });
		expect(goNow(plan)).toEqual([]);
	});

	test('all of them, in the order of CONTENT 2.4', () => {
		expect(ids(goNow(full()))).toEqual(['place', 'people', 'take', 'word', 'others', 'cannot', 'at']);
	});

	test('rows with nothing in them vanish, and the others keep their order', () => {
		const plan = full();
		good(plan.set('go', 'if_cannot_get_out', ''));
		for (const signal of plan.items('signal', 'signals')) good(plan.remove(signal));
		expect(ids(goNow(plan))).toEqual(['place', 'people', 'take', 'others', 'at']);
	});

	test('say what the holder wrote', () => {
		const plan = full();
		const place = row(plan, 'place');
		expect([place.place.alias, place.place.how]).toEqual(['Green house', 'bus 9']);
		expect([place.backup?.alias, place.backup?.how]).toEqual(['24 h laundry', '5 min']);
		expect(row(plan, 'take').items).toEqual(['keys']);
		expect(row(plan, 'word')).toMatchObject({ word: 'Did you feed the cat?', means: 'come now' });
		expect(row(plan, 'others').lines).toEqual(['Kids go to no. 9', 'Nana to Ana']);
		expect(row(plan, 'cannot').text).toBe('Bathroom, text Mo');
		expect(row(plan, 'at').text).toBe('14 Mill Rd, blue gate');
	});

	test('a way that can be pressed comes before one that cannot', () => {
		const [mo] = row(full(), 'people').people;
		expect(mo?.ways).toEqual([
			{ how: 'text', value: '+1 (555) 0100', href: 'sms:+15550100?body=Did%20you%20feed%20the%20cat%3F' },
			{ how: 'call', value: '555-0100', href: 'tel:5550100' },
			{ how: 'door', value: 'no. 9' },
		]);
	});

	test('where the named backup was removed, the other starred place is shown', () => {
		const plan = full();
		const laundry = plan.items('places', 'places')[0];
		if (!laundry) throw new Error('two places');
		good(plan.remove(laundry));
		expect(row(plan, 'place').backup).toBeUndefined();
		const clinic = add(plan, 'places', 'places', { alias: 'Clinic lobby' });
		good(plan.star(clinic, true));
		expect(row(plan, 'place').backup?.alias).toBe('Clinic lobby');
	});

	test('never more than three people and five things, also when two phones starred more', () => {
		const one = openPlan(null, testClock());
		const people = ['a', 'b', 'c', 'd', 'e', 'f'].map((alias) => add(one, 'people', 'people', { alias }));
		const things = Array.from({ length: 10 }, (_, i) => add(one, 'bag', 'things', { item: `thing ${i}` }));
		const two = openPlan(one.encode(), testClock());
		for (const person of people.slice(0, 3)) good(one.star(person, true));
		for (const person of people.slice(3)) good(two.star(person, true));
		for (const thing of things.slice(0, 5)) good(one.star(thing, true));
		for (const thing of things.slice(5)) good(two.star(thing, true));
		exchange(one, two);
		expect(row(one, 'people').people.map((person) => person.alias)).toEqual(['a', 'b', 'c']);
		expect(row(one, 'take').items).toHaveLength(5);
	});
});

describe('outreach', () => {
	test('other words, and whom to tell instead of the code word', () => {
		const plan = full();
		good(plan.set('me', 'situations', ['cv1']));
		const rows = goNow(plan);
		expect(ids(rows)).toEqual(['place', 'people', 'take', 'tell', 'others', 'cannot', 'at']);
		expect(row(plan, 'tell').names).toEqual(['Mo']);
		expect(row(plan, 'place').label).toBe('gonow-place-cv');
		expect(row(plan, 'cannot').label).toBe('gonow-cant-cv');
	});

	test('the code word stays where nobody is to be told', () => {
		const plan = full();
		good(plan.set('me', 'situations', ['cv3']));
		good(plan.set('go', 'tell_after', []));
		expect(ids(goNow(plan))).toContain('word');
	});

	test('who also lives with the person who hurts them keeps the common words', () => {
		const plan = full();
		good(plan.set('me', 'situations', ['cv2', 'living']));
		expect(row(plan, 'place').label).toBe('gonow-place');
		expect(ids(goNow(plan))).toContain('word');
	});
});

describe('links', () => {
	test.each([
		['+44 20 7946 0000', 'tel:+442079460000'],
		['(555) 010-0199', 'tel:5550100199'],
		['*31#5550100', 'tel:*31%235550100'],
		['٥٥٥٠١٠٠', undefined],
		['５５５０１００', 'tel:5550100'],
		['no. 9', undefined],
		['', undefined],
		['7', undefined],
		['javascript:alert(1)', undefined],
		['555 0100;ext=1?body=x', undefined],
	])('%s', (value, link) => {
		expect(callLink(value)).toBe(link);
	});

	test('words to send cannot break out of their place', () => {
		expect(textLink('555 0100', '')).toBe('sms:5550100');
		expect(textLink('555 0100', 'a&b=c#d ñ\n')).toBe('sms:5550100?body=a%26b%3Dc%23d%20%C3%B1%0A');
		expect(textLink('Mo', 'hello')).toBeUndefined();
	});
});
