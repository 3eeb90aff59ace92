/** Nobody touched anything for a while. */
export const IDLE_SECONDS = 60;
const LEAST = 15;
const MOST = 900;

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel', 'scroll', 'touchstart'] as const;

export class Idle {
	readonly #done: () => void;
	#seconds = IDLE_SECONDS;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#last = 0;

	constructor(done: () => void) {
		this.#done = done;
	}

	/** Takes any sign of a hand in a window. */
	listen(target: Window): void {
		for (const sign of SIGNS) target.addEventListener(sign, () => this.#touch(), { capture: true, passive: true });
	}

	start(): void {
		this.#touch();
		this.#arm(this.#seconds * 1_000);
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	set(seconds: number): void {
		this.#seconds = Math.min(MOST, Math.max(LEAST, seconds));
		if (this.#timer !== undefined) this.start();
	}

	#touch(): void {
		this.#last = Date.now();
	}

	/** One timer that looks again, instead of one for every touch. A clock that was set back counts as a touch. */
	#arm(ms: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			const left = this.#seconds * 1_000 - Math.max(0, Date.now() - this.#last);
			if (left <= 0) this.#done();
			else this.#arm(left);
		}, ms);
	}
}
