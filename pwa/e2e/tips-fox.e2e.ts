import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordOf, type TipsRecord } from '../src/tips/record.ts';
import { bytesOf } from '../src/tips/steps.ts';
import { uploadOf } from '../src/tips/upload.ts';
import type { PushService } from './autopush.ts';
import { Delivery, openTips, turnTips } from './delivery.ts';
import type { Fox } from './forensic/fox.ts';
import { Holder } from './holder.ts';
import type { Server } from './server.ts';

const LONG = 600_000;
const MINUTE_MS = 60_000;
const MINUTES = 32;

/** The next minute that is not about to begin. */
const soon = (): number => Math.floor((Date.now() + 10_000) / MINUTE_MS) + 1;

/** As the plan writes a day, by this machine's clock, which is the browser's too. */
const today = (): string => {
	const now = new Date();
	return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

/** A whole push in a real browser: from the setting on the cover to a line in a notification, and nothing outside this machine. */
describe('a tip a day in Firefox', { sequential: true }, () => {
	let delivery: Delivery;
	let service: PushService;
	let server: Server;
	let fox: Fox;
	let holder: Holder;

	beforeAll(async () => {
		delivery = await Delivery.start();
		({ service, server } = delivery);
		fox = await delivery.phone().start();
		await fox.settle();
		holder = new Holder(fox);
	}, LONG);

	afterAll(async () => {
		await fox.kill();
		fox.remove();
		await delivery.stop();
	}, LONG);

	async function record(): Promise<TipsRecord> {
		const kept = recordOf(
			await fox.page.evaluate(async () => (await (await caches.open('files')).match('/tip'))?.json()),
		);
		if (!kept) throw new Error('nothing is kept');
		return kept;
	}

	/** In place of what the phone left there: the one minute, and 31 that are never sent. */
	async function sendAt(minute: number): Promise<void> {
		const { id, token, order, key } = await record();
		const made = await fox.page.evaluate(async () => {
			const found = await (await navigator.serviceWorker.ready).pushManager.getSubscription();
			return found?.toJSON();
		});
		const subscription = {
			endpoint: made?.endpoint ?? '',
			p256dh: bytesOf(made?.keys?.p256dh ?? ''),
			auth: bytesOf(made?.keys?.auth ?? ''),
		};
		const minutes = Array.from({ length: MINUTES }, (_, at) => (at === 7 ? minute : minute - 1_000 - at));
		const body = await uploadOf(bytesOf(key), subscription, bytesOf(order), minutes);
		const answer = await fetch(`${server.url}/v1/tick`, {
			method: 'PUT',
			headers: { Authorization: `Tick ${id}.${token}` },
			body,
		});
		expect(answer.status).toBe(204);
	}

	const shown = (): Promise<unknown> =>
		fox.page.evaluate(async () =>
			(await (await navigator.serviceWorker.ready).getNotifications()).map((each) => {
				const { title, body, tag, silent, data } = each;
				return { title, body, tag, silent, data, icon: each.icon, keepsOn: each.requireInteraction };
			}),
		);

	it('is turned on by anyone, on the calculator, and subscribes', { timeout: LONG }, async () => {
		expect(service.subscriptions).toBe(0);
		await openTips(fox);
		await fox.page.getByRole('button', { name: 'Water the plants', exact: true }).click();
		await turnTips(fox, 'On');
		expect(service.subscriptions).toBe(1);
		expect(await record()).toMatchObject({ state: 'on', wish: { on: true, line: 'plants' } });
	});

	/** Closes every page, waits for the one push, and finds that line when the cover is opened again. */
	async function comes(count: number, line: RegExp): Promise<void> {
		await fox.page.evaluate(async () => {
			for (const each of await (await navigator.serviceWorker.ready).getNotifications()) each.close();
		});
		await expect.poll(shown).toEqual([]);
		const minute = soon();
		await sendAt(minute);
		await fox.page.goto('about:blank');
		await expect.poll(() => service.taken.length, { timeout: 4 * MINUTE_MS, interval: 500 }).toBe(count);
		// 100: opened, and given to the service worker.
		expect(service.taken.at(-1)).toBe(100);
		const sent = service.sent.slice(count - 1).map(({ body, ...rest }) => ({ ...rest, length: body.length }));
		expect(sent).toEqual([{ minute, topic: 'r', urgency: 'high', ttl: 600, encoding: 'aes128gcm', length: 1_024 }]);
		await fox.open();
		const one = { title: 'Calculator', tag: 'tip', silent: true, data: null, icon: '', keepsOn: false };
		await expect.poll(shown, { timeout: 60_000 }).toEqual([{ ...one, body: expect.stringMatching(line) }]);
	}

	it('comes at its minute with every page closed, and shows one dull line', { timeout: LONG }, () =>
		comes(1, /^Water the plants$/),
	);

	it('is turned off at once, in the browser and on the server', { timeout: LONG }, async () => {
		await openTips(fox);
		await turnTips(fox, 'Off');
		await expect.poll(() => service.subscriptions).toBe(0);
		await expect.poll(async () => (await record()).id).toBe('');
		expect(
			await fox.page.evaluate(async () => (await navigator.serviceWorker.ready).pushManager.getSubscription()),
		).toBe(null);
	});

	it('is turned on from behind the code by someone with a day ahead', { timeout: LONG }, async () => {
		await fox.open();
		await holder.setUp(server);
		await holder.openSection('dates');
		await holder.press('add-dates-dates');
		await holder.choose('add.dates.dates', 'programme-start');
		await fox.inner.locator('[data-list="dates.dates"] [data-act="open"]').first().click();
		await holder.press('field-day-date');
		await holder.field('day.date').fill(today());
		await holder.kept();
		await holder.home();
		await holder.press('to-settings');
		await holder.press('setting-reminders');
		await holder.press('remind-on');
		await fox.inner.getByText('Reminders are on.').first().waitFor();
		await holder.leave();
		expect(await record()).toMatchObject({ state: 'on', wish: { on: true } });
		expect(service.subscriptions).toBe(1);
	});

	it('says a dull line then too; and after the code the plan asks if it is still right', {
		timeout: LONG,
	}, async () => {
		await comes(2, /./);
		await holder.unlock();
		await holder.home();
		await fox.inner.locator('[data-due]').getByText('Is your plan still right?').waitFor();
		await holder.leave();
		expect(await fox.page.locator('body').innerText()).not.toContain('still right');
	});
});
