import { BEGIN } from '../../tips/wish.ts';
import type { Tips, TipsAnswer, TipsWish } from '../../wire/session.ts';

export interface Api {
	tips(): Promise<Tips>;
	setTips(wish: TipsWish): Promise<TipsAnswer>;
}

/** Typing rests this long before it holds. */
const REST_MS = 600;

/** The wish in hand while its page is open. While it is on, a change holds at once; until then it waits for `turn`. */
export class Draft {
	wish: TipsWish = BEGIN;
	state: TipsAnswer | 'wait' = 'off';
	readonly #api: Api;
	readonly #changed: () => void;
	/** Only the answer to the last wish counts. */
	#asked = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** `changed` runs after each change of what is to be seen. */
	constructor(api: Api, changed: () => void) {
		this.#api = api;
		this.#changed = changed;
	}

	async load(): Promise<void> {
		const { wish, state } = await this.#api.tips();
		if (this.#asked > 0) return;
		this.wish = wish;
		this.state = state;
		this.#changed();
	}

	change(part: Partial<TipsWish>, rest = false): void {
		this.wish = { ...this.wish, ...part };
		this.#changed();
		if (!this.wish.on || Object.keys(part).length === 0) return;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.flush(), rest ? REST_MS : 0);
	}

	/** In the tap itself: a browser asks only then. */
	turn(on: boolean): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.wish = { ...this.wish, on };
		void this.#send(on ? 'wait' : 'off');
	}

	/** Sends what still rests. */
	flush(): void {
		if (this.#timer === undefined) return;
		clearTimeout(this.#timer);
		this.#timer = undefined;
		void this.#send(this.state);
	}

	async #send(meanwhile: TipsAnswer | 'wait'): Promise<void> {
		this.#asked += 1;
		const asked = this.#asked;
		this.state = meanwhile;
		this.#changed();
		const answer = await this.#api.setTips(this.wish).catch((): TipsAnswer => 'unsupported');
		if (asked !== this.#asked) return;
		this.state = answer;
		if (answer === 'refused' || answer === 'unsupported') this.wish = { ...this.wish, on: false };
		this.#changed();
	}
}
