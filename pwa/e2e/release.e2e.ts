import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Host, makeRelease } from './host.ts';
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
		await visitAndRestart();
		expect(await running()).toBe('3');
		host.dir = makeRelease(2);
		await visitAndRestart();
		expect(await running()).toBe('3');
	});

	it('that was cut off is fetched whole the next time', async () => {
		host.dir = makeRelease(2);
		host.instead.set('/icon-512.png', null);
		await visitAndRestart();
		expect(await running()).toBe('1');
		host.instead.clear();
		await visitAndRestart();
		expect(await running()).toBe('2');
	});
});

describe('the calculator', () => {
	it('opens without a network after the first visit', async () => {
		await host.stop();
		await phone.close();
		await phone.start();
		await phone.type('12+30=');
		expect(await phone.page.locator('main').innerText()).toContain('42');
	});

	it('works when every other file answers 404', async () => {
		for (const path of ['/worker.js', '/sw.js', '/panel.html', '/panel.js', '/release.json', '/calculator.webmanifest'])
			host.instead.set(path, null);
		const bare = await new Phone(host.url).start();
		await bare.type('6×7=');
		expect(await bare.page.locator('main').innerText()).toContain('42');
		await bare.type('123456789');
		await bare.hold('=');
		await bare.hold('C');
		await bare.key('C').click();
		await bare.type('1+1=');
		expect(await bare.page.locator('main').innerText()).toContain('2');
		await bare.close();
		bare.remove();
	});

	it('is at most 40 KB on the first load, with the service worker', () => {
		const files = ['index.html', 'main.js', 'main.css', 'sw.js'];
		const sizes = files.map((name) => gzipSync(readFileSync(join(host.dir, 'site', name)), { level: 9 }).length);
		expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(40 * 1024);
	});
});
