import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { openPlan, type Plan } from '../../src/plan/model.ts';
import { TRIGGERS } from '../../src/plan/triggers.ts';
import { click, drawn, find, onScreen, press, until, words } from './harness/hand.ts';
import { clockAt, type Mounted, mount, unmount } from './harness/mount.ts';
import { newerPlan, samplePlan } from './harness/sampleplan.ts';

beforeAll(() => page.viewport(360, 640));
afterEach(unmount);

/** Opens what was kept, on a day. */
async function unlock(plan: Plan, date: string): Promise<Mounted> {
	unmount();
	const mounted = await mount({ plan, clock: clockAt(date) });
	await onScreen('home');
	await drawn();
	return mounted;
}

async function kept(mounted: Mounted, date: string): Promise<Plan> {
	await mounted.app.saver.flush();
	return openPlan(mounted.session.saves.at(-1)?.doc ?? mounted.session.info.doc, clockAt(date));
}

/** A plan that wants to be looked at every two weeks from 1 March on. */
function asking(): Plan {
	const plan = openPlan(null, clockAt('2027-03-01'));
	plan.set('me', 'way_back', 'none');
	plan.set('me', 'look_every', 'two');
	plan.set('me', 'look_start', '2027-03-01');
	return plan;
}

const isDue = (): boolean => find('[data-due]') !== null;

describe('a review that is due', () => {
	test('shows at the next opening, says why, and is over once it was begun', async () => {
		let mounted = await unlock(asking(), '2027-03-14');
		expect(isDue()).toBe(false);
		mounted = await unlock(await kept(mounted, '2027-03-15'), '2027-03-15');
		expect(find('[data-due]')?.textContent).toContain('Is your plan still right?');
		expect(find('[data-due]')?.textContent).toContain('You asked to look again around now.');
		await press('review-begin');
		await onScreen('review-check');
		await press('review-end');
		await onScreen('home');
		expect(isDue()).toBe(false);
		await unlock(await kept(mounted, '2027-03-20'), '2027-03-20');
		expect(isDue()).toBe(false);
	});

	test('after “Not now” it comes back once, three days later, and then no more', async () => {
		let plan = asking();
		const seen: boolean[] = [];
		for (const date of ['2027-03-16', '2027-03-16', '2027-03-18', '2027-03-19', '2027-03-19', '2027-03-25']) {
			const mounted = await unlock(plan, date);
			seen.push(isDue());
			if (isDue()) await press('review-later');
			expect(isDue()).toBe(false);
			plan = await kept(mounted, date);
		}
		expect(seen).toEqual([true, false, false, true, false, false]);
		await unlock(plan, '2027-03-29');
		expect(isDue()).toBe(true);
	});

	test('stays for this opening while other things are done', async () => {
		await unlock(asking(), '2027-03-16');
		await press('to-settings');
		await onScreen('settings');
		await press('to-home');
		await onScreen('home');
		expect(isDue()).toBe(true);
	});

	test.each([
		['court', '2027-04-10', '2027-04-07', 'A date you saved is coming up.'],
		['happened', '2027-03-01', '2027-03-31', 'It has been a while since that day. Some people like to look again.'],
		['happened', '2027-03-01', '2027-03-02', 'You asked to look again around now.'],
		['happened', '2026-03-20', '2027-03-13', 'This may be a hard week. Want to make one small plan for it?'],
	])('for %s on %s, on %s it says: %s', async (kind, date, today, said) => {
		const plan = openPlan(null, clockAt('2026-03-01'));
		plan.add('dates', 'dates', { kind, date });
		await unlock(plan, today);
		const card = find('[data-due]')?.textContent ?? '';
		expect(card).toContain(said);
		// What the day was is not said unasked.
		expect(card).not.toMatch(/\d|happened|court/iu);
	});

	test('nothing shows on a quiet day or the same day of a later year, nor in a plan that cannot be changed', async () => {
		const quiet = asking();
		quiet.add('contactme', 'quiet_dates', { date: '2027-03-16' });
		await unlock(quiet, '2027-03-16');
		expect(isDue()).toBe(false);
		const hard = asking();
		hard.add('dates', 'dates', { kind: 'happened', date: '2026-03-16', look: 'no' });
		await unlock(hard, '2027-03-16');
		expect(isDue()).toBe(false);
		await unlock(hard, '2027-03-17');
		expect(isDue()).toBe(true);
		unmount();
		await mount({ plan: openPlan(newerPlan()), info: { readOnly: true } });
		expect(isDue() || find('[data-act="to-review"]')).toBeFalsy();
	});
});

