import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPasted } from '../../../src/cover/calculator/paste.ts';
import { formatNumber, plainNumber, spokenNumber } from '../../../src/cover/format.ts';
import { parse } from '../../../src/cover/number.ts';
import { pressed, STYLE } from './keys.ts';

const NARROW = { group: '\u202f' };

describe('numbers as shown', () => {
	test.each([
		['0', '0'],
		['1234', '1,234'],
		['123', '123'],
		['1234567.125', '1,234,567.125'],
		['0.0000001', '0.0000001'],
		['0.00000012345', '0.00000012345'],
		['0.000000000001', '0.000000000001'],
		['0.0000000000001', '1E−13'],
		['1e-20', '1E−20'],
		['1e31', '10,000,000,000,000,000,000,000,000,000,000'],
		['1e32', '1E32'],
		['12345678901234567890123456789012', '12,345,678,901,234,567,890,123,456,789,012'],
		['123456789012345678901234567890123', '1.234567890123457E32'],
		['0.33333333333333333333333333333333333', '0.3333333333333333'],
		['333.33333333333333333333333333333333333', '333.3333333333333'],
		['0.99999999999999999999999999999999999', '1'],
		['99999999999999999999999999999999.9', '1E32'],
		['9.99999999999999999999999999999999999e-14', '1E−13'],
	])('%s is %s', (text, expected) => {
		expect(formatNumber(parse(text), STYLE)).toBe(expected);
		expect(formatNumber(parse(text).neg(), STYLE)).toBe(text === '0' ? '0' : `−${expected}`);
	});

	test('every shown digit is right: the text reads back to within half of its last place', () => {
		const value = fc
			.tuple(fc.stringMatching(/^[1-9]\d{0,70}$/), fc.integer({ min: -90, max: 40 }))
			.map(([digits, power]) => parse(`${digits}E${power}`));
		fc.assert(
			fc.property(value, (number) => {
				const text = plainNumber(number);
				const back = parse(text);
				const [mantissa = '', exponent = '0'] = text.split('E');
				const places = (mantissa.split('.')[1] ?? '').length;
				const half = parse(`5E${Number(exponent) - places - 1}`);
				expect(back.minus(number).abs().lte(half)).toBe(true);
				if (number.precision() <= 32) expect(back.eq(number)).toBe(true);
			}),
		);
	});

	test('a language groups in its own way, and keeps the point that the key prints', () => {
		expect(formatNumber(parse('1234567.5'), NARROW)).toBe('1\u202f234\u202f567.5');
	});

	test('a screen reader gets the power of ten apart', () => {
		expect(spokenNumber(parse('-1.5e-20'), STYLE)).toEqual({ number: '−1.5', exponent: '−20' });
		expect(spokenNumber(parse('1500'), STYLE)).toEqual({ number: '1,500', exponent: null });
	});
});

describe('pasted text', () => {
	test.each([
		['1234', '1234'],
		[' 1,234.50 ', '1234.50'],
		['1,234,567', '1234567'],
		['1.234.567,89', '1234567.89'],
		['3,5', '3.5'],
		['1234,5678', '1234.5678'],
		['1 234 567', '1234567'],
		['1\u202f234.5', '1234.5'],
		["1'234", '1234'],
		['−5', '-5'],
		['2 × (3 + 4) ÷ 5 − 1 =', '2*(3+4)/5-1'],
		['١٢٣٫٥', '123.5'],
		['۴۵', '45'],
		['0012345678', '0012345678'],
		['1,234+1,234', '1234+1234'],
		['10%', '10%'],
	])('%s presses %s', (text, expected) => {
		const pasted = readPasted(text);
		expect(pasted && 'keys' in pasted ? pasted.keys.join('') : pasted).toBe(expected);
	});

	test.each([
		'',
		'   ',
		'hello',
		'12a',
		'1.2.3',
		'.',
		'1..2',
		'+',
		'<b>1</b>',
		'1,2,3',
		'9'.repeat(65),
		'1'.repeat(300),
		'1e99999',
	])('%s is refused', (text) => {
		expect(readPasted(text)).toBeNull();
	});

	test('an exponent is a number of its own', () => {
		const pasted = readPasted('-1.5e-20');
		expect(pasted && 'value' in pasted && pasted.value.toString()).toBe('-1.5e-20');
	});

	test('what was copied pastes back to the same number', () => {
		const value = fc
			.tuple(fc.stringMatching(/^[1-9]\d{0,31}$/), fc.integer({ min: -60, max: 40 }), fc.boolean())
			.map(([digits, power, negative]) => parse(`${negative ? '-' : ''}${digits}E${power}`));
		fc.assert(
			fc.property(value, (number) => {
				const pasted = readPasted(plainNumber(number));
				const back = pasted && 'keys' in pasted ? pressed(`${pasted.keys.join('')}=`).outcome : null;
				const same = pasted && 'value' in pasted ? pasted.value : back?.ok && back.value;
				expect(String(same)).toBe(String(number));
			}),
		);
	});
});
