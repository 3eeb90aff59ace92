/** What a plan asks of itself: its dates, its marks, its quiet days; and that two phones agree. */

import { describe, expect, test } from 'vitest';
import { rawReasons } from '../../src/plan/cadence.ts';
import { anchorsOf, datesAhead, dueReview, minuteOf, nextDay, quietOf, wishesOf } from '../../src/plan/looking.ts';
import { type ItemId, openPlan, type Plan } from '../../src/plan/model.ts';
import { kindOf } from '../../src/plan/schema.ts';
import { DATE_KINDS } from '../../src/plan/sections/dates.ts';
import { isStale } from '../../src/plan/stale.ts';
import { sectionsOfDate, TRIGGER_IDS, TRIGGERS, triggerOf } from '../../src/plan/triggers.ts';
import { SECTION_IDS } from '../../src/plan/types.ts';
import { add, exchange, fork, good, type TestClock, testClock } from './plans.ts';

function begin(date = '2027-03-01'): { clock: TestClock; plan: Plan } {
	const clock = testClock(date);
	return { clock, plan: openPlan(null, clock) };
}

const save = (plan: Plan, kind: string, date: string, more: Record<string, string | boolean> = {}): ItemId =>
	add(plan, 'dates', 'dates', { kind, date, ...more });

const due = (plan: Plan, today: string): string | undefined => dueReview(plan, today)?.review.date;
const raw = (plan: Plan, until: string): string[] =>
	rawReasons(anchorsOf(plan), until)
		.map((reason) => reason.due)
		.sort();

describe('the kinds of dates (CONTENT 1D, row 56)', () => {
	test('every one is there', () => {
		const named = ['separation', 'programme-start', 'programme-mid', 'programme-end', 'court', 'order-ends'];
		const more = ['contact-change', 'release', 'move', 'new-relationship', 'pregnancy', 'school-year'];
		expect([...DATE_KINDS]).toEqual(expect.arrayContaining([...named, ...more]));
	});

	test.each([
		['court', ['2027-05-27', '2027-06-07', '2027-06-11', '2027-06-24']],
		['order-ends', ['2027-05-27', '2027-06-07', '2027-06-11', '2027-06-24']],
		['separation', ['2027-06-03', '2027-06-08', '2027-06-11', '2027-06-13', '2027-06-24', '2027-07-10', '2027-09-08']],
		['case-closing', ['2027-05-20', '2027-06-10', '2027-07-22', '2027-12-10']],
		['happened', ['2027-06-11', '2027-06-13', '2027-06-24', '2027-07-10', '2027-09-08']],
		['hard', ['2027-06-03', '2027-06-12']],
		['birthday', ['2027-06-07']],
		['funeral', ['2027-06-07']],
		['programme-start', ['2027-06-10', '2027-09-12', '2027-12-16']],
		['programme-end', ['2027-06-10', '2027-12-10']],
	])('%s', (kind, dates) => {
		const { plan } = begin();
		save(plan, kind, '2027-06-10');
		expect(raw(plan, '2027-12-31')).toEqual(dates);
	});

	test('the parts of a programme belong together', () => {
		const { plan } = begin();
		save(plan, 'programme-end', '2027-07-05');
		save(plan, 'programme-start', '2027-04-05');
		save(plan, 'programme-mid', '2027-05-10');
		expect(raw(plan, '2028-12-31')).toEqual(['2027-04-05', '2027-05-10', '2027-07-05', '2028-01-05']);
	});

	test('in outreach, something that happened has its own days', () => {
		const { plan } = begin();
		good(plan.set('me', 'situations', ['cv1']));
		save(plan, 'happened', '2027-03-01');
		expect(raw(plan, '2027-03-31')).toEqual(['2027-03-02', '2027-03-04', '2027-03-08', '2027-03-15', '2027-03-31']);
	});

	test('the holder chooses: before, after, each year, or no look at all', () => {
		const { plan } = begin();
		const court = save(plan, 'court', '2027-06-10', { look: 'before' });
		expect(raw(plan, '2027-12-31')).toEqual(['2027-05-27', '2027-06-07']);
		good(plan.set(court, 'look', 'after'));
		expect(raw(plan, '2027-12-31')).toEqual(['2027-06-11', '2027-06-24']);
		good(plan.set(court, 'look', 'no'));
		expect(raw(plan, '2029-12-31')).toEqual([]);
		good(plan.set(court, 'look', 'yes'));
		good(plan.set(court, 'repeats', true));
		expect(raw(plan, '2028-12-31')).toHaveLength(8);
		good(plan.set(court, 'date', undefined));
		expect(raw(plan, '2028-12-31')).toEqual([]);
	});

	test('a day that was saved late asks nothing for what was over by then', () => {
		const { plan } = begin('2027-03-01');
		save(plan, 'happened', '2027-02-01');
		expect(raw(plan, '2027-12-31')).toEqual(['2027-03-03', '2027-05-02']);
	});
});

