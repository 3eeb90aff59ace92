import { element, icon } from '../dom.ts';
import { heldKey, quiet } from '../held.ts';
import type { Holds } from '../hold.ts';
import { BACK } from '../icons.ts';
import type { Language } from '../language.ts';
import type { Key } from './calculator.ts';

type Look = 'digit' | 'operator' | 'edit' | 'small' | 'equals';

interface Print {
	readonly key: Key;
	/** What the key prints is also its accessible name. */
	readonly print: string;
	readonly look: Look;
	/** The message that explains it, where the print does not. */
	readonly hint?: string;
}

const SMALL: readonly Print[] = [
	{ key: '(', print: '(', look: 'small' },
	{ key: ')', print: ')', look: 'small' },
	{ key: 'MC', print: 'MC', look: 'small', hint: 'key-memory-clear' },
	{ key: 'MR', print: 'MR', look: 'small', hint: 'key-memory-recall' },
	{ key: 'M-', print: 'M\u2212', look: 'small', hint: 'key-memory-subtract' },
	{ key: 'M+', print: 'M+', look: 'small', hint: 'key-memory-add' },
];

const LARGE: readonly Print[] = [
	{ key: 'C', print: 'C', look: 'edit', hint: 'key-clear' },
	{ key: 'back', print: '⌫', look: 'edit', hint: 'key-back' },
	{ key: '%', print: '%', look: 'edit', hint: 'key-percent' },
	{ key: '/', print: '÷', look: 'operator' },
	...row('7', '8', '9'),
	{ key: '*', print: '×', look: 'operator' },
	...row('4', '5', '6'),
	{ key: '-', print: '\u2212', look: 'operator' },
	...row('1', '2', '3'),
	{ key: '+', print: '+', look: 'operator' },
	{ key: 'sign', print: '±', look: 'digit', hint: 'key-sign' },
	...row('0', '.'),
	{ key: '=', print: '=', look: 'equals' },
];

function row(...keys: readonly ('.' | '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9')[]): Print[] {
	return keys.map((key) => ({ key, print: key, look: 'digit' }));
}

export interface Keypad {
	readonly element: HTMLElement;
	readonly buttons: ReadonlyMap<Key, HTMLButtonElement>;
	/** MC and MR have nothing to do while the memory is empty. They stay focusable: a key that vanishes loses the focus. */
	setMemory(filled: boolean): void;
}

export function keypad(language: Language, holds: Holds, press: (key: Key, time: number) => void): Keypad {
	const buttons = new Map<Key, HTMLButtonElement>();
	const make = (print: Print): HTMLButtonElement => {
		const button = keyButton(print, language);
		buttons.set(print.key, button);
		const { key } = print;
		if (key === '=' || key === 'C') heldKey(button, key, holds, (time) => press(key, time));
		else button.addEventListener('click', (event) => press(key, event.timeStamp));
		return button;
	};
	// Digits run from left to right in every script, and so do calculators.
	const small = element('div', { class: 'row' }, ...SMALL.map(make));
	const large = element('div', { class: 'grid' }, ...LARGE.map(make));
	const whole = element('div', { class: 'keys', role: 'group', dir: 'ltr' }, small, large);
	quiet(whole);
	language.follow(() => whole.setAttribute('aria-label', language.text('keypad')));
	return {
		element: whole,
		buttons,
		setMemory(filled) {
			for (const key of ['MC', 'MR'] as const) buttons.get(key)?.setAttribute('aria-disabled', String(!filled));
		},
	};
}

function keyButton({ key, print, look, hint }: Print, language: Language): HTMLButtonElement {
	const face = key === 'back' ? icon(BACK) : print;
	const button = element('button', { type: 'button', class: `key ${look}`, 'aria-label': print }, face);
	if (hint !== undefined) language.follow(() => button.setAttribute('title', language.text(hint)));
	return button;
}
