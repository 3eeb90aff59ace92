import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CODE, SETUP, Site } from './site.ts';

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
	page = await context.newPage();
	problems = [];
	page.on('pageerror', (error) => problems.push(String(error)));
	// The service worker is not part of this site.
	page.on('console', (line) => {
		if (line.type() === 'error' && !/404|ServiceWorker/.test(line.text())) problems.push(line.text());
	});
	site.seen.length = 0;
	await page.goto(`${site.url}/other`);
	await page.goto(site.url);
});
afterEach(async () => {
	await context.close();
	expect(problems).toEqual([]);
});

const inside = () => page.frameLocator('iframe.panel');
const corner = () => page.getByRole('button', { name: 'Close' });
const hold = (kind: '=' | 'C', typed: string, on = page) =>
	on.evaluate(([kind, typed]) => globalThis.hold(kind as '=' | 'C', typed as string), [kind, typed]);

async function fetchInner(): Promise<void> {
	await hold('C', SETUP);
	await inside().getByText('nothing kept yet').waitFor();
	await corner().waitFor();
}

/** Set-up by the set-up code, in as few steps as the session allows. */
async function setUp(): Promise<void> {
	await fetchInner();
	const made = await inner(
		`session.create(new TextEncoder().encode('${CODE}'), new TextEncoder().encode('some words'), 'whole')`,
	);
	expect(made).toEqual({ ok: true, value: undefined });
}

/** Calls something of the module behind. */
function inner(expression: string): Promise<unknown> {
	const frame = page.frames().find((each) => each.url().endsWith('/panel.html'));
	if (!frame) throw new Error('no frame');
	return frame.evaluate(`globalThis.inner.${expression}`);
}

async function open(): Promise<void> {
	await hold('=', CODE);
	await inside().getByText('kept: some words').waitFor();
	await corner().waitFor();
}

/** The page, and the frame that stands in. */
async function onlyPage(): Promise<void> {
	await expect.poll(() => page.frames().length, { timeout: 20_000 }).toBe(2);
}

/** Everything that leaving promises. */
async function expectGone(): Promise<void> {
	await expect.poll(() => page.locator('iframe.panel').count()).toBe(0);
	expect(await page.getByText('calculator', { exact: true }).isVisible()).toBe(true);
	expect(await page.evaluate(() => document.querySelector('main')?.inert)).toBe(false);
	expect(await corner().isVisible()).toBe(false);
	const state = await page.evaluate(() => ({
		first: globalThis.workers[0],
		left: globalThis.urls.filter((url) => !globalThis.revoked.includes(url)),
	}));
	expect(state.first).toEqual({ url: '/worker.js', ended: true });
	expect(state.left).toEqual([]);
	const ticks = await page.evaluate(() => globalThis.ticks);
	await page.waitForTimeout(200);
	expect(await page.evaluate(() => globalThis.ticks)).toBe(ticks);
}

