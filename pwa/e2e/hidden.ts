/** A phone's browser by other hands: Playwright keeps each page in front, as if it were always looked at. These let it be hidden, and frozen. */
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { ARGS, type Phone } from './phone.ts';

export class HiddenPhone {
	readonly page: Page;
	readonly #browser: Browser;
	readonly #session: CDPSession;

	private constructor(browser: Browser, page: Page, session: CDPSession) {
		this.#browser = browser;
		this.page = page;
		this.#session = session;
	}

	/** On the profile of a phone that is off. */
	static async start({ profile, url }: Phone): Promise<HiddenPhone> {
		const browser = await puppeteer.launch({
			executablePath: '/usr/bin/chromium',
			headless: true,
			userDataDir: profile,
			args: ARGS,
		});
		const [page = await browser.newPage()] = await browser.pages();
		await page.goto(url);
		return new HiddenPhone(browser, page, await page.createCDPSession());
	}

	async unlock(code: string): Promise<void> {
		await this.page.keyboard.type(code);
		await this.page.keyboard.down('=');
		await this.page.evaluate(() => new Promise<void>((done) => setTimeout(done, 700)));
		await this.page.keyboard.up('=');
		await expect.poll(() => this.isOpen(), { timeout: 60_000 }).toBe(true);
	}

	isOpen(): Promise<boolean> {
		return this.page.evaluate(() => {
			const frame = document.querySelector<HTMLIFrameElement>('iframe.panel:not([inert])');
			return (frame?.contentDocument?.querySelector('[data-screen]') ?? null) !== null;
		});
	}

	isHidden(): Promise<boolean> {
		return this.page.evaluate(() => document.hidden);
	}

	/** Another tab in front of it, until that is closed. */
	async coverWithTab(): Promise<Page> {
		const other = await this.#browser.newPage();
		await other.bringToFront();
		return other;
	}

	async putAway(away: boolean): Promise<void> {
		const { windowId } = await this.#session.send('Browser.getWindowForTarget');
		const windowState = away ? 'minimized' : 'normal';
		await this.#session.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
	}

	/** Only a page that is hidden freezes: then no timer of it runs. */
	async freeze(frozen: boolean): Promise<void> {
		await this.#session.send('Page.setWebLifecycleState', { state: frozen ? 'frozen' : 'active' });
	}

	close(): Promise<void> {
		return this.#browser.close();
	}
}
