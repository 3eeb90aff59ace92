import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HiddenPhone } from './hidden.ts';
import { Holder } from './holder.ts';
import { Phone } from './phone.ts';
import { Server } from './server.ts';

/** A page that is really hidden. Each ends in front of the calculator, and the keys are gone while it is still hidden. */
describe('leaving', { sequential: true }, () => {
	let server: Server;
	let phone: Phone;
	let code: string;
	let hidden: HiddenPhone;

	beforeAll(async () => {
		server = await Server.start();
		phone = await new Phone(server.url).start();
		await phone.settle();
		const holder = new Holder(phone);
		await holder.setUp(server);
		await holder.home();
		await holder.kept();
		code = holder.code;
		await phone.close();
		hidden = await HiddenPhone.start(phone);
	});
	afterAll(async () => {
		await hidden.close();
		phone.remove();
		await server.stop();
	});

	const back = (): Promise<void> => hidden.putAway(false);
	/** Each hides the page, and gives what ends that. */
	const WAYS: Readonly<Record<string, () => Promise<() => Promise<void>>>> = {
		'another tab in front': async () => {
			const other = await hidden.coverWithTab();
			return () => other.close();
		},
		'another app in front': async () => {
			await hidden.putAway(true);
			return back;
		},
		'a screen that goes off, with a page that is frozen at once': async () => {
			await hidden.putAway(true);
			await hidden.freeze(true);
			return async () => {
				await hidden.freeze(false);
				await back();
			};
		},
	};

	it.each(Object.keys(WAYS))('by %s', async (way) => {
		await hidden.unlock(code);
		const [keys] = hidden.page.workers();
		if (!keys) throw new Error('no worker');
		const end = await WAYS[way]?.();
		// Long before a page is left that nobody touched.
		await expect.poll(() => hidden.page.workers().includes(keys)).toBe(false);
		await end?.();
		await hidden.page.bringToFront();
		await expect.poll(() => hidden.isHidden()).toBe(false);
		expect(await hidden.isOpen()).toBe(false);
	});
});
