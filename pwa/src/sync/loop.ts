/** When to talk to the server: soon after a save, when the network comes back, and ever more rarely while it fails. */
import type { SyncState } from '../wire/session.ts';
import type { Outcome } from './box.ts';

/** Quiet after the last save before it goes up, and the longest that a steady typist waits. */
const QUIET_MS = 2_000;
const LONGEST_MS = 15_000;
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 600_000;
const STOP_MS = 3_000;

/** A fault of ours: what is kept here is safe, so it waits and tries again. */
const BROKEN: Outcome = { state: 'pending', retry: true, wait: 0 };

export interface LoopOptions {
	/** `look`: ask what other phones wrote, also where nothing waits here. */
	run(look: boolean): Promise<Outcome>;
	/** Told each time the state is another one. */
	report(state: SyncState): void;
}

export class Loop {
	readonly #options: LoopOptions;
	#state: SyncState;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** When the first save since the last run was made; 0 for none. */
	#since = 0;
	#failures = 0;
	#stopped = false;
	#running: Promise<void> = Promise.resolve();
	#active = false;

	constructor(options: LoopOptions, state: SyncState) {
		this.#options = options;
		this.#state = state;
	}

	get state(): SyncState {
		return this.#state;
	}

	/** Something was saved here. */
	poke(): void {
		if (this.#stopped) return;
		if (this.#state === 'sent') this.#report('pending');
		const now = performance.now();
		this.#since ||= now;
		const longest = Math.max(0, this.#since + LONGEST_MS - now);
		// A failing server is left alone until its time has come; what is under way looks again at its end.
		if (this.#failures === 0 && !this.#active) this.#schedule(Math.min(QUIET_MS, longest));
	}

	/** Now, after what is under way. Also what the network's return means: the waiting starts anew. */
	async now(): Promise<SyncState> {
		this.#failures = 0;
		await this.#run(true);
		return this.#state;
	}

	/**
	 * Ends it, and resolves when nothing is under way any more, or at the latest after a moment: no network may keep the
	 * holder from what they ask for. `start` begins again.
	 */
	async stop(): Promise<void> {
		this.#stopped = true;
		clearTimeout(this.#timer);
		await Promise.race([this.#running, new Promise((late) => setTimeout(late, STOP_MS))]);
	}

	start(): void {
		this.#stopped = false;
	}

	/** For what the loop does not see itself, such as a clearing. */
	set(state: SyncState): void {
		this.#report(state);
	}

	#report(state: SyncState): void {
		if (state === this.#state) return;
		this.#state = state;
		this.#options.report(state);
	}

	#schedule(delay: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#run(false), delay);
	}

	#run(look: boolean): Promise<void> {
		this.#running = this.#running.then(() => this.#once(look));
		return this.#running;
	}

	async #once(look: boolean): Promise<void> {
		if (this.#stopped) return;
		clearTimeout(this.#timer);
		this.#active = true;
		this.#since = 0;
		const { state, retry, wait } = await this.#options.run(look).catch(() => BROKEN);
		this.#active = false;
		this.#failures = retry ? this.#failures + 1 : 0;
		if (this.#stopped) return;
		this.#report(state);
		if (retry) this.#schedule(Math.max(wait * 1_000, retryDelay(this.#failures)));
		else if (this.#since) this.#schedule(QUIET_MS);
	}
}

/** Doubled each time, and drawn from its upper half, so that phones do not come back all at once. */
export function retryDelay(failures: number, random: () => number = Math.random): number {
	const longest = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
	return longest / 2 + (longest / 2) * random();
}
