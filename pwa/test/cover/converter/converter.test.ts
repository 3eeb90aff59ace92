import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convert, rounded } from '../../../src/cover/converter/convert.ts';
import { Converter } from '../../../src/cover/converter/converter.ts';
import type { EntryKey } from '../../../src/cover/converter/entry.ts';
import { find, read } from '../../../src/cover/converter/search.ts';
import { typedText } from '../../../src/cover/converter/typed.ts';
import { CATEGORIES, homeOf, UNITS, type Unit, unitOf } from '../../../src/cover/converter/units.ts';
import { parse } from '../../../src/cover/number.ts';
import { asCode } from '../../../src/crypto/keys.ts';

function unit(id: string): Unit {
	const found = unitOf(id);
	if (!found) throw new Error(`no unit ${id}`);
	return found;
}

const names = (tag: string) => {
	const text = readFileSync(new URL(`../../../src/cover/converter/locales/${tag}.ftl`, import.meta.url), 'utf8');
	const lines = new Map(text.split('\n').map((line) => line.split(' = ') as [string, string]));
	return ({ id }: Unit): readonly string[] => (lines.get(`u-${id.replace('cook', '')}`) ?? '').split('|');
};
const english = names('en');

describe('factors', () => {
	// Published values, written from the sources that units.ts names, and not from its table.
	test.each([
		['1', 'mi', 'km', '1.609344'],
		['1', 'nmi', 'm', '1852'],
		['1', 'mi', 'ft', '5280'],
		['1', 'lb', 'g', '453.59237'],
		['14', 'lb', 'st', '1'],
		['1', 'tonus', 'lb', '2000'],
		['1', 'tonuk', 'lb', '2240'],
		['1', 'galus', 'in3', '231'],
		['1', 'galus', 'flus', '128'],
		['1', 'galuk', 'fluk', '160'],
		['1', 'm3', 'l', '1000'],
		['32', 'f', 'c', '0'],
		['-40', 'f', 'c', '-40'],
		['100', 'c', 'f', '212'],
		['0', 'k', 'c', '-273.15'],
		['1', 'ac', 'yd2', '4840'],
		['640', 'ac', 'mi2', '1'],
		['1', 'ha', 'm2', '10000'],
		['36', 'kmh', 'ms', '10'],
		['1', 'kn', 'kmh', '1.852'],
		['60', 'mph', 'fts', '88'],
		['1', 'yr', 'd', '365.2425'],
		['1', 'yr', 'mo', '12'],
		['1', 'gib', 'mib', '1024'],
		['8', 'mbit', 'mb', '1'],
		['1', 'kwh', 'kj', '3600'],
		['1', 'kcal', 'j', '4184'],
		['1', 'atm', 'torr', '760'],
		['1', 'bar', 'psi', '14.50377377'],
		['1', 'atm', 'hpa', '1013.25'],
		['5', 'l100', 'kml', '20'],
		['20', 'kml', 'l100', '5'],
		['10', 'l100', 'mpgus', '23.52145833'],
		['10', 'l100', 'mpguk', '28.24809363'],
		['1', 'cupus', 'tbspus', '16'],
		['1', 'cupus', 'tspus', '48'],
		['1', 'cup', 'cookml', '250'],
		['3', 'tsp', 'tbsp', '1'],
	])('%s %s in %s is %s', (value, from, to, expected) => {
		const result = convert(parse(value.replace('-', '')).times(value.startsWith('-') ? -1 : 1), unit(from), unit(to));
		expect(result && rounded(result).toString()).toBe(expected);
	});

	test('there and back is the same, for any two units of a kind', () => {
		const amount = fc.double({ min: 1e-6, max: 1e9, noNaN: true }).map((value) => parse(value.toFixed(6)));
		for (const { units } of CATEGORIES) {
			fc.assert(
				fc.property(amount, fc.constantFrom(...units), fc.constantFrom(...units), (value, a, b) => {
					fc.pre(!value.isZero());
					const there = convert(value, a, b);
					const back = there && convert(there, b, a);
					expect(back?.toSignificantDigits(60).toString()).toBe(value.toString());
				}),
				{ numRuns: 60 },
			);
		}
	});

	test('nothing per kilometre has no inverse', () => {
		expect(convert(parse('0'), unit('l100'), unit('kml'))).toBeNull();
	});

	test('ids and symbols of a kind are unique', () => {
		expect(new Set(UNITS.map(({ id }) => id)).size).toBe(UNITS.length);
		for (const { units } of CATEGORIES) expect(new Set(units.map(({ symbol }) => symbol)).size).toBe(units.length);
	});
});

