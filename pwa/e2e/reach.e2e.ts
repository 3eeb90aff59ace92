import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screensIn } from '../src/inner/screens.ts';
import type { Corner, Look } from '../src/wire/session.ts';
import { CORNERS, faults } from './control.ts';
import { Holder } from './holder.ts';
import { Phone, type PhoneOptions } from './phone.ts';
import { Server } from './server.ts';
import { from, Tour } from './tour.ts';
import { WHOLE } from './whole.ts';

const LISTS: readonly Look[] = ['shopping', 'chores', 'study', 'training'];

/**
 * The control in the corner, where `accessible.e2e.ts` does not come by: in lists, in other languages, on errors and questions.
 * Every screen of the whole plan is looked at there.
 */
describe('the control', { sequential: true }, () => {
	let server: Server;
	let holder: Holder;
	const phones: Phone[] = [];

	async function newPhone(options: PhoneOptions = {}): Promise<Holder> {
		const phone = await new Phone(server.url, options).start();
		phones.push(phone);
		await phone.settle();
		return new Holder(phone);
	}

	beforeAll(async () => {
		server = await Server.start();
		holder = await newPhone();
		await holder.setUp(server);
		await holder.home();
	});

	afterAll(async () => {
		for (const phone of phones) {
			await phone.close();
			phone.remove();
		}
		await server.stop();
	});

	const free = async (name: string, on: Holder = holder): Promise<void> =>
		expect(await faults(on.phone.page, name)).toEqual([]);

	async function openSetting(id: string): Promise<void> {
		await holder.home();
		await holder.press('to-settings');
		await holder.press(`setting-${id}`);
		await holder.screen(`settings-${id}`).waitFor();
	}

	/** Puts something there for as long as the look takes. */
	async function faultsWith(plant: () => void): Promise<string> {
		const { page } = holder.phone;
		await page.evaluate(plant);
		const found = await faults(page, 'planted');
		await page.evaluate(() => {
			const frame = document.querySelector<HTMLIFrameElement>('iframe.panel')?.contentDocument;
			for (const each of [...document.querySelectorAll('.planted'), ...(frame?.querySelectorAll('.planted') ?? [])])
				each.remove();
			document.querySelector<HTMLElement>('.corner')?.removeAttribute('style');
		});
		return found.join('\n');
	}

	it('is missed where it is covered, small, away, or lies over a button that stays there', async () => {
		await holder.home();
		const covered = await faultsWith(() => {
			const sheet = document.createElement('div');
			sheet.className = 'planted';
			sheet.style.cssText = 'position:fixed;inset:0 0 auto 0;height:60px;z-index:3';
			document.body.append(sheet);
		});
		expect(covered).toMatch(/planted 360 × 640 top-end: <div class="planted"/);
		expect(covered).not.toMatch(/bottom-end: <div/);
		const edge = await faultsWith(() => {
			const sheet = document.createElement('div');
			sheet.className = 'planted';
			sheet.style.cssText = 'position:fixed;inset:0 auto 0 0;width:8px;z-index:3';
			document.body.append(sheet);
		});
		expect(edge).toMatch(/planted 320 × 640 top-start: <div class="planted".* at 7, /);
		const small = await faultsWith(() => {
			const control = document.querySelector<HTMLElement>('.corner');
			if (control) control.style.blockSize = '47px';
		});
		expect(small).toContain('planted 1280 × 800 bottom-start: 48 × 47');
		const away = await faultsWith(() => {
			const control = document.querySelector<HTMLElement>('.corner');
			if (control) control.style.pointerEvents = 'none';
		});
		expect(away).toMatch(/planted 640 × 360 bottom-end: <iframe/);
		const under = await faultsWith(() => {
			const inside = document.querySelector<HTMLIFrameElement>('iframe.panel')?.contentDocument;
			const button = inside?.createElement('button');
			if (!inside || !button) return;
			button.className = 'planted';
			button.style.cssText = 'position:fixed;inset:auto 20px 20px auto;width:60px;height:60px';
			inside.body.append(button);
		});
		expect(under).toMatch(/planted 360 × 640 bottom-end: over <button class="planted"/);
		expect(under).not.toMatch(/top-end: over/);
		await free('as it was');
	});

	it('is where the holder put it, and the frame keeps that place free', async () => {
		const places = (): Promise<readonly (string | undefined)[]> =>
			holder.phone.page.evaluate(() => [
				document.querySelector<HTMLElement>('.corner')?.dataset.at,
				document
					.querySelector<HTMLIFrameElement>('iframe.panel')
					?.contentDocument?.querySelector<HTMLElement>('[data-corner]')?.dataset.corner,
			]);
		const sides: Readonly<Record<Corner, readonly [boolean, boolean]>> = {
			'top-start': [true, true],
			'top-end': [true, false],
			'bottom-start': [false, true],
			'bottom-end': [false, false],
		};
		await openSetting('leaving');
		for (const corner of [...CORNERS].reverse()) {
			await holder.choose('me.corner', corner);
			await expect.poll(places).toEqual([corner, corner]);
			const box = await holder.corner.boundingBox();
			expect([(box?.y ?? 0) < 320, (box?.x ?? 0) < 180]).toEqual(sides[corner]);
		}
		await holder.choose('me.corner', 'top-end');
		await holder.kept();
	});

	it.runIf(WHOLE)('is free on the screens of lists, with the largest text', { timeout: 900_000 }, async () => {
		for (const look of LISTS) {
			const lists = await newPhone();
			const found: string[] = [];
			const tour = new Tour(
				lists,
				async (entry) => {
					found.push(...(await faults(lists.phone.page, entry.id)));
				},
				look,
			);
			await tour.setUp(server, from('fresh', look));
			await tour.finish();
			await largest(lists);
			await tour.behindHome(from('home', look));
			expect(new Set(tour.reached)).toEqual(new Set(screensIn(look).map(({ id }) => id)));
			expect(found).toEqual([]);
			await lists.phone.close();
		}
	});

	it('is not got round: nothing is printed, shown in a window of its own, or on the whole screen', async () => {
		await holder.home();
		const { page } = holder.phone;
		for (const frame of page.frames()) {
			const allowed = await frame.evaluate(() => ({
				picture: document.pictureInPictureEnabled,
				whole: document.fullscreenElement === null,
				media: navigator.mediaSession.metadata === null,
				// A page that opens its own print window could show what it likes there.
				print: /native code/.test(String(window.print)) && window.onbeforeprint === null,
			}));
			expect(allowed).toEqual({ picture: false, whole: true, media: true, print: true });
		}
		expect((await page.pdf()).toString('latin1')).not.toContain('/Font');
		// As it was after that: a print leaves no mark on the page.
		await free('after a print');
	});

	it('is free where the cover is read from right to left', async () => {
		const other = await newPhone({ locale: 'ar' });
		await other.phone.type(server.setUpCode);
		await other.phone.hold('C');
		await other.screen('setup-watched').waitFor({ timeout: 60_000 });
		await free('setup-watched', other);
		await other.phone.close();
	});

	it('is free while a square is looked for, and where words are missing', async () => {
		const other = await newPhone();
		await other.begin(server);
		await other.press('begin-phone');
		await other.press('scan');
		await other.act('scan-stop').waitFor();
		await free('a square', other);
		await other.press('scan-stop');
		await other.field('setup.pass').fill('one two');
		await other.phone.inner.locator('[data-field="setup.pass"][aria-invalid]').waitFor();
		await free('words missing', other);
		await other.phone.close();
	});

	it('is free beside what was just done, beside a second question, and with the largest text', async () => {
		await largest(holder);
		await holder.openSection('people');
		await addPerson();
		await holder.act('open').click();
		await holder.press('remove');
		await holder.act('undo').waitFor();
		await free('undo');
		await openSetting('clear');
		await holder.choose('clear.what', 'here');
		await holder.press('clear-here-taps');
		await holder.act('clear-here-sure').waitFor();
		await free('sure');
	});

	it('is free where what was open is gone', async () => {
		await holder.openSection('people');
		await addPerson();
		await holder.act('open').click();
		await holder.screen('item-person').waitFor();
		for (let step = 0; step < 20 && (await holder.screen('gone').count()) === 0; step++) {
			await holder.phone.page.keyboard.press('Control+z');
			await holder.phone.page.waitForTimeout(100);
		}
		await holder.screen('gone').waitFor();
		await free('gone');
	});

	it('is free where the server does not answer', async () => {
		await openSetting('phone');
		await server.stop();
		await holder.press('pass-words');
		await holder.phone.inner.locator('.said').filter({ hasText: /./ }).first().waitFor();
		await free('no server');
		await server.start();
	});

	it('is free where nothing can be kept', async () => {
		await holder.openSection('people');
		const [worker] = holder.phone.page.workers();
		await worker?.evaluate(() => {
			// The types of pages do not know what workers have.
			const { FileSystemSyncAccessHandle: handle } = globalThis as unknown as {
				FileSystemSyncAccessHandle: { prototype: { write(): never } };
			};
			handle.prototype.write = () => {
				throw new DOMException('', 'QuotaExceededError');
			};
		});
		await addPerson();
		await holder.act('save-again').waitFor();
		await free('not kept');
		await holder.leave();
	});

	it('is free where the program failed', async () => {
		await holder.unlock();
		await holder.home();
		await holder.phone.page.evaluate(() => {
			const inside = document.querySelector<HTMLIFrameElement>('iframe.panel')?.contentDocument;
			if (!inside) return;
			// The next element that is made; what says so afterwards is made as ever.
			inside.createElementNS = (): never => {
				Reflect.deleteProperty(inside, 'createElementNS');
				throw new Error('planted');
			};
		});
		await holder.press('to-settings');
		await holder.screen('broken').waitFor();
		await free('broken');
		await holder.leave();
	});

	/** In the part that is open. */
	async function addPerson(): Promise<void> {
		const field = holder.field('add.people.people');
		if ((await field.count()) === 0) await holder.press('add-people-people');
		await field.fill('a');
		await holder.phone.page.keyboard.press('Enter');
		await holder.act('open').waitFor();
	}
});

/** The holder's largest text, by hand. */
async function largest(of: Holder): Promise<void> {
	await of.home();
	await of.press('to-settings');
	await of.press('setting-look');
	await of.choose('me.text_size', '200');
	await of.kept();
	await of.home();
}
