import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evenness, filesOf, scan } from '../scan.ts';
import { Server } from '../server.ts';
import { Fox } from './fox.ts';

const CONTAINER = 3_149_824;
const marker = (): string => `qz${[...randomBytes(12)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('')}`;

describe('what stays in Firefox', { sequential: true }, () => {
	let server: Server;
	let fox: Fox;
	const typed = marker();
	const planted = marker();

	beforeAll(async () => {
		server = await Server.start();
		fox = await new Fox(server.url).start();
	});

	afterAll(async () => {
		await fox.close();
		fox.remove();
		await server.stop();
	});

	it('calculates, opens what is behind it, and leaves', async () => {
		await fox.type('7×6=');
		expect(await fox.page.$eval('main', (main) => main.innerText)).toContain('42');
		await fox.type(`C${server.setUpCode}`);
		await fox.hold('C');
		for (const screen of ['watched', 'about', 'limits', 'install']) {
			await (await fox.screen(`setup-${screen}`)).click('[data-act="next"]');
		}
		await (await fox.screen('setup-begin')).click('[data-act="begin-words"]');
		await (await fox.screen('setup-words')).type('[data-field="setup.words"]', typed);
		// Firefox writes its session every 15 s; once with the text on the screen, once after it.
		await new Promise((done) => setTimeout(done, 16_000));
		await fox.page.click('.corner');
		expect(await fox.page.$('iframe')).toBeNull();
		// The same text in a field of the browser's ordinary kind, in the same session: what finds it there would find it above.
		await fox.page.evaluate(() => document.body.append(document.createElement('textarea')));
		await fox.page.type('textarea', planted);
		await new Promise((done) => setTimeout(done, 16_000));
		await fox.close();
	});

	it('holds nothing that was typed behind the calculator, and would be found where a field kept it', () => {
		const noise = (path: string): boolean => filesOf(fox.profile, CONTAINER).includes(path);
		expect(scan(fox.profile, [typed, server.setUpCode], noise)).toEqual([]);
		expect(scan(fox.profile, [planted], noise)).toContainEqual(
			expect.objectContaining({ file: expect.stringContaining('sessionstore') }),
		);
	});

	it('keeps one file of even bytes', () => {
		const files = filesOf(fox.profile, CONTAINER);
		expect(files).toHaveLength(1);
		expect(evenness(readFileSync(files[0] ?? ''))).toBeGreaterThan(1e-6);
	});
});
