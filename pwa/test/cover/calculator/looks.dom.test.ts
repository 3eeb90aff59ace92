import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cover, devtools, find, fresh, shown, tap } from './page.ts';

const before = { local: { ...localStorage }, session: { ...sessionStorage }, state: history.state };

beforeEach(async () => {
	await media('light');
	await fresh();
});

async function media(scheme: 'light' | 'dark', motion = 'no-preference'): Promise<void> {
	await devtools().send('Emulation.setEmulatedMedia', {
		features: [
			{ name: 'prefers-color-scheme', value: scheme },
			{ name: 'prefers-reduced-motion', value: motion },
		],
	});
}

/** Everything axe knows, WCAG and best practice. */
async function violations(): Promise<string[]> {
	const found = await axe.run(document, { resultTypes: ['violations'] });
	return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

const SIZES = [
	[320, 568],
	[360, 640],
	[412, 915],
	[640, 360],
	[844, 390],
	[768, 1024],
	[1280, 800],
] as const;

describe.each(['light', 'dark'] as const)('axe finds nothing in the %s page', (scheme) => {
	beforeEach(() => media(scheme));

	test.each(['en', 'ar'])('in %s', async (tag) => {
		cover.setLanguage(tag);
		for (const [width, height] of [SIZES[1], SIZES[3]]) {
			await page.viewport(width, height);
			cover.reset();
			expect(await violations()).toEqual([]);
			tap('12+34=5 M+ 2+3');
			expect(await violations()).toEqual([]);
			tap('5/0=');
			find('[aria-controls=history]').click();
			expect(await violations()).toEqual([]);
			find('[aria-haspopup=dialog]').click();
			expect(await violations()).toEqual([]);
		}
	});
});

describe.each(SIZES)('at %d × %d', (width, height) => {
	beforeEach(() => page.viewport(width, height));

	test.each(['en', 'ar'])('nothing is cut off, in %s', (tag) => {
		cover.setLanguage(tag);
		tap('12345678901234567890*98765432109876=5 M+ 12+34*5');
		const { scrollWidth, scrollHeight } = document.documentElement;
		expect(scrollWidth).toBeLessThanOrEqual(width);
		expect(scrollHeight).toBeLessThanOrEqual(height);
		for (const button of document.querySelectorAll('.key')) {
			const box = button.getBoundingClientRect();
			expect(Math.min(box.x, box.y, width - box.right, height - box.bottom)).toBeGreaterThanOrEqual(0);
			expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(button.matches('.small') ? 32 : 44);
		}
	});
});

test('at 400 % zoom the page scrolls in one direction only', async () => {
	await page.viewport(320, 256);
	tap('12345678+2=');
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
	expect(document.documentElement.scrollHeight).toBeGreaterThan(256);
});

test.each([1, 8, 12, 24, 40, 64])('%d digits are all to be seen', (count) => {
	const digits = '1234567890'.repeat(7).slice(0, count);
	tap(digits);
	const line = find('.now');
	expect(shown().replaceAll(',', '')).toBe(digits);
	expect(line.scrollWidth).toBeLessThanOrEqual(line.clientWidth);
	if (count <= 40) expect(line.scrollHeight).toBeLessThanOrEqual(line.clientHeight);
	else expect(line.scrollTop + line.clientHeight).toBeGreaterThanOrEqual(line.scrollHeight - 1);
	expect(line.tabIndex).toBe(line.scrollHeight > line.clientHeight ? 0 : -1);
});

test('nothing moves for those who want it so', async () => {
	await media('light', 'reduce');
	for (const button of document.querySelectorAll('button')) {
		expect(getComputedStyle(button).transitionDuration).toBe('0s');
	}
});

test('no field takes text, and nothing is kept', async () => {
	tap('12+34=5 M+ 0012345678===CCC');
	expect(document.querySelectorAll('input, textarea, select, [contenteditable]')).toHaveLength(0);
	cover.setLanguage('es');
	const added = Object.keys(localStorage).filter((name) => !(name in before.local));
	expect(added).toEqual(['language']);
	expect({ ...sessionStorage }).toEqual(before.session);
	expect(history.state).toEqual(before.state);
	expect(await indexedDB.databases()).toEqual([]);
	expect(await caches.keys()).toEqual([]);
	expect(document.cookie).toBe('');
});

test('text is never selected or searched by a long press', () => {
	for (const selector of ['.now', '.key']) expect(getComputedStyle(find(selector)).userSelect).toBe('none');
});
