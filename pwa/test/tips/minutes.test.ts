/** Every minute, and the 660 s that a push may take, lie inside the hours: also where clocks go forward or back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawing, random, randomBytes } from '../../src/tips/chance.ts';
import { AHEAD, BACK, COUNT, lastOf, minutes, type Schedule, sinceOf } from '../../src/tips/minutes.ts';
import { BEGIN } from '../../src/tips/wish.ts';
import { DAY, dateOf, dayAt, type Offset, offsetOf, weekdayOf } from '../../src/tips/zone.ts';
import type { TipDays, TipsWish } from '../../src/wire/session.ts';

const minuteOf = (iso: string): number => Date.parse(iso) / 60_000;
const dayOf = (date: string): number => minuteOf(`${date}T00:00Z`) / DAY;

/** A local day can be left out of a calendar (Apia, 30 December 2011), so that year is walked too. */
const YEARS: readonly (readonly [string, number])[] = [
	['America/New_York', 2027],
	['Europe/Zurich', 2027],
	['America/Santiago', 2027],
	['Australia/Lord_Howe', 2027],
	['Asia/Kolkata', 2027],
	['Pacific/Apia', 2027],
	['Pacific/Apia', 2011],
];

/** Offsets are asked for again and again. */
function remembered(zone: string): Offset {
	const offset = offsetOf(zone);
	const known = new Map<number, number>();
	return (minute) => {
		const found = known.get(minute) ?? offset(minute);
		known.set(minute, found);
		return found;
	};
}

const schedule = (wish: Partial<TipsWish>, since: number, drawn: Schedule['drawn']): Schedule => ({
	wish: { ...BEGIN, on: true, ...wish },
	since,
	last: 0,
	drawn,
});

/** What is not padding. */
const real = (list: readonly number[], now: number): number[] => list.filter((minute) => minute > now).sort(by);
const by = (a: number, b: number): number => a - b;

/**
 * Written apart from the code: reads each minute's clock, and takes no rule into account. Clocks change at quarters of an
 * hour of UTC, so one reading serves for fifteen minutes.
 */
function clockOf(zone: string): (minute: number) => readonly [date: string | undefined, minute: number] {
	const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
	const read = new Map<number, readonly [string | undefined, number]>();
	return (minute) => {
		const quarter = minute - (minute % 15);
		let known = read.get(quarter);
		if (!known) {
			const [date, time = ''] = format.format(quarter * 60_000).split(' ');
			const [hours = 0, rest = 0] = time.split(':').map(Number);
			known = [date, hours * 60 + rest];
			read.set(quarter, known);
		}
		return [known[0], known[1] + (minute % 15)];
	};
}

/** The minute and the ten after it: 660 s. */
function isInside(minute: number, { wish }: Schedule, clock: ReturnType<typeof clockOf>): boolean {
	const [date] = clock(minute);
	return Array.from({ length: 11 }, (_, i) => clock(minute + i)).every(
		([day, at]) => day === date && at >= wish.from && at < wish.to,
	);
}

describe.each(YEARS)('a year in %s, %i', (zone, year) => {
	const offset = remembered(zone);
	const clock = clockOf(zone);
	const changes = Array.from({ length: 367 }, (_, i) => dayOf(`${year}-01-01`) + i - 1).filter(
		(day) => offset(day * DAY) !== offset((day + 1) * DAY),
	);

	test('each hour: nothing leaves it, for the earliest, the latest and any minute', () => {
		const begin = minuteOf(`${year}-01-01T00:00Z`);
		let found = 0;
		for (let hour = 0; hour < 24; hour++) {
			for (const drawn of [() => 0, () => 1 - 2 ** -32, (day: number) => (day * 0.618) % 1]) {
				const wish = schedule({ from: hour * 60, to: hour * 60 + 60 }, dayOf(`${year}-01-01`), drawn);
				for (let now = begin; now < begin + 365 * DAY; now += AHEAD * DAY) {
					for (const minute of real(
						minutes(wish, offset, now, () => 0),
						now,
					)) {
						found += 1;
						if (!isInside(minute, wish, clock))
							expect.fail(`${zone} ${new Date(minute * 60_000).toISOString()} ${hour}`);
					}
				}
			}
		}
		expect(found).toBeGreaterThan(24 * 3 * 350);
	});

	test('days on which clocks change: nothing leaves hours of any begin and end', () => {
		const hours = fc.tuple(fc.nat(1_439), fc.nat(1_440)).map(([a, b]) => (a < b ? [a, b] : [b, a + 1]));
		const near = fc
			.constantFrom(...changes, dayOf(`${year}-12-30`))
			.chain((day) => fc.integer({ min: day - 2, max: day }));
		fc.assert(
			fc.property(hours, near, fc.double({ min: 0, max: 1 - 2 ** -32, noNaN: true }), ([from = 0, to = 1], day, at) => {
				const wish = schedule({ from, to }, day, () => at);
				const now = day * DAY - 15 * 60;
				const list = real(
					minutes(wish, offset, now, () => 0),
					now,
				).slice(0, 4);
				return list.every((minute) => isInside(minute, wish, clock));
			}),
			{ numRuns: 400 },
		);
	});
});

