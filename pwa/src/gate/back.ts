/**
 * Back leads to the calculator. While something is open there is one more entry in the tab's list, with the same address, the
 * same title and no state, so that Back is heard instead of leaving the page. docs/adr/0004-back.md says what was weighed.
 */
export class Back {
	readonly #pressed: () => void;
	#pushed = false;

	constructor(pressed: () => void) {
		this.#pressed = pressed;
		addEventListener('popstate', () => {
			if (!this.#pushed) return;
			this.#pushed = false;
			this.#pressed();
		});
	}

	arm(): void {
		if (this.#pushed) return;
		history.pushState(null, '');
		this.#pushed = true;
	}

	/** Takes the entry away again where something else than Back was used. */
	disarm(): void {
		if (!this.#pushed) return;
		this.#pushed = false;
		history.back();
	}
}
