import '../../../src/cover/calculator/calculator.css';
import { page } from 'vitest/browser';
import { start } from '../../../src/cover/calculator/app.ts';
import type { Cover } from '../../../src/gate/cover.ts';
import { find, type Heard, hearing, key } from '../scene.ts';

/** The calculator under test: one a file, as one a page. */
export const cover: Cover = start(document.body);

export const heard: Heard[] = hearing(cover);

/** As at first start, on a phone, in English. */
export async function fresh(width = 360, height = 640): Promise<void> {
	await page.viewport(width, height);
	cover.setLanguage('en');
	localStorage.clear();
	cover.reset();
	heard.length = 0;
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

export { devtools, find, key, middle, pause, said } from '../scene.ts';
