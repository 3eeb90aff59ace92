import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Holder } from './holder.ts';
import { Phone } from './phone.ts';
import { Pusher, reminders, subscribable } from './pushes.ts';
import { Recorder } from './record.ts';
import { Server } from './server.ts';

let server: Server;
let proxy: Recorder;

beforeAll(async () => {
	server = await Server.start({ args: reminders() });
	proxy = await new Recorder(server).start();
});
afterAll(async () => {
	await proxy.stop();
	await server.stop();
});

/** All that a notification of ours is, whatever was pushed. */
const REFERENCE = {
	title: 'Calculator',
	body: 'Water the plants',
	tag: 'tip',
	silent: true,
	actions: [],
	badge: '',
	data: null,
	dir: 'auto',
	icon: '',
	image: '',
	lang: '',
	renotify: false,
	requireInteraction: false,
	vibrate: [],
};

const PLAIN = { ...REFERENCE, body: 'A tip for today' };
const X = 'q'.repeat(43);
const declarative = (x: string): string =>
	JSON.stringify({
		web_push: 8030,
		notification: { title: 'Other', body: 'Other', navigate: 'https://calc.example/', silent: false, tag: 'other' },
		mutable: true,
		x,
	});

/** As docs/protocol.md, section 10, has it, and whatever else may come. */
const PAYLOADS: Readonly<Record<string, string>> = {
	none: '',
	garbage: '\u0000{"\ufffd[',
	'one of the server': declarative(X),
	'one that says otherwise': declarative('').replace('8030', '"8030"'),
	'a number': '17',
	'an array': '[{}]',
	'a word': '"Call me"',
	long: 'z'.repeat(3_000),
};

const page = (phone: Phone) => phone.page.locator('.tips');
const says = (phone: Phone, text: string) => page(phone).getByText(text, { exact: true });
const press = (phone: Phone, name: string) => page(phone).getByRole('button', { name, exact: true }).click();

async function openSetting(phone: Phone): Promise<void> {
	await phone.key('Settings').click();
	await phone.key('A tip a day').click();
	await page(phone)
		.getByRole('button', { name: /^Turn o/ })
		.waitFor();
}

interface Kept {
	readonly wish: Record<string, unknown>;
	readonly state: string;
	readonly id: string;
	readonly token: string;
	readonly order: string;
	readonly seed: string;
	readonly [name: string]: unknown;
}

const kept = (phone: Phone): Promise<Kept | null> =>
	phone.page
		.evaluate(async () => (await (await (await caches.open('files')).match('/tip'))?.json()) as Kept | undefined)
		.then((found) => found ?? null);

const asked = (): string[] => [...proxy.asked].filter((each) => /push|tick/.test(each)).sort();

/** What the server says of an order, to whoever has the right to leave one: 200 where it keeps this phone's minutes. */
const known = async (record: Kept): Promise<number> =>
	(await fetch(`${server.url}/v1/tick/note`, { headers: { Authorization: `Tick ${record.id}.${record.order}` } }))
		.status;

