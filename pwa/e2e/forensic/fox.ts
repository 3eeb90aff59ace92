/** A phone with Firefox ESR: the same hands as `Phone`, through WebDriver BiDi. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, firefox } from 'playwright-core';
import { PATIENCE_MS, Phone } from '../phone.ts';

const here = dirname(fileURLToPath(import.meta.url));

export type Prefs = Readonly<Record<string, string | number | boolean>>;

/** What Playwright's profile for tests turns off, as Firefox has it for people: the more it keeps, the more is looked at. */
const AS_FOR_PEOPLE: Prefs = {
	'browser.sessionstore.resume_from_crash': true,
	'signon.rememberSignons': true,
	'signon.autofillForms': true,
	'browser.formfill.enable': true,
	'browser.pagethumbnails.capturing_disabled': false,
	// Every 15 s for people.
	'browser.sessionstore.interval': 2_000,
};

/** Nothing leaves this machine: all that is not for it is sent to a port where nobody listens. */
const ALONE: Prefs = {
	'network.proxy.type': 1,
	'network.proxy.http': '127.0.0.1',
	'network.proxy.http_port': 9,
	'network.proxy.ssl': '127.0.0.1',
	'network.proxy.ssl_port': 9,
	'network.proxy.no_proxies_on': '127.0.0.1',
	'dom.push.connection.enabled': false,
};

export class Fox extends Phone {
	private readonly prefs: Prefs;

	constructor(url: string, prefs: Prefs = {}) {
		super(url);
		this.prefs = prefs;
	}

	override get files(): string {
		return `storage/default/http+++127.0.0.1+${new URL(this.url).port}/fs`;
	}

	protected override launch(): Promise<BrowserContext> {
		return firefox.launchPersistentContext(this.profile, {
			channel: 'moz-firefox',
			executablePath: join(here, 'bridge.mjs'),
			headless: true,
			timeout: PATIENCE_MS,
			viewport: { width: 360, height: 640 },
			firefoxUserPrefs: { ...AS_FOR_PEOPLE, ...ALONE, ...this.prefs },
		});
	}
}
