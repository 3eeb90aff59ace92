import type { HoldKind } from '../gate/cover.ts';
import type { Holds } from './hold.ts';

/** Keys keep the focus where it is, and bring up no menu, magnifier or selection when they are held. */
export function quiet(whole: HTMLElement): void {
	whole.addEventListener('mousedown', (event) => event.preventDefault());
	whole.addEventListener('contextmenu', (event) => event.preventDefault());
}

/** A press counts on release, over the key. Where it was held instead, the release does nothing. */
export function heldKey(button: HTMLButtonElement, kind: HoldKind, holds: Holds, press: (time: number) => void): void {
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
		press(event.timeStamp);
	});
}