describe('a tip a day on a cover', { sequential: true }, () => {
	let phone: Phone;
	let pusher: Pusher;

	beforeAll(async () => {
		phone = await new Phone(proxy.url).start();
		await phone.settle();
		await subscribable(phone);
		pusher = await Pusher.of(phone);
	});
	afterAll(async () => {
		await phone.close();
		phone.remove();
	});

	it('asks nothing of the server until it is turned on', async () => {
		await openSetting(phone);
		await press(phone, 'Water the plants');
		expect(asked()).toEqual([]);
		expect(await kept(phone)).toBeNull();
	});

	it('is turned on with one tap, and the server keeps its minutes', async () => {
		await press(phone, 'Turn on');
		await says(phone, 'On').waitFor();
		expect(asked()).toEqual(['GET /v1/push', 'PUT /v1/tick']);
		const record = await kept(phone);
		if (!record) throw new Error('nothing kept');
		expect(record).toMatchObject({ state: 'on', wish: { on: true, line: 'plants' } });
		expect(await known(record)).toBe(200);
	});

	describe.each(['open', 'closed', 'asleep'])('with the page %s', (how) => {
		beforeAll(async () => {
			if (how === 'open') await phone.open();
			else await phone.page.goto('about:blank');
		});

		it.each(Object.keys(PAYLOADS))('shows one and the same notification for a push with %s', async (name) => {
			if (how === 'asleep') await pusher.sleep();
			// What a page does as it opens is over.
			await phone.page.waitForTimeout(how === 'open' ? 1_000 : 100);
			proxy.asked.clear();
			await pusher.push(PAYLOADS[name] ?? '');
			expect(await pusher.shown()).toEqual({ count: 1, standing: [REFERENCE] });
			expect([...proxy.asked]).toEqual([]);
		});
	});

	it('sends fresh minutes at each opening, under the same name', async () => {
		const before = await kept(phone);
		proxy.asked.clear();
		await phone.open();
		await expect.poll(asked, { timeout: 20_000 }).toEqual(['GET /v1/push', 'PUT /v1/tick']);
		await expect.poll(() => kept(phone), { timeout: 10_000 }).toEqual(before);
	});

	it('shows a tip about the cover, in its language, once that is what it should say', async () => {
		await openSetting(phone);
		await press(phone, 'A tip');
		await expect.poll(async () => (await kept(phone))?.wish.line, { timeout: 20_000 }).toBe('tip');
		await pusher.push('');
		const [{ body, ...rest } = { body: '' }] = (await pusher.shown()).standing;
		expect(rest).toEqual({ ...REFERENCE, body: undefined });
		expect((await kept(phone))?.shown).toMatchObject({ lines: expect.arrayContaining([body]) });
		await press(phone, 'Close');
		await phone.key('Settings').click();
		await phone.key('Español').click();
		await phone.open();
		await expect
			.poll(async () => (await kept(phone))?.shown, { timeout: 20_000 })
			.toMatchObject({ title: 'Calculadora' });
		await phone.key('Ajustes').click();
		await phone.key('English').click();
	});

	it('is off at once without a network, and the server hears of it at a later opening', async () => {
		const record = await kept(phone);
		if (!record) throw new Error('nothing kept');
		await phone.open();
		await openSetting(phone);
		await expect.poll(async () => (await kept(phone))?.state, { timeout: 20_000 }).toBe('on');
		await phone.browser.setOffline(true);
		await press(phone, 'Turn off');
		await says(phone, 'Off').waitFor();
		const subscription = () =>
			phone.page.evaluate(
				async () => (await (await navigator.serviceWorker.ready).pushManager.getSubscription()) === null,
			);
		await expect.poll(subscription).toBe(true);
		const off = await kept(phone);
		expect(off).toMatchObject({
			id: record.id,
			token: record.token,
			order: '',
			key: '',
			seed: '',
			wish: { on: false },
		});
		expect(await known(record)).toBe(200);
		await phone.browser.setOffline(false);
		await phone.open();
		await expect.poll(() => known(record), { timeout: 20_000 }).toBe(404);
		await expect.poll(async () => (await kept(phone))?.id, { timeout: 10_000 }).toBe('');
		proxy.asked.clear();
		await phone.open();
		await phone.page.waitForTimeout(1_500);
		expect(asked()).toEqual([]);
	});

	it('shows a dull line where nothing, or nothing of use, is kept', async () => {
		for (const text of [null, '{', '{}', '{"shown":{"title":"","path":"/","lines":[]}}', '{"shown":{"title":1}}']) {
			await phone.page.evaluate(async (body) => {
				const cache = await caches.open('files');
				await (body === null ? cache.delete('/tip') : cache.put('/tip', new Response(body)));
			}, text);
			await pusher.push(declarative(X));
			expect(await pusher.shown()).toEqual({ count: 1, standing: [PLAIN] });
		}
		await phone.page.evaluate(async () => (await caches.open('files')).delete('/tip'));
	});

	it('keeps and sends the same whether its own page or the plan turns it on', async () => {
		await phone.open();
		await openSetting(phone);
		await press(phone, 'Turn on');
		await says(phone, 'On').waitFor();
		const own = await kept(phone);
		await press(phone, 'Turn off');
		await expect.poll(async () => (await kept(phone))?.id, { timeout: 20_000 }).toBe('');
		await phone.page.evaluate(async () => (await caches.open('files')).delete('/tip'));
		await phone.open();
		const holder = new Holder(phone);
		await holder.setUp(server);
		await holder.home();
		await holder.press('to-settings');
		proxy.asked.clear();
		await holder.press('setting-reminders');
		await holder.press('remind-on');
		await expect.poll(async () => (await kept(phone))?.state, { timeout: 20_000 }).toBe('on');
		expect(asked()).toEqual(['GET /v1/push', 'PUT /v1/tick']);
		const set = await kept(phone);
		const shape = (record: Kept | null): unknown =>
			Object.entries(record ?? {}).map(([name, value]) =>
				['id', 'token', 'order', 'seed'].includes(name) ? [name, String(value).length] : [name, value],
			);
		expect(shape(set)).toEqual(shape(own));
		await holder.press('remind-off');
		await expect.poll(async () => (await kept(phone))?.id, { timeout: 20_000 }).toBe('');
	});
});

describe('where it cannot be had', () => {
	it('without leave it says so, stays off, and asks nothing of the server', async () => {
		const phone = await new Phone(proxy.url).start();
		await phone.settle();
		proxy.asked.clear();
		await openSetting(phone);
		await press(phone, 'Turn on');
		await says(
			phone,
			'This browser does not allow notifications from here. Its own settings can change that.',
		).waitFor();
		expect(await kept(phone)).toMatchObject({ state: 'refused', wish: { on: false }, id: '' });
		expect(asked()).toEqual([]);
		await phone.close();
		phone.remove();
	});

	it('where the operator has it off it says so, and keeps no name for this phone', async () => {
		const dull = await Server.start();
		const phone = await new Phone(dull.url).start();
		await phone.settle();
		await subscribable(phone);
		await openSetting(phone);
		await press(phone, 'Turn on');
		await says(phone, 'This does not work here.').waitFor();
		expect(await kept(phone)).toMatchObject({
			state: 'unsupported',
			wish: { on: false },
			id: '',
			token: '',
			order: '',
		});
		await phone.close();
		phone.remove();
		await dull.stop();
	});
});
