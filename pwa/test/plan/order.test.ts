import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshPlaces, placeBetween } from '../../src/plan/order.ts';

test('there is a place between any two, wherever one inserts', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 120 }), (spots) => {
			const places: string[] = [];
			for (const spot of spots) {
				const at = spot % (places.length + 1);
				const place = placeBetween(places[at - 1], places[at]);
				if (place === undefined) throw new Error('no place');
				places.splice(at, 0, place);
			}
			expect(places).toEqual([...new Set(places)].sort());
		}),
	);
});

test('appending and prepending stay at three characters', () => {
	let last: string | undefined;
	let first: string | undefined;
	for (let i = 0; i < 5_000; i++) {
		last = placeBetween(last, undefined);
		first = placeBetween(undefined, first);
	}
	expect(last).toHaveLength(3);
	expect(first).toHaveLength(3);
});

test('always before the same neighbour grows slowly, until the list is laid anew', () => {
	const [low, high] = freshPlaces(2);
	let place = high;
	let steps = 0;
	for (; place !== undefined && steps < 1_000; steps++) {
		const next = placeBetween(low, place);
		if (next !== undefined) expect(low !== undefined && low < next && next < (place ?? '')).toBe(true);
		place = next;
	}
	expect(steps).toBeGreaterThan(200);
});

test.each([
	['no order', 'V00', 'U00'],
	['the same place', 'V00', 'V00'],
	['what is no place', 'é', 'V00'],
	['an empty one', '', undefined],
	['the very first', undefined, '000'],
])('%s has nothing between: the list is laid anew', (_, low, high) => {
	expect(placeBetween(low, high)).toBeUndefined();
});

test('fresh places are in order', () => {
	const places = freshPlaces(500);
	expect(places).toEqual([...new Set(places)].sort());
});
