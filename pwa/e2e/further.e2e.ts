import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screens } from '../src/inner/screens.ts';
import { addCode, openSetting } from './codes.ts';
import { Holder } from './holder.ts';
import { Phone } from './phone.ts';
import { Server } from './server.ts';
import { Walk } from './walk.ts';

/** Further codes of one phone, what each does, and what reaches the holder's other phone and the server. */
describe('further codes', { sequential: true }, () => {
	let server: Server;
	let holder: Holder;
	let second: Holder;
	const words = 'kept behind the first code';
	const people = screens.find((screen) => screen.id === 'section-people');

	beforeAll(async () => {
		server = await Server.start();
		holder = await newPhone();
		await holder.setUp(server, { words: true });
		await write(holder);
		second = await fromWords();
	});

	afterAll(async () => {
		for (const each of [holder, second]) await each?.phone.close();
		await server.stop();
	});

	async function newPhone(): Promise<Holder> {
		const made = new Holder(await new Phone(server.url).start());
		await made.phone.settle();
		return made;
	}

	async function write(to: Holder): Promise<void> {
		if (!people?.fields[0]) throw new Error('no people');
		await to.home();
		const walk = new Walk(to);
		await walk.reach(people);
		await walk.fill(people.fields[0], words);
		await to.phone.page.keyboard.press('Enter');
		await to.kept();
		await to.sent();
	}

	async function fromWords(): Promise<Holder> {
		const other = await newPhone();
		await other.setUpFromWords(server, holder.words);
		return other;
	}

	async function there(on: Holder): Promise<void> {
		if (people) await on.expectText(people, words);
	}

	/** Types a code that opens nothing: the calculator only calculates. */
	async function opensNothing(on: Holder, code: string): Promise<void> {
		await on.phone.enter(code);
		await on.phone.page.waitForTimeout(5_000);
		expect(await on.phone.page.locator('iframe.panel').count()).toBe(0);
		await on.phone.key('C').click();
	}

	it('open lists beside the plan, and leave it alone', async () => {
		const code = await addCode(holder, 'nothing', false);
		await holder.leave();
		await holder.phone.unlock(code);
		await holder.screen('home').waitFor();
		const shown = await holder.phone.inner.locator('body').innerText();
		expect(shown).not.toMatch(/plan|safe|go now/i);
		await holder.sent();
		await holder.leave();
		await holder.unlock();
		await there(holder);
	});

	it('change what they do, from the first code alone', async () => {
		await openSetting(holder, 'others');
		await holder.act('other-remove').click();
		await holder.act('remove-other').click({ delay: 3_500 });
		await holder.act('add-lists').waitFor();
		expect(await holder.phone.inner.locator('[data-other]').count()).toBe(0);
	});

	it('destroy silently, here, on the server, and on the other phone at its next opening', async () => {
		const code = await addCode(holder, 'destroy', true);
		await holder.leave();
		await holder.phone.unlock(code);
		await holder.screen('home').waitFor();
		await holder.sent();
		await holder.leave();
		await opensNothing(holder, holder.code);
		await holder.phone.unlock(code);
		await holder.leave();
		await second.phone.enter(second.code);
		await second.phone.page.getByText('Everything cleared').first().waitFor();
		await opensNothing(second, second.code);
	});

	it('clear at once where nothing is kept behind them', async () => {
		await holder.phone.close();
		holder = await newPhone();
		await holder.setUp(server);
		await write(holder);
		const order = await addCode(holder, null, false);
		await holder.leave();
		await holder.phone.enter(order);
		await holder.phone.page.getByText('Everything cleared').first().waitFor();
		await opensNothing(holder, order);
		await opensNothing(holder, holder.code);
	});

	it('clears the server copy by a card from a borrowed phone, and nothing else', async () => {
		await holder.phone.close();
		holder = await newPhone();
		await holder.setUp(server);
		await write(holder);
		await openSetting(holder, 'card');
		await holder.press('make-card');
		const digits = ((await holder.phone.inner.locator('[data-card]').first().getAttribute('aria-label')) ?? '').replace(
			/\D/g,
			'',
		);
		expect(digits).toHaveLength(24);
		await holder.leave();
		const borrowed = await newPhone();
		await borrowed.phone.type(digits);
		await borrowed.phone.hold('C');
		await borrowed.phone.page.getByText('Everything cleared').first().waitFor();
		await borrowed.phone.close();
		await holder.unlock();
		await openSetting(holder, 'server');
		await holder.phone.inner.locator('[data-sync="gone"]').first().waitFor();
		await there(holder);
	});
});