describe('days', () => {
	const zone = 'Europe/Zurich';
	const offset = remembered(zone);
	const now = minuteOf('2027-03-10T08:00Z');
	const today = dayAt(now, offset);
	const listed = (wish: Partial<TipsWish>, since = today): number[] =>
		real(
			minutes(
				schedule(wish, since, () => 0.5),
				offset,
				now,
				random,
			),
			now,
		).map((minute) => dayAt(minute, offset));

	test('each day once, for about a month', () => {
		expect(listed({})).toEqual(Array.from({ length: AHEAD + 1 }, (_, i) => today + i));
	});

	test('at most one in so many days, counted from the same day however late it is asked', () => {
		for (let every = 1; every <= 14; every++) {
			const whole = listed({ every }, today - 9);
			expect(whole.length).toBeGreaterThan(1);
			expect(whole.every((day) => (day - today + 9) % every === 0)).toBe(true);
			whole.slice(1).forEach((day, i) => {
				expect(day - (whole[i] ?? 0)).toBe(every);
			});
		}
	});

	test('not on other days of the week, and not on quiet days', () => {
		const days: TipDays = [false, true, false, false, false, true, false];
		const found = listed({ days });
		expect(new Set(found.map(weekdayOf))).toEqual(new Set([1, 5]));
		const quiet = found.slice(0, 2).map(dateOf);
		expect(listed({ days, quiet })).toEqual(found.slice(2));
		// A day that is left out does not use up its turn.
		expect(listed({ every: 3, quiet: [dateOf(today)] })[0]).toBe(today + 1);
	});

	test('what has passed today does not come back', () => {
		const late = minuteOf('2027-03-10T18:00Z');
		const list = minutes(
			schedule({}, today, () => 0.5),
			offset,
			late,
			random,
		);
		expect(dayAt(real(list, late)[0] ?? 0, offset)).toBe(today + 1);
	});

	test('hours that are too short for a push have none', () => {
		expect(listed({ from: 600, to: 610 })).toEqual([]);
		expect(listed({ from: 600, to: 611 })).toHaveLength(AHEAD + 1);
	});
});

