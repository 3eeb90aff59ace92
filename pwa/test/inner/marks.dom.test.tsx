/** What this phone leaves in the plan for the holder's other phones, and what is handed over when all of them are cleared. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { chance, pools } from '../../src/inner/l10n/pools.ts';
import { openPlan } from '../../src/plan/model.ts';
import { seeded } from '../../src/plan/seed.ts';
import type { MemorySession } from './harness/doubles.ts';
import { drawn, press, until, words } from './harness/hand.ts';
import { clockAt, type Mounted, mount, unmount } from './harness/mount.ts';
import { samplePlan } from './harness/sampleplan.ts';

beforeAll(() => page.viewport(360, 640));
afterEach(unmount);

const mine = new Uint8Array(80).fill(7);
const theirs = new Uint8Array(80).fill(9);

const leaving =
	(mark: Uint8Array | null) =>
	(session: MemorySession): void => {
		session.left = mark;
	};

const kept = (mounted: Mounted): readonly (readonly Uint8Array[])[] =>
	mounted.session.saves.map(({ doc }) => openPlan(doc).marks());

describe('at an opening', () => {
	test('a mark is left where it changed, and the plan is saved with it', async () => {
		const mounted = await mount({ plan: samplePlan(), before: leaving(mine) });
		await until('a save', () => mounted.session.saves.length > 0);
		expect(kept(mounted)).toEqual([[mine]]);
		expect(mounted.session.saves[0]?.deleted).toBe(false);
	});

	test('nothing is written where it is there already, or where there is none to leave', async () => {
		const plan = samplePlan();
		plan.leaveMark('phone-of-these-tests--', mine);
		for (const left of [mine, null]) {
			const before = left ? plan : samplePlan();
			const mounted = await mount({ plan: before, before: leaving(left) });
			await drawn();
			await mounted.app.saver.flush();
			expect(mounted.session.saves, String(left)).toHaveLength(0);
			unmount();
		}
	});

	test('it is taken out where reminders are off by now', async () => {
		const plan = samplePlan();
		plan.leaveMark('phone-of-these-tests--', mine);
		plan.leaveMark('phone-of-another-test-', theirs);
		const mounted = await mount({ plan });
		await until('a save', () => mounted.session.saves.length > 0);
		expect(kept(mounted)).toEqual([[theirs]]);
	});

	test('lists leave none', async () => {
		const clock = clockAt('2027-03-01');
		const doc = seeded('shopping', false, clock.today(), pools('en'), chance);
		const mounted = await mount({
			plan: openPlan(doc, clock),
			info: { look: 'shopping' },
			before: leaving(mine),
		});
		await drawn();
		expect(mounted.app.plan.marks()).toEqual([]);
	});
});

test('turning reminders on leaves one at once, and off takes it out', async () => {
	const mounted = await mount({ plan: samplePlan() });
	await press('to-settings');
	await press('setting-reminders');
	mounted.session.left = mine;
	await press('remind-on');
	await until('a mark', () => mounted.app.plan.marks().length === 1);
	mounted.session.left = null;
	await press('remind-off');
	await until('none', () => mounted.app.plan.marks().length === 0);
});

test('clearing everywhere hands all of them over, and says what of other phones', async () => {
	const plan = samplePlan();
	plan.leaveMark('phone-of-another-test-', theirs);
	const mounted = await mount({ plan, before: leaving(mine) });
	await until('its own', () => mounted.app.plan.marks().length === 2);
	await press('to-settings');
	await press('setting-clear');
	document.querySelector<HTMLElement>('[data-choice="everywhere"]')?.click();
	await until('the page', () => words().includes('the next time you open them'));
	await until('which', () => words().includes('One other phone has reminders on.'));
	expect(words()).toContain('That may take a day or more.');
	await press('clear-everywhere-taps');
	await press('clear-everywhere-sure');
	await until('finished', () => mounted.host.finished === 1);
	const handed = mounted.session.marks ?? [];
	expect([...handed].map((mark) => mark[0]).sort((a = 0, b = 0) => a - b)).toEqual([7, 9]);
});

test('where no other phone can be reached closed, that is what it says; lists say nothing of it', async () => {
	for (const look of ['whole', 'shopping'] as const) {
		const clock = clockAt('2027-03-01');
		const doc = seeded('shopping', false, clock.today(), pools('en'), chance);
		await mount({
			plan: look === 'whole' ? samplePlan() : openPlan(doc, clock),
			info: { look },
			before: leaving(mine),
		});
		await press('to-settings');
		await press('setting-clear');
		document.querySelector<HTMLElement>('[data-choice="everywhere"]')?.click();
		await until('the page', () => words().includes('the next time you open them'));
		await drawn();
		expect(words().includes('no other phone has reminders on'), look).toBe(look === 'whole');
		expect(words().includes('reminders'), look).toBe(look === 'whole');
		unmount();
	}
});

describe('other phones, from one that stays', () => {
	async function phonePage(before: (session: MemorySession) => void): Promise<Mounted> {
		const plan = samplePlan();
		plan.leaveMark('phone-of-another-test-', theirs);
		const mounted = await mount({ plan, before });
		await press('to-settings');
		await press('setting-phone');
		await until('the offer', () => document.querySelector('[data-phones="1"]'));
		return mounted;
	}

	test('are cleared by a hold or two taps; this one stays, and it says what became of it', async () => {
		const mounted = await phonePage(leaving(mine));
		expect(words()).toContain('This phone and the server copy stay.');
		await press('clear-phones-taps');
		expect(mounted.session.calls).not.toContain('clearPhones');
		await press('clear-phones-sure');
		await until('it waits', () => words().includes('For one phone it waits for the next reminder.'));
		expect(mounted.session.marks).toEqual([theirs]);
		mounted.session.orders = ['taken'];
		await press('phones-look');
		await until('it was sent', () => words().includes('It was sent to one phone.'));
		mounted.session.orders = ['none'];
		await press('phones-look');
		await until('it is over', () => words().includes('For one phone nothing waits.'));
		expect(mounted.host.left + mounted.host.finished).toBe(0);
	});

	test('say so where the server was not reached', async () => {
		await phonePage((session) => void session.refuse.set('clearPhones', 'offline'));
		await press('clear-phones-taps');
		await press('clear-phones-sure');
		await until('why', () => words().includes('The server could not be reached for all of them.'));
		expect(document.querySelector('[data-order]')).toBeNull();
	});

	test('are not spoken of where none can be reached', async () => {
		await mount({ plan: samplePlan(), before: leaving(mine) });
		await press('to-settings');
		await press('setting-phone');
		await until('the page', () => document.querySelector('[data-act="pass-words"]'));
		await drawn();
		expect(document.querySelector('[data-phones]')).toBeNull();
	});
});

test('new keys send the setting once more, so that the server hears of the new right', async () => {
	const mounted = await mount({
		plan: samplePlan(),
		before: (session, host) => {
			session.left = mine;
			if (host.tips) host.tips = { wish: { ...host.tips.wish, on: true }, state: 'on' };
			host.typed.push('2718281828');
		},
	});
	await press('to-settings');
	await press('setting-code');
	await press('code-renew');
	await until('a code', () => document.querySelector('[data-code]'));
	await press('practise');
	await until('the proof', () => document.querySelector('[data-act="code-put"]'));
	mounted.session.left = theirs;
	for (const digit of mounted.session.code) {
		[...document.querySelectorAll('button')].find((button) => button.textContent === digit)?.click();
		await drawn();
	}
	await press('code-put');
	await until('the wish', () => mounted.host.wishes.length === 1);
	expect(mounted.host.wishes[0]?.on).toBe(true);
	await until('the new mark', () => mounted.app.plan.marks()[0]?.[0] === 9);
});
