/** How the calculator says that a clearing ended, and what is put away with it. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CODE, SETUP, Site } from './site.ts';

const ORDER = '5550003333';
let site: Site;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	site = await Site.start();
	const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
	browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
}, 120_000);
afterAll(async () => {
	await browser.close();
	await site.stop();
});

const hold = (kind: '=' | 'C', typed: string): Promise<void> =>
	page.evaluate(([kind, typed]) => globalThis.hold(kind as '=' | 'C', typed as string), [kind, typed]);
const log = (): Promise<string[]> => page.evaluate(() => globalThis.log);
const corner = () => page.getByRole('button', { name: 'Close' });

/** Calls something of the module behind. */
function inner(expression: string): Promise<unknown> {
	const frame = page.frames().find((each) => each.url().endsWith('/panel.html'));
	if (!frame) throw new Error('no frame');
	return frame.evaluate(`globalThis.inner.${expression}`);
}

beforeEach(async () => {
	site.seen.length = 0;
	page = await (await browser.newContext()).newPage();
	await page.goto(site.url);
	await page.evaluate(async () => {
		for (const name of ['files', 'files-7', 'other']) await caches.open(name);
		// What a page of the setting leaves there once it is on.
		const wish = { on: true, days: Array(7).fill(true), from: 600, to: 1200, every: 1, quiet: [], line: 'tip' };
		const shown = { title: 'Calculator', path: '/calculator/', lines: ['A tip'] };
		const names = { id: 'a'.repeat(22), token: 'b'.repeat(43), order: 'c'.repeat(43), key: '', seed: 'd'.repeat(22) };
		const record = { wish, shown, state: 'on', ...names, since: 1, last: 0 };
		await (await caches.open('files')).put('/tip', new Response(JSON.stringify(record)));
	});
	await hold('C', SETUP);
	await corner().waitFor();
	const bytes = (text: string): string => `new TextEncoder().encode('${text}')`;
	expect(await inner(`session.create(${bytes(CODE)}, ${bytes('words')}, 'whole')`)).toMatchObject({ ok: true });
	expect(await inner(`session.addOrder(${bytes(ORDER)}, false)`)).toMatchObject({ ok: true });
}, 120_000);

/** Nothing opens any more, and only what a release brings is cached. */
async function expectCleared(): Promise<void> {
	await expect.poll(() => page.evaluate(() => caches.keys()), { timeout: 30_000 }).toEqual(['files', 'files-7']);
	const before = (await log()).length;
	await hold('=', CODE);
	// The setting of the cover is off, and the server was told.
	const kept = () =>
		page.evaluate(async () => (await (await (await caches.open('files')).match('/tip'))?.json()) as unknown);
	await expect.poll(kept, { timeout: 30_000 }).toMatchObject({ state: 'off', wish: { on: false }, id: '', order: '' });
	const told = { method: 'DELETE', path: '/v1/tick', authorization: `Tick ${'a'.repeat(22)}.${'b'.repeat(43)}` };
	await expect.poll(() => site.seen, { timeout: 30_000 }).toContainEqual(told);
	// A derivation takes a moment; then nothing may have come of it.
	await page.waitForTimeout(3_000);
	expect((await log()).slice(before).filter((line) => /away|note/.test(line))).toEqual([]);
	expect(await page.locator('iframe.panel').count()).toBe(0);
}

test('an order typed on it: a note in its own words, and all is as at first', async () => {
	await corner().click();
	await page.waitForTimeout(1_000);
	await page.evaluate(() => globalThis.log.splice(0));
	await hold('=', ORDER);
	await expect.poll(log, { timeout: 30_000 }).toEqual(['reset', 'note cleared']);
	await expectCleared();
});

test('a clearing begun behind it: the frame goes at once, the worker when it is done', async () => {
	expect(await inner('session.clearHere()')).toMatchObject({ ok: true });
	await page.evaluate(() => globalThis.log.splice(0));
	void inner('host.finish()').catch(() => {});
	await expect.poll(log, { timeout: 30_000 }).toContain('note cleared');
	expect(await page.locator('iframe.panel').count()).toBe(0);
	const lines = await log();
	expect(lines.indexOf('reset')).toBeLessThan(lines.indexOf('worker ended'));
	expect(lines.indexOf('worker ended')).toBeLessThan(lines.indexOf('note cleared'));
	await expectCleared();
});

test('one that never began ends as leaving does, after a while', async () => {
	await page.evaluate(() => globalThis.log.splice(0));
	void inner('host.finish()').catch(() => {});
	await expect.poll(() => page.locator('iframe.panel').count()).toBe(0);
	await expect.poll(log, { timeout: 30_000 }).toContain('worker ended');
	expect(await log()).not.toContain('note cleared');
});
