/** The days of CONTENT 2.6: every worked date, in three zones, and what holds for any dates at all. */

import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type Anchor, isHardDay, isOpenWindow, type Reason, rawReasons } from '../../src/plan/cadence.ts';
import { addDays, addMonths, daysBetween, mondayOf, systemClock, weekday } from '../../src/plan/clock.ts';
import { dueNow, type Seen } from '../../src/plan/due.ts';
import { isFree, isQuiet, type Quiet, type Review, reviews, type Wishes } from '../../src/plan/spacing.ts';
import { DAYS } from '../../src/plan/types.ts';

const anyTime: Wishes = { quiet: [], days: [] };
const never = (): number => 0;

const days = (anchors: readonly Anchor[], until: string, wishes: Partial<Wishes> = {}): string[] =>
	reviews(anchors, { ...anyTime, ...wishes }, until, never).map((review) => review.date);

const home = process.env.TZ;
afterAll(() => {
	if (home === undefined) delete process.env.TZ;
	else process.env.TZ = home;
});

// West, east, and one whose clocks change by half an hour; all three change their clocks on other days.
describe.each([
	['America/New_York', 300],
	['Europe/Zurich', -60],
	['Australia/Lord_Howe', -660],
])('the worked dates of CONTENT 2.6 in %s', (zone, winterOffset) => {
	function inZone(): void {
		process.env.TZ = zone;
		// Without this the zones would say nothing: the phone's own clock has to be there.
		expect(new Date(Date.UTC(2027, 0, 15)).getTimezoneOffset()).toBe(winterOffset);
		expect(systemClock.zone()).toBe(zone);
	}

	test('programme: start, middle, end, and six months later', () => {
		inZone();
		const dates = ['2027-01-11', '2027-04-15', '2027-07-19', '2028-01-19'];
		expect(days([{ kind: 'programme', start: '2027-01-11' }], '2030-01-01')).toEqual(dates);
		expect(days([{ kind: 'programme', start: '2027-01-11', end: '2027-07-19' }], '2030-01-01')).toEqual(dates);
	});

	test('incident: five days after, then each year', () => {
		inZone();
		const first = ['2027-09-01', '2027-09-03', '2027-09-14', '2027-09-30', '2027-11-29'];
		const year = ['2028-08-24', '2028-09-02'];
		expect(days([{ kind: 'incident', date: '2027-08-31' }], '2028-12-31')).toEqual([...first, ...year]);
	});

	test('cv-window: seven days after, then each year', () => {
		inZone();
		const first = ['2027-03-02', '2027-03-04', '2027-03-08', '2027-03-15', '2027-03-31', '2027-04-30', '2027-05-30'];
		expect(days([{ kind: 'cv-window', date: '2027-03-01' }], '2027-12-31')).toEqual(first);
		expect(days([{ kind: 'cv-window', date: '2027-03-01' }], '2028-12-31').slice(7)).toEqual([
			'2028-02-23',
			'2028-03-03',
		]);
	});

	test('months end where they end', () => {
		inZone();
		expect(addMonths('2027-08-31', 6)).toBe('2028-02-29');
		expect(addMonths('2027-08-31', 18)).toBe('2029-02-28');
		expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
		expect(addMonths('2028-02-29', 48)).toBe('2032-02-29');
		expect(days([{ kind: 'programme', end: '2027-08-31' }], '2030-01-01')).toEqual(['2027-08-31', '2028-02-29']);
		// From the first day each time: a short month on the way moves nothing after it.
		const due = rawReasons([{ kind: 'steady', date: '2027-08-31' }], '2028-09-01').map((reason) => reason.due);
		expect(due).toEqual(['2027-09-14', '2027-10-12', '2027-11-30', '2028-02-29', '2028-05-31', '2028-08-31']);
	});

	test('on days when clocks change, a day is a day', () => {
		inZone();
		for (const change of ['2027-03-14', '2027-03-28', '2027-04-04', '2027-10-03', '2027-10-31', '2027-11-07']) {
			expect(addDays(addDays(change, -1), 1)).toBe(change);
			expect(daysBetween(change, addDays(change, 30))).toBe(30);
			const [first] = reviews([{ kind: 'case-closing', date: change, since: change }], anyTime, change, never);
			expect(first).toEqual(expect.objectContaining({ date: change, minute: 540 }));
			const quiet = [{ date: change }];
			const closing: Anchor = { kind: 'case-closing', date: change, since: change };
			expect(days([closing], addDays(change, 2), { quiet })).toEqual([addDays(change, 1)]);
			const court: Anchor = { kind: 'date-led', date: addDays(change, 3), since: addDays(change, -2), only: 'before' };
			expect(days([court], addDays(change, 2), { quiet })).toEqual([addDays(change, -1)]);
		}
	});
});

