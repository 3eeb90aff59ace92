/** A phone: one browser profile on disk, one page, and hands that only touch what is on the screen. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type FrameLocator, type Locator, type Page } from 'playwright-core';

export const ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

export const PATIENCE_MS = 120_000;

export interface PhoneOptions {
	readonly profile?: string;
	readonly width?: number;
	readonly height?: number;
	readonly dark?: boolean;
	readonly locale?: string;
	/** A cover's path; `/` where none is named. */
	readonly path?: string;
	/** What the key that is held prints there. */
	readonly entry?: string;
	/** A folder for what the browser itself writes of consoles: a file for each start. Service workers are heard there alone. */
	readonly logs?: string;
}

export class Phone {
	readonly profile: string;
	/** Console lines and errors of pages and their workers, with the addresses that they name. */
	readonly console: string[] = [];
	private context: BrowserContext | undefined;
	private current: Page | undefined;

	readonly url: string;
	private readonly options: PhoneOptions;

	constructor(url: string, options: PhoneOptions = {}) {
		this.url = url;
		this.options = options;
		this.profile = options.profile ?? mkdtempSync(join(tmpdir(), 'profile-'));
	}

	get page(): Page {
		if (!this.current) throw new Error('the phone is off');
		return this.current;
	}

	get browser(): BrowserContext {
		if (!this.context) throw new Error('the phone is off');
		return this.context;
	}

	/** The frame behind the cover. */
	get inner(): FrameLocator {
		return this.page.frameLocator('iframe.panel');
	}

	/** Where in the profile the origin-private files lie. */
	get files(): string {
		return 'Default/File System';
	}

	/** The browser on its profile. */
	protected launch(): Promise<BrowserContext> {
		return chromium.launchPersistentContext(this.profile, {
			executablePath: '/usr/bin/chromium',
			headless: true,
			args: [...ARGS, ...this.logging()],
			viewport: { width: this.options.width ?? 360, height: this.options.height ?? 640 },
			hasTouch: true,
			colorScheme: this.options.dark ? 'dark' : 'light',
			locale: this.options.locale ?? 'en-US',
			acceptDownloads: true,
		});
	}

	/** Starts the browser and opens the cover. */
	async start(): Promise<this> {
		this.context = await this.launch();
		// Other work shares the machine, and no test here claims a time.
		this.context.setDefaultTimeout(PATIENCE_MS);
		this.current = this.context.pages()[0] ?? (await this.context.newPage());
		this.context.on('console', (line) => this.console.push(`${line.text()} ${line.location().url}`));
		this.context.on('weberror', (error) => this.console.push(String(error.error().stack)));
		await this.open();
		return this;
	}

	private logging(): readonly string[] {
		const { logs } = this.options;
		if (logs === undefined) return [];
		return ['--enable-logging', `--log-file=${join(logs, `${readdirSync(logs).length}.log`)}`];
	}

	/** A tab beside this one, in front of it from now on. */
	async another(): Promise<void> {
		this.current = await this.browser.newPage();
		await this.open();
	}

	async open(): Promise<void> {
		await this.page.goto(new URL(this.options.path ?? '/', this.url).href);
		await this.key('C').waitFor();
	}

	/** Waits until the cover could be opened without a network: the release is stored, and the file made. */
	async settle(): Promise<void> {
		await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await this.page.waitForFunction(async () => {
			try {
				const root = await navigator.storage.getDirectory();
				return (await (await root.getFileHandle('calc.dat')).getFile()).size === 3_149_824;
			} catch {
				return false;
			}
		});
	}

	key(name: string): Locator {
		const key = this.page.getByRole('button', { name, exact: true });
		// The calculator lies under what is open, painted and inert.
		return key.and(this.page.locator(':not([inert] *)')).first();
	}

	/** Presses the calculator's keys, one by one. */
	async type(keys: string): Promise<void> {
		for (const key of keys) await this.key(key).click();
	}

	/**
	 * Holds a key for longer than the 600 ms that count, by the page's own timers: on a busy machine a finger that is lifted
	 * after 800 ms of this process's time can reach the page before its timer does.
	 */
	async hold(name: '=' | 'C'): Promise<void> {
		await this.key(name === '=' ? (this.options.entry ?? '=') : name).hover();
		await this.page.mouse.down();
		await this.page.evaluate(() => new Promise<void>((done) => setTimeout(done, 700)));
		await this.page.mouse.up();
	}

	async enter(code: string): Promise<void> {
		await this.key('C').click();
		await this.type(code);
		await this.hold('=');
	}

	/** Types a code, holds `=`, and waits for what is behind. */
	async unlock(code: string): Promise<void> {
		await this.enter(code);
		await this.inner.locator('[data-screen]').first().waitFor({ timeout: 60_000 });
	}

	async close(): Promise<void> {
		await this.context?.close();
		this.context = undefined;
		this.current = undefined;
	}

	/** Ends the browser as a dead battery would: each process whose command line names this phone's profile. */
	async kill(): Promise<void> {
		for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
			try {
				if (readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(this.profile)) process.kill(Number(id), 'SIGKILL');
			} catch {
				// It ended by itself.
			}
		}
		await this.close().catch(() => undefined);
	}

	remove(): void {
		rmSync(this.profile, { recursive: true, force: true });
	}
}
