import type { HoldKind } from '../../gate/cover.ts';
import { element, icon } from '../dom.ts';
import { heldKey, quiet } from '../held.ts';
import type { Holds } from '../hold.ts';
import { BACK } from '../icons.ts';
import type { Language } from '../language.ts';
import type { Digits } from './entry.ts';

export type Key = Digits | 'back' | HoldKind;

export interface Keypad {
	readonly element: HTMLElement;
	readonly buttons: ReadonlyMap<Key, HTMLButtonElement>;
}

const KEYS: readonly Key[] = ['7', '8', '9', 'C', '4', '5', '6', 'back', '1', '2', '3', '=', '0', '00'];

/** `=` is the key that starts a timer, and prints so. */
export function keypad(language: Language, holds: Holds, press: (key: Key, time: number) => void): Keypad {
	const buttons = new Map<Key, HTMLButtonElement>();
	const whole = element('div', { class: 'keys', role: 'group', dir: 'ltr' });
	for (const key of KEYS) {
		const look = key === '=' ? 'equals' : key === 'C' || key === 'back' ? 'edit' : key === '0' ? 'nought' : '';
		const button = element('button', { type: 'button', class: `key ${look}` });
		if (key === '=' || key === 'C') heldKey(button, key, holds, (time) => press(key, time));
		else button.addEventListener('click', (event) => press(key, event.timeStamp));
		language.follow(() => {
			const print = key === '=' ? language.text('key-start') : key === 'back' ? '⌫' : key;
			button.ariaLabel = print;
			button.replaceChildren(key === 'back' ? icon(BACK) : print);
			if (key === 'C' || key === 'back') button.title = language.text(key === 'C' ? 'key-clear' : 'key-back');
		});
		buttons.set(key, button);
		whole.append(button);
	}
	quiet(whole);
	language.follow(() => whole.setAttribute('aria-label', language.text('keypad')));
	return { element: whole, buttons };
}
