import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { page as openSetting } from '../../src/cover/tips/page.ts';
import { BEGIN } from '../../src/tips/wish.ts';
import type { Tips, TipsAnswer, TipsWish } from '../../src/wire/session.ts';
import { cover, find } from './calculator/page.ts';
import { media, violations } from './scene.ts';

/** The setting behind the page, as it was set last. */
let now: Tips;
let answer: TipsAnswer;
const wishes: TipsWish[] = [];
const api = {
	tips: async () => now,
	setTips: async (wish: TipsWish) => {
		wishes.push(wish);
		return wish.on ? answer : 'off';
	},
};

const sheet = (): HTMLDialogElement => find<'dialog'>('dialog.sheet');
const setting = (): HTMLElement => find('.tips');
const said = (): string => find('.tips .state').textContent ?? '';

function button(name: string): HTMLButtonElement {
	const all = Array.from(setting().querySelectorAll('button'));
	const found = all.find((each) => (each.getAttribute('aria-label') ?? each.textContent)?.trim() === name);
	if (!found) throw new Error(`no button ${name}`);
	return found;
}

function field(name: string): HTMLInputElement {
	const label = Array.from(setting().querySelectorAll('label')).find((each) => each.textContent === name);
	const found = label?.querySelector('input');
	if (!found) throw new Error(`no field ${name}`);
	return found;
}

function type(name: string, value: string): void {
	const input = field(name);
	input.value = value;
	input.dispatchEvent(new Event('input', { bubbles: true }));
}

const pressed = (name: string): string | null => button(name).getAttribute('aria-pressed');
const last = (): TipsWish | undefined => wishes.at(-1);

/** As the button on the sheet does it, once its file is there. */
async function open(tag = 'en'): Promise<void> {
	cover.setLanguage(tag);
	find<'button'>('.bar [aria-haspopup=dialog]').click();
	find('.sheet .choice.wide').focus();
	openSetting(sheet(), { cover: 'calculator', tag }, api);
	await expect.poll(() => said()).not.toBe('');
}

beforeEach(async () => {
	await page.viewport(360, 640);
	sheet().close();
	await expect.poll(() => document.querySelector('.tips')).toBeNull();
	cover.setLanguage('en');
	cover.reset();
	now = { wish: BEGIN, state: 'off' };
	answer = 'on';
	wishes.length = 0;
});

