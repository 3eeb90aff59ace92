import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { openPlan, type Plan } from '../../src/plan/model.ts';
import type { TipsWish } from '../../src/wire/session.ts';
import type { PageHost } from './harness/doubles.ts';
import { click, drawn, find, onScreen, press, typeInto, until, words } from './harness/hand.ts';
import { clockAt, type Mounted, mount, unmount } from './harness/mount.ts';
import { samplePlan } from './harness/sampleplan.ts';

beforeAll(() => page.viewport(360, 640));
afterEach(unmount);

async function open(before?: (host: PageHost) => void, plan: Plan = samplePlan()): Promise<Mounted> {
	const mounted = await mount({ plan, clock: clockAt('2027-03-01'), before: (_, host) => before?.(host) });
	await press('to-settings');
	await press('setting-reminders');
	await onScreen('settings-reminders');
	await until('an answer', () => words().match(/Reminders are|browser|right now/u));
	return mounted;
}

const isOn = (host: PageHost): void => {
	if (host.tips) host.tips = { wish: { ...host.tips.wish, on: true }, state: 'on' };
};

const says = (text: string): Promise<unknown> => until(text, () => words().includes(text));
const last = (mounted: Mounted): TipsWish => {
	const wish = mounted.host.wishes.at(-1);
	if (!wish) throw new Error('no wish');
	return wish;
};

test('before it can be turned on, it says what shows, where, and who learns of it', async () => {
	const mounted = await open();
	expect(words()).toContain('Reminders are off.');
	for (const said of [
		'One line, with no sound',
		'on the locked screen too',
		'maker of the browser',
		'Our server keeps',
	]) {
		expect(words().indexOf(said), said).toBeGreaterThan(-1);
		expect(words().indexOf(said), said).toBeLessThan(words().indexOf('Turn reminders on'));
	}
	// Looking at the page changes nothing.
	expect(mounted.host.wishes).toEqual([]);
});

test('turning it on sends the wish, and nothing of the plan: no review, no date, no quiet day', async () => {
	const plan = samplePlan();
	plan.set('me', 'look_every', 'two');
	plan.set('me', 'look_start', '2027-03-01');
	const mounted = await open(undefined, plan);
	await press('remind-on');
	await says('Reminders are on.');
	const days = [true, true, true, true, true, true, true];
	expect(mounted.host.wishes).toEqual([{ on: true, days, from: 600, to: 1200, every: 1, quiet: [], line: 'tip' }]);
	// The setting is the cover's own. The plan keeps none of it.
	await mounted.app.saver.flush();
	expect(mounted.session.saves).toEqual([]);
});

test('off is one tap, the first button of the page, and reads as off before anyone has answered', async () => {
	const mounted = await open(isOn);
	expect(find('main [data-act]')).not.toBeNull();
	expect(document.querySelector<HTMLElement>('main [data-act]')?.dataset.act).toBe('remind-off');
	let go = (): void => {};
	mounted.host.gate = new Promise((resolve) => {
		go = resolve;
	});
	await press('remind-off');
	expect(words()).toContain('Reminders are off.');
	await until('the call', () => mounted.host.wishes.length === 1);
	expect(last(mounted).on).toBe(false);
	go();
	await drawn();
	expect(words()).toContain('Reminders are off.');
});

test('off counts, also where the answer to “on” comes after it', async () => {
	const mounted = await open();
	let go = (): void => {};
	mounted.host.gate = new Promise((resolve) => {
		go = resolve;
	});
	await press('remind-on');
	expect(words()).toContain('Turning it on');
	await press('remind-off');
	go();
	await until('both calls', () => mounted.host.wishes.length === 2);
	await drawn();
	expect(mounted.host.wishes.map((wish) => wish.on)).toEqual([true, false]);
	expect(words()).toContain('Reminders are off.');
});

describe('where it cannot be', () => {
	test.each([
		['refused', 'may not show notices for this site'],
		['unsupported', "can't show reminders"],
	] as const)('%s', async (answer, said) => {
		const mounted = await open((host) => {
			host.tipsAnswer = answer;
		});
		await press('remind-on');
		await says(said);
		expect(words()).toContain('The plan still asks you here, after your code.');
		expect(find('[data-act="remind-off"]')).toBeNull();
		// Refused can be changed in the browser; what cannot be is not offered again.
		expect(find('[data-act="remind-on"]') !== null).toBe(answer === 'refused');
		expect(mounted.host.wishes).toHaveLength(1);
	});

	test('offline it is kept here, both ways, and says so', async () => {
		await open((host) => {
			host.tipsAnswer = 'offline';
		});
		await press('remind-on');
		await says('The server hears of it once there is a connection.');
		await press('remind-off');
		await says('Off. This phone shows nothing more.');
	});

	test('a gate that does not answer leaves the rest of the plan as it is', async () => {
		await open((host) => {
			host.tips = undefined;
		});
		expect(words()).toContain("This can't be read right now.");
		expect(find('[data-act="remind-on"]')).toBeNull();
		await press('back');
		await onScreen('settings');
	});
});