describe('the search', () => {
	test.each([
		['10 mi in km', '10', 'mi', 'km'],
		['10mi km', '10', 'mi', 'km'],
		['1,000 feet to meters', '1000', 'ft', 'm'],
		['2,5 l = ml', '2.5', 'l', 'ml'],
		['-40 f in c', '-40', 'f', 'c'],
		['10 in in cm', '10', 'in', 'cm'],
		['10 cm in in', '10', 'cm', 'in'],
		['miles per gallon to l/100km', null, 'mpgus', 'l100'],
		['100 sq ft in m²', '100', 'ft2', 'm2'],
		['3 tablespoons in cups', '3', 'tbspus', 'cupus'],
		['5 °C → °F', '5', 'c', 'f'],
		['١٠ mi in km', '10', 'mi', 'km'],
	])('reads %s', (text, value, from, to) => {
		const question = read(text, english);
		expect([question?.value?.toString() ?? null, question?.from.id, question?.to?.id]).toEqual([value, from, to]);
	});

	test.each([
		['10 millas en kilómetros', 'es', 'mi', 'km'],
		['3 pies cuadrados en metros cuadrados', 'es', 'ft2', 'm2'],
		['10 ميل إلى كيلومتر', 'ar', 'mi', 'km'],
	])('reads %s in its language', (text, tag, from, to) => {
		const question = read(text, names(tag));
		expect([question?.from.id, question?.to?.id]).toEqual([from, to]);
	});

	test.each(['', '10', 'copper river nine lamps', '10 mi in kg', '1.2.3 km', 'in'])('%j names no two units', (text) => {
		expect(read(text, english)?.to ?? null).toBeNull();
	});

	test('finds units by how a name begins, the closest first', () => {
		expect(find('mil', english)[0]?.id).toMatch(/^(mi|ml|mm|mg)$/);
		expect(find('gallon', english).map(({ id }) => id)).toEqual(expect.arrayContaining(['galus', 'galuk']));
		expect(find('100 kilog', english).map(({ id }) => id)).toContain('kg');
		expect(find('copper river nine lamps', english)).toEqual([]);
	});

	test('knows each unit by its own symbol and first name', () => {
		for (const each of UNITS) {
			for (const name of [each.symbol, english(each)[0] ?? '']) {
				const found = find(name, english).map(({ id }) => id);
				expect(found, name).toContain(each.id);
			}
		}
	});
});

describe('what may be a code', () => {
	function typed(keys: string): string {
		const converter = new Converter();
		for (const key of keys) converter.press((key === '<' ? 'back' : key === '~' ? 'sign' : key) as EntryKey);
		return converter.typed();
	}

	test.each([
		['0012345678', '0012345678'],
		['4071938265', '4071938265'],
		['12<3', '13'],
		['1.2.3', '1.23'],
		['12~3', '123'],
		['', ''],
	])('the keys %s are %j', (keys, expected) => {
		expect(typed(keys)).toBe(expected);
	});

	test.each([
		['Copper River  nine\tlamps ', 'copper river nine lamps'],
		['ＣＯＰＰＥＲ river', 'copper river'],
		['4071938265', '4071938265'],
		['٤٠٧١٩٣٨٢٦٥', '4071938265'],
		['17×3+40÷5−2', '17*3+40/5-2'],
		['   ', ''],
	])('the text %j is %j', (text, expected) => {
		expect(typedText(text)).toBe(expected);
	});

	test('the text of the field comes before the keys', () => {
		const converter = new Converter();
		for (const key of '12345678') converter.press(key as EntryKey);
		converter.search = 'Copper river nine lamps';
		expect(converter.typed()).toBe('copper river nine lamps');
		expect(asCode(new TextEncoder().encode(converter.typed()))).not.toBeNull();
		converter.search = ' ';
		expect(converter.typed()).toBe('12345678');
		converter.clear();
		expect(converter.typed()).toBe('');
	});

	test('digits alone are always taken as they are typed', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^\d{1,64}$/), (digits) => {
				expect(typed(digits)).toBe(digits);
			}),
		);
	});
});

describe('the converter', () => {
	test('swaps, and a unit that is chosen twice changes places', () => {
		const converter = new Converter();
		converter.swap();
		expect(converter.pair()).toEqual({ from: 'mi', to: 'km' });
		converter.setFrom(unit('km'));
		expect(converter.pair()).toEqual({ from: 'km', to: 'mi' });
		converter.setTo(unit('km'));
		expect(converter.pair()).toEqual({ from: 'mi', to: 'km' });
	});

	test('takes over an answer with its value, which the next digit replaces', () => {
		const converter = new Converter();
		const question = read('10 mi in km', english);
		if (question) converter.answer(question);
		expect(converter.result()?.toString()).toBe('16.09344');
		expect(converter.typed()).toBe('');
		converter.press('2');
		expect(converter.value().toString()).toBe('2');
	});

	test('says what is colder than anything', () => {
		const converter = new Converter();
		const home = homeOf('c');
		if (home) converter.choose(home);
		for (const key of ['3', '0', '0', 'sign'] as const) converter.press(key);
		expect([converter.cold(), converter.result()]).toEqual([true, null]);
	});

	test('begins anew after a reset', () => {
		const converter = new Converter();
		converter.setFrom(unit('ft'));
		converter.search = 'x';
		converter.press('5');
		converter.reset();
		expect([converter.typed(), converter.pair()]).toEqual(['', { from: 'km', to: 'mi' }]);
	});
});
