import axe from 'axe-core';
import { cdp } from 'vitest/browser';
import type { Cover, HoldKind } from '../../src/gate/cover.ts';

/** What every cover's tests need of a real page. */
export interface Heard {
	readonly kind: HoldKind;
	readonly typed: string;
}

/** Each hold that a cover told of. */
export function hearing(cover: Cover): Heard[] {
	const heard: Heard[] = [];
	cover.onHold((kind, typed) => heard.push({ kind, typed }));
	return heard;
}

export function find<K extends keyof HTMLElementTagNameMap = 'div'>(selector: string): HTMLElementTagNameMap[K] {
	const found = document.querySelector<HTMLElementTagNameMap[K]>(selector);
	if (!found) throw new Error(`nothing matches ${selector}`);
	return found;
}

/** A button by its accessible name. */
export function key(print: string): HTMLButtonElement {
	return find<'button'>(`.key[aria-label="${print}"]`);
}

interface Devtools {
	send(method: string, params?: object): Promise<unknown>;
}

export function devtools(): Devtools {
	return cdp() as Devtools;
}

/** The middle of an element, in the coordinates of the browser's own input events. */
export function middle(element: Element): { readonly x: number; readonly y: number } {
	const own = element.getBoundingClientRect();
	const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect();
	const scale = frame.width === 0 ? 1 : frame.width / window.innerWidth;
	return { x: frame.x + (own.x + own.width / 2) * scale, y: frame.y + (own.y + own.height / 2) * scale };
}

export function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A finger on the middle of something, held for longer than counts. */
export async function holdWithFinger(target: Element, until: () => Promise<unknown>): Promise<void> {
	const touchPoints = [middle(target)];
	await devtools().send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
	await until();
	await devtools().send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

export async function media(scheme: 'light' | 'dark'): Promise<void> {
	await devtools().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
}

export function said(): string {
	return (find('[role=status]').textContent ?? '').replace(/[\u00a0\u2068\u2069]/g, '');
}

/** Everything axe knows, WCAG and best practice. A colour on its way from one to another is neither's. */
export async function violations(): Promise<string[]> {
	await Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined)));
	const found = await axe.run(document, { resultTypes: ['violations'] });
	return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
