import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Ear } from './ear.ts';
import { Holder } from './holder.ts';
import { Host, makeRelease } from './host.ts';
import { Phone } from './phone.ts';
import { Server } from './server.ts';

/** Whoever opens a browser's console, or sees what it sends, reads no word that tells what is behind the cover. */
describe('what the browser says aloud', { sequential: true }, () => {
	const ear = new Ear();
	let server: Server;
	let holder: Holder;
	let lists = '';

	beforeAll(async () => {
		server = await Server.start();
		holder = new Holder(await new Phone(server.url, { logs: ear.logs }).start());
		ear.listen(holder.phone);
		await holder.phone.settle();
	});

	afterAll(async () => {
		await holder.phone.close();
		holder.phone.remove();
		await server.stop();
	});

	const quiet = (): void => expect(ear.findings(holder.phone)).toEqual([]);

	async function openSetting(id: string): Promise<void> {
		await holder.home();
		await holder.press('to-settings');
		await holder.press(`setting-${id}`);
	}

	/** A code that opens nothing: time for all that it does. */
	async function tryCode(code: string, key: '=' | 'C'): Promise<void> {
		await holder.phone.key('C').click();
		await holder.phone.type(code);
		await holder.phone.hold(key);
		await holder.phone.page.waitForTimeout(4_000);
		expect(await holder.phone.page.locator('iframe.panel').count()).toBe(0);
		await holder.phone.key('C').click();
	}

	async function write(text: string): Promise<void> {
		await holder.openSection('people');
		const field = holder.field('add.people.people');
		if ((await field.count()) === 0) await holder.press('add-people-people');
		await field.fill(text);
		await holder.phone.page.keyboard.press('Enter');
		await holder.kept();
	}

	async function restart(): Promise<void> {
		await holder.phone.close();
		await holder.phone.start();
		ear.listen(holder.phone);
	}

	it('tells nothing while it is set up, by a wrong set-up code and by the right one', async () => {
		// One more in the last digit fails its check on the phone; 97 more passes it, and is sent.
		for (const more of [1n, 97n]) await tryCode(String(BigInt(server.setUpCode) + more).padStart(12, '0'), 'C');
		await holder.setUp(server);
		await write('a');
		await holder.sent();
		quiet();
	});

	it('tells nothing while a further code is added and opens lists', async () => {
		await openSetting('others');
		await holder.press('add-lists');
		await holder.choose('others.look', 'shopping');
		await holder.press('next');
		await holder.phone.inner.locator('[data-code]').first().waitFor();
		await holder.readCode();
		lists = holder.shownCode;
		for (let round = 0; round < 2; round++) {
			await holder.press('practise');
			await holder.phone.key('=').waitFor({ state: 'visible' });
			await holder.phone.enter(lists);
		}
		await holder.choose('others.duty', 'nothing');
		await holder.press('put-code');
		await holder.phone.inner.locator('[data-other]').first().waitFor();
		await holder.leave();
		await holder.phone.unlock(lists);
		await holder.sent();
		await holder.leave();
		quiet();
	});

	it('tells nothing of a wrong code, without a network, and when both are right again', async () => {
		await tryCode('9876543210', '=');
		await server.stop();
		await restart();
		await holder.unlock();
		await write('b');
		await holder.home();
		await holder.phone.inner.locator('[data-sync="offline"], [data-sync="pending"]').first().waitFor();
		for (let press = 0; press < 3; press++) await holder.phone.page.keyboard.press('Shift');
		await holder.phone.key('=').waitFor({ state: 'visible' });
		await server.start();
		await holder.unlock();
		await holder.sent();
		quiet();
	});

	it('tells nothing while the server copy is cleared, then the phone', async () => {
		await openSetting('clear');
		await holder.choose('clear.what', 'there');
		await holder.press('clear-there-taps');
		await holder.press('clear-there-sure');
		await openSetting('server');
		await holder.phone.inner.locator('[data-sync="gone"]').first().waitFor({ timeout: 60_000 });
		await openSetting('clear');
		await holder.choose('clear.what', 'here');
		await holder.act('clear-here').click({ delay: 3_500 });
		await holder.phone.key('=').waitFor({ state: 'visible', timeout: 60_000 });
		await tryCode(holder.code, '=');
		await restart();
		quiet();
	});

	it('heard the whole of it', () => {
		for (const status of [200, 201, 204, 404]) expect([...ear.statuses]).toContain(status);
		expect(ear.carried.filter((text) => text.includes('/v1/box')).length).toBeGreaterThan(3);
	});

	it('tells nothing of updates, taken or refused', async () => {
		const heard = new Ear();
		const host = await new Host(makeRelease(1)).start();
		const phone = await new Phone(host.url, { logs: heard.logs }).start();
		heard.listen(phone);
		await phone.settle();
		host.dir = makeRelease(2);
		// One of its files is not the one that was signed.
		appendFileSync(join(host.dir, 'site/worker.js'), '\n;0;');
		await phone.open();
		await phone.page.waitForTimeout(3_000);
		host.dir = makeRelease(3);
		await phone.open();
		await phone.page.waitForFunction(
			async () => (await (await caches.open('files-3')).match('/release.json')) !== undefined,
		);
		await phone.close();
		await phone.start();
		expect(heard.findings(phone)).toEqual([]);
		await phone.close();
		phone.remove();
		await host.stop();
	});

	it('would be heard in the page, the frame, the worker and the service worker, said or thrown', async () => {
		const heard = new Ear();
		const other = new Holder(await new Phone(server.url, { logs: heard.logs }).start());
		heard.listen(other.phone);
		await other.phone.settle();
		await other.setUp(server);
		const { page, browser } = other.phone;
		// A service worker that was not asked anything for a while has ended.
		await page.evaluate(async () => void (await fetch('/release.json')));
		const places = {
			page: page.mainFrame(),
			frame: page.frames().at(-1),
			'service-worker': browser.serviceWorkers().at(-1),
			// The gate ends a worker that fails, so it comes last.
			worker: page.workers()[0],
		};
		const found = (): string => heard.findings(other.phone).join('\n');
		for (const [name, place] of Object.entries(places)) {
			if (!place) throw new Error(`no ${name}`);
			const say = (text: string): void => {
				console.debug(`said-${text}`);
				void Promise.reject(new Error(`rejected-${text}`));
				setTimeout(() => {
					throw new Error(`thrown-${text}`);
				});
			};
			// Both kinds of place take a function and what it is given.
			await (place as { evaluate(run: typeof say, text: string): Promise<void> }).evaluate(say, `${name}-abuse`);
			for (const way of ['said', 'rejected', 'thrown'])
				await expect.poll(found, { timeout: 20_000 }).toContain(`${way}-${name}-abuse`);
		}
		await page.evaluate(() => void fetch('/v1/victim'));
		await expect.poll(found, { timeout: 20_000 }).toMatch(/404.*\/v1\/victim/);
		await other.phone.close();
		other.phone.remove();
	});
});