describe('the kinds without a worked date', () => {
	const raw = (anchor: Anchor, until = '2028-06-01'): string[] =>
		rawReasons([anchor], until).map((reason) => reason.due);

	test('date-led, leaving and case-closing', () => {
		expect(raw({ kind: 'date-led', date: '2027-06-15' })).toEqual([
			'2027-06-01',
			'2027-06-12',
			'2027-06-16',
			'2027-06-29',
		]);
		expect(raw({ kind: 'leaving', date: '2027-06-15' })).toEqual([
			'2027-06-08',
			'2027-06-13',
			'2027-06-16',
			'2027-06-18',
			'2027-06-29',
			'2027-07-15',
			'2027-09-13',
		]);
		expect(raw({ kind: 'case-closing', date: '2027-08-31' })).toEqual([
			'2027-08-10',
			'2027-08-31',
			'2027-10-12',
			'2028-02-29',
		]);
	});

	test('steady, and every few weeks on top of it, each day once', () => {
		const two = raw({ kind: 'steady', date: '2027-01-04', weeks: 2 }, '2027-04-30');
		expect([...two].sort()).toEqual([
			'2027-01-18',
			'2027-02-01',
			'2027-02-15',
			'2027-03-01',
			'2027-03-15',
			'2027-03-29',
			'2027-04-04',
			'2027-04-12',
			'2027-04-26',
		]);
	});

	test('birthdays each year and a funeral once, three days before; a hard day each year, seven before and two after', () => {
		const birthday: Anchor = { kind: 'cv-window', date: '2027-05-10', part: 'birthday' };
		expect(raw(birthday)).toEqual(['2027-05-07', '2028-05-07']);
		expect(raw({ kind: 'cv-window', date: '2027-05-10', part: 'funeral' })).toEqual(['2027-05-07']);
		const hard: Anchor = { kind: 'incident', date: '2027-12-24', part: 'yearly' };
		expect(raw(hard)).toEqual(['2027-12-17', '2027-12-26']);
		expect(isHardDay([birthday], '2029-05-10')).toBe(true);
		expect(isHardDay([hard], '2027-12-24')).toBe(true);
	});

	test('a review before a date that comes each year is there although that date lies after the end asked for', () => {
		expect(raw({ kind: 'incident', date: '2027-08-31' }, '2028-08-26').at(-1)).toBe('2028-08-24');
		const school: Anchor = { kind: 'date-led', date: '2027-09-01', yearly: true };
		expect(raw(school, '2028-08-20')).toEqual(['2027-08-18', '2027-08-29', '2027-09-02', '2027-09-15', '2028-08-18']);
	});

	test('the day something happened is no hard day, the same day of later years is; also of 29 February', () => {
		const leap: Anchor = { kind: 'incident', date: '2028-02-29' };
		const hard = ['2028-02-29', '2029-02-28', '2029-03-01', '2032-02-28', '2032-02-29'];
		expect(hard.map((day) => isHardDay([leap], day))).toEqual([false, true, false, false, true]);
	});

	test('what was over when it was saved asks nothing, and one side can be left out', () => {
		const late: Anchor = { kind: 'incident', date: '2027-06-01', since: '2027-06-20' };
		expect(raw(late, '2027-12-31')).toEqual(['2027-07-01', '2027-08-30']);
		expect(raw({ kind: 'date-led', date: '2027-06-15', only: 'before' })).toEqual(['2027-06-01', '2027-06-12']);
		expect(raw({ kind: 'date-led', date: '2027-06-15', only: 'after' })).toEqual(['2027-06-16', '2027-06-29']);
	});

	test('two reviews a week for 30 days after something happened or a release, and no longer', () => {
		const open = (anchor: Anchor): boolean[] =>
			['2027-02-28', '2027-03-01', '2027-03-31', '2027-04-01'].map((day) => isOpenWindow([anchor], day));
		expect(open({ kind: 'incident', date: '2027-03-01' })).toEqual([false, true, true, false]);
		expect(open({ kind: 'cv-window', date: '2027-03-01' })).toEqual([false, true, true, false]);
		expect(open({ kind: 'date-led', date: '2027-03-01', release: true })).toEqual([false, true, true, false]);
		expect(open({ kind: 'date-led', date: '2027-03-01' })).toEqual([false, false, false, false]);
		expect(open({ kind: 'cv-window', date: '2027-03-01', part: 'birthday' })).toEqual([false, false, false, false]);
	});

	test('dates at the end of the calendar stop nothing', () => {
		const far: Anchor[] = [
			{ kind: 'incident', date: '9999-12-20' },
			{ kind: 'steady', date: '9999-12-31', weeks: 1 },
			{ kind: 'case-closing', date: '9999-12-31' },
		];
		expect(days(far, '2027-01-01')).toEqual([]);
	});
});

