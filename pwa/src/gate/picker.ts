/**
 * The browser's file picker covers the page on phones, as another app does. A file is picked in set-up alone, where nothing
 * is kept yet, so while that picker may be open a hidden page shows the calculator and goes on; everywhere else hidden
 * means gone.
 */
const PATIENCE_MS = 120_000;

export class Picker {
	#until = 0;

	listen(target: Window): void {
		target.addEventListener('click', ({ target: clicked }) => this.#clicked(clicked), true);
		target.addEventListener('change', () => this.end(), true);
	}

	/** How long the page may still be hidden: 0 where that has no such reason. */
	get left(): number {
		return Math.max(0, this.#until - performance.now());
	}

	end(): void {
		this.#until = 0;
	}

	/** By its look, as `instanceof` fails across windows. */
	#clicked(clicked: EventTarget | null): void {
		const { type } = (clicked ?? {}) as { type?: unknown };
		if (type === 'file') this.#until = performance.now() + PATIENCE_MS;
	}
}
