import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COVERS, Host, makeRelease } from './host.ts';
import { Phone } from './phone.ts';
import { binary } from './server.ts';

let host: Host;
let phone: Phone;

beforeEach(async () => {
	host = await new Host(makeRelease(1)).start();
	phone = await new Phone(host.url).start();
	await phone.settle();
});

afterEach(async () => {
	await phone.close();
	phone.remove();
	await host.stop().catch(() => undefined);
});

const running = (): Promise<string | undefined> => phone.page.evaluate(() => document.documentElement.dataset.release);

const cacheNames = (): Promise<string[]> => phone.page.evaluate(async () => (await caches.keys()).sort());

/** Runs in the page: a release is whole once its list is stored with it. */
const whole = async (name: string): Promise<boolean> =>
	(await caches.has(name)) && (await (await caches.open(name)).match('/release.json')) !== undefined;

/** Opens the page with what the host serves now, gives the service worker time to look at it, then starts cold. */
async function visitAndRestart(): Promise<void> {
	await phone.open();
	await phone.page.waitForTimeout(3_000);
	await phone.close();
	await phone.start();
}

/** As above, for an update that must come: staged, however long that takes, and on the disk a moment later. */
async function takeUpdate(version: number): Promise<void> {
	await phone.open();
	await phone.page.waitForFunction(whole, `files-${version}`, { timeout: 120_000 });
	await phone.page.waitForTimeout(2_000);
	await phone.close();
	await phone.start();
}

describe('an update', () => {
	it('is staged while the old release runs, and runs after a cold start', async () => {
		host.dir = makeRelease(2);
		await phone.open();
		expect(await running()).toBe('1');
		await phone.page.waitForFunction(whole, 'files-2');
		// Caches reach the disk a moment after they are written; a release that did not is fetched again.
		await phone.page.waitForTimeout(2_000);
		expect(await running()).toBe('1');
		await phone.close();
		await phone.start();
		expect(await running()).toBe('2');
		expect(await cacheNames()).toEqual(['files', 'files-2']);
	});

	it('with a file that is not the signed one is discarded', async () => {
		host.dir = makeRelease(2);
		host.instead.set('/worker.js', Buffer.from('postMessage("bad")'));
		await visitAndRestart();
		expect(await running()).toBe('1');
		// It may be on its way in once more, but it never becomes whole.
		expect(await phone.page.evaluate(whole, 'files-2')).toBe(false);
	});

	it('signed by another key is discarded', async () => {
		const key = join(mkdtempSync(join(tmpdir(), 'key-')), 'other.key');
		execFileSync(binary, ['release', 'keys', '--out', key], { stdio: 'ignore' });
		host.dir = makeRelease(2, 1, key);
		await visitAndRestart();
		expect(await running()).toBe('1');
	});

	it('to an older release, also one above the running minimum, is discarded', async () => {
		host.dir = makeRelease(3, 3);
		await takeUpdate(3);
		expect(await running()).toBe('3');
		host.dir = makeRelease(2);
		await visitAndRestart();
		expect(await running()).toBe('3');
	});

	it('that was cut off is fetched whole the next time', async () => {
		host.dir = makeRelease(2);
		host.instead.set('/timer/icon-512.png', null);
		await visitAndRestart();
		expect(await running()).toBe('1');
		host.instead.clear();
		await takeUpdate(2);
		expect(await running()).toBe('2');
	});

	it('may answer with another cover at the start, and with nothing that was not signed', async () => {
		host.dir = makeRelease(2);
		host.instead.set('/', readFileSync(join(host.dir, 'site/timer/index.html')));
		await takeUpdate(2);
		expect(await running()).toBe('2');
		expect(await phone.page.title()).toBe('Kitchen timer');
		host.dir = makeRelease(3);
		host.instead.set('/', readFileSync(join(host.dir, 'site/panel.html')));
		await phone.page.goto(`${host.url}/calculator/`);
		await phone.page.waitForTimeout(3_000);
		expect(await phone.page.evaluate(whole, 'files-3')).toBe(false);
	});
});

