/** The ways to leave that are off until the holder asks for them, and the page to show afterwards. */
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SETUP, Site } from './site.ts';

const PAGE = 'https://weather.example/today?place=here';

let site: Site;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let problems: string[];

beforeAll(async () => {
	site = await Site.start();
	const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
	browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
}, 120_000);
afterAll(async () => {
	await browser.close();
	await site.stop();
});

beforeEach(async () => {
	context = await browser.newContext({ hasTouch: true, viewport: { width: 360, height: 640 } });
	await context.route('https://weather.example/**', (route) =>
		route.fulfill({
			contentType: 'text/html',
			body: '<!doctype html><title>Weather</title><link rel="icon" href="data:,">',
		}),
	);
	page = await context.newPage();
	problems = [];
	page.on('pageerror', (error) => problems.push(String(error)));
	// The service worker is not part of this site.
	page.on('console', (line) => {
		if (line.type() === 'error' && !/404|ServiceWorker/.test(line.text())) problems.push(line.text());
	});
	await page.goto(`${site.url}/other`);
	await page.goto(site.url);
});
afterEach(async () => {
	await context.close();
	expect(problems).toEqual([]);
});

const frames = () => page.locator('iframe.panel').count();
const head = () => page.frameLocator('iframe.panel').locator('header');
const corner = () => page.getByRole('button', { name: 'Close' });

async function open(): Promise<void> {
	await page.evaluate((code) => globalThis.hold('C', code), SETUP);
	await page.frameLocator('iframe.panel').getByText('nothing kept yet').waitFor();
	await corner().waitFor();
	await clock(10_000);
}

/** Calls the host from what is behind. */
function host(call: string): Promise<unknown> {
	const frame = page.frames().find((each) => each.url().endsWith('/panel.html'));
	if (!frame) throw new Error('no frame');
	return frame.evaluate(`globalThis.inner.host.${call}`);
}

/** The page's own clock stands still, so that no test depends on how fast it runs. */
function clock(ms: number): Promise<void> {
	return page.evaluate((ms) => {
		performance.now = () => ms;
	}, ms);
}

async function expectGone(): Promise<void> {
	await expect.poll(frames).toBe(0);
	expect(await page.getByText('calculator', { exact: true }).isVisible()).toBe(true);
}

async function expectStill(): Promise<void> {
	await page.waitForTimeout(300);
	expect(await frames()).toBe(1);
	expect(await corner().isVisible()).toBe(true);
}

describe('three taps on the head', () => {
	const tap = async (times: number) => {
		for (let i = 0; i < times; i++) await head().tap({ position: { x: 60, y: 60 } });
	};

	test('leave, and the last one presses nothing of the calculator', async () => {
		await open();
		await host('setTaps(true)');
		await page.evaluate(() => {
			const main = document.querySelector('main');
			if (main) Object.assign(main.style, { position: 'fixed', inset: '0' });
			main?.addEventListener('click', () => globalThis.log.push('tapped'));
		});
		await tap(2);
		await expectStill();
		await tap(1);
		await expectGone();
		expect(await page.evaluate(() => globalThis.log)).not.toContain('tapped');
	});

	test('work with a mouse', async () => {
		await open();
		await host('setTaps(true)');
		await head().click({ position: { x: 60, y: 60 }, clickCount: 3 });
		await expectGone();
	});

	test('do nothing until they are switched on, nor when they are off again, nor after another opening', async () => {
		await open();
		await tap(4);
		await expectStill();
		await host('setTaps(true)');
		await host('setTaps(false)');
		await tap(4);
		await expectStill();
		await host('setTaps(true)');
		await corner().click();
		await expectGone();
		await open();
		await tap(4);
		await expectStill();
	});

	test('are short, soon after each other, and on nothing else', async () => {
		await open();
		await host('setTaps(true)');
		for (let i = 0; i < 4; i++) await head().getByRole('button').tap();
		await expectStill();
		await head().hover({ position: { x: 60, y: 60 } });
		for (const at of [11_000, 11_400, 11_800]) {
			await clock(at);
			await page.mouse.down();
			await clock(at + 350);
			await page.mouse.up();
		}
		await expectStill();
		await tap(2);
		await clock(14_000);
		await tap(1);
		await expectStill();
		await page.frameLocator('iframe.panel').locator('textarea').tap();
		await tap(2);
		await expectStill();
		await tap(1);
		await expectGone();
	});
});

