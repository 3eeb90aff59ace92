/** Three short taps on the head of the page, on nothing that a tap does something to. */
const WITHIN_MS = 1_500;
const SHORT_MS = 300;
const TAPS = 3;

export class Taps {
	readonly #done: () => void;
	#down = 0;
	#times: number[] = [];
	on = false;

	constructor(done: () => void) {
		this.#done = done;
	}

	listen(target: Window): void {
		target.addEventListener(
			'pointerdown',
			(event) => {
				if (event.isPrimary && event.button === 0 && this.#counts(event)) this.#down = performance.now();
				else this.reset();
			},
			true,
		);
		target.addEventListener('pointerup', (event) => this.#up(event), true);
		// The click that the last touch becomes would press a key of the calculator that is there by then.
		target.addEventListener(
			'touchstart',
			(event) => {
				if (this.#counts(event)) event.preventDefault();
			},
			{ capture: true, passive: false },
		);
	}

	reset(): void {
		this.#down = 0;
		this.#times = [];
	}

	/** By its look, as `instanceof` fails across windows. */
	#counts({ target }: Event): boolean {
		const at = target as Partial<Element> | null;
		return this.on && !!at?.closest?.('header') && !at.closest('button, a, input');
	}

	#up(event: Event): void {
		const now = performance.now();
		if (!this.#counts(event) || now - this.#down > SHORT_MS) {
			this.reset();
			return;
		}
		this.#times = [...this.#times.filter((at) => now - at <= WITHIN_MS), now];
		if (this.#times.length < TAPS) return;
		this.reset();
		this.#done();
	}
}