describe('spacing', () => {
	const court: Anchor = { kind: 'date-led', date: '2027-06-17' };

	test('what comes before a date moves earlier from a quiet day, what comes after moves later', () => {
		expect(days([court], '2027-08-01')).toEqual(['2027-06-03', '2027-06-14', '2027-06-21', '2027-07-01']);
		// 14 June, three days before, and 1 July, two weeks after, are quiet.
		const quiet = [{ date: '2027-06-14' }, { date: '2027-07-01', until: '2027-07-02' }];
		expect(days([court], '2027-08-01', { quiet })).toEqual(['2027-06-03', '2027-06-13', '2027-06-18', '2027-07-03']);
	});

	test('a review on the same day of a later year moves past it', () => {
		const anchors: Anchor[] = [
			{ kind: 'incident', date: '2025-06-15', since: '2027-06-01' },
			{ kind: 'steady', date: '2027-06-01', since: '2027-06-15' },
		];
		// Two weeks from 1 June is the day itself; 16 June then takes in the review of two days after it, on the 17th.
		const [first] = reviews(anchors, anyTime, '2027-06-30', never);
		expect([first?.date, ...(first?.reasons.map((reason) => reason.due) ?? [])]).toEqual(['2027-06-08', '2027-06-08']);
		const all = reviews(anchors, anyTime, '2027-06-30', never).slice(1);
		expect(all.map((review) => [review.date, ...review.reasons.map((reason) => reason.due)])).toEqual([
			['2027-06-16', '2027-06-15', '2027-06-17'],
		]);
	});

	test('reviews of the same and the next day are one, on the earlier day, with all reasons', () => {
		const anchors: Anchor[] = [
			{ kind: 'steady', date: '2027-03-01', since: '2027-03-15' },
			{ kind: 'leaving', date: '2027-03-18', since: '2027-03-16' },
		];
		const [first] = reviews(anchors, anyTime, '2027-03-31', never);
		expect(first?.date).toBe('2027-03-15');
		expect(first?.reasons.map((reason) => [reason.kind, reason.due])).toEqual([
			['steady', '2027-03-15'],
			['leaving', '2027-03-16'],
		]);
	});

	test('a steady review due within a day of the window joins it', () => {
		const anchors: Anchor[] = [
			{ kind: 'incident', date: '2027-08-31' },
			{ kind: 'steady', date: '2027-09-01', since: '2027-09-15' },
		];
		const joined = reviews(anchors, anyTime, '2027-09-20', never).at(-1);
		expect([joined?.date, joined?.reasons.map((reason) => reason.kind)]).toEqual([
			'2027-09-14',
			['incident', 'steady'],
		]);
	});

	test('over the cap the later one moves to Monday; in the open window a week has two', () => {
		const weekly: Anchor[] = [
			{ kind: 'programme', mid: '2027-06-08' },
			{ kind: 'programme', mid: '2027-06-11' },
		];
		expect(days(weekly, '2027-06-30')).toEqual(['2027-06-08', '2027-06-14']);
		expect(days([{ kind: 'incident', date: '2027-05-20', since: '2027-06-04' }, ...weekly], '2027-06-18')).toEqual([
			'2027-06-08',
			'2027-06-11',
		]);
		const third: Anchor = { kind: 'case-closing', date: '2027-09-05' };
		const open = reviews([{ kind: 'incident', date: '2027-08-31' }, third], anyTime, '2027-09-12', never);
		expect(open.map((review) => review.date)).toEqual(['2027-08-15', '2027-09-01', '2027-09-03', '2027-09-06']);
	});

	test('before a date, a full week never pushes a review past its day: it joins the one that is there', () => {
		const anchors: Anchor[] = [
			{ kind: 'case-closing', date: '2027-06-08', since: '2027-06-08' },
			{ kind: 'date-led', date: '2027-06-14', since: '2027-06-08', only: 'before' },
		];
		const all = reviews(anchors, anyTime, '2027-06-20', never);
		expect(all.map((review) => [review.date, review.reasons.map((reason) => reason.due)])).toEqual([
			['2027-06-08', ['2027-06-08', '2027-06-11']],
		]);
	});

	test('days of the week on which nobody can be reached are left out', () => {
		// Tuesdays only: earlier before the date, later after it.
		expect(days([court], '2027-08-01', { days: ['tue'] })).toEqual([
			'2027-06-01',
			'2027-06-08',
			'2027-06-22',
			'2027-07-06',
		]);
	});

	test('who wants a year of silence has it', () => {
		const quiet = [{ date: '2020-01-01', until: '2040-01-01' }];
		expect(days([court], '2027-08-01', { quiet })).toEqual([]);
	});

	test('a minute by chance within 90 of the opening, and never outside the hours', () => {
		const minute = (wishes: Partial<Wishes>, random: number): number | undefined =>
			reviews([court], { ...anyTime, ...wishes }, '2027-06-03', () => random)[0]?.minute;
		const most = 0.999999;
		expect([minute({}, 0), minute({}, most)]).toEqual([540, 630]);
		expect([minute({ from: 600, to: 720 }, 0), minute({ from: 600, to: 720 }, most)]).toEqual([600, 690]);
		expect([minute({ from: 600, to: 620 }, 0), minute({ from: 600, to: 620 }, most)]).toEqual([600, 619]);
		expect([minute({ to: 300 }, 0), minute({ to: 300 }, most)]).toEqual([0, 90]);
		// Past midnight: the minute stays on its day.
		expect([minute({ from: 1400, to: 120 }, 0), minute({ from: 1400, to: 120 }, most)]).toEqual([1400, 1439]);
		expect(minute({ from: 1300 }, most)).toBe(1390);
	});
});