describe('the setting', () => {
	test('takes the place of the sheet, is called as its heading, and gives it back', async () => {
		await open();
		expect(setting().getClientRects()).toHaveLength(1);
		expect(find('#settings-title').getClientRects()).toHaveLength(0);
		expect(sheet().getAttribute('aria-labelledby')).toBe('tips-title');
		expect(find('#tips-title').textContent).toBe('A tip a day');
		expect(document.activeElement).toBe(button('Back'));
		button('Back').click();
		expect(document.querySelector('.tips')).toBeNull();
		expect(find('#settings-title').getClientRects()).toHaveLength(1);
		expect(sheet().getAttribute('aria-labelledby')).toBe('settings-title');
		expect(document.activeElement).toBe(find('.sheet .choice.wide'));
	});

	test('is gone when the calculator comes back, with all that was typed', async () => {
		await open();
		button('Own words').click();
		type('Own words, at most 40 letters', 'Call the plumber');
		cover.reset();
		await expect.poll(() => document.querySelector('.tips')).toBeNull();
		expect(document.body.innerHTML).not.toContain('plumber');
		expect(sheet().open).toBe(false);
	});

	test('holds nothing before it is turned on, and everything at once after that', async () => {
		await open();
		button('Every 3 days').click();
		button('Sunday').click();
		button('Bin day').click();
		type('From', '08:00');
		type('Until', '12:30');
		expect(wishes).toEqual([]);
		button('Turn on').click();
		await expect.poll(() => said()).toBe('On');
		const days = [true, true, true, true, true, true, false];
		expect(wishes).toEqual([{ on: true, days, from: 480, to: 750, every: 3, quiet: [], line: 'bin' }]);
		button('Once a week').click();
		await expect.poll(() => last()?.every).toBe(7);
		button('Turn off').click();
		expect(said()).toBe('Off');
		expect(last()).toMatchObject({ on: false, every: 7 });
	});

	test('shows what is set, and keeps what it does not offer', async () => {
		now = { wish: { ...BEGIN, on: true, every: 5, to: 1_440, line: { own: 'Feed the cat' } }, state: 'on' };
		await open();
		expect([pressed('Every \u20685\u2069 days'), pressed('Own words'), pressed('A tip')]).toEqual([
			'true',
			'true',
			'false',
		]);
		expect([field('From').value, field('Until').value]).toEqual(['10:00', '00:00']);
		expect(field('Own words, at most 40 letters').value).toBe('Feed the cat');
	});

	test('always has a day, and hours of at least half an hour', async () => {
		now = { wish: { ...BEGIN, on: true, days: [true, false, false, false, false, false, false] }, state: 'on' };
		await open();
		button('Monday').click();
		expect(pressed('Monday')).toBe('true');
		type('Until', '10:20');
		expect(setting().textContent).toContain('Choose half an hour or more.');
		type('Until', '');
		await new Promise((done) => setTimeout(done, 900));
		expect(wishes).toEqual([]);
		type('Until', '00:00');
		await expect.poll(() => last()).toMatchObject({ from: 600, to: 1_440 });
		expect(setting().textContent).not.toContain('Choose half an hour or more.');
	});

	test('takes own words of at most 40 letters, and never none', async () => {
		now = { wish: { ...BEGIN, on: true }, state: 'on' };
		await open();
		button('Own words').click();
		expect(document.activeElement).toBe(field('Own words, at most 40 letters'));
		await userEvent.keyboard('x'.repeat(50));
		await expect.poll(() => last()?.line).toEqual({ own: 'x'.repeat(40) });
		const before = wishes.length;
		type('Own words, at most 40 letters', ' ');
		await new Promise((done) => setTimeout(done, 900));
		expect(wishes).toHaveLength(before);
	});

	test('lists dates without one, adds and removes them', async () => {
		now = { wish: { ...BEGIN, on: true, quiet: ['2020-01-01', '2090-05-06'] }, state: 'on' };
		await open();
		expect(setting().querySelectorAll('li')).toHaveLength(2);
		type('Date', '2090-05-04');
		button('Add').click();
		// What has passed goes with it.
		await expect.poll(() => last()?.quiet).toEqual(['2090-05-04', '2090-05-06']);
		expect(field('Date').value).toBe('');
		button('Remove \u2068Saturday, May 6, 2090\u2069').click();
		await expect.poll(() => last()?.quiet).toEqual(['2090-05-04']);
		expect(document.activeElement).toBe(field('Date'));
	});

	test.each([
		['refused', 'This browser does not allow notifications from here. Its own settings can change that.', true],
		['unsupported', 'This does not work here.', false],
	] as const)('says so where it is %s, and is off', async (state, text, usable) => {
		answer = state;
		await open();
		button('Turn on').click();
		await expect.poll(() => said()).toBe(text);
		expect(button('Turn on').getClientRects().length > 0).toBe(usable);
	});

	test('without a connection it is on, and begins later; off is off', async () => {
		answer = 'offline';
		await open();
		button('Turn on').click();
		await expect.poll(() => said()).toBe('On. It begins when there is a connection.');
		now = { wish: BEGIN, state: 'offline' };
		sheet().close();
		await expect.poll(() => document.querySelector('.tips')).toBeNull();
		await open();
		expect(said()).toBe('Off');
	});

	test('only the answer to the last wish counts', async () => {
		let late: (answer: TipsAnswer) => void = () => {};
		const { setTips } = api;
		api.setTips = (wish) =>
			wish.on
				? new Promise((done) => {
						late = done;
					})
				: setTips(wish);
		await open();
		button('Turn on').click();
		expect(said()).toBe('One moment');
		button('Turn off').click();
		await expect.poll(() => said()).toBe('Off');
		late('on');
		await new Promise((done) => setTimeout(done, 20));
		expect(said()).toBe('Off');
		api.setTips = setTips;
	});
});

describe.each(['en', 'es', 'ar'])('in %s', (tag) => {
	test.each(['light', 'dark'] as const)('is whole and accessible on 360 × 640, %s', async (scheme) => {
		await media(scheme);
		now = { wish: { ...BEGIN, on: true, quiet: ['2090-05-06'], line: { own: 'Feed the cat' } }, state: 'on' };
		await open(tag);
		expect(await violations()).toEqual([]);
		expect(getComputedStyle(setting()).direction).toBe(tag === 'ar' ? 'rtl' : 'ltr');
		expect(sheet().scrollWidth).toBeLessThanOrEqual(sheet().clientWidth);
		for (const part of setting().querySelectorAll('button, input')) {
			const { width, height } = part.getBoundingClientRect();
			expect([part.outerHTML, Math.min(width, height) >= 48]).toEqual([part.outerHTML, true]);
		}
		for (const input of setting().querySelectorAll('input')) expect(input.autocomplete).toBe('off');
		expect(setting().textContent).not.toMatch(/\b(is|every|line|turn)-|\$/);
		await media('light');
	});
});