describe('the review', () => {
	test('with every field blank it can be passed by, screen by screen, in six taps', async () => {
		await unlock(openPlan(null), '2027-03-01');
		await press('to-review');
		for (const step of ['check', 'parts', 'dates', 'share']) {
			await onScreen(`review-${step}`);
			await press('next');
		}
		await onScreen('review-done');
		expect(words()).toContain("That's all. You can close this.");
		await press('review-close');
		await onScreen('home');
	});

	test('can be ended on each screen', async () => {
		await unlock(openPlan(null), '2027-03-01');
		for (const steps of [0, 1, 2, 3]) {
			await press('to-review');
			for (let i = 0; i < steps; i++) await press('next');
			await press('review-end');
			await onScreen('home');
		}
	});

	test('the first screen keeps the answer and its day; after “not good” it offers what there is', async () => {
		const mounted = await unlock(samplePlan(), '2027-03-01');
		await press('to-review');
		await onScreen('review-check');
		// The answer of another day is none to how things are now.
		expect(document.querySelectorAll('[data-field="now.answer"] [aria-pressed="true"]')).toHaveLength(0);
		expect(find('[data-act="next"]')?.textContent).toBe('Skip');
		await click('[data-field="now.answer"] [data-choice="notgood"]');
		expect(words()).toContain('Thanks for saying so. What would you like?');
		expect(words()).not.toMatch(/worker/iu);
		expect(find('[data-act="next"]')?.textContent).toBe('Next');
		await press('check-nothing');
		await onScreen('review-parts');
		const plan = await kept(mounted, '2027-03-01');
		expect([plan.text('now', 'answer'), plan.text('now', 'on')]).toEqual(['notgood', '2027-03-01']);
	});

	test('the parts with a mark have three answers each, and go once they are answered', async () => {
		const mounted = await unlock(samplePlan('2027-01-01'), '2027-03-03');
		await press('to-review');
		await press('next');
		await onScreen('review-parts');
		const cards = (): string[] =>
			[...document.querySelectorAll('[data-stale] .strong')].map((each) => each.textContent ?? '');
		const before = cards();
		expect(before).toContain('Things to take');
		expect(before).not.toContain('Papers and proof');
		const answer = async (title: string, act: string): Promise<void> => {
			const card = [...document.querySelectorAll('[data-stale]')].find((each) => each.textContent?.includes(title));
			card?.querySelector<HTMLElement>(`[data-act="${act}"]`)?.click();
			await drawn();
		};
		await answer('Things to take', 'still-right');
		await answer('People who can help', 'still-later');
		expect(cards()).toEqual(before.filter((each) => each !== 'Things to take' && each !== 'People who can help'));
		await answer('Getting out', 'still-change');
		await onScreen('section-go');
		await press('back');
		await onScreen('review-parts');
		const plan = await kept(mounted, '2027-03-03');
		expect(plan.stamps('bag').reviewed).toBe('2027-03-03');
		expect(plan.stamps('people').later).toBe('2027-03-10');
		expect(cards()).toContain('Getting out');
	});

	test('shows the dates ahead and none that lie behind', async () => {
		const plan = samplePlan();
		plan.add('dates', 'dates', { kind: 'happened', date: '2027-02-27' });
		plan.add('dates', 'dates', { kind: 'release', date: '2027-12-01' });
		await unlock(plan, '2027-03-01');
		await press('to-review');
		await press('next');
		await press('next');
		await onScreen('review-dates');
		const titles = [...document.querySelectorAll('[data-act="date"] .title')].map((each) => each.textContent);
		expect(titles).toEqual(['A day that is hard each year', 'Court']);
		expect(words()).toContain('Want to make one small plan for it?');
		await press('small-plan');
		await onScreen('section-feel');
	});

	test('shares nothing, and offers nothing that could', async () => {
		await unlock(openPlan(null), '2027-03-01');
		await press('to-review');
		for (let i = 0; i < 3; i++) await press('next');
		await onScreen('review-share');
		expect(words()).toContain('Nothing is shared.');
		const acts = [...document.querySelectorAll<HTMLElement>('[data-screen] [data-act]')].map(
			(each) => each.dataset.act,
		);
		expect(acts).toEqual(['back', 'review-end', 'next']);
	});

	test('at its end the holder says when to look again, and that holds from today', async () => {
		const mounted = await unlock(openPlan(null), '2027-03-01');
		await press('to-review');
		for (let i = 0; i < 4; i++) await press('next');
		await click('[data-field="me.look_every"] [data-choice="four"]');
		await press('review-close');
		let plan = await kept(mounted, '2027-03-01');
		expect([plan.text('me', 'look_every'), plan.text('me', 'look_start')]).toEqual(['four', '2027-03-01']);
		await press('to-settings');
		await press('setting-looking');
		await click('[data-field="me.look_every"] [data-choice="no"]');
		plan = await kept(mounted, '2027-03-01');
		expect([plan.text('me', 'look_every'), plan.text('me', 'look_start')]).toEqual(['no', '']);
	});
});

