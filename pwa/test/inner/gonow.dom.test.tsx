import axe from 'axe-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { openPlan } from '../../src/plan/model.ts';
import { find, onScreen, press, typeInto, words } from './harness/hand.ts';
import { mount, unmount } from './harness/mount.ts';
import { samplePlan } from './harness/sampleplan.ts';

beforeAll(() => page.viewport(360, 640));
beforeEach(() => page.viewport(360, 640));
afterEach(unmount);

async function goNow(size = '100', change: (plan: ReturnType<typeof samplePlan>) => void = () => {}): Promise<void> {
	const plan = samplePlan();
	plan.set('me', 'text_size', size);
	change(plan);
	await mount({ plan });
	await onScreen('home');
	await press('to-gonow');
	await onScreen('gonow');
}

const rows = (): (string | undefined)[] =>
	[...document.querySelectorAll<HTMLElement>('[data-row]')].map((row) => row.dataset.row);

/** Relative luminance and contrast, WCAG 2.2. */
function luminance(colour: string): number {
	const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/gu) ?? []).slice(0, 3).map((part) => {
		const value = Number(part) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
	const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (high + 0.05) / (low + 0.05);
}

function ground(node: Element | null): string {
	for (let at = node; at; at = at.parentElement) {
		const colour = getComputedStyle(at).backgroundColor;
		if (!/, 0\)$|transparent/u.test(colour)) return colour;
	}
	return 'rgb(255, 255, 255)';
}

describe.each(['100', '115', '130'])('with five things and all rows, text at %s per cent', (size) => {
	test('fits a small phone without scrolling', async () => {
		await goNow(size);
		expect(rows()).toEqual(['place', 'people', 'take', 'word', 'others', 'cannot', 'at']);
		expect(words()).toContain('Charger · Medicine · Keys · Cash · The blue rabbit');
		const main = document.querySelector('main');
		expect(main?.scrollHeight).toBeLessThanOrEqual(main?.clientHeight ?? 0);
		for (const row of document.querySelectorAll('[data-row]')) {
			expect(row.getBoundingClientRect().bottom).toBeLessThanOrEqual(640);
		}
	});
});

describe('one glance', () => {
	test.each(['light', 'dark'])('is dark and at 7:1 or more, in the %s theme too', async (theme) => {
		await goNow('100', (plan) => void plan.set('me', 'theme', theme));
		expect(luminance(ground(document.querySelector('main')))).toBeLessThan(0.02);
		const texts = document.createTreeWalker(document.querySelector('[data-screen]') ?? document, NodeFilter.SHOW_TEXT);
		let seen = 0;
		for (let node = texts.nextNode(); node; node = texts.nextNode()) {
			if (!node.parentElement || node.textContent?.trim() === '') continue;
			const ratio = contrast(getComputedStyle(node.parentElement).color, ground(node.parentElement));
			expect(ratio, node.textContent ?? '').toBeGreaterThanOrEqual(7);
			seen++;
		}
		expect(seen).toBeGreaterThan(12);
	});

	test('reads in the order in which it is seen', async () => {
		await goNow();
		const tops = [...document.querySelectorAll('[data-row]')].map((row) => row.getBoundingClientRect().top);
		expect(tops).toEqual([...tops].sort((a, b) => a - b));
		expect(document.activeElement).toBe(find('h1'));
	});

	test('moves nothing', async () => {
		await goNow();
		expect(document.getAnimations()).toHaveLength(0);
		for (const node of document.querySelectorAll('[data-screen] *')) {
			const style = getComputedStyle(node);
			expect(style.animationName).toBe('none');
			expect(style.transitionDuration).toBe('0s');
		}
	});

	test('calls and texts only by links of the phone, with the holder’s own words', async () => {
		await goNow();
		const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'));
		expect(links).toEqual(['sms:5550102030?body=Did%20you%20feed%20the%20cat%3F', 'tel:5550104477', 'tel:5550109911']);
		expect(
			find('[data-act="text"]')
				?.getAttribute('aria-label')
				?.replace(/[\u2068\u2069]/gu, ''),
		).toBe('Text Mo');
		expect(document.querySelectorAll('iframe, [onclick], script[src^="tel"]')).toHaveLength(0);
	});

	test('is one tap from home, and leaves no record', async () => {
		const { app, session } = await mount({ plan: samplePlan() });
		await press('to-gonow');
		await press('back');
		await app.saver.flush();
		expect(session.saves).toHaveLength(0);
	});

	test('in outreach words: where to turn back to, who to tell, what if there is trouble', async () => {
		await goNow('100', (plan) => {
			plan.set('me', 'situations', ['cv3']);
			plan.set('go', 'tell_after', plan.items('people', 'people').slice(0, 1));
		});
		expect(rows()).toContain('tell');
		expect(words()).toContain('turn back to');
		expect(words()).toContain('If you see trouble');
		expect(words()).toContain("Tell them you're in");
	});

	test('has no violation that axe can see', async () => {
		await goNow();
		const { violations } = await axe.run(document.querySelector('[data-screen]')?.parentElement ?? document.body);
		expect(violations.map((one) => one.id)).toEqual([]);
	});
});

describe('before anything was picked', () => {
	test('it says so, and is built in a minute: a place, a person with a number, one line', async () => {
		const { app, session } = await mount({ plan: openPlan(null) });
		await press('to-gonow');
		expect(words()).toContain('Pick a place and a person for this page.');
		await press('gonow-pick');
		await press('add-places-places');
		await typeInto('[data-field="add.places.places"]', 'Green house');
		await press('added-places-places');
		await press('add-people-people');
		await typeInto('[data-field="add.people.people"]', 'Mo');
		await press('added-people-people');
		expect(words()).toContain('How to reach Mo');
		await press('add-person-ways');
		await typeInto('[data-field="add.person.ways"]', '555 010 2030');
		await press('added-person-ways');
		await typeInto('[data-field="go.if_cannot_get_out"]', 'Bathroom');
		await press('see-gonow');
		await onScreen('gonow');
		expect(rows()).toEqual(['place', 'people', 'cannot']);
		expect(find('a')?.getAttribute('href')).toBe('tel:5550102030');
		await app.saver.flush();
		const plan = openPlan(session.saves.at(-1)?.doc ?? null);
		expect(plan.items('places', 'places').filter((one) => plan.starred(one))).toHaveLength(1);
	});
});