describe('a wish that changes', () => {
	const offset = offsetOf('Europe/Zurich');
	const now = minuteOf('2027-03-10T12:00Z');
	const today = dayAt(now, offset);
	const next = (wish: Partial<TipsWish>): TipsWish => ({ ...BEGIN, on: true, ...wish });
	const since = (wish: Partial<TipsWish>, earlier: Schedule): number =>
		sinceOf(next(wish), lastOf(earlier, offset, now), offset, now);
	// 13:00 local is now.
	const morning = (wish: Partial<TipsWish>, since = today - 3): Schedule =>
		schedule({ from: 480, to: 540, ...wish }, since, () => 0);

	test('counts from today where none came today', () => {
		expect(
			since(
				{},
				schedule({ from: 900, to: 960 }, today - 3, () => 0),
			),
		).toBe(today);
		expect(
			since(
				{},
				schedule({ on: false }, today - 3, () => 0),
			),
		).toBe(today);
	});

	test('brings no second one today, nor too early', () => {
		expect(since({}, morning({}))).toBe(today + 1);
		expect(since({ every: 3 }, morning({}))).toBe(today + 3);
		expect(since({ every: 5 }, morning({ every: 2 }, today - 1))).toBe(today + 4);
		// On its way this very minute.
		const close = schedule({ from: 782, to: 900 }, today, () => 0);
		expect(since({}, close)).toBe(today + 1);
	});

	test('never two in so many days, whatever was changed and when', () => {
		const hours = fc.constantFrom([0, 240], [480, 540], [600, 1_200], [1_000, 1_440]);
		const wish = fc.record({ on: fc.boolean(), hours, every: fc.integer({ min: 1, max: 14 }) });
		const step = fc.record({ wish: fc.option(wish, { nil: undefined }), after: fc.integer({ min: 1, max: 4_000 }) });
		fc.assert(
			fc.property(fc.array(step, { minLength: 2, maxLength: 8 }), (steps) => {
				const drawn = (day: number): number => (day * 0.618) % 1;
				let at = now;
				let plan: Schedule | null = null;
				let every = 14;
				const sent: number[] = [];
				for (const { wish, after } of steps) {
					if (wish) {
						const [from = 0, to = 0] = wish.hours;
						const changed = next({ on: wish.on, from, to, every: wish.every });
						const last: number = plan ? lastOf(plan, offset, at) : 0;
						plan = { wish: changed, since: sinceOf(changed, last, offset, at), last, drawn };
						every = Math.min(every, wish.every);
					}
					if (plan)
						for (const minute of real(
							minutes(plan, offset, at, () => 0),
							at,
						))
							if (minute <= at + after) sent.push(minute);
					at += after;
				}
				const days = sent.map((minute) => dayAt(minute, offset));
				return days.every((day, i) => i === 0 || day - (days[i - 1] ?? 0) >= every);
			}),
			{ numRuns: 500 },
		);
	});
});

describe('the list', () => {
	const offset = remembered('America/New_York');
	const now = minuteOf('2027-05-05T05:05Z');
	const today = dayAt(now, offset);

	test('has 32 entries, the rest of them past by more than a day, as if they had been sent', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 0, max: 20 }), (every, quietDays) => {
				const quiet = Array.from({ length: quietDays }, (_, i) => dateOf(today + i));
				const list = minutes(
					schedule({ every, quiet }, today, () => 0.3),
					offset,
					now,
					random,
				);
				const past = list.filter((minute) => minute <= now);
				expect(list).toHaveLength(COUNT);
				expect(past.every((minute) => minute <= now - 2 * DAY && minute > now - 33 * DAY)).toBe(true);
				expect(list.every((minute) => minute < now + 60 * DAY)).toBe(true);
			}),
		);
	});

	test('is in no order', () => {
		const list = (): readonly number[] =>
			minutes(
				schedule({}, today, () => 0.3),
				offset,
				now,
				random,
			);
		const firsts = new Set(Array.from({ length: 50 }, () => list()[0]));
		expect(firsts.size).toBeGreaterThan(10);
		expect([...list()].sort(by)).toEqual([...list()].sort(by));
	});

	test('any minute of the hours is as likely as another', async () => {
		const room = 20;
		const counts = new Map<number, number>();
		for (let i = 0; i < 200; i++) {
			const drawn = await drawing(randomBytes(16), today - BACK, today + AHEAD);
			const wish = schedule({ from: 600, to: 600 + room + 10 }, today, drawn);
			for (const minute of real(minutes(wish, offset, now, random), now)) {
				const at = (minute + offset(minute)) % DAY;
				counts.set(at, (counts.get(at) ?? 0) + 1);
			}
		}
		expect([...counts.keys()].sort(by)).toEqual(Array.from({ length: room }, (_, i) => 600 + i));
		// 6,400 draws over 20 minutes: chi-squared of 19 degrees is above 60 once in 300,000 runs.
		const expected = (200 * (AHEAD + 1)) / room;
		const chi = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
		expect(chi).toBeLessThan(60);
	});

	test('is the same for the same bytes, however often the app is opened', async () => {
		const seed = randomBytes(16);
		const [one, two] = [await drawing(seed, today - BACK, today + AHEAD), await drawing(seed, today, today + 40)];
		const list = (drawn: Schedule['drawn']): number[] =>
			real(minutes(schedule({}, today - 2, drawn), offset, now, random), now);
		expect(list(one)).toEqual(list(two));
	});
});
