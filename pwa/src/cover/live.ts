import { element } from './dom.ts';

/** What a screen reader hears, politely. It stands beside the cover's root, so that it speaks while that is put away. */
export class Live {
	readonly element: HTMLElement = element('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });

	say(text: string): void {
		// The same words twice are news only if the text differs.
		this.element.textContent = this.element.textContent === text ? `${text}\u00a0` : text;
	}

	clear(): void {
		this.element.textContent = '';
	}
}
