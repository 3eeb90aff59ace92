/** A phone with Firefox: its own profile, driven by WebDriver BiDi. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';

const PATIENCE_MS = 120_000;

export class Fox {
	readonly profile: string = mkdtempSync(join(tmpdir(), 'profile-'));
	readonly url: string;
	private browser: Browser | undefined;
	private current: Page | undefined;

	constructor(url: string) {
		this.url = url;
	}

	get page(): Page {
		if (!this.current) throw new Error('the phone is off');
		return this.current;
	}

	async start(): Promise<this> {
		this.browser = await puppeteer.launch({
			browser: 'firefox',
			executablePath: '/usr/bin/firefox-esr',
			headless: true,
			userDataDir: this.profile,
			protocolTimeout: PATIENCE_MS,
			timeout: PATIENCE_MS,
		});
		this.current = (await this.browser.pages())[0] ?? (await this.browser.newPage());
		this.current.setDefaultTimeout(PATIENCE_MS);
		await this.current.goto(this.url);
		await this.current.waitForSelector(key('='));
		await this.current.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		return this;
	}

	async type(keys: string): Promise<void> {
		for (const each of keys) await this.page.click(key(each));
	}

	/** By the page's own timers, as phone.ts does it. */
	async hold(name: '=' | 'C'): Promise<void> {
		await this.page.hover(key(name));
		await this.page.mouse.down();
		await this.page.evaluate(() => new Promise<void>((done) => setTimeout(done, 700)));
		await this.page.mouse.up();
	}

	/** The frame behind the cover, once it shows that screen: its document is another one before it has loaded. */
	async screen(name: string): Promise<Frame> {
		const until = Date.now() + PATIENCE_MS;
		// Asked again from here: a wait of puppeteer's own makes code from text in the page, which Trusted Types refuse.
		while (!(await this.page.evaluate(shows, `[data-screen="${name}"]`))) {
			if (Date.now() > until) throw new Error(`${name} was not reached`);
			await new Promise((done) => setTimeout(done, 200));
		}
		const frame = this.page.frames().find((each) => each.url().endsWith('/panel.html'));
		if (!frame) throw new Error('no frame');
		return frame;
	}

	async close(): Promise<void> {
		await this.browser?.close();
		this.browser = undefined;
		this.current = undefined;
	}

	remove(): void {
		rmSync(this.profile, { recursive: true, force: true });
	}
}

const shows = (at: string): boolean => Boolean(document.querySelector('iframe')?.contentDocument?.querySelector(at));

const key = (name: string): string => `button[aria-label="${name}"]`;
