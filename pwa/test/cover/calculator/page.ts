import '../../../src/cover/calculator/calculator.css';
import { cdp, page } from 'vitest/browser';
import { start } from '../../../src/cover/calculator/app.ts';
import type { Cover, HoldKind } from '../../../src/gate/cover.ts';

/** The calculator under test: one a file, as one a page. */
export const cover: Cover = start(document.body);

export interface Heard {
	readonly kind: HoldKind;
	readonly typed: string;
}

export const heard: Heard[] = [];
cover.onHold((kind, typed) => heard.push({ kind, typed }));

/** As at first start, on a phone, in English. */
export async function fresh(width = 360, height = 640): Promise<void> {
	await page.viewport(width, height);
	cover.setLanguage('en');
	localStorage.clear();
	cover.reset();
	heard.length = 0;
}

export function find<K extends keyof HTMLElementTagNameMap = 'div'>(selector: string): HTMLElementTagNameMap[K] {
	const found = document.querySelector<HTMLElementTagNameMap[K]>(selector);
	if (!found) throw new Error(`nothing matches ${selector}`);
	return found;
}

export function key(print: string): HTMLButtonElement {
	return find<'button'>(`.key[aria-label="${print}"]`);
}

const PRINTS: Readonly<Record<string, string>> = { '*': '×', '/': '÷', '-': '−' };

/** As assistive technology does it: a click and nothing before it. Prints stand in one string, memory keys apart: `5 M+`. */
export function tap(prints: string): void {
	for (const word of prints.split(' ')) {
		const one = word.startsWith('M') && word.length === 2 ? [word] : Array.from(word);
		for (const print of one) key(PRINTS[print] ?? print).click();
	}
}

export function shown(): string {
	return (find('.now').textContent ?? '').replaceAll('\u2009', '');
}

export function said(): string {
	return (find('[role=status]').textContent ?? '').replace(/[\u00a0\u2068\u2069]/g, '');
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