/** For each cover: its path, its key, and what some work on it shows. */
const WORK = [
	['calculator', '=', '12+30=', '42'],
	['converter', 'Swap', '12', '7.456454307'],
	['timer', 'Start', '12', '00:00:12'],
] as const;

describe.each(WORK)('the %s', (cover, entry, keys, shown) => {
	const options = { path: `/${cover}/`, entry };

	it('opens without a network after a visit to any cover', async () => {
		await host.stop();
		const { profile } = phone;
		await phone.close();
		const here = await new Phone(host.url, { ...options, profile }).start();
		await here.type(keys);
		expect(await here.page.locator('main').innerText()).toContain(shown);
		await here.close();
	});

	it('works when every other file answers 404', async () => {
		const others = ['/worker.js', '/sw.js', '/panel.html', '/panel.js', '/tips.js', '/release.json', '/favicon.ico'];
		for (const path of [...others, ...['en', 'es', 'ar'].map((tag) => `/${cover}/${tag}.webmanifest`)])
			host.instead.set(path, null);
		const bare = await new Phone(host.url, options).start();
		await bare.type(keys);
		expect(await bare.page.locator('main').innerText()).toContain(shown);
		await bare.key('C').click();
		await bare.type('123456789');
		await bare.hold('=');
		await bare.hold('C');
		await bare.key('Settings').click();
		await bare.key('A tip a day').click();
		await bare.key('Not available now').waitFor();
		await bare.key('Close').click();
		await bare.key('C').click();
		await bare.type(keys);
		expect(await bare.page.locator('main').innerText()).toContain(shown);
		await bare.close();
		bare.remove();
	});

	it('is at most 40 KB on the first load, with the service worker', () => {
		const files = [`${cover}/index.html`, `${cover}/main.js`, `${cover}/main.css`, 'sw.js'];
		const sizes = files.map((name) => gzipSync(readFileSync(join(host.dir, 'site', name)), { level: 9 }).length);
		expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(40 * 1024);
	});

	it('is an app of its own, in the language of the page', async () => {
		const spanish = await new Phone(host.url, { ...options, locale: 'es-ES', entry: SPANISH[cover] }).start();
		const devtools = await spanish.browser.newCDPSession(spanish.page);
		const { manifest, errors } = await devtools.send('Page.getAppManifest');
		expect(errors).toEqual([]);
		expect(manifest).toMatchObject({ id: expect.stringContaining(`/${cover}/`), scope: `${host.url}/${cover}/` });
		expect(await spanish.page.title()).toBe(NAMES[cover]);
		await spanish.settle();
		expect((await devtools.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
		await spanish.close();
		spanish.remove();
	});
});

const SPANISH = { calculator: '=', converter: 'Invertir', timer: 'Iniciar' } as const;
const NAMES = {
	calculator: 'Calculadora',
	converter: 'Conversor de unidades',
	timer: 'Temporizador de cocina',
} as const;

describe('every phone', () => {
	it('keeps and asks for the same, whichever cover it opens', async () => {
		const seen: string[][] = [];
		for (const [cover, entry] of WORK) {
			const asked = new Set<string>();
			host.heard = (path) => void asked.add(path.replace(`/${cover}/`, '/COVER/'));
			const own = await new Phone(host.url, { path: `/${cover}/`, entry }).start();
			await own.settle();
			// The service worker's own requests, all of them of the release.
			await own.page.waitForTimeout(1_000);
			const kept = await own.page.evaluate(async () => {
				const names = (await caches.keys()).sort();
				const each = names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url).sort());
				return [names, ...(await Promise.all(each)), Object.keys(localStorage)];
			});
			seen.push([
				JSON.stringify(kept),
				[...asked]
					.filter((path) => !path.includes('/COVER/'))
					.sort()
					.join(' '),
			]);
			await own.close();
			own.remove();
		}
		const [first, ...rest] = seen;
		expect(COVERS.every((cover) => first?.[0]?.includes(`/${cover}/main.js`))).toBe(true);
		for (const [kept, asked] of rest) {
			expect(kept).toBe(first?.[0]);
			const files = (text?: string) => text?.split(' ').filter((path) => !COVERS.some((cover) => path.includes(cover)));
			expect(files(asked)).toEqual(files(first?.[1]));
		}
	});
});
