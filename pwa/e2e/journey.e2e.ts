import { renameSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screens } from '../src/inner/screens.ts';
import { Holder } from './holder.ts';
import { Phone } from './phone.ts';
import { Server } from './server.ts';
import { Walk } from './walk.ts';

/** One person's way through the whole thing, in order: each step needs those before it. */
describe('a plan', { sequential: true }, () => {
	let server: Server;
	let first: Holder;
	let second: Holder;

	beforeAll(async () => {
		server = await Server.start();
		first = new Holder(await new Phone(server.url).start());
		second = new Holder(await new Phone(server.url).start());
		await Promise.all([first.phone.settle(), second.phone.settle()]);
	});

	afterAll(async () => {
		await first.phone.close();
		await second.phone.close();
		await server.stop();
	});

	const text = (id: string): string => `words of ${id}`;
	/** The first field of each of ten parts that takes text. */
	const written = screens
		.filter((screen) => screen.id.startsWith('section-'))
		.map((screen) => ({ screen, field: screen.fields.find((field) => field.as === 'text') }))
		.filter(({ screen, field }) => field !== undefined && screen.id !== 'section-routes')
		.slice(0, 10);

	it('is set up by the set-up code, a code typed back twice, words, and leaving tried', async () => {
		await first.setUp(server, { words: true, leave: true });
		await first.phone.key('=').waitFor({ state: 'visible' });
		expect(await first.phone.page.locator('iframe.panel').count()).toBe(0);
		expect(first.code).toMatch(/^\d{10}$/);
		expect(first.words).toHaveLength(12);
		await first.unlock();
		await first.screen('welcome').waitFor();
	});

	it('takes words in ten parts', async () => {
		const walk = new Walk(first);
		expect(written).toHaveLength(10);
		for (const { screen, field } of written) {
			if (!field) throw new Error(screen.id);
			await first.home();
			await walk.reach(screen);
			await walk.fill(field, text(screen.id));
			await first.phone.page.keyboard.press('Enter');
		}
		await first.kept();
		for (const { screen } of written) await first.expectText(screen, text(screen.id));
	});

	it('takes a trip between two places', async () => {
		const walk = new Walk(first);
		for (const id of ['field-trip-to', 'field-leg-line_or_road']) {
			const screen = screens.find((each) => each.id === id);
			if (!screen) throw new Error(id);
			await first.home();
			await walk.reach(screen);
			for (const field of screen.fields) await walk.fill(field, text(id));
			await first.phone.page.keyboard.press('Enter');
		}
		await first.kept();
	});

	it('is locked, and a wrong code only calculates', async () => {
		await first.leave();
		const wrong = first.code.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
		await first.phone.enter(wrong);
		await first.phone.page.waitForTimeout(5_000);
		expect(await first.phone.page.locator('iframe.panel').count()).toBe(0);
		await first.phone.key('C').click();
		await first.phone.type('2+2=');
		expect(await first.phone.page.locator('main').innerText()).toContain('4');
	});

	it('is all there after the right code, after a restart of browser and server, and offline', async () => {
		await first.unlock();
		for (const { screen } of written) await first.expectText(screen, text(screen.id));
		await first.sent();
		await first.phone.close();
		await server.restart();
		await first.phone.start();
		await first.unlock();
		for (const { screen } of written) await first.expectText(screen, text(screen.id));
		await first.sent();
		await first.phone.close();
		await server.stop();
		await first.phone.start();
		await first.unlock();
		for (const { screen } of written) await first.expectText(screen, text(screen.id));
		await server.start();
	});

	it('comes to a second phone by eight words', async () => {
		await first.home();
		await first.press('to-settings');
		await first.press('setting-phone');
		await first.press('pass-words');
		const list = first.phone.inner.locator('[data-word]');
		await list.nth(7).waitFor();
		const words = (await list.allInnerTexts()).join(' ');
		await second.begin(server);
		await second.press('begin-phone');
		await second.field('setup.pass').fill(words);
		await second.press('take');
		await second.takeCode();
		await second.skipOthers();
		await second.press('leave-skip');
		for (const { screen } of written) await second.expectText(screen, text(screen.id));
	});

	it('keeps both edits when both phones were offline', async () => {
		const [screen] = written;
		const field = screen?.screen.fields.find((each) => each.as === 'text');
		if (!screen || !field) throw new Error('no part');
		await server.stop();
		for (const [holder, words] of [
			[first, 'first phone offline'],
			[second, 'second phone offline'],
		] as const) {
			await holder.home();
			const walk = new Walk(holder);
			await walk.reach(screen.screen);
			await walk.fill(field, words);
			await holder.phone.page.keyboard.press('Enter');
			await holder.kept();
			await holder.leave();
		}
		await server.start();
		for (const holder of [first, second, first]) {
			await holder.unlock();
			await holder.sent();
			await holder.leave();
		}
		for (const holder of [first, second]) {
			await holder.unlock();
			await holder.sent();
			await holder.expectText(screen.screen, 'first phone offline');
			await holder.expectText(screen.screen, 'second phone offline');
		}
	});

	it('is sent again when the data directory was lost', async () => {
		await first.leave();
		await server.stop();
		renameSync(server.data, `${server.data}-lost`);
		server.setUpCode = '';
		server.output = '';
		await server.start();
		await first.unlock();
		await first.sent();
	});

	it('comes back by its twelve words', async () => {
		await second.phone.close();
		second.phone.remove();
		second = new Holder(await new Phone(server.url).start());
		await second.phone.settle();
		await second.begin(server);
		await second.press('begin-words');
		await second.field('setup.words').fill(first.words.join(' '));
		await second.press('take');
		await second.takeCode();
		await second.skipOthers();
		await second.press('leave-skip');
		for (const { screen } of written) await second.expectText(screen, text(screen.id));
	});
});
