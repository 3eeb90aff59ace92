import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScreenEntry } from '../src/inner/registry/moves.ts';
import { screens } from '../src/inner/screens.ts';
import { Holder } from './holder.ts';
import { Phone, type PhoneOptions } from './phone.ts';
import { Server } from './server.ts';
import { from, Tour } from './tour.ts';

const THEMES = ['light', 'dark'] as const;
const pwa = join(dirname(fileURLToPath(import.meta.url)), '..');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Pictures of every screen are kept where this says, to be looked at. */
const shots = process.env.SHOTS;

/** What axe finds in one document, as lines that say where. Frames inside are documents of their own. */
async function violations(frame: Frame): Promise<readonly string[]> {
	if (await frame.evaluate(() => !('axe' in globalThis))) await frame.evaluate(axe);
	const found: AxeResults['violations'] = await frame.evaluate(async () => {
		// The page's own global, put there a line above.
		const { axe: here } = globalThis as unknown as {
			axe: { run(where: Document, options: object): Promise<AxeResults> };
		};
		return (await here.run(document, { iframes: false, resultTypes: ['violations'] })).violations;
	});
	return found.flatMap(({ id, nodes }) =>
		nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
	);
}

/** By how many pixels a document is wider than its window. */
const overhang = (frame: Frame): Promise<number> =>
	frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function look(phone: Phone, name: string): Promise<readonly string[]> {
	const { page } = phone;
	// Beside the one that stands in for it, which has nothing in it.
	const panel = page.locator('iframe.panel');
	const inside = (await panel.count()) > 0 ? await (await panel.elementHandle())?.contentFrame() : null;
	const frame = inside ?? page.mainFrame();
	const problems: string[] = [];
	for (const theme of THEMES) {
		await page.emulateMedia({ colorScheme: theme });
		// A colour that is on its way from one theme to the other is neither's.
		await frame.evaluate(() =>
			Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))),
		);
		problems.push(...(await violations(frame)).map((text) => `${name} ${theme}: ${text}`));
		if (shots) await page.screenshot({ path: join(shots, `${name}-${theme}.png`) });
	}
	await page.emulateMedia({ colorScheme: 'light' });
	for (const width of [360, 320]) {
		await page.setViewportSize({ width, height: 640 });
		for (const each of new Set([frame, page.mainFrame()])) {
			const pixels = await overhang(each);
			if (pixels > 0) problems.push(`${name}: ${pixels} px too wide at ${width}`);
		}
	}
	if (shots) {
		await page.setViewportSize({ width: 1280, height: 800 });
		await page.screenshot({ path: join(shots, `${name}-desktop.png`) });
	}
	await page.setViewportSize({ width: 360, height: 640 });
	return problems;
}

describe('what axe, a narrow window and Lighthouse say', { sequential: true }, () => {
	let server: Server;
	const phones: Phone[] = [];

	const phone = async (locale = 'en-US', options: PhoneOptions = {}): Promise<Phone> => {
		const made = await new Phone(server.url, { locale, ...options }).start();
		phones.push(made);
		return made;
	};

	beforeAll(async () => {
		server = await Server.start();
		if (shots) mkdirSync(shots, { recursive: true });
	});

	afterAll(async () => {
		for (const each of phones) {
			await each.close();
			each.remove();
		}
		await server.stop();
	});

	it('looks at a page with a fault and sees it', async () => {
		const made = await phone();
		await made.page.evaluate(() => {
			const box = document.createElement('input');
			box.style.width = '900px';
			const pale = document.createElement('p');
			pale.textContent = 'pale';
			pale.style.cssText = 'color: #777; background: #888';
			document.body.append(box, pale);
		});
		const problems = await look(made, 'fault');
		expect(problems.filter((text) => text.includes('label'))).not.toEqual([]);
		for (const theme of THEMES) {
			expect(problems).toContainEqual(expect.stringContaining(`fault ${theme}: color-contrast`));
		}
		expect(problems).toContainEqual(expect.stringContaining('too wide at 360'));
		await made.close();
	});

	it.each(['en-US', 'ar'])('says nothing of the cover in %s', async (locale) => {
		const made = await phone(locale);
		expect(await look(made, `cover-${locale}`)).toEqual([]);
		await made.type('12+30=');
		const bar = made.page.locator('main header button, main .bar button');
		for (let at = 0; at < (await bar.count()); at++) {
			await bar.nth(at).click();
			expect(await look(made, `cover-${locale}-${at}`)).toEqual([]);
			await made.open();
			await made.type('12+30=');
		}
		await made.close();
	});

	it.each([
		['converter', 'en-US', 'Swap'],
		['converter', 'ar', 'تبديل'],
		['timer', 'en-US', 'Start'],
		['timer', 'ar', 'ابدأ'],
	] as const)('says nothing of the %s in %s', async (cover, locale, entry) => {
		const made = await phone(locale, { path: `/${cover}/`, entry });
		expect(await look(made, `${cover}-${locale}`)).toEqual([]);
		await made.type('12');
		await made.key(entry).click();
		expect(await look(made, `${cover}-${locale}-used`)).toEqual([]);
		if (cover === 'converter') {
			await made.page.getByRole('searchbox').fill('10 mi');
			expect(await look(made, `${cover}-${locale}-found`)).toEqual([]);
		}
		await made.page.locator('[aria-haspopup=dialog]').click();
		expect(await look(made, `${cover}-${locale}-settings`)).toEqual([]);
		await made.close();
	});

	it('says nothing of any screen', { timeout: 1_200_000 }, async () => {
		const problems: string[] = [];
		const reached: string[] = [];
		const first = new Holder(await phone());
		await first.phone.settle();
		const visit = (holder: Holder) => async (entry: ScreenEntry) => {
			problems.push(...(await look(holder.phone, entry.id)));
			reached.push(entry.id);
		};
		const tour = new Tour(first, visit(first));
		const others = await tour.setUp(server, from('fresh'));
		await tour.finish();
		await tour.behindHome(from('home'));
		const second = new Holder(await phone());
		await second.phone.settle();
		await new Tour(second, visit(second)).setUp(server, others);
		expect(new Set(reached)).toEqual(new Set(screens.map((screen) => screen.id)));
		expect(problems).toEqual([]);
	});

	it.each(['', 'calculator/', 'converter/', 'timer/'])(
		'is 100 for accessibility and best practice on /%s',
		async (path) => {
			const flags =
				'--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking';
			const args = [
				join(pwa, 'node_modules/lighthouse/cli/index.js'),
				`${server.url}/${path}`,
				'--output=json',
				'--quiet',
				'--no-enable-error-reporting',
				'--only-categories=accessibility,best-practices',
				'--max-wait-for-load=60000',
				`--chrome-flags=${flags}`,
			];
			const env = { ...process.env, CHROME_PATH: '/usr/bin/chromium' };
			const { stdout } = await promisify(execFile)('node', args, { env, maxBuffer: 64 << 20 });
			const report: Report = JSON.parse(stdout);
			const short = Object.values(report.audits).filter(({ score }) => score !== null && score < 1);
			expect(short.map(({ id, title }) => `${id}: ${title}`)).toEqual([]);
			const scores = Object.values(report.categories).map(({ id, score }) => [id, score]);
			expect(Object.fromEntries(scores)).toEqual({ accessibility: 1, 'best-practices': 1 });
		},
	);
});

/** What is read here of Lighthouse's report. */
interface Report {
	readonly categories: Readonly<Record<string, { readonly id: string; readonly score: number | null }>>;
	readonly audits: Readonly<
		Record<string, { readonly id: string; readonly title: string; readonly score: number | null }>
	>;
}