describe('what can be picked', () => {
	test('days, hours, how often and the line hold at once while it is on', async () => {
		const mounted = await open(isOn);
		await click('[data-field="remind.days"] [data-choice="sun"]');
		await until('days', () => last(mounted).days[6] === false);
		await click('[data-field="remind.every"] [data-choice="3"]');
		await until('every', () => last(mounted).every === 3);
		await click('[data-field="remind.line"] [data-choice="bin"]');
		await until('line', () => last(mounted).line === 'bin');
		await typeInto('[data-field="remind.from"]', '08:30');
		await until('from', () => last(mounted).from === 510);
		await typeInto('[data-field="remind.to"]', '00:00');
		await until('to', () => last(mounted).to === 1440);
		expect(last(mounted)).toEqual({
			on: true,
			days: [true, true, true, true, true, true, false],
			from: 510,
			to: 1440,
			every: 3,
			quiet: [],
			line: 'bin',
		});
	});

	test('the lines are those of CONTENT 2.8, a tip, and words of one’s own', async () => {
		await open();
		const lines = [...document.querySelectorAll('[data-field="remind.line"] [data-choice]')].map(
			(each) => each.textContent,
		);
		expect(lines).toEqual([
			'A tip about the calculator',
			'Water the plants',
			'Library book due',
			'Update ready',
			'Recipe saved',
			'Back up photos',
			'Bin day',
			'Class moved',
			'Battery tip',
			'Stretch break',
			'Weekly list',
			'Words of your own',
		]);
	});

	test('own words: an empty line changes nothing, a long one is not cut but refused, a good one goes when typing rests', async () => {
		const mounted = await open(isOn);
		await click('[data-field="remind.line"] [data-choice="own"]');
		await drawn();
		expect(mounted.host.wishes).toEqual([]);
		await typeInto('[data-field="remind.own"]', 'x'.repeat(41));
		expect(mounted.host.wishes).toEqual([]);
		for (const text of ['C', 'Ca', 'Call the dentist']) await typeInto('[data-field="remind.own"]', text);
		await until('own', () => mounted.host.wishes.length > 0);
		expect(mounted.host.wishes.map((wish) => wish.line)).toEqual([{ own: 'Call the dentist' }]);
	});

	test('words that were typed last go out when the page is left', async () => {
		const mounted = await open(isOn);
		await click('[data-field="remind.line"] [data-choice="own"]');
		await typeInto('[data-field="remind.own"]', 'Water');
		await press('back');
		await until('own', () => mounted.host.wishes.length > 0);
		expect(last(mounted).line).toEqual({ own: 'Water' });
	});

	test('hours that do not fit together change nothing, and the last day stays', async () => {
		const mounted = await open((host) => {
			isOn(host);
			if (host.tips)
				host.tips = {
					...host.tips,
					wish: { ...host.tips.wish, days: [true, false, false, false, false, false, false] },
				};
		});
		await typeInto('[data-field="remind.to"]', '09:00');
		expect(words()).toContain('The second time comes after the first.');
		await click('[data-field="remind.days"] [data-choice="mon"]');
		expect(find('[data-field="remind.days"] [data-choice="mon"]')?.getAttribute('aria-pressed')).toBe('true');
		await press('back');
		await onScreen('settings');
		expect(mounted.host.wishes).toEqual([]);
	});

	test('quiet days go along only when the holder says so, each day by itself, and can be taken back', async () => {
		const plan = samplePlan();
		plan.add('contactme', 'quiet_dates', { date: '2027-02-27', until: '2027-03-02' });
		const mounted = await open(isOn, plan);
		expect(words()).toContain("in the calculator's settings too, for anyone to see");
		await click('[data-field="remind.quiet"] [data-choice="yes"]');
		await until('quiet', () => mounted.host.wishes.length === 1);
		expect(last(mounted).quiet).toEqual(['2027-03-01', '2027-03-02', '2027-05-04']);
		await click('[data-field="remind.quiet"] [data-choice="no"]');
		await until('quiet', () => mounted.host.wishes.length === 2);
		expect(last(mounted).quiet).toEqual([]);
	});

	test('once they go along, new quiet days follow when the page is opened', async () => {
		const mounted = await open((host) => {
			isOn(host);
			if (host.tips) host.tips = { ...host.tips, wish: { ...host.tips.wish, quiet: ['2027-02-01'] } };
		});
		await until('quiet', () => mounted.host.wishes.length === 1);
		expect(last(mounted).quiet).toEqual(['2027-05-04']);
	});

	test('without quiet days nobody is asked about them', async () => {
		await open(undefined, openPlan(null));
		expect(find('[data-field="remind.quiet"]')).toBeNull();
	});
});
