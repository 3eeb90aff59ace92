/**
 * Shift three times, left or right, each within five seconds of the one before. A Shift that was held for another key
 * does not count, so capitals can be typed in peace. It is known only when it is let go: that is when a press counts.
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

	/** Hears keys of a window; call the answer to stop. */
	listen(target: Window): () => void {
		const down = (event: KeyboardEvent): void => {
			if (event.key !== 'Shift') this.#alone = false;
			else if (!event.repeat) this.#alone = true;
		};
		const up = (event: KeyboardEvent): void => {
			if (event.key === 'Shift') this.#up(event.timeStamp);
		};
		target.addEventListener('keydown', down, true);
		target.addEventListener('keyup', up, true);
		return () => {
			target.removeEventListener('keydown', down, true);
			target.removeEventListener('keyup', up, true);
		};
	}

	reset(): void {
		this.#count = 0;
		this.#alone = false;
		this.#last = Number.NEGATIVE_INFINITY;
	}

	#up(time: number): void {
		if (!this.#alone || !this.on) return;
		this.#alone = false;
		this.#count = time - this.#last <= WITHIN_MS ? this.#count + 1 : 1;
		this.#last = time;
		if (this.#count < PRESSES) return;
		this.reset();
		this.#done();
	}
}
