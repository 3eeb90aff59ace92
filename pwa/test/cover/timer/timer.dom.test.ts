import '../../../src/cover/timer/timer.css';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { start } from '../../../src/cover/timer/app.ts';
import { Timers } from '../../../src/cover/timer/timers.ts';
import type { Cover } from '../../../src/gate/cover.ts';
import { find, hearing, holdWithFinger, key, media, pause, said, violations } from '../scene.ts';

const cover: Cover = start(document.body);
const heard = hearing(cover);

beforeEach(async () => {
	await page.viewport(360, 640);
	cover.setLanguage('en');
	cover.reset();
	heard.length = 0;
});

afterEach(() => {
	for (const button of document.querySelectorAll<HTMLButtonElement>('[aria-label="Remove"]')) button.click();
	cover.root.hidden = false;
	vi.restoreAllMocks();
});

function tap(prints: string): void {
	for (const print of prints) key(print).click();
}

const startKey = (): HTMLButtonElement => key('Start');
const shown = (): string => find('.time').textContent ?? '';
const lines = (): HTMLElement[] => Array.from(document.querySelectorAll<HTMLElement>('.timer'));
const left = (): (string | null)[] => Array.from(document.querySelectorAll('.left'), (each) => each.textContent);
const button = (name: string): HTMLButtonElement => find<'button'>(`.timer [aria-label="${name}"]`);
const heldOnce = (): Promise<void> => expect.poll(() => heard).toHaveLength(1);

describe('the way in', () => {
	test.each(['4071938265', '407193826555', '0012345678'])(
		'is %s and a held Start, which starts nothing',
		async (code) => {
			tap(code);
			expect(shown().replaceAll(':', '')).toBe(code.slice(-6));
			await holdWithFinger(startKey(), heldOnce);
			await pause(100);
			expect(heard).toEqual([{ kind: '=', typed: code }]);
			expect([lines().length, shown().replaceAll(':', '')]).toEqual([0, code.slice(-6)]);
		},
	);

	test('is Start three times, and no timer is begun from a code or kept', () => {
		tap('4071938265');
		for (let press = 0; press < 3; press++) startKey().click();
		expect(heard).toEqual([{ kind: '=', typed: '4071938265' }]);
		expect([lines(), localStorage.getItem('timers')]).toEqual([[], null]);
		expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('938265');
	});

	test('is a held C for a set-up code, and C three times', async () => {
		tap('012345678978');
		await holdWithFinger(key('C'), heldOnce);
		for (let press = 0; press < 3; press++) key('C').click();
		expect(heard).toEqual(Array(2).fill({ kind: 'C', typed: '012345678978' }));
		expect(shown()).toBe('00:00:00');
	});

	test('is on the keyboard too', async () => {
		await userEvent.keyboard('4071938265{Enter>}');
		await heldOnce();
		await userEvent.keyboard('{/Enter}');
		expect(heard).toEqual([{ kind: '=', typed: '4071938265' }]);
	});
});