describe('a review that is due', () => {
	test('comes from a date, and from the wish to look again every few weeks', () => {
		const { plan } = begin();
		expect(due(plan, '2030-01-01')).toBeUndefined();
		good(plan.set('me', 'look_every', 'four'));
		good(plan.set('me', 'look_start', '2027-03-01'));
		expect(due(plan, '2027-03-14')).toBeUndefined();
		expect(due(plan, '2027-03-15')).toBe('2027-03-15');
		expect(due(plan, '2027-03-29')).toBe('2027-03-29');
		good(plan.set('me', 'look_every', 'no'));
		expect(due(plan, '2027-03-29')).toBeUndefined();
	});

	test('never shows on a quiet day or a hard day, and shows on the next one', () => {
		const { plan } = begin();
		save(plan, 'court', '2027-03-18');
		add(plan, 'contactme', 'quiet_dates', { date: '2027-03-15', until: '2027-03-16' });
		save(plan, 'hard', '2020-03-17', { look: 'no' });
		expect([due(plan, '2027-03-13'), due(plan, '2027-03-14')]).toEqual(['2027-03-04', '2027-03-14']);
		expect(due(plan, '2027-03-15')).toBeUndefined();
		expect(due(plan, '2027-03-16')).toBeUndefined();
		expect(due(plan, '2027-03-17')).toBeUndefined();
		expect(due(plan, '2027-03-18')).toBe('2027-03-14');
	});

	test('the same day of a later year of what happened is quiet, also where it asks for nothing', () => {
		const { plan } = begin();
		save(plan, 'happened', '2026-03-15', { look: 'no' });
		good(plan.set('me', 'look_every', 'steady'));
		good(plan.set('me', 'look_start', '2027-03-01'));
		expect([due(plan, '2027-03-15'), due(plan, '2027-03-16')]).toEqual([undefined, '2027-03-16']);
	});

	test('what one phone has seen, the other knows once they met', () => {
		const { plan, clock } = begin();
		good(plan.set('me', 'look_every', 'two'));
		good(plan.set('me', 'look_start', '2027-03-01'));
		const other = fork(plan, clock);
		good(plan.set('me', 'look_done', '2027-03-15'));
		save(other, 'court', '2027-04-20');
		expect(due(other, '2027-03-15')).toBeDefined();
		exchange(plan, other);
		expect([due(plan, '2027-03-16'), due(other, '2027-03-16')]).toEqual([undefined, undefined]);
		expect(anchorsOf(plan)).toEqual(anchorsOf(other));
		expect(due(plan, '2027-04-06')).toBe('2027-04-06');
	});

	test('a date that is saved after this week’s review was looked at is not lost in it', () => {
		const { plan, clock } = begin();
		good(plan.set('me', 'look_every', 'two'));
		good(plan.set('me', 'look_start', '2027-03-01'));
		good(plan.set('me', 'look_done', '2027-03-15'));
		clock.date = '2027-03-16';
		// Three days before is the 17th, in a week that has its review already.
		save(plan, 'court', '2027-03-20');
		expect(dueReview(plan, '2027-03-16')?.review).toMatchObject({
			date: '2027-03-16',
			reasons: [{}, { due: '2027-03-17' }],
		});
		good(plan.set('me', 'look_done', '2027-03-16'));
		expect(due(plan, '2027-03-20')).toBeUndefined();
	});

	test('the days on which one can be reached, and the hours', () => {
		const { plan } = begin();
		good(plan.set('contactme', 'hours', { days: ['tue'], from: '10:00', to: '12:30' }));
		expect(wishesOf(plan)).toEqual({ quiet: [], days: ['tue'], from: 600, to: 750 });
		save(plan, 'court', '2027-06-17');
		expect(due(plan, '2027-06-02')).toBe('2027-06-01');
		expect(minuteOf('none')).toBe(0);
	});
});

describe('dates ahead', () => {
	test('the next day of each, the nearest first, and nothing that lies behind', () => {
		const { plan } = begin();
		const [court, hard] = [save(plan, 'court', '2027-03-20'), save(plan, 'hard', '2019-03-05')];
		save(plan, 'happened', '2027-02-20');
		save(plan, 'release', '2027-09-01');
		add(plan, 'dates', 'dates', { kind: 'move' });
		expect(datesAhead(plan, '2027-03-01', 60)).toEqual([
			{ item: hard, date: '2027-03-05' },
			{ item: court, date: '2027-03-20' },
		]);
		expect(nextDay(plan, hard, '2027-03-06')).toBe('2028-03-05');
		expect(nextDay(plan, court, '2027-03-21')).toBe('');
	});

	test('a quiet day can be a date, a day or a span of days', () => {
		const { plan } = begin();
		save(plan, 'court', '2027-06-17', { quiet: true });
		add(plan, 'contactme', 'quiet_dates', { date: '2027-05-04' });
		add(plan, 'contactme', 'quiet_dates', { date: '2027-05-10', until: '2027-05-12' });
		add(plan, 'contactme', 'quiet_dates');
		expect(quietOf(plan)).toEqual([
			{ date: '2027-05-04' },
			{ date: '2027-05-10', until: '2027-05-12' },
			{ date: '2027-06-17' },
		]);
	});
});

