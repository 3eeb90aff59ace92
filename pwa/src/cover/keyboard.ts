import type { HoldKind } from '../gate/cover.ts';
import type { Holds } from './hold.ts';

/** What the keyboard needs of the page. */
export interface Desk<Key extends string> {
	readonly holds: Holds;
	readonly buttons: ReadonlyMap<Key | HoldKind, HTMLButtonElement>;
	/** The cover's key for `KeyboardEvent.key`; null for what belongs to the browser. */
	named(name: string): Key | HoldKind | null;
	/** False while something else is shown, or open above the keys. */
	active(): boolean;
	/** Escape, before it is `C`: true where it closed something. */
	dismiss(): boolean;
	press(key: Key | HoldKind, time: number): void;
}

/**
 * The whole keyboard types on the cover, wherever the focus is; Enter and Space press a focused key, as on any page.
 * `=` and `C` act on release, because holding them must do nothing.
 */
export function keyboard<Key extends string>(desk: Desk<Key>): void {
	/** Physical keys that are down for `=` or `C`; the letter can differ on release, where Shift was let go first. */
	const down = new Map<string, { readonly kind: HoldKind; held: boolean }>();
	const forget = (): void => {
		for (const { kind } of down.values()) desk.buttons.get(kind)?.classList.remove('down');
		down.clear();
		desk.holds.cancel();
	};
	document.addEventListener('keydown', (event) => {
		if (!desk.active() || event.isComposing || commands(event)) return;
		const key = keyOf(event, desk);
		if (key === null) return;
		if (event.key === 'Escape' && desk.dismiss()) return;
		event.preventDefault();
		if (!isHoldKind(key)) {
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

const isHoldKind = (key: string): key is HoldKind => key === '=' || key === 'C';

/** Shortcuts of the browser. AltGr types characters, though some systems report it as Ctrl and Alt. */
function commands(event: KeyboardEvent): boolean {
	return (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
}

/** The cover's key; null for what belongs to the browser or to the focused element. A field and a list take all. */
function keyOf<Key extends string>(event: KeyboardEvent, { buttons, named }: Desk<Key>): Key | HoldKind | null {
	const focused = document.activeElement;
	if (focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement) return null;
	const presses = event.key === ' ' || (event.key === 'Enter' && event.code !== 'NumpadEnter');
	if (presses && focused instanceof HTMLButtonElement) {
		if (focused === buttons.get('=')) return '=';
		return focused === buttons.get('C') ? 'C' : null;
	}
	return named(event.key);
}

/** Shows which key was meant. */
function flash(button: HTMLButtonElement | undefined): void {
	button?.classList.add('down');
	setTimeout(() => button?.classList.remove('down'), 100);
}
