/** Nobody touched anything for a while. */
export const IDLE_SECONDS = 60;
const LEAST = 15;
const MOST = 900;

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel', 'scroll', 'touchstart'] as const;

export class Idle {
	readonly #done: () => void;
	#usual = IDLE_SECONDS;
	/** Of now: 0 while nothing is counted. */
	#seconds = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#last = 0;

	constructor(done: () => void) {
		this.#done = done;
	}

	/** Takes any sign of a hand in a window. */
	listen(target: Window): void {
		for (const sign of SIGNS) target.addEventListener(sign, () => this.#touch(), { capture: true, passive: true });
	}

	/** Counts from now on, for the usual time or for another. */
	start(seconds: number = this.#usual): void {
		this.#seconds = seconds;
		this.#touch();
		this.#arm(seconds * 1_000);
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#seconds = 0;
	}

	/** Changes the usual time. */
	set(seconds: number): void {
		const usual = Math.min(MOST, Math.max(LEAST, seconds));
		const counting = this.#seconds === this.#usual;
		this.#usual = usual;
		if (counting) this.start();
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
