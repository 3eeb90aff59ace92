import type { HoldKind } from '../gate/cover.ts';
import type { Key } from './calculator.ts';
import { element, icon } from './dom.ts';
import type { Holds } from './hold.ts';
import type { Language } from './language.ts';

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
		if (print.key === '=' || print.key === 'C') listenHold(button, print.key, holds, press);
		else button.addEventListener('click', (event) => press(print.key, event.timeStamp));
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
	const face = key === 'back' ? icon('back') : print;
	const button = element('button', { type: 'button', class: `key ${look}`, 'aria-label': print }, face);
	if (hint !== undefined) language.follow(() => button.setAttribute('title', language.text(hint)));
	return button;
}

/** Keys keep the focus where it is, and bring up no menu, magnifier or selection when they are held. */
function quiet(whole: HTMLElement): void {
	whole.addEventListener('mousedown', (event) => event.preventDefault());
	whole.addEventListener('contextmenu', (event) => event.preventDefault());
}

/** A press counts on release, over the key. Where it was held instead, the release does nothing. */
function listenHold(
	button: HTMLButtonElement,
	kind: HoldKind,
	holds: Holds,
	press: (key: Key, time: number) => void,
): void {
	let held = false;
	const cancel = (): void => holds.cancel();
	button.addEventListener('pointerdown', (event) => {
		held = false;
		if (event.button !== 0) return;
		holds.down(kind, () => {
			held = true;
		});
	});
	button.addEventListener('pointermove', (event) => {
		// A finger is captured by the key it began on, so leaving shows in its place alone.
		const { left, right, top, bottom } = button.getBoundingClientRect();
		const { clientX: x, clientY: y } = event;
		if (x < left || x > right || y < top || y > bottom) holds.cancel();
	});
	for (const end of ['pointerup', 'pointerleave', 'pointercancel'] as const) button.addEventListener(end, cancel);
	button.addEventListener('click', (event) => {
		// Assistive technology clicks without a pointer: such a click is never the release of a hold.
		if (held && event.detail > 0) return;
		press(kind, event.timeStamp);
	});
}
