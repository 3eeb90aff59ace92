/** Whether the control in the corner is what a finger meets, wherever the holder put it and however the phone is held. */
import type { Page } from 'playwright-core';
import type { Corner } from '../src/wire/session.ts';

export const CORNERS: readonly Corner[] = ['top-start', 'top-end', 'bottom-start', 'bottom-end'];

/** A small phone, a narrow one, one that lies on its side, and a desk. */
export const WINDOWS = [
	{ width: 360, height: 640 },
	{ width: 320, height: 640 },
	{ width: 640, height: 360 },
	{ width: 1280, height: 800 },
] as const;

/** What is wrong with the control in the window as it is, in each corner. */
export async function faultsHere(page: Page): Promise<readonly string[]> {
	return page.evaluate(lookAtCorners, CORNERS);
}

/** In each window and each corner. Leaves the window as the first of them. */
export async function faults(page: Page, name: string): Promise<readonly string[]> {
	const found: string[] = [];
	for (const size of [...WINDOWS].reverse()) {
		await page.setViewportSize(size);
		const here = await faultsHere(page);
		found.push(...here.map((fault) => `${name} ${size.width} × ${size.height} ${fault}`));
	}
	return found;
}

/**
 * Runs in the page, so it holds all that it needs. The corner is moved as the setting moves it: on the page, and in the
 * frame that keeps it free (a test of its own shows that the setting does just that).
 */
function lookAtCorners(corners: readonly string[]): string[] {
	const control = document.querySelector<HTMLElement>('.corner');
	const frame = document.querySelector<HTMLIFrameElement>('iframe.panel');
	const inside = frame?.contentDocument;
	if (!control || !frame || !inside) return ['no control, or nothing behind it'];
	const screen = inside.querySelector<HTMLElement>('[data-corner]');
	const was = [control.dataset.at, screen?.dataset.corner] as const;
	const found: string[] = [];
	const lies = frame.getBoundingClientRect();

	const meet = (one: DOMRect, other: DOMRect): boolean =>
		one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
	/** In the page's own measure. */
	const boxOf = (each: Element): DOMRect => {
		const { x, y, width, height } = each.getBoundingClientRect();
		return new DOMRect(x + lies.x, y + lies.y, width, height);
	};
	/** The boxes that cut off what they hold, from the inside out. */
	const frames = (each: Element): Element[] => {
		const cutting: Element[] = [];
		for (let up = each.parentElement; up; up = up.parentElement) {
			if (getComputedStyle(up).overflow !== 'visible' && up !== inside.body) cutting.push(up);
		}
		return cutting;
	};
	const underControl = (each: Element, place: DOMRect): boolean =>
		meet(boxOf(each), place) && frames(each).every((cutting) => meet(boxOf(cutting), place));
	/** Scrolls nothing where nothing lies under the control; puts back what it scrolled. */
	const staysUnder = (each: Element, place: DOMRect): boolean => {
		if (!frames(each).every((cutting) => meet(boxOf(cutting), place))) return false;
		const scrolled = frames(each).map((box) => [box, box.scrollTop] as const);
		each.scrollIntoView({ block: 'center', behavior: 'instant' });
		const stays = underControl(each, place);
		for (const [box, top] of scrolled) box.scrollTop = top;
		return stays;
	};

	const pressable = inside.querySelectorAll(
		'a[href], button, input, textarea, select, summary, label, video, [tabindex]:not([tabindex="-1"])',
	);
	for (const corner of corners) {
		control.dataset.at = corner;
		if (screen) screen.dataset.corner = corner;
		const place = control.getBoundingClientRect();
		if (place.width < 48 || place.height < 48) found.push(`${corner}: ${place.width} × ${place.height}`);
		const [middle, centre] = [place.left + place.width / 2, place.top + place.height / 2];
		for (const [x, y] of [
			[middle, centre],
			[place.left + 3, centre],
			[place.right - 3, centre],
			[middle, place.top + 3],
			[middle, place.bottom - 3],
		] as const) {
			const met = document.elementFromPoint(x, y);
			if (!met || !control.contains(met)) found.push(`${corner}: ${met?.outerHTML ?? 'nothing'} at ${x}, ${y}`);
		}
		for (const each of pressable) {
			if (!each.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
			if (staysUnder(each, place)) found.push(`${corner}: over ${each.outerHTML.slice(0, 120)}`);
		}
	}
	if (was[0] !== undefined) control.dataset.at = was[0];
	if (screen && was[1] !== undefined) screen.dataset.corner = was[1];
	return found;
}
