import { type CDPSession, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Holder } from './holder.ts';
import { ARGS, Phone } from './phone.ts';
import { Server } from './server.ts';

/** Each way in which a screen is left without a word. Every one ends in front of the calculator, with the keys gone. */
describe('leaving', { sequential: true }, () => {
	let server: Server;
	let holder: Holder;

	beforeAll(async () => {
		server = await Server.start();
		holder = new Holder(await new Phone(server.url).start());
		await holder.phone.settle();
		await holder.setUp(server);
		await holder.home();
		await holder.kept();
	});

	afterAll(async () => {
		await holder.phone.close();
		await server.stop();
	});

	/** Open, at its first screen, and the worker that holds the keys is known. */
	beforeEach(async () => {
		if ((await holder.phone.page.locator('iframe.panel').count()) === 0) await holder.unlock();
		await holder.home();
	});

	/** Ends what holds the keys on the way; a new worker starts a moment later and holds none. */
	async function losesKeys(by: () => Promise<unknown>): Promise<void> {
		const [worker] = holder.phone.page.workers();
		if (!worker) throw new Error('no worker');
		const ended = new Promise((done) => worker.once('close', done));
		await by();
		await ended;
	}

	async function onlyCover(page: Page = holder.phone.page): Promise<void> {
		await page.getByRole('button', { name: '=', exact: true }).first().waitFor({ state: 'visible' });
		await expect.poll(() => page.locator('iframe.panel').count()).toBe(0);
		expect(await page.title()).toBe('Calculator');
	}

	const devtools = (): Promise<CDPSession> => holder.phone.browser.newCDPSession(holder.phone.page);

	it('by going back, and coming forward again', async () => {
		await losesKeys(() => holder.phone.page.goBack());
		await holder.phone.page.goForward();
		await onlyCover();
	});

	it('by another tab that leaves, where only one of the two was ever open', async () => {
		const other = await holder.phone.browser.newPage();
		await other.goto(server.url);
		await onlyCover(other);
		for (const digit of holder.code) await other.getByRole('button', { name: digit, exact: true }).first().click();
		await other.getByRole('button', { name: '=', exact: true }).first().click({ delay: 800 });
		await other.waitForTimeout(5_000);
		await onlyCover(other);
		await other.close();
		await holder.leave();
		await onlyCover();
	});

	it('by a crash', async () => {
		const session = await devtools();
		const crashed = new Promise((done) => holder.phone.page.once('crash', done));
		void session.send('Page.crash').catch(() => undefined);
		await crashed;
		const fresh = await holder.phone.browser.newPage();
		await fresh.goto(server.url);
		await onlyCover(fresh);
		await holder.phone.close();
		await holder.phone.start();
		await onlyCover();
	});

	it('by closing the tab, and another one shows nothing', async () => {
		const old = holder.phone.page;
		const fresh = await holder.phone.browser.newPage();
		await old.close({ runBeforeUnload: true });
		await fresh.goto(server.url);
		await onlyCover(fresh);
		await expect.poll(() => fresh.frames().map((frame) => new URL(frame.url()).pathname)).toEqual(['/', '/panel.html']);
		await holder.phone.close();
		await holder.phone.start();
	});

	it('prints nothing of what is open', async () => {
		const print = async (): Promise<string> => (await holder.phone.page.pdf()).toString('latin1');
		expect(await print()).not.toContain('/Font');
		await holder.leave();
		expect(await print()).toContain('/Font');
	});

	it('by a dead battery: the browser that puts its tabs back shows the calculator', async () => {
		await holder.phone.kill();
		const again = await chromium.launchPersistentContext(holder.phone.profile, {
			executablePath: '/usr/bin/chromium',
			headless: true,
			args: [...ARGS, '--restore-last-session', '--hide-crash-restore-bubble'],
		});
		try {
			const restored = (): Page | undefined => again.pages().find((page) => page.url().startsWith(server.url));
			await expect.poll(() => restored() !== undefined, { timeout: 60_000 }).toBe(true);
			const page = restored();
			if (page) await onlyCover(page);
		} finally {
			await again.close();
		}
		await holder.phone.start();
	});

	it('leaves one entry in the list of pages, with a calculator’s name', async () => {
		const before = await holder.phone.page.evaluate(() => history.length);
		await holder.leave();
		await holder.unlock();
		await holder.press('to-settings');
		expect(await holder.phone.page.title()).toBe('Calculator');
		expect(new URL(holder.phone.page.url()).pathname).toBe('/');
		await holder.leave();
		expect(await holder.phone.page.evaluate(() => history.length)).toBe(before);
	});
});