describe('laid face down', () => {
	/** As Chromium sends it, behind the header that allows it. */
	let cdp: CDPSession;
	beforeEach(async () => {
		cdp = await context.newCDPSession(page);
	});
	async function lay(beta: number, gamma: number): Promise<void> {
		await cdp.send('DeviceOrientation.setDeviceOrientationOverride', { alpha: 0, beta, gamma });
	}

	test('leaves after a moment', async () => {
		await open();
		await host('setFaceDown(true)');
		await lay(40, 0);
		await expectStill();
		await lay(-172, 8);
		await expectGone();
	});

	test('not when it is turned back at once, nor on its side', async () => {
		await open();
		await host('setFaceDown(true)');
		await page.evaluate(async () => {
			const turn = (beta: number, gamma: number) =>
				dispatchEvent(new DeviceOrientationEvent('deviceorientation', { beta, gamma }));
			turn(180, 0);
			await new Promise((done) => setTimeout(done, 200));
			turn(60, 0);
			turn(180, 80);
		});
		await page.waitForTimeout(500);
		await expectStill();
	});

	test('not until it is switched on, nor when it is off again, nor after another opening', async () => {
		await open();
		await lay(175, 0);
		await page.waitForTimeout(600);
		await expectStill();
		await host('setFaceDown(true)');
		await host('setFaceDown(false)');
		await page.waitForTimeout(600);
		await expectStill();
		await lay(40, 0);
		await host('setFaceDown(true)');
		await corner().click();
		await expectGone();
		await open();
		await lay(176, 0);
		await page.waitForTimeout(600);
		await expectStill();
	});
});

describe('shaken', () => {
	// This machine feels nothing, and says so.
	beforeEach(() =>
		page.evaluate(() => {
			addEventListener('devicemotion', (event) => {
				if (event.isTrusted) event.stopImmediatePropagation();
			});
		}),
	);
	function shake(forces: readonly number[], gapMs = 60, kind = 'acceleration'): Promise<void> {
		return page.evaluate(
			([forces, gapMs, kind]) => {
				for (const x of forces) {
					const now = performance.now() + gapMs;
					performance.now = () => now;
					dispatchEvent(new DeviceMotionEvent('devicemotion', { [kind]: { x, y: 1, z: 0 } }));
				}
			},
			[forces, gapMs, kind] as const,
		);
	}
	/** A phone that feels something, so that the call answers. */
	async function on(): Promise<unknown> {
		const answer = host('setShake(true)');
		await page.waitForTimeout(100);
		await shake([0.1]);
		return answer;
	}

	test.each(['acceleration', 'accelerationIncludingGravity'])('leaves, by its %s', async (kind) => {
		await open();
		expect(await on()).toBe(true);
		await shake([20, -20, 20, -20], 60, kind);
		await expectStill();
		await shake([20], 60, kind);
		await expectGone();
	});

	test('not softly, nor slowly, nor one way only', async () => {
		await open();
		await on();
		await shake([12, -12, 12, -12, 12, -12]);
		await shake([20, 20, 20, -8, 20, -8, 20, -8]);
		await shake([20, -20, 20, -20, 20, -20], 400);
		await expectStill();
	});

	test('not until it is switched on, nor when it is off again, nor after another opening', async () => {
		const hard = [20, -20, 20, -20, 20, -20, 20];
		await open();
		await shake(hard);
		await expectStill();
		await on();
		expect(await host('setShake(false)')).toBe(false);
		await shake(hard);
		await expectStill();
		await on();
		await corner().click();
		await expectGone();
		await open();
		await shake(hard);
		await expectStill();
	});

	test('nothing is heard but while it is on', async () => {
		await page.evaluate(() => {
			const { addEventListener: add, removeEventListener: remove } = globalThis;
			const note = (what: string, type: string) => /^device/.test(type) && globalThis.log.push(`${what} ${type}`);
			globalThis.addEventListener = (...args: Parameters<typeof add>) => {
				note('add', args[0]);
				add.apply(globalThis, args);
			};
			globalThis.removeEventListener = (...args: Parameters<typeof remove>) => {
				note('remove', args[0]);
				remove.apply(globalThis, args);
			};
		});
		const seen = () => page.evaluate(() => globalThis.log.filter((line) => line.includes('device')));
		await open();
		expect(await seen()).toEqual([]);
		await on();
		expect((await seen()).at(-1)).toBe('add devicemotion');
		await corner().click();
		await expectGone();
		expect((await seen()).at(-1)).toBe('remove devicemotion');
	});

	test('says so where nothing can be felt, where it is refused, and asks where it must', async () => {
		await open();
		expect(await host('setShake(true)')).toBe(false);
		const answering = (answer: string) =>
			page.evaluate((answer) => {
				Object.assign(DeviceMotionEvent, {
					requestPermission: () => (answer ? Promise.resolve(answer) : Promise.reject(new Error('no tap'))),
				});
			}, answer);
		for (const answer of ['denied', '']) {
			await answering(answer);
			expect(await on()).toBe(false);
			await shake([20, -20, 20, -20, 20, -20]);
		}
		await expectStill();
		await answering('granted');
		expect(await on()).toBe(true);
		await page.evaluate(() => Reflect.deleteProperty(globalThis, 'DeviceMotionEvent'));
		expect(await host('setShake(true)')).toBe(false);
	});
});