describe('something changed', () => {
	test('offers the parts that it may touch, marks them until they are looked at, and sends nobody anywhere', async () => {
		const mounted = await unlock(samplePlan(), '2027-03-01');
		await press('to-changed');
		await onScreen('changed');
		expect(document.querySelectorAll('[data-screen] main .door')).toHaveLength(TRIGGERS.length);
		await press('changed-trust');
		await onScreen('changed-trust');
		for (const section of ['people', 'signal', 'places', 'routes'])
			expect(find(`[data-act="part-${section}"]`)).not.toBeNull();
		await press('part-people');
		await onScreen('section-people');
		await press('still-right');
		await press('back');
		await onScreen('changed-trust');
		await press('to-home');
		expect(find('[data-act="section-people"]')?.textContent).not.toContain('Still right?');
		expect(find('[data-act="section-places"]')?.textContent).toContain('Still right?');
		expect((await kept(mounted, '2027-03-01')).stamps('signal').touched).toBe(true);
	});

	test('saves the day only when asked: today for what happened, another day by its own screen', async () => {
		const mounted = await unlock(openPlan(null), '2027-03-01');
		await press('to-changed');
		await press('changed-happened');
		expect((await kept(mounted, '2027-03-01')).items('dates', 'dates')).toHaveLength(0);
		await press('save-day');
		let plan = await kept(mounted, '2027-03-01');
		const [item] = plan.items('dates', 'dates');
		expect(item && [plan.text(item, 'kind'), plan.text(item, 'date')]).toEqual(['happened', '2027-03-01']);
		await press('undo');
		plan = await kept(mounted, '2027-03-01');
		expect(plan.items('dates', 'dates')).toHaveLength(0);
		await press('back');
		await press('changed-court');
		await press('save-day');
		await onScreen('field-day-date');
	});

	test('in outreach, what is theirs comes first; leaving and coming back lead to what fits right now', async () => {
		const plan = openPlan(null);
		plan.set('me', 'situations', ['cv3']);
		await unlock(plan, '2027-03-01');
		await press('to-changed');
		expect(document.querySelector('main .door')?.getAttribute('data-act')).toBe('changed-heated');
		await press('changed-leaving');
		await press('changed-situation');
		await onScreen('settings-situation');
	});
});

test('quiet days are the same list as with the rules of contact', async () => {
	await unlock(samplePlan(), '2027-03-01');
	await press('to-settings');
	await press('setting-quiet');
	await onScreen('settings-quiet');
	expect(words()).toContain('May 4, 2027');
	await press('add-contactme-quiet_dates');
	await onScreen('item-quiet');
});

test('nowhere a count of what was not done, a streak, a share in percent, or red (N3)', async () => {
	const plan = samplePlan('2024-01-01');
	plan.set('me', 'look_every', 'two');
	plan.set('me', 'look_start', '2024-01-01');
	await unlock(plan, '2027-03-01');
	const counting = /missed|overdue|late\b|streak|%|in a row|\b\d+ (reviews?|times|days ago|weeks ago|left|of \d+)\b/iu;
	const look = (): void => {
		expect(words()).not.toMatch(counting);
		for (const mark of document.querySelectorAll('.dot, [data-due], [data-stale]')) {
			const { color, backgroundColor } = getComputedStyle(mark);
			for (const each of [color, backgroundColor]) {
				const [red = 0, green = 0, blue = 0] = (each.match(/[\d.]+/gu) ?? []).map(Number);
				expect(red - Math.max(green, blue), `${each} ${mark.outerHTML.slice(0, 80)}`).toBeLessThan(40);
			}
		}
	};
	expect(isDue()).toBe(true);
	expect(document.querySelectorAll('.dot').length).toBeGreaterThan(5);
	look();
	await press('review-begin');
	for (let i = 0; i < 4; i++) {
		look();
		await press('next');
	}
	look();
	await press('review-close');
	await until('home without it', () => !isDue());
});