describe('opening', () => {
	test('a set-up code shows what is behind, and a code opens it again', async () => {
		await setUp();
		await corner().click();
		await expectGone();
		await open();
		expect(await page.evaluate(() => document.querySelector('main')?.inert)).toBe(true);
	});

	test('a wrong code changes nothing that can be seen, and leaves the page as it was', async () => {
		await page.waitForFunction(() => globalThis.workers.length === 1);
		await onlyPage();
		const before = await page.evaluate(() => document.documentElement.outerHTML);
		await hold('=', '5555555555');
		await page.waitForTimeout(200);
		await onlyPage();
		expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
		await hold('C', '5555555555');
		await page.waitForTimeout(2_000);
		expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
		expect(await page.evaluate(() => globalThis.log)).toEqual([]);
		expect(site.seen.filter(({ path }) => path.startsWith('/v1'))).toEqual([]);
	});

	// Session files keep each frame's address, those of closed tabs too.
	test('there is always one frame: at each start, after each hold that opens nothing, while open, and after leaving', async () => {
		const attached: string[] = [];
		page.on('frameattached', async (frame) => {
			await frame.waitForURL('**/panel.html').catch(() => undefined);
			attached.push(new URL(frame.url()).pathname);
		});
		const frames = async (count: number): Promise<void> => {
			await expect.poll(() => attached, { timeout: 20_000 }).toEqual(Array(count).fill('/panel.html'));
			await onlyPage();
		};
		await page.reload();
		await frames(1);
		await hold('=', '5555555555');
		await frames(2);
		await hold('C', '5555555555');
		await frames(3);
		await setUp();
		await frames(4);
		await corner().click();
		await frames(5);
	});

	test('makes no entry in the history, and hands the module over once', async () => {
		const length = await page.evaluate(() => history.length);
		await setUp();
		expect(await page.evaluate(() => history.length)).toBe(length);
		expect(await page.evaluate(() => history.state)).toBeNull();
		expect(await page.evaluate(() => [globalThis.urls.length, globalThis.revoked.length])).toEqual([1, 1]);
		expect(await page.evaluate(() => globalThis.urls[0]?.startsWith('blob:'))).toBe(true);
		expect(await page.evaluate(() => globalThis.revoked)).toEqual(await page.evaluate(() => globalThis.urls));
		await corner().click();
		expect(await page.evaluate(() => history.length)).toBe(length);
	});

	test('what was typed is out of the calculator before the frame shows', async () => {
		await fetchInner();
		expect(await page.evaluate(() => globalThis.log)).toEqual(['reset', 'cover away']);
	});

	test('a code is sent nowhere, and nothing that stays behind is written', async () => {
		await setUp();
		await corner().click();
		await open();
		for (const { path, authorization } of site.seen) {
			expect(path).not.toContain(CODE);
			expect(authorization ?? '').not.toContain(CODE);
		}
		const kept = await page.evaluate(async () => [
			localStorage.length,
			sessionStorage.length,
			(await indexedDB.databases()).length,
			(await caches.keys()).length,
			document.cookie,
		]);
		expect(kept).toEqual([0, 0, 0, 0, '']);
	});

	test('a worker that does not load is tried again at the next hold', async () => {
		await page.route('**/worker.js', (route) => route.abort());
		await page.reload();
		await page.waitForTimeout(300);
		problems = [];
		await hold('C', SETUP);
		await page.waitForTimeout(300);
		await page.unroute('**/worker.js');
		await expect.poll(() => page.evaluate(() => globalThis.workers.length)).toBeGreaterThan(2);
		await fetchInner();
		problems = [];
	});
});

