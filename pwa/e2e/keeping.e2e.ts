import { execFileSync } from 'node:child_process';
import { mkdtempSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screens } from '../src/inner/screens.ts';
import { Holder } from './holder.ts';
import { Phone } from './phone.ts';
import { binary, Server } from './server.ts';
import { Walk } from './walk.ts';

const FILE_SIZE = 3_149_824;
const SLOTS_AT = 1_052_672;
const COPY = 262_144;
const APPS_AT = 4_096;

/** The container below a profile: the only file of its size. */
function container(dir: string): string {
	for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
		const path = join(dir, name);
		const stat = statSync(path, { throwIfNoEntry: false });
		if (stat?.isFile() && stat.size === FILE_SIZE) return path;
	}
	throw new Error('no container');
}

/** What is kept can be taken along, moved to another code, damaged, and cleared. */
describe('what is kept', { sequential: true }, () => {
	let server: Server;
	let holder: Holder;
	let exported: string;
	const words = 'kept in clear nowhere';
	const people = screens.find((screen) => screen.id === 'section-people');

	beforeAll(async () => {
		server = await Server.start();
		holder = new Holder(await new Phone(server.url).start());
		await holder.phone.settle();
		await holder.setUp(server);
		if (!people?.fields[0]) throw new Error('no people');
		await holder.home();
		const walk = new Walk(holder);
		await walk.reach(people);
		await walk.fill(people.fields[0], words);
		await holder.phone.page.keyboard.press('Enter');
		await holder.kept();
		await holder.sent();
	});

	afterAll(async () => {
		await holder.phone.close();
		await server.stop();
	});

	const there = async (): Promise<void> => {
		if (people) await holder.expectText(people, words);
	};

	const openSetting = async (id: string): Promise<void> => {
		await holder.home();
		await holder.press('to-settings');
		await holder.press(`setting-${id}`);
	};

	const open = (code: string): string =>
		execFileSync(binary, ['open', '--json', exported], { input: `${code}\n`, stdio: 'pipe' }).toString();

	it('is saved to a file with a dull name that opens offline, with the code and nothing else', async () => {
		await openSetting('file');
		const waiting = holder.phone.page.waitForEvent('download');
		await holder.press('make-file');
		const download = await waiting;
		expect(download.suggestedFilename()).toBe('notes.dat');
		exported = join(mkdtempSync(join(tmpdir(), 'file-')), 'notes.dat');
		await download.saveAs(exported);
		expect(statSync(exported).size).toBe(1_048_592);
		expect(readFileSync(exported).includes(words)).toBe(false);
		expect(open(holder.code)).toContain(words);
		expect(() => open('0000000000')).toThrow(/does not open this file/);
	});

	it('comes back from the file on another phone, and a wrong code says so and loses nothing', async () => {
		const other = new Holder(await new Phone(server.url).start(), holder.code);
		await other.phone.settle();
		await other.begin(server);
		await other.press('begin-file');
		const input = other.phone.inner.locator('[data-field="setup.file"]');
		await input.setInputFiles(exported);
		const pad = other.field('setup.code');
		const type = async (code: string): Promise<void> => {
			for (const digit of code) await pad.locator(`[data-key="${digit}"]`).click();
		};
		await type('0000000000');
		await other.press('take');
		await other.phone.inner.locator('.said:not(:empty)').first().waitFor({ timeout: 60_000 });
		// Whatever the pad still holds is taken back.
		for (let press = 0; press < 10; press++) await pad.locator('[data-key="Backspace"]').click();
		await type(holder.code);
		await other.press('take');
		await other.takeCode();
		await other.screen('setup-recovery').or(other.screen('setup-others')).waitFor({ timeout: 60_000 });
		if ((await other.screen('setup-recovery').count()) > 0) await other.press('next');
		await other.skipOthers();
		await other.press('leave-skip');
		if (people) await other.expectText(people, words);
		await other.phone.close();
		other.phone.remove();
	});

	it('opens with the new code only, once the code was changed', async () => {
		const walk = new Walk(holder);
		const done = screens.find((screen) => screen.id === 'settings-code-done');
		if (!done) throw new Error('no screen');
		const before = holder.code;
		await holder.home();
		await walk.reach(done);
		holder.code = holder.shownCode;
		await holder.leave();
		await holder.phone.enter(before);
		await holder.phone.page.waitForTimeout(5_000);
		expect(await holder.phone.page.locator('iframe.panel').count()).toBe(0);
		await holder.unlock();
		await there();
	});

	it('opens from the other copies when one copy of everything is damaged', async () => {
		await holder.leave();
		await holder.phone.close();
		const file = openSync(container(holder.phone.profile), 'r+');
		for (let slot = 0; slot < 4; slot++) writeSync(file, Buffer.alloc(64, 7), 0, 64, SLOTS_AT + slot * 2 * COPY + 30);
		writeSync(file, Buffer.alloc(64, 7), 0, 64, APPS_AT + 1_000);
		await holder.phone.start();
		await holder.unlock();
		await there();
	});

	it('is hidden by each way of leaving, with the frame gone', async () => {
		const gone = async (): Promise<void> => {
			await holder.phone.key('=').waitFor({ state: 'visible' });
			expect(await holder.phone.page.locator('iframe.panel').count()).toBe(0);
			await holder.unlock();
		};
		const { page } = holder.phone;
		for (let press = 0; press < 3; press++) await page.keyboard.press('Shift');
		await gone();
		await page.keyboard.press('Escape');
		await gone();
		// Headless pages are never hidden by another tab, so the switch to another app is told to the page by hand.
		await page.evaluate(() => {
			Object.defineProperty(document, 'hidden', { value: true, configurable: true });
			document.dispatchEvent(new Event('visibilitychange'));
			Reflect.deleteProperty(document, 'hidden');
		});
		await gone();
		await page.reload();
		await gone();
		await there();
	});

	it('leaves the server when that copy is cleared, and stays on the phone', async () => {
		await openSetting('clear');
		await holder.choose('clear.what', 'there');
		await holder.press('clear-there-taps');
		await holder.press('clear-there-sure');
		await holder.phone.inner.getByText('The copy on the server is cleared').first().waitFor({ timeout: 60_000 });
		await openSetting('server');
		await holder.phone.inner.locator('[data-sync="gone"]').first().waitFor({ timeout: 60_000 });
		await there();
	});

	it('is gone from the phone when that is cleared, and the calculator goes on', async () => {
		await openSetting('clear');
		await holder.choose('clear.what', 'here');
		await holder.act('clear-here').click({ delay: 3_500 });
		await holder.phone.key('=').waitFor({ state: 'visible', timeout: 60_000 });
		await holder.phone.enter(holder.code);
		await holder.phone.page.waitForTimeout(5_000);
		expect(await holder.phone.page.locator('iframe.panel').count()).toBe(0);
		await holder.phone.key('C').click();
		await holder.phone.type('9×9=');
		expect(await holder.phone.page.locator('main').innerText()).toContain('81');
		expect(statSync(container(holder.phone.profile)).size).toBe(FILE_SIZE);
	});
});
