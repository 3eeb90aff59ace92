/**
 * How long leaving takes: from the moment the browser stamps on the input to the first task after the next frame, with
 * the calculator on the screen and the inner frame off it; and to the moment that frame is out of the page. Real
 * input, the real binary, a page of 2,000 more nodes.
 */
import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { Holder } from '../e2e/holder.ts';
import { Phone } from '../e2e/phone.ts';
import { Server } from '../e2e/server.ts';

/** The ways in which a person leaves, in the order in which they are tried. */
export const WAYS = ['mouse', 'touch', 'keyboard'] as const;
export type Way = (typeof WAYS)[number];

export interface Leave {
	readonly way: Way;
	readonly ms: number;
	/** Until nothing of the frame was left. */
	readonly goneMs: number;
}

/** What the script below keeps on the page. */
interface Watch {
	note(at: number): void;
	/** How often something was noted: only the last counts, which is the one that leaves. */
	noted: number;
	left: number | null;
	gone: number | null;
}
type Watched = Window & { watch?: Watch };

/**
 * Runs in the page and in the frame, before their own scripts, so that it hears an input first. An event's time counts
 * from the start of its own window.
 */
function listen(): void {
	const page = window.top as Watched | null;
	if (!page) return;
	const now = (): number => performance.timeOrigin + performance.now();
	const framed = (): HTMLElement | null => page.document.querySelector<HTMLIFrameElement>('iframe.panel');
	const covered = (): boolean => {
		const frame = framed();
		return !frame || frame.inert || frame.classList.contains('away');
	};
	if (window === page) {
		page.watch = {
			left: null,
			gone: null,
			noted: 0,
			note(at) {
				if (covered()) return;
				const mine = ++this.noted;
				const end = new MutationObserver(() => {
					if (framed()) return;
					end.disconnect();
					if (mine === this.noted) this.gone = now() - at;
				});
				end.observe(page.document.body, { childList: true });
				requestAnimationFrame(() => {
					const { port1, port2 } = new MessageChannel();
					port1.onmessage = () => {
						if (covered() && mine === this.noted) this.left = now() - at;
					};
					port2.postMessage(0);
				});
			},
		};
	}
	for (const type of ['pointerdown', 'keyup']) {
		addEventListener(type, (event) => page.watch?.note(performance.timeOrigin + event.timeStamp), true);
	}
}

/** Rows of a list, with text, as the longest plan would show them. */
function addNodes(nodes: number): void {
	const inside = document.querySelector<HTMLIFrameElement>('iframe.panel')?.contentDocument;
	const list = inside?.createElement('ul');
	if (!inside || !list) throw new Error('nothing is open');
	for (let at = 0; at < nodes / 2; at++) {
		const row = inside.createElement('li');
		const text = inside.createElement('span');
		text.textContent = `Row ${at} of a long list, with some words in it`;
		row.append(text);
		list.append(row);
	}
	inside.body.append(list);
}

const HOVER_MS = 200;

async function touchCorner(page: Page, way: 'mouse' | 'touch'): Promise<void> {
	const box = await page.locator('.corner').boundingBox();
	if (!box) throw new Error('no control in the corner');
	const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
	if (way === 'touch') return page.touchscreen.tap(x, y);
	await page.mouse.move(x, y);
	// A hand is there before it presses: what the page does for a pointer over it is done by then.
	await page.waitForTimeout(HOVER_MS);
	await page.mouse.down();
	await page.mouse.up();
}

async function leaveBy(page: Page, way: Way): Promise<void> {
	if (way !== 'keyboard') return touchCorner(page, way);
	for (let press = 0; press < 3; press++) await page.keyboard.press('Shift');
}

/** Milliseconds after the paint: once what every opening writes was written, and while it still is. */
const REST_MS = 1_500;
const AT_ONCE_MS = 100;

/** Leaves from what is open, so long after it was painted. */
export async function timed(holder: Holder, way: Way, after = REST_MS): Promise<Leave> {
	const { phone } = holder;
	await phone.page.evaluate((wait) => {
		const { watch } = window as Watched;
		if (watch) watch.left = watch.gone = null;
		return new Promise((rest) => requestAnimationFrame(() => setTimeout(rest, wait)));
	}, after);
	await leaveBy(phone.page, way);
	const left = await phone.page.waitForFunction(() => {
		const { left, gone } = (window as Watched).watch ?? {};
		return left && gone ? [left, gone] : null;
	});
	const [ms = Number.NaN, goneMs = Number.NaN] = (await left.jsonValue()) ?? [];
	await phone.key('=').waitFor({ state: 'visible' });
	return { way, ms, goneMs };
}

async function once(holder: Holder, way: Way, nodes: number, after: number): Promise<Leave> {
	await holder.unlock();
	await holder.phone.page.evaluate(addNodes, nodes);
	return timed(holder, way, after);
}

/** With a phone that was set up, and that is watched from now on. */
export async function watched<T>(use: (holder: Holder, server: Server) => Promise<T>): Promise<T> {
	const server = await Server.start();
	const phone = new Phone(server.url);
	const holder = new Holder(phone);
	try {
		await phone.start();
		await phone.settle();
		await holder.setUp(server);
		// The script has to be there before the frame is: it starts with the next load.
		await phone.browser.addInitScript(listen);
		await phone.open();
		return await use(holder, server);
	} finally {
		await phone.close();
		await server.stop();
		phone.remove();
		rmSync(server.data, { recursive: true, force: true });
	}
}

/** `rounds` times every way, one after the other: at rest, and in every fourth round at once after opening too. */
export async function leave(rounds: number, nodes: number): Promise<{ atRest: Leave[]; atOnce: Leave[] }> {
	return watched(async (holder) => {
		const [atRest, atOnce]: [Leave[], Leave[]] = [[], []];
		for (let round = 0; round < rounds; round++) {
			for (const way of WAYS) {
				atRest.push(await once(holder, way, nodes, REST_MS));
				if (round % 4 === 0) atOnce.push(await once(holder, way, nodes, AT_ONCE_MS));
			}
		}
		return { atRest, atOnce };
	});
}