describe('leaving', () => {
	/** Leaves by the control and looks, before that very turn of the page is over. */
	function pressAndLook(): Promise<void> {
		return page.evaluate(() => {
			globalThis.log.length = 0;
			document.querySelector<HTMLElement>('.corner')?.click();
			const seen = (selector: string) => {
				const box = document.querySelector(selector)?.getBoundingClientRect();
				return box && box.bottom > 0 ? 'shown' : 'away';
			};
			globalThis.log.push(`cover ${seen('main')}, frame ${seen('iframe.panel')}, control ${seen('.corner')}`);
		});
	}

	test('by the control: in one turn the cover shows and the frame does not; then the keys are gone', async () => {
		await setUp();
		await pressAndLook();
		await expectGone();
		expect(await page.evaluate(() => globalThis.log.slice(0, 3))).toEqual([
			'cover shown, frame away, control away',
			'worker ended',
			'reset',
		]);
		expect(await page.getByRole('status').textContent()).toBe('Calculator');
		expect(await page.evaluate(() => document.activeElement?.localName)).toBe('main');
	});

	test('keys and frame go once the calculator was painted, and not later than a moment where nothing paints', async () => {
		await setUp();
		const removed = () =>
			page.evaluate(async () => {
				const frames = globalThis.left;
				const began = performance.now();
				document.querySelector<HTMLElement>('.corner')?.click();
				const atOnce = frames();
				await new Promise((done) => requestAnimationFrame(done));
				// On a busy machine a frame may come later than the latest, which is then what took it out.
				const inFrame = performance.now() - began < 40 ? frames() : 2;
				await new Promise((done) => setTimeout(done, 60));
				return [atOnce, inFrame, frames()];
			});
		expect(await removed()).toEqual([2, 2, 0]);
		await open();
		const late = await page.evaluate(async () => {
			globalThis.requestAnimationFrame = () => 0;
			document.querySelector<HTMLElement>('.corner')?.click();
			await new Promise((done) => setTimeout(done, 60));
			return globalThis.left();
		});
		expect(late).toBe(0);
	});

	test.each(['visibilitychange', 'pagehide', 'freeze'])('keys and frame do not outlive a %s', async (type) => {
		await setUp();
		const frames = await page.evaluate((type) => {
			document.querySelector<HTMLElement>('.corner')?.click();
			if (type === 'visibilitychange') Object.defineProperty(document, 'hidden', { value: true });
			if (type === 'pagehide') dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
			else document.dispatchEvent(new Event(type));
			return globalThis.left();
		}, type);
		expect(frames).toBe(0);
		await expectGone();
	});

	test('what is behind is not heard in the moment before it is taken out', async () => {
		await setUp();
		const at = await page.evaluate(async () => {
			globalThis.requestAnimationFrame = () => 0;
			const frame = document.querySelector<HTMLIFrameElement>('iframe.panel')?.contentWindow as unknown as {
				inner: { host: { setCorner(at: string, read: string): void } };
			};
			document.querySelector<HTMLElement>('.corner')?.click();
			frame.inner.host.setCorner('bottom-start', 'ltr');
			await new Promise((done) => setTimeout(done, 20));
			return [
				document.querySelectorAll('iframe.panel').length,
				document.querySelector<HTMLElement>('.corner')?.dataset.at,
			];
		});
		expect(at).toEqual([1, 'top-end']);
		await expectGone();
	});

	test('the control is large, in its corner, and above the frame', async () => {
		await setUp();
		// Whichever way the cover is read, what is open says which side is the end of a line.
		const places = ['top-end', 'top-start', 'bottom-start', 'bottom-end'].flatMap((at) =>
			['ltr', 'rtl'].flatMap((read) => ['ltr', 'rtl'].map((cover) => [at, read, cover] as const)),
		);
		for (const [at, read, cover] of places) {
			await page.evaluate((dir) => Object.assign(document.documentElement, { dir }), cover);
			await inner(`host.setCorner('${at}', '${read}')`);
			const box = await corner().boundingBox();
			if (!box) throw new Error('no control');
			expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(48);
			expect(at.startsWith('top') ? box.y : 640 - box.y - box.height).toBeLessThan(8);
			const left = at.endsWith('start') === (read === 'ltr');
			expect(left ? box.x : 360 - box.x - box.width).toBeLessThan(8);
			const top = await page.evaluate(
				([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0)?.closest('button')?.ariaLabel,
				[box.x + box.width / 2, box.y + box.height / 2],
			);
			expect(top).toBe('Close');
		}
		const frame = await page.locator('iframe.panel').boundingBox();
		expect(frame).toEqual({ x: 0, y: 0, width: 360, height: 640 });
	});

	test('by a touch, whose tap reaches nothing behind', async () => {
		await setUp();
		await page.evaluate(() => {
			document.querySelector('main')?.addEventListener('click', () => globalThis.log.push('tapped'));
			const main = document.querySelector('main');
			if (main) Object.assign(main.style, { position: 'fixed', inset: '0' });
		});
		await corner().tap();
		await expectGone();
		expect(await page.evaluate(() => globalThis.log)).not.toContain('tapped');
	});

	test('by keyboard: Tab and Enter', async () => {
		await setUp();
		await page.locator('.corner').focus();
		await page.keyboard.press('Enter');
		await expectGone();
	});

	test('by Shift three times, inside the frame, either side', async () => {
		await setUp();
		await inside().locator('textarea').click();
		await page.keyboard.press('ShiftLeft');
		await page.keyboard.press('ShiftRight');
		expect(await page.locator('iframe.panel').count()).toBe(1);
		await page.keyboard.press('ShiftLeft');
		await expectGone();
	});

	test('not by Shift that wrote a capital, nor when it is switched off', async () => {
		await setUp();
		await inside().locator('textarea').click();
		for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+A');
		expect(await inside().locator('textarea').inputValue()).toBe('AAAA');
		await inner('host.setShift(false)');
		for (let i = 0; i < 4; i++) await page.keyboard.press('ShiftLeft');
		expect(await page.locator('iframe.panel').count()).toBe(1);
		await inner('host.setShift(true)');
		for (let i = 0; i < 3; i++) await page.keyboard.press('ShiftLeft');
		await expectGone();
	});

	test('presses in both windows count together', async () => {
		await setUp();
		await page.locator('.corner').focus();
		await page.keyboard.press('ShiftLeft');
		await inside().locator('textarea').focus();
		await page.keyboard.press('ShiftLeft');
		await page.keyboard.press('ShiftLeft');
		await expectGone();
	});

	test('by a close request: Back of a phone, Esc of a keyboard', async () => {
		await setUp();
		await inside().locator('textarea').click();
		await page.keyboard.press('Escape');
		await expectGone();
		await open();
		await page.locator('.corner').focus();
		await page.keyboard.press('Escape');
		await expectGone();
	});

	test('by Back of the browser: the page before, and the calculator when it comes again', async () => {
		await setUp();
		await page.goBack();
		expect(await page.locator('body').textContent()).toBe('another page');
		await page.goForward();
		await page.getByText('calculator', { exact: true }).waitFor();
		expect(await page.locator('iframe.panel').count()).toBe(0);
		await open();
	});

	test('by another app, or another tab, in front', async () => {
		await setUp();
		await setHidden(true);
		await expectGone();
		await setHidden(false);
		expect(await page.locator('iframe.panel').count()).toBe(0);
		await open();
	});

	test.each(['pagehide', 'freeze', 'pageshow'])('by %s', async (type) => {
		await setUp();
		await page.evaluate((type) => {
			if (type === 'freeze') document.dispatchEvent(new Event(type));
			else dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
		}, type);
		await expectGone();
	});

	test('asked for by what is behind', async () => {
		await setUp();
		await inner('host.leave(), 0');
		await expectGone();
	});

	test('a new worker waits, so that the next code opens', async () => {
		await setUp();
		await corner().click();
		await expect.poll(() => page.evaluate(() => globalThis.workers.map(({ ended }) => ended))).toEqual([true, false]);
		await open();
	});

	test('leaving while a code is tried shows nothing', async () => {
		await setUp();
		await corner().click();
		await page.waitForFunction(() => globalThis.workers.length === 2);
		await page.evaluate(() => {
			globalThis.log.length = 0;
		});
		await hold('=', CODE);
		await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
		await page.waitForTimeout(1_500);
		expect(await page.locator('iframe.panel').count()).toBe(0);
		expect(await page.evaluate(() => globalThis.log)).toEqual(['worker ended']);
	});

	test('a second page shows the calculator, and holds do nothing there while the first is open', async () => {
		await setUp();
		const second = await context.newPage();
		await second.goto(site.url);
		await hold('=', CODE, second);
		await second.waitForTimeout(4_500);
		expect(await second.locator('iframe.panel').count()).toBe(0);
		// In front of the first page, which is hidden and so has left, or leaves when it is told.
		await page.evaluate(() => document.dispatchEvent(new Event('freeze')));
		await expect.poll(() => page.locator('iframe.panel').count()).toBe(0);
		await second.waitForTimeout(500);
		await hold('=', CODE, second);
		await second.frameLocator('iframe.panel').getByText('kept: some words').waitFor();
	});

	/** No headless browser hides a page, so the page is told that it is. */
	function setHidden(hidden: boolean): Promise<void> {
		return page.evaluate((hidden) => {
			Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
			document.dispatchEvent(new Event('visibilitychange'));
		}, hidden);
	}

	describe('a picker of files', () => {
		test('in set-up is no reason to leave, but shows the calculator meanwhile', async () => {
			await fetchInner();
			const chooser = page.waitForEvent('filechooser');
			await inside().locator('input[type=file]').click();
			await chooser;
			await setHidden(true);
			expect(await page.getByText('calculator', { exact: true }).isVisible()).toBe(true);
			expect(await page.locator('iframe.panel').isVisible()).toBe(false);
			await setHidden(false);
			expect(await inside().getByText('nothing kept yet').isVisible()).toBe(true);
			await (await chooser).setFiles({ name: 'a', mimeType: 'a/b', buffer: Buffer.from('a') });
			await setHidden(true);
			await expectGone();
		});

		test('later is one', async () => {
			await setUp();
			await corner().click();
			await open();
			const chooser = page.waitForEvent('filechooser');
			await inside().locator('input[type=file]').click();
			await chooser;
			await setHidden(true);
			await expectGone();
		});
	});
});

describe('time', () => {
	beforeEach(async () => {
		await page.clock.install();
		await page.goto(site.url);
	});

	async function set(): Promise<void> {
		const done = setUp();
		// The frame's own waiting needs the page's clock to go on.
		await Promise.race([done, runClock(done)]);
		await done;
	}

	async function runClock(until: Promise<unknown>): Promise<void> {
		let over = false;
		void until.finally(() => {
			over = true;
		});
		while (!over) {
			await page.clock.runFor(10);
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
	}

	test('a minute without a touch: out of sight, written, gone', async () => {
		await set();
		await page.clock.runFor(55_000);
		await inside().locator('textarea').click();
		await page.clock.runFor(50_000);
		expect(await page.locator('iframe.panel').isVisible()).toBe(true);
		await page.clock.runFor(10_000);
		expect(await page.locator('iframe.panel').isVisible()).toBe(false);
		expect(await page.getByText('calculator', { exact: true }).isVisible()).toBe(true);
		await expect.poll(() => page.evaluate(() => globalThis.flushed)).toBe(1);
		await page.clock.runFor(2_000);
		await expectGone();
	});

	test('the time can be set, within limits', async () => {
		await set();
		await inner('host.setIdle(1)');
		await page.clock.runFor(13_000);
		expect(await page.locator('iframe.panel').isVisible()).toBe(true);
		await page.clock.runFor(3_000);
		expect(await page.locator('iframe.panel').isVisible()).toBe(false);
	});

	test('practice: the calculator, the keys that were typed, and back again', async () => {
		await set();
		for (const [kind, typed, result] of [
			['=', '12345', '12345'],
			['C', '999', ''],
		] as const) {
			const practised = inner('host.practise()');
			await expect.poll(() => page.getByText('calculator', { exact: true }).isVisible()).toBe(true);
			expect(await page.locator('iframe.panel').isVisible()).toBe(false);
			expect(await corner().isVisible()).toBe(false);
			await hold(kind, typed);
			expect(await practised).toBe(result);
			expect(await page.locator('iframe.panel').isVisible()).toBe(true);
		}
	});

	test('a practice that nobody goes on with ends in the calculator', async () => {
		await set();
		void inner('host.practise()').catch(() => undefined);
		await expect.poll(() => page.getByText('calculator', { exact: true }).isVisible()).toBe(true);
		await page.clock.runFor(31_000);
		await expectGone();
		await hold('=', '12345');
		await page.clock.runFor(1_000);
		expect(await page.locator('iframe.panel').count()).toBe(0);
	});

	test('another cover: those that there are, and its page in place of this one once everything is gone', async () => {
		await set();
		const entries = await page.evaluate(() => history.length);
		expect(await inner('host.covers()')).toHaveLength(2);
		void inner("host.useCover('two')").catch(() => undefined);
		await page.waitForURL('**/two/');
		expect(await page.evaluate(() => history.length)).toBe(entries);
		expect(await page.locator('iframe.panel').count()).toBe(0);
	});

	test('the cover that is there, or none of them, is only left for the cover', async () => {
		await set();
		void inner("host.useCover('one')").catch(() => undefined);
		await expectGone();
		expect(new URL(page.url()).pathname).toBe('/');
	});

	test('slow presses of Shift do not add up', async () => {
		await set();
		await page.locator('.corner').focus();
		for (let i = 0; i < 5; i++) {
			await page.keyboard.press('ShiftLeft');
			await page.clock.runFor(5_500);
		}
		expect(await page.locator('iframe.panel').isVisible()).toBe(true);
	});
});

describe('the host', () => {
	test('answers what the inner app asks', async () => {
		await fetchInner();
		expect(await inner('host.install()')).toBe('manual');
		expect(await inner('host.askInstall()')).toBe(false);
		expect(typeof (await inner('host.persist()'))).toBe('boolean');
		await inner("host.setLanguage('es')");
		await expect.poll(() => page.evaluate(() => globalThis.log)).toContain('language es');
		expect(await inner('boot.language')).toBe('en');
	});

	test('keeps the browser’s question about installing until it is asked for', async () => {
		await page.evaluate(() => {
			const event = new Event('beforeinstallprompt', { cancelable: true });
			Object.assign(event, { prompt: async () => ({ outcome: 'accepted' }) });
			globalThis.log.push(`prevented ${!dispatchEvent(event)}`);
		});
		expect(await page.evaluate(() => globalThis.log)).toEqual(['prevented true']);
		await fetchInner();
		expect(await inner('host.install()')).toBe('prompt');
		expect(await inner('host.askInstall()')).toBe(true);
		expect(await inner('host.askInstall()')).toBe(false);
	});
});

test('Trusted Types let nothing but the two scripts through', async () => {
	const tried = await page.evaluate(() => {
		const attempt = (work: () => unknown): string => {
			try {
				work();
				return 'allowed';
			} catch (error) {
				return (error as Error).name;
			}
		};
		const { trustedTypes } = globalThis as unknown as {
			trustedTypes: { createPolicy(name: string, rules: object): unknown };
		};
		return [
			attempt(() => new Worker('/worker.js')),
			attempt(() => trustedTypes.createPolicy('a', {})),
			attempt(() => trustedTypes.createPolicy('b', {})),
			attempt(() => {
				document.body.innerHTML = '<p>x</p>';
			}),
		];
	});
	expect(tried).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
	problems = [];
});
