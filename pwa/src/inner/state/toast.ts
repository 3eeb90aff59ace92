import { type Signal, signal } from '@preact/signals';

export interface Said {
	readonly text: string;
	/** Offered as long as it shows. */
	readonly undo?: () => void;
	readonly n: number;
}

/** What was just done, in one line, with a way back. It stays until the next thing is done or the holder moves on: no timer takes it away. */
export class Toasts {
	readonly said: Signal<Said | null> = signal(null);
	#n = 0;

	say(text: string, undo?: () => void): void {
		this.#n += 1;
		this.said.value = undo ? { text, undo, n: this.#n } : { text, n: this.#n };
	}

	clear(): void {
		this.said.value = null;
	}
}