describe('a timer', () => {
	test('is typed and started, and the keys are free for the next', () => {
		tap('500');
		startKey().click();
		expect([left(), shown(), said()]).toEqual([['5:00'], '00:00:00', 'Timer started: 5:00']);
		tap('1');
		find<'button'>('.key.nought + .key').click();
		startKey().click();
		expect(left()).toEqual(['5:00', '1:00']);
	});

	test('of the presets starts at a touch, with its name', async () => {
		await userEvent.click(page.getByRole('button', { name: 'Tea 4:00' }));
		expect([left(), find<'input'>('.name').value]).toEqual([['4:00'], 'Tea']);
	});

	test('is paused, goes on, takes a minute, starts again and is removed', async () => {
		tap('500');
		startKey().click();
		button('Pause').click();
		await pause(1_200);
		expect(left()).toEqual(['5:00']);
		button('Go on').click();
		find<'button'>('.timer .word:not(.main)').click();
		expect(left()).toEqual(['6:00']);
		button('Start again').click();
		expect(left()).toEqual(['6:00']);
		button('Remove').click();
		expect([lines(), localStorage.getItem('timers')]).toEqual([[], null]);
	});

	test('rings where it can be seen, by the wall clock, until it is stopped', async () => {
		const now = vi.spyOn(Date, 'now');
		const real = Date.now();
		tap('1');
		startKey().click();
		now.mockReturnValue(real + 62_000);
		await expect.poll(() => find('.timer').classList.contains('rings')).toBe(true);
		expect(left()[0]).toMatch(/^\u22121:0\d$/);
		expect(said()).toBe('Time is up: 0:01');
		find<'button'>('.word.main').click();
		expect(find('.timer').classList.contains('rings')).toBe(false);
		expect(new Timers().list[0]?.quiet).toBe(true);
	});

	test('waits with its ringing while something else is in front', async () => {
		const beat = vi.spyOn(AudioContext.prototype, 'createOscillator');
		tap('1');
		startKey().click();
		cover.root.hidden = true;
		await pause(2_500);
		expect(beat).not.toHaveBeenCalled();
		expect(said()).not.toContain('Time is up');
		cover.root.hidden = false;
		await expect.poll(() => said()).toBe('Time is up: 0:01');
	});

	test('sounds with a tone of its own', async () => {
		const beat = vi.spyOn(AudioContext.prototype, 'createOscillator');
		await userEvent.click(key('1'));
		await userEvent.click(startKey());
		await expect.poll(() => beat).toHaveBeenCalled();
	});

	test('goes on after the page was loaded again, with its name', async () => {
		tap('500');
		startKey().click();
		await userEvent.fill(find<'input'>('.name'), 'Soup');
		await userEvent.keyboard('{Enter}');
		const [kept] = new Timers().list;
		expect([kept?.label, kept?.total]).toEqual(['Soup', 300_000]);
		expect(kept?.endsAt).toBeGreaterThan(Date.now() + 200_000);
	});

	test('survives a reset, which only clears what is typed', () => {
		tap('500');
		startKey().click();
		tap('123');
		cover.reset();
		expect([shown(), lines().length, document.activeElement === cover.root]).toEqual(['00:00:00', 1, true]);
	});
});

test('every field tells the browser to keep nothing', () => {
	tap('500');
	startKey().click();
	const fields = Array.from(document.querySelectorAll('input, select, textarea'));
	expect(fields.map((each) => each.getAttribute('autocomplete'))).toEqual(['off']);
});

test('a note stays until the next key', () => {
	cover.note('here');
	expect([find('.soon').textContent, said()]).toEqual(Array(2).fill('Cleared. No connection.'));
	tap('1');
	expect(find('.soon').textContent).toBe('');
});

const SIZES = [
	[320, 568],
	[360, 640],
	[412, 915],
	[640, 360],
	[768, 1024],
	[1280, 800],
] as const;

describe.each(SIZES)('at %d × %d', (width, height) => {
	test.each(['en', 'es', 'ar'])('nothing is cut off, in %s', async (tag) => {
		await page.viewport(width, height);
		cover.setLanguage(tag);
		find<'button'>('.chips .choice').click();
		tap('4071938265');
		const { scrollWidth, scrollHeight } = document.documentElement;
		expect(scrollWidth).toBeLessThanOrEqual(width);
		expect(scrollHeight).toBeLessThanOrEqual(height);
		for (const each of document.querySelectorAll('.key')) {
			const box = each.getBoundingClientRect();
			expect(Math.min(box.x, box.y, width - box.right, height - box.bottom)).toBeGreaterThanOrEqual(0);
			expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
		}
		const line = find('.timer').getBoundingClientRect();
		for (const each of document.querySelectorAll('.controls button:not([hidden])')) {
			const box = each.getBoundingClientRect();
			expect(Math.min(box.left - line.left, line.right - box.right)).toBeGreaterThanOrEqual(0);
		}
		cover.setLanguage('en');
	});
});

describe.each(['light', 'dark'] as const)('axe finds nothing in the %s page', (scheme) => {
	test.each(['en', 'ar'])('in %s', async (tag) => {
		await media(scheme);
		cover.setLanguage(tag);
		expect(await violations()).toEqual([]);
		find<'button'>('.chips .choice').click();
		tap('12');
		expect(await violations()).toEqual([]);
		find('[aria-haspopup=dialog]').click();
		expect(await violations()).toEqual([]);
		cover.setLanguage('en');
	});
});
