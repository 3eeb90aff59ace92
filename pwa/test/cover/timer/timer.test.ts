import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockText, type Digits, shownTime, tooLong, typeDigits, typedTime } from '../../../src/cover/timer/entry.ts';
import {
	addMinute,
	begin,
	finished,
	LONGEST,
	MINUTE,
	pause,
	readTimer,
	remaining,
	restart,
	resume,
} from '../../../src/cover/timer/timer.ts';

const NOON = 1_800_000_000_000;

describe('what is typed', () => {
	test.each([
		['', '00:00:00', null],
		['5', '00:00:05', 5],
		['90', '00:00:90', 90],
		['500', '00:05:00', 300],
		['12345', '01:23:45', 5_025],
		['995959', '99:59:59', 359_999],
		['000000', '00:00:00', null],
		// More than a time has: shown by its last six digits, and no time.
		['4071938265', '93:82:65', null],
		['1234567', '23:45:67', null],
	])('%s shows %s', (keys, shown, seconds) => {
		expect(Object.values(shownTime(keys)).join(':')).toBe(shown);
		expect(typedTime(keys)).toBe(seconds === null ? null : seconds * 1_000);
	});

	test('no code is ever a time, so none is begun, shown or kept from it', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^\d{8,64}$/), (digits) => {
				expect([typedTime(digits), tooLong(digits)]).toEqual([null, true]);
			}),
		);
	});

	test('all of it is kept, up to 64 digits', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^\d{1,64}$/), (digits) => {
				expect(Array.from(digits).reduce((keys, digit) => typeDigits(keys, digit as Digits), '')).toBe(digits);
			}),
		);
		expect(typeDigits('1'.repeat(63), '00')).toHaveLength(63);
	});

	test.each([
		[0, '0:00'],
		[1, '0:01'],
		[59_001, '1:00'],
		[3_600_000, '1:00:00'],
		[-5, '0:00'],
		[LONGEST, '99:59:59'],
	])('%d ms left are %s', (ms, text) => {
		expect(clockText(ms)).toBe(text);
	});
});

describe('a timer', () => {
	const timer = begin(1, 5 * MINUTE, 'Tea', NOON);

	test('runs by the clock on the wall', () => {
		expect(remaining(timer, NOON + MINUTE)).toBe(4 * MINUTE);
		expect([finished(timer, NOON + 5 * MINUTE - 1), finished(timer, NOON + 5 * MINUTE)]).toEqual([false, true]);
	});

	test('keeps what is left while it is paused, and goes on from there', () => {
		const paused = pause(timer, NOON + 2 * MINUTE);
		expect(remaining(paused, NOON + 60 * MINUTE)).toBe(3 * MINUTE);
		expect(remaining(resume(paused, NOON + 60 * MINUTE), NOON + 61 * MINUTE)).toBe(2 * MINUTE);
		expect(pause(timer, NOON + 6 * MINUTE)).toBe(timer);
	});

	test('takes a minute more, running, paused and after its end', () => {
		expect(remaining(addMinute(timer, NOON), NOON)).toBe(6 * MINUTE);
		expect(remaining(addMinute(pause(timer, NOON), NOON), NOON + MINUTE)).toBe(6 * MINUTE);
		const late = NOON + 9 * MINUTE;
		expect(remaining(addMinute({ ...timer, quiet: true }, late), late)).toBe(MINUTE);
		expect(remaining(addMinute(begin(1, LONGEST, '', NOON), NOON), NOON)).toBe(LONGEST);
	});

	test('starts again with its whole time and its name', () => {
		expect(restart(timer, NOON + 9 * MINUTE)).toEqual(begin(1, 5 * MINUTE, 'Tea', NOON + 9 * MINUTE));
	});

	test('never has more left than it had, when a clock is set back', () => {
		expect(remaining(timer, NOON - 60 * MINUTE)).toBe(5 * MINUTE);
	});

	test('is read back as it was stored, and nothing else is', () => {
		for (const each of [timer, pause(timer, NOON), { ...timer, quiet: true }])
			expect(readTimer(JSON.parse(JSON.stringify(each)))).toEqual(each);
		for (const bad of [null, {}, { ...timer, id: -1 }, { ...timer, total: LONGEST + 1 }, { ...timer, label: 5 }])
			expect(readTimer(bad)).toBeNull();
	});
});