describe('triggers (CONTENT 2.6)', () => {
	// The table as it stands, with the sections that this release has not.
	const table: Record<string, string> = {
		happened: 'now signs go people',
		moved: 'places home routes papers phone contactme',
		leaving: 'go bag money kids legal',
		release: 'now places routes kids day phone',
		programme: 'now signs kids team',
		court: 'legal dates routes',
		'contact-change': 'kids childplan day routes',
		trust: 'people signal places routes',
		phone: 'phone contactme team',
		health: 'health after care',
		worker: 'team contactme story',
		heated: 'routes calm away people',
		'hard-day': 'now feel routes',
	};

	test.each(TRIGGER_IDS)('%s offers the sections of the table', (id) => {
		const here = (table[id] ?? '').split(' ').filter((section) => SECTION_IDS.some((known) => known === section));
		expect(triggerOf(id).sections).toEqual(here);
		expect(here.length).toBeGreaterThan(0);
	});

	test('they are all there, once, and each date that they save is a kind of date', () => {
		expect(TRIGGERS.map((trigger) => trigger.id)).toEqual(Object.keys(table));
		const kinds = kindOf('day').fields.find((field) => field.id === 'kind');
		const known = kinds && 'options' in kinds ? kinds.options : [];
		for (const { date } of TRIGGERS) if (date) expect(known).toContain(date);
		for (const kind of DATE_KINDS) expect(sectionsOfDate(kind)).toContain('dates');
	});
});

describe('marks', () => {
	const fill = (plan: Plan): void => {
		add(plan, 'routes', 'steps', { text: 'bus 9' });
		add(plan, 'feel', 'steps', { text: 'swim' });
	};
	const marked = (plan: Plan, today: string): string[] =>
		SECTION_IDS.filter((section) => isStale(plan, section, today));

	test('a date marks what it may touch from 30 days before it, until that was looked at', () => {
		const { plan, clock } = begin('2027-03-01');
		fill(plan);
		save(plan, 'court', '2027-04-15');
		clock.date = '2027-03-10';
		good(plan.review('routes'));
		expect(marked(plan, '2027-03-15')).toEqual([]);
		expect(marked(plan, '2027-03-16')).toEqual(['routes', 'dates']);
		clock.date = '2027-03-16';
		good(plan.review('routes'));
		expect(marked(plan, '2027-03-16')).toEqual(['dates']);
		good(plan.postpone('dates'));
		expect(marked(plan, '2027-03-22')).toEqual([]);
		expect(marked(plan, '2027-03-23')).toEqual(['dates']);
		clock.date = '2027-03-23';
		good(plan.review('dates'));
		expect(marked(plan, '2027-04-14')).toEqual([]);
	});

	test('a date that is saved when it is near marks what was looked at before', () => {
		const { plan, clock } = begin('2027-03-01');
		fill(plan);
		clock.date = '2027-03-05';
		save(plan, 'court', '2027-03-12');
		expect(marked(plan, '2027-03-05')).toEqual(['routes']);
		expect(marked(plan, '2027-03-12')).toEqual(['routes']);
		expect(marked(plan, '2027-03-13')).toEqual([]);
	});

	test('papers that run out soon mark the papers', () => {
		const { plan } = begin('2027-03-01');
		add(plan, 'papers', 'papers', { kind: 'visa', expires: '2027-05-01' });
		expect(marked(plan, '2027-03-31')).toEqual([]);
		expect(marked(plan, '2027-04-01')).toEqual(['papers']);
	});

	test('what the holder says has changed marks at once; looking, changing or putting off ends it', () => {
		const { plan, clock } = begin('2027-03-01');
		fill(plan);
		for (const section of triggerOf('hard-day').sections) good(plan.touch(section));
		// An empty part has nothing that could be wrong.
		expect(marked(plan, '2027-03-01')).toEqual(['feel', 'routes']);
		good(plan.review('feel'));
		expect(marked(plan, '2027-03-01')).toEqual(['routes']);
		const [step] = plan.items('routes', 'steps');
		good(plan.set(step ?? 'routes', 'text', 'bus 7'));
		expect(marked(plan, '2027-03-01')).toEqual([]);
		good(plan.touch('feel'));
		good(plan.postpone('feel'));
		expect(marked(plan, '2027-03-01')).toEqual([]);
		clock.date = '2027-03-08';
		expect(marked(plan, '2027-03-08')).toEqual(['feel']);
		good(plan.touch('feel'));
		expect(marked(plan, '2027-03-08')).toEqual(['feel']);
	});

	test('two phones keep both what was said and what was typed', () => {
		const { plan, clock } = begin('2027-03-01');
		fill(plan);
		const other = fork(plan, clock);
		good(plan.touch('routes'));
		const [step] = other.items('routes', 'steps');
		good(other.set(step ?? 'routes', 'text', 'bus 7'));
		exchange(plan, other);
		for (const phone of [plan, other]) {
			expect(isStale(phone, 'routes', '2027-03-01')).toBe(true);
			expect(phone.text(step ?? 'routes', 'text')).toBe('bus 7');
		}
	});
});
