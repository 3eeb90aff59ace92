import { type ReadonlySignal, signal } from '@preact/signals';
import type { Remote } from 'comlink';
import { BEGIN } from '../../tips/wish.ts';
import type { Host, TipsAnswer, TipsWish } from '../../wire/session.ts';

/** What the page shows. `unknown`: the outer page does not answer. */
export interface Shown {
	readonly wish: TipsWish;
	readonly state: TipsAnswer | 'unknown';
	/** An answer to turning it on is awaited. */
	readonly waiting: boolean;
}

/** Typing rests this long before it is sent. */
const restMs = 600;

/**
 * The cover's setting, held in hand while its page is open. The plan keeps none of it: what is set is the cover's, and is
 * there with or without a plan.
 */
export class Reminders {
	readonly shown: ReadonlySignal<Shown | null>;
	readonly #shown = signal<Shown | null>(null);
	readonly #host: Pick<Remote<Host>, 'tips' | 'setTips'>;
	readonly #answered: () => void;
	/** Only the answer to the last wish counts: a late “on” must not stand over an “off”. */
	#asked = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** `answered` hears of each answer to a wish. */
	constructor(host: Pick<Remote<Host>, 'tips' | 'setTips'>, answered: () => void = () => {}) {
		this.#host = host;
		this.#answered = answered;
		this.shown = this.#shown;
	}

	async load(): Promise<void> {
		const asked = this.#asked;
		try {
			const { wish, state } = await this.#host.tips();
			if (asked === this.#asked) this.#shown.value = { wish, state, waiting: false };
		} catch {
			if (asked === this.#asked) this.#shown.value = { wish: BEGIN, state: 'unknown', waiting: false };
		}
	}

	/** While it is on, a change holds at once. Until then it waits for `turnOn`. */
	change(part: Partial<TipsWish>, rest = false): void {
		const now = this.#shown.value;
		if (!now) return;
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#shown.value = { ...now, wish: { ...now.wish, ...part } };
		if (!now.wish.on) return;
		if (rest) this.#timer = setTimeout(() => this.flush(), restMs);
		else void this.#send(false);
	}

	async turnOn(): Promise<void> {
		const now = this.#shown.value;
		if (!now) return;
		this.#shown.value = { ...now, wish: { ...now.wish, on: true }, waiting: true };
		await this.#send(true);
	}

	/** It reads as off from the tap on, whatever the answer is and however long it takes. */
	async turnOff(): Promise<void> {
		const now = this.#shown.value;
		if (!now) return;
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#shown.value = { wish: { ...now.wish, on: false }, state: 'off', waiting: false };
		await this.#send(false);
	}

	/** Sends what still rests. */
	flush(): void {
		if (this.#timer === undefined) return;
		clearTimeout(this.#timer);
		this.#timer = undefined;
		void this.#send(false);
	}

	async #send(turning: boolean): Promise<void> {
		const now = this.#shown.value;
		if (!now) return;
		this.#asked += 1;
		const asked = this.#asked;
		const answer = await this.#answer(now.wish);
		this.#answered();
		const later = this.#shown.value;
		if (asked !== this.#asked || !later) return;
		const on = later.wish.on && answer !== 'off' && answer !== 'refused' && answer !== 'unsupported';
		// Turned on without an answer, it is not on; changed without one, nobody knows.
		const wish = { ...later.wish, on: on && !(turning && answer === 'unknown') };
		this.#shown.value = { wish, state: answer, waiting: false };
	}

	async #answer(wish: TipsWish): Promise<TipsAnswer | 'unknown'> {
		try {
			return await this.#host.setTips(wish);
		} catch {
			return 'unknown';
		}
	}
}
