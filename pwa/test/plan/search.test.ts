import { expect, test } from 'vitest';
import type { NodeId } from '../../src/plan/model.ts';
import { openPlan } from '../../src/plan/model.ts';
import { KINDS, SECTIONS } from '../../src/plan/schema.ts';
import { search, searchSections } from '../../src/plan/search.ts';
import { wordFields } from '../../src/plan/walk.ts';
import { speaker } from './language.ts';
import { add, good, testClock } from './plans.ts';

test('finds a marker in every field that takes words, in every kind of the plan', () => {
	const plan = openPlan(null, testClock());
	let expected = 0;
	const fill = (node: NodeId): void => {
		const kind = KINDS.find((each) => each.id === plan.kind(node));
		if (!kind) throw new Error('a kind');
		for (const field of wordFields(kind)) {
			good(plan.set(node, field.id, `see Pássword${expected}`));
			expected++;
		}
		for (const list of kind.lists) fill(add(plan, node, list.id));
	};
	for (const section of SECTIONS) fill(section.id);
	const hits = search(plan, 'passWORD');
	expect(expected).toBeGreaterThan(90);
	expect(hits).toHaveLength(expected);
	for (const hit of hits) expect(hit.text.slice(hit.start, hit.end)).toBe('Pássword');
	expect(new Set(hits.map((hit) => hit.section)).size).toBe(SECTIONS.length);
});

test('case and accents do not matter, on either side', () => {
	const plan = openPlan(null, testClock());
	const person = add(plan, 'people', 'people', { alias: 'Tía Núñez', relation: 'große Schwester' });
	for (const query of ['tia', 'NUÑEZ', 'nunez', 'Tia\u0301', '  tía   núñez ']) {
		expect(search(plan, query), query).toEqual([
			expect.objectContaining({ section: 'people', node: person, field: 'alias', text: 'Tía Núñez' }),
		]);
	}
	expect(search(plan, 'GROSSE')).toEqual([]);
	expect(search(plan, 'große')).toHaveLength(1);
});

test('the range is of the text as written', () => {
	const plan = openPlan(null, testClock());
	good(plan.set('now', 'note', '\u{1f408} cafe\u0301 ﬁnal'));
	const [cafe] = search(plan, 'café');
	expect(cafe?.text.slice(cafe.start, cafe.end)).toBe('cafe\u0301');
	const [final] = search(plan, 'final');
	expect(final?.text.slice(final.start, final.end)).toBe('ﬁnal');
	const [cat] = search(plan, '\u{1f408}');
	expect(cat?.text.slice(cat.start, cat.end)).toBe('\u{1f408}');
});

test('every word of the query has to be there, in any order', () => {
	const plan = openPlan(null, testClock());
	good(plan.set('go', 'fuel', 'key under the blue pot'));
	expect(search(plan, 'pot key')).toHaveLength(1);
	expect(search(plan, 'pot car')).toEqual([]);
});

test('nothing asked, nothing found', () => {
	const plan = openPlan(null, testClock());
	good(plan.set('go', 'fuel', 'half full'));
	expect(search(plan, '')).toEqual([]);
	expect(search(plan, ' \u0301 ')).toEqual([]);
	expect(searchSections(' ', speaker('en'))).toEqual([]);
});

test('what was removed is not found, and settings of the screens are not words', () => {
	const plan = openPlan(null, testClock());
	const thing = add(plan, 'bag', 'things', { item: 'keys' });
	good(plan.remove(thing));
	good(plan.set('me', 'theme', 'dark'));
	expect(search(plan, 'keys')).toEqual([]);
	expect(search(plan, 'dark')).toEqual([]);
});

test('a section that was put away is found by its own words', () => {
	expect(searchSections('neck', speaker('en'))).toEqual(['health']);
	expect(searchSections('cuello', speaker('es'))).toEqual(['health']);
	expect(searchSections('code words', speaker('en'))).toEqual(['signal']);
});