describe('the page to show afterwards', () => {
	const length = () => page.evaluate(() => history.length);
	/** Time enough for the frame to go and for another page to come. */
	async function expectHere(): Promise<void> {
		await expectGone();
		await page.waitForTimeout(300);
		expect(page.url()).toBe(`${site.url}/`);
	}

	test('comes in place of this one', async () => {
		const before = await length();
		await open();
		await host(`setOutside('${PAGE}')`);
		await corner().click();
		await page.waitForURL(PAGE);
		expect(await length()).toBe(before);
		await page.goBack();
		expect(page.url()).toBe(`${site.url}/other`);
		await page.goForward();
		expect(page.url()).toBe(PAGE);
	});

	test.each(['leave(), 0', 'Shift'])('comes after %s too', async (way) => {
		await open();
		await host(`setOutside('${PAGE}')`);
		await page.frameLocator('iframe.panel').locator('textarea').click();
		if (way === 'Shift') for (let i = 0; i < 3; i++) await page.keyboard.press('Shift');
		else await host(way);
		await page.waitForURL(PAGE);
	});

	test('comes when the frame is out', async () => {
		await open();
		await host(`setOutside('${PAGE}')`);
		await page.route(PAGE, () => {});
		const atEnd = await page.evaluate(
			() =>
				new Promise((resolve) => {
					addEventListener('beforeunload', () => resolve(document.querySelectorAll('iframe.panel').length));
					document.querySelector<HTMLElement>('.corner')?.click();
				}),
		);
		expect(atEnd).toBe(0);
	});

	test.each([
		['null', 'null'],
		['no longer wanted', `'${PAGE}'), inner.host.setOutside(null`],
		['not encrypted', `'http://weather.example/'`],
		['a script', `'javascript:document.title=1'`],
		['with a name', `'https://me@weather.example/'`],
		['with a password', `'https://:word@weather.example/'`],
		['no address', `'weather'`],
		['too long', `'https://weather.example/${'a'.repeat(2_048)}'`],
	])('does not come: %s', async (_why, given) => {
		await open();
		await host(`setOutside(${given})`);
		await corner().click();
		await expectHere();
	});

	test('does not come without a network', async () => {
		await open();
		await host(`setOutside('${PAGE}')`);
		await context.setOffline(true);
		await corner().click();
		await expectHere();
	});

	test('does not come in an installed app', async () => {
		await open();
		await host(`setOutside('${PAGE}')`);
		await page.evaluate(() => Object.assign(navigator, { standalone: true }));
		await corner().click();
		await expectHere();
	});

	test('does not come when the calculator is in front for practice', async () => {
		await open();
		await host(`setOutside('${PAGE}')`);
		await host('practise(), 0');
		await page.getByText('calculator', { exact: true }).waitFor();
		for (let i = 0; i < 3; i++) await page.keyboard.press('Shift');
		await expectHere();
	});

	test.each(['hidden', 'pagehide', 'freeze', 'told', 'hidden at once'])(
		'does not come when nobody asked: %s',
		async (way) => {
			await open();
			await host(`setOutside('${PAGE}')`);
			await page.evaluate((way) => {
				if (way === 'hidden at once') document.querySelector<HTMLElement>('.corner')?.click();
				if (way === 'told') new BroadcastChannel('calc').postMessage(0);
				else if (way === 'pagehide') dispatchEvent(new PageTransitionEvent(way, { persisted: true }));
				else if (way === 'freeze') document.dispatchEvent(new Event(way));
				else {
					Object.defineProperty(document, 'hidden', { value: true });
					document.dispatchEvent(new Event('visibilitychange'));
				}
			}, way);
			await expectHere();
		},
	);

	test('is forgotten at leaving', async () => {
		await open();
		await host(`setOutside('${PAGE}')`);
		await page.evaluate(() => document.dispatchEvent(new Event('freeze')));
		await expectGone();
		await open();
		await corner().click();
		await expectHere();
	});
});
