/** Each way of leaving, done to both phones of a pair alike. */
import { openSetting } from '../codes.ts';
import type { Phone } from '../phone.ts';
import { WHOLE } from '../whole.ts';
import type { Pair } from './pair.ts';

export interface Way {
	readonly name: string;
	/** On the phone that is open; on the other one, where nothing is named, the same. */
	readonly used?: (pair: Pair) => Promise<unknown>;
	readonly both?: (phone: Phone) => Promise<unknown>;
	readonly plain?: (phone: Phone) => Promise<unknown>;
}

/** A page of somebody else's, without a network. */
export const OUTSIDE = 'https://forecast.example/';

async function goesOutside(phone: Phone, by: () => Promise<unknown>): Promise<void> {
	await phone.page.route(`${OUTSIDE}**`, (route) =>
		route.fulfill({ contentType: 'text/html', body: '<title>Forecast</title>Dry' }),
	);
	await by();
	await phone.page.waitForURL(OUTSIDE);
	// When it has been there for a moment, Chromium guesses its language and learns how it loads.
	await phone.page.waitForTimeout(5_000);
	await phone.page.unroute(`${OUTSIDE}**`);
	await phone.open();
}

async function crash(phone: Phone): Promise<void> {
	const { page } = phone;
	const session = await page.context().newCDPSession(page);
	const crashed = new Promise((done) => page.once('crash', done));
	void session.send('Page.crash').catch(() => undefined);
	await crashed;
	await phone.another();
	await page.close();
}

export const reload: Way = { name: 'a reload', both: (phone) => phone.open() };

/** The first: leaving as such. From the last one on, the holder's own hand leads to another page. */
export const WAYS: readonly [Way, ...Way[]] = [
	{ name: 'the control', used: ({ holder }) => holder.leave(), plain: ({ page }) => page.keyboard.press('c') },
	{
		name: 'Shift three times',
		both: async ({ page }) => {
			for (let press = 0; press < 3; press++) await page.keyboard.press('Shift');
		},
	},
	{ name: 'Back, as Esc', both: ({ page }) => page.keyboard.press('Escape') },
	{
		name: 'Back, out of the page and forward again',
		both: async (phone) => {
			await phone.page.goBack();
			await phone.page.goForward();
			await phone.key('C').waitFor();
		},
	},
	{
		name: 'another app',
		// Playwright keeps every page in front; hidden.e2e.ts hides one.
		both: ({ page }) =>
			page.evaluate(() => {
				Object.defineProperty(document, 'hidden', { value: true, configurable: true });
				document.dispatchEvent(new Event('visibilitychange'));
				Reflect.deleteProperty(document, 'hidden');
			}),
	},
	// The page leaves by itself, and whoever waits for that waits a minute.
	...(WHOLE ? [{ name: 'a minute without a touch', both: async () => undefined }] : []),
	{
		name: 'a second tab that leaves',
		both: async (phone) => {
			const other = await phone.browser.newPage();
			await other.goto(phone.url);
			await other.evaluate(() => new BroadcastChannel('calc').postMessage(0));
			await other.close();
		},
	},
	reload,
	{
		name: 'three taps on the head',
		used: async ({ used }) => {
			const head = await used.inner.locator('header').first().boundingBox();
			if (!head) throw new Error('no head');
			for (let tap = 0; tap < 3; tap++) await used.page.touchscreen.tap(head.x + head.width / 2, head.y + 3);
		},
		plain: async ({ page }) => {
			for (let tap = 0; tap < 3; tap++) await page.touchscreen.tap(180, 3);
		},
	},
	{ name: 'a tab that crashes', both: crash },
	{
		name: 'a tab that is closed',
		both: async (phone) => {
			const { page } = phone;
			await phone.another();
			await page.close({ runBeforeUnload: true });
		},
	},
	{
		name: 'another page in its place',
		used: async ({ holder, used }) => {
			await openSetting(holder, 'leaving');
			await holder.field('me.outside').pressSequentially(OUTSIDE);
			await holder.kept();
			await goesOutside(used, () => holder.corner.click());
		},
		plain: (phone) =>
			goesOutside(phone, () => phone.page.evaluate((url) => location.replace(url), OUTSIDE).catch(() => undefined)),
	},
];
