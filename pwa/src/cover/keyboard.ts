import type { HoldKind } from '../gate/cover.ts';
import type { Key } from './calculator.ts';
import { isEntryKey } from './entry.ts';
import type { Holds } from './hold.ts';
import { plainCharacter } from './paste.ts';

/** What the keyboard needs of the page. */
export interface Desk {
	readonly holds: Holds;
	readonly buttons: ReadonlyMap<Key, HTMLButtonElement>;
	/** False while something else is shown, or open above the keys. */
	active(): boolean;
	/** Escape, before it is `C`: true where it closed something. */
	dismiss(): boolean;
	press(key: Key, time: number): void;
}

/** Keys that are named, and characters that stand for another. */
const NAMED: Readonly<Record<string, Key>> = {
	Enter: '=',
	Escape: 'C',
	Delete: 'C',
	Clear: 'C',
	Backspace: 'back',
	',': '.',
	x: '*',
	X: '*',
	':': '/',
};

/**
 * The whole keyboard types on the calculator, wherever the focus is; Enter and Space press a focused key, as on any page.
 * `=` and `C` act on release, because holding them must do nothing.
 */
export function keyboard(desk: Desk): void {
	/** Physical keys that are down for `=` or `C`; the letter can differ on release, where Shift was let go first. */
	const down = new Map<string, { readonly kind: HoldKind; held: boolean }>();
	const forget = (): void => {
		for (const { kind } of down.values()) desk.buttons.get(kind)?.classList.remove('down');
		down.clear();
		desk.holds.cancel();
	};
	document.addEventListener('keydown', (event) => {
		if (!desk.active() || event.isComposing || commands(event)) return;
		const key = keyOf(event, desk.buttons);
		if (key === null) return;
		if (event.key === 'Escape' && desk.dismiss()) return;
		event.preventDefault();
		if (key !== '=' && key !== 'C') {
			flash(desk.buttons.get(key));
			desk.press(key, event.timeStamp);
		} else if (!event.repeat && !down.has(event.code)) {
			const state = { kind: key, held: false };
			down.set(event.code, state);
			desk.buttons.get(key)?.classList.add('down');
			desk.holds.down(key, () => {
				state.held = true;
			});
		}
	});
	document.addEventListener('keyup', (event) => {
		const state = down.get(event.code);
		if (state === undefined) return;
		// Without this a Space that is let go would click the focused key once more.
		event.preventDefault();
		down.delete(event.code);
		desk.holds.cancel();
		desk.buttons.get(state.kind)?.classList.remove('down');
		if (!state.held && desk.active()) desk.press(state.kind, event.timeStamp);
	});
	window.addEventListener('blur', forget);
}

/** Shortcuts of the browser. AltGr types characters, though some systems report it as Ctrl and Alt. */
function commands(event: KeyboardEvent): boolean {
	return (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
}

/** The calculator's key; null for what belongs to the browser or to the focused element. */
function keyOf(event: KeyboardEvent, buttons: ReadonlyMap<Key, HTMLButtonElement>): Key | null {
	const focused = document.activeElement;
	const presses = event.key === ' ' || (event.key === 'Enter' && event.code !== 'NumpadEnter');
	if (presses && focused instanceof HTMLButtonElement) {
		if (focused === buttons.get('=')) return '=';
		return focused === buttons.get('C') ? 'C' : null;
	}
	const named = NAMED[event.key];
	if (named !== undefined) return named;
	const character = plainCharacter(event.key);
	return character === '=' || isEntryKey(character) ? character : null;
}

/** Shows which key was meant. */
function flash(button: HTMLButtonElement | undefined): void {
	button?.classList.add('down');
	setTimeout(() => button?.classList.remove('down'), 100);
}
