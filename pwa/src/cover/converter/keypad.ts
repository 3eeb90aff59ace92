import type { HoldKind } from '../../gate/cover.ts';
import { element, icon } from '../dom.ts';
import { heldKey, quiet } from '../held.ts';
import type { Holds } from '../hold.ts';
import { BACK } from '../icons.ts';
import type { Language } from '../language.ts';
import type { EntryKey } from './entry.ts';

export type Key = EntryKey | HoldKind;

export interface Keypad {
	readonly element: HTMLElement;
	readonly buttons: ReadonlyMap<Key, HTMLButtonElement>;
}

const KEYS: readonly Key[] = ['7', '8', '9', 'C', '4', '5', '6', 'back', '1', '2', '3', 'sign', '0', '.', '='];
const PRINTS: Partial<Record<Key, string>> = { back: '⌫', sign: '±' };
const HINTS: Partial<Record<Key, string>> = { C: 'key-clear', back: 'key-back', sign: 'key-sign' };

/** `=` is the key that swaps the units, and prints so. */
export function keypad(language: Language, holds: Holds, press: (key: Key, time: number) => void): Keypad {
	const buttons = new Map<Key, HTMLButtonElement>();
	const whole = element('div', { class: 'keys', role: 'group', dir: 'ltr' });
	for (const key of KEYS) {
		const look = key === '=' ? 'equals' : /^[\d.]$/.test(key) ? '' : 'edit';
		const print = PRINTS[key] ?? key;
		const button = element('button', { type: 'button', class: `key ${look}`, 'aria-label': print });
		if (key === '=' || key === 'C') heldKey(button, key, holds, (time) => press(key, time));
		else button.addEventListener('click', (event) => press(key, event.timeStamp));
		language.follow(() => {
			const hint = HINTS[key];
			if (hint !== undefined) button.title = language.text(hint);
			if (key === '=') button.ariaLabel = language.text('key-swap');
			button.replaceChildren(key === 'back' ? icon(BACK) : key === '=' ? language.text('key-swap') : print);
		});
		buttons.set(key, button);
		whole.append(button);
	}
	quiet(whole);
	language.follow(() => whole.setAttribute('aria-label', language.text('keypad')));
	return { element: whole, buttons };
}