describe('for any dates', () => {
	const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2026-01-01', n));
	const only = fc.constantFrom(undefined, 'before' as const, 'after' as const);
	const shared = { only, since: fc.option(day, { nil: undefined }) };
	const clean = (anchor: object): Anchor =>
		Object.fromEntries(Object.entries(anchor).filter(([, value]) => value !== undefined)) as unknown as Anchor;
	const anchor = fc
		.oneof(
			fc.record({ kind: fc.constant('programme'), start: day, end: fc.option(day, { nil: undefined }), ...shared }),
			fc.record({
				kind: fc.constantFrom('incident', 'cv-window'),
				date: day,
				part: fc.constantFrom(undefined, undefined, 'yearly', 'birthday', 'funeral'),
				...shared,
			}),
			fc.record({ kind: fc.constant('steady'), date: day, weeks: fc.constantFrom(undefined, 1, 2, 4), ...shared }),
			fc.record({
				kind: fc.constant('date-led'),
				date: day,
				release: fc.constantFrom(undefined, true),
				yearly: fc.constantFrom(undefined, true),
				...shared,
			}),
			fc.record({ kind: fc.constantFrom('leaving', 'case-closing'), date: day, ...shared }),
		)
		.map(clean);
	const quiet = fc
		.record({ date: day, long: fc.integer({ min: 0, max: 40 }) })
		.map(({ date, long }): Quiet => (long === 0 ? { date } : { date, until: addDays(date, long) }));
	const wishes: fc.Arbitrary<Wishes> = fc.record({
		quiet: fc.array(quiet, { maxLength: 8 }),
		days: fc.subarray([...DAYS]),
		from: fc.integer({ min: 0, max: 1439 }),
		to: fc.integer({ min: 0, max: 1440 }),
	});
	const anchors = fc.array(anchor, { minLength: 1, maxLength: 6 });
	const until = day;
	const from = (seed: number): (() => number) => {
		let state = seed;
		return () => {
			state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
			return state / 2_147_483_648;
		};
	};
	const key = (reason: Reason): string => `${reason.anchor} ${reason.due} ${reason.side} ${reason.days}`;
	const holds = (check: (all: readonly Review[], a: Anchor[], w: Wishes, u: string) => void): void =>
		fc.assert(
			fc.property(anchors, wishes, until, fc.nat(), (a, w, u, seed) => check(reviews(a, w, u, from(seed)), a, w, u)),
			{ numRuns: 400 },
		);

	test('a week has one review, or two where one of them is in an open window', () => {
		holds((all, a) => {
			for (const monday of new Set(all.map((review) => mondayOf(review.date)))) {
				const week = all.filter((review) => mondayOf(review.date) === monday);
				const open = week.some((review) => isOpenWindow(a, review.date));
				expect(week.length).toBeLessThanOrEqual(open ? 2 : 1);
			}
		});
	});

	test('never on a quiet day, on a hard day, or on a day of the week that was not allowed', () => {
		holds((all, a, w) => {
			for (const { date } of all) {
				expect(isQuiet(w.quiet, date) || isHardDay(a, date)).toBe(false);
				expect(w.days.length === 0 || w.days.some((name) => name === DAYS[weekday(date)])).toBe(true);
				expect(isFree(a, w, date)).toBe(true);
			}
		});
	});

	test('before a day never later; everything else never earlier, but for the one day of joining', () => {
		holds((all) => {
			for (const review of all) {
				for (const reason of review.reasons) {
					const moved = daysBetween(reason.due, review.date);
					if (reason.side === 'before') expect(moved).toBeLessThanOrEqual(0);
					else expect(moved).toBeGreaterThanOrEqual(review.reasons.length === 1 ? 0 : -1);
				}
			}
		});
	});

	test('reviews are in order and never on neighbouring days', () => {
		holds((all) => {
			all.forEach((review, i) => {
				const before = all[i - 1];
				if (before) expect(daysBetween(before.date, review.date)).toBeGreaterThan(1);
			});
		});
	});

	test('every reason is kept, once', () => {
		holds((_, a, w) => {
			const far = '2040-01-01';
			const roomy = { ...w, quiet: w.quiet.slice(0, 2) };
			const end = '2038-01-01';
			const kept = reviews(a, roomy, far, never).flatMap((review) => review.reasons);
			expect(
				kept
					.filter((reason) => reason.due <= end)
					.map(key)
					.sort(),
			).toEqual(rawReasons(a, end).map(key).sort());
		});
	});

	test('a longer stretch has the same days and more', () => {
		holds((all, a, w, u) => {
			const dates = (list: readonly Review[]): unknown => list.map(({ date, reasons }) => ({ date, reasons }));
			const longer = reviews(a, w, addDays(u, 500), never).filter((review) => review.date <= u);
			expect(dates(longer)).toEqual(dates(all));
		});
	});

	test('the minute is within the hours, and within 90 of their opening', () => {
		holds((all, _, w) => {
			const { from: open = 0, to = 0 } = w;
			for (const { minute } of all) {
				expect(minute).toBeGreaterThanOrEqual(open);
				expect(minute).toBeLessThan(to > open ? to : 1440);
				expect(minute).toBeLessThanOrEqual(open + 90);
			}
		});
	});

	test('the same input gives the same output, and is left as it was', () => {
		fc.assert(
			fc.property(anchors, wishes, until, fc.nat(), (a, w, u, seed) => {
				const before = structuredClone({ a, w });
				const first = reviews(a, w, u, from(seed));
				expect(reviews(a, w, u, from(seed))).toEqual(first);
				expect({ a, w }).toEqual(before);
			}),
		);
	});
});

