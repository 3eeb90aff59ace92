/**
 * Shift three times, left or right, each within five seconds of the one before. A Shift that was held for another key, or
 * for a click, does not count, so capitals can be typed in peace. That is known only when it is let go: that is when a
 * press counts.
 */
const WITHIN_MS = 5_000;
const PRESSES = 3;

export class Triple {
	readonly #done: () => void;
	#alone = false;
	#count = 0;
	#last = Number.NEGATIVE_INFINITY;
	on = true;

	constructor(done: () => void) {
		this.#done = done;
	}

	/** Hears the keys of a window. */
	listen(target: Window): void {
		const used = (): void => {
			this.#alone = false;
		};
		target.addEventListener(
			'keydown',
			({ key, repeat }) => {
				if (key !== 'Shift') used();
				else if (!repeat) this.#alone = true;
			},
			true,
		);
		target.addEventListener('pointerdown', used, true);
		target.addEventListener(
			'keyup',
			({ key }) => {
				if (key === 'Shift') this.#up();
			},
			true,
		);
	}

	reset(): void {
		this.#count = 0;
		this.#alone = false;
		this.#last = Number.NEGATIVE_INFINITY;
	}

	/** By this page's clock: an event's own time counts from the start of its window, and there are two windows. */
	#up(): void {
		if (!this.#alone || !this.on) return;
		this.#alone = false;
		const now = performance.now();
		this.#count = now - this.#last <= WITHIN_MS ? this.#count + 1 : 1;
		this.#last = now;
		if (this.#count < PRESSES) return;
		this.reset();
		this.#done();
	}
}