describe('what shows when the plan is opened', () => {
	const all: Review[] = ['2027-03-02', '2027-03-15'].map((date) => ({ date, minute: 600, reasons: [] }));
	const none: Seen = { looked: '', shown: '', again: '' };
	const turn = (today: string, seen: Partial<Seen> = {}): string => {
		const due = dueNow(all, { ...none, ...seen }, today);
		return due ? `${due.review.date} ${due.turn}` : 'nothing';
	};

	test('at the next opening, then once more after three days, then silence', () => {
		expect(turn('2027-03-01')).toBe('nothing');
		expect(turn('2027-03-02')).toBe('2027-03-02 shown');
		expect(turn('2027-03-06')).toBe('2027-03-02 shown');
		expect(turn('2027-03-06', { shown: '2027-03-06' })).toBe('nothing');
		expect(turn('2027-03-08', { shown: '2027-03-06' })).toBe('nothing');
		expect(turn('2027-03-09', { shown: '2027-03-06' })).toBe('2027-03-02 again');
		expect(turn('2027-03-14', { shown: '2027-03-06', again: '2027-03-09' })).toBe('nothing');
	});

	test('the next one begins anew, and those before it are forgotten', () => {
		expect(turn('2027-03-15', { shown: '2027-03-06', again: '2027-03-09' })).toBe('2027-03-15 shown');
		expect(turn('2027-09-01')).toBe('2027-03-15 shown');
	});

	test('one that was looked at is over', () => {
		expect(turn('2027-03-12', { shown: '2027-03-06', looked: '2027-03-06' })).toBe('nothing');
		expect(turn('2027-03-15', { looked: '2027-03-14' })).toBe('2027-03-15 shown');
	});

	test('a date from a clock that was wrong silences nothing', () => {
		expect(turn('2027-03-15', { looked: '2040-01-01', shown: '2040-01-01', again: '2040-01-01' })).toBe(
			'2027-03-15 shown',
		);
	});
});
