import type { HoldKind } from '../gate/cover.ts';

/**
 * Tells when `=` or `C` is held, or pressed three times within two seconds (for people who cannot hold a key).
 * Whoever listens learns what was typed; the calculator goes on as if nothing happened: a long press does nothing,
 * and three presses do what three presses do.
 */

export type HoldListener = (kind: HoldKind, typed: string) => void;

export const HOLD_MS = 600;
export const TRIPLE_MS = 2_000;

interface Press {
	readonly kind: HoldKind;
	readonly time: number;
	/** As it stood before this press: `C` empties it. */
	readonly typed: string;
}

export class Holds {
	private listener: HoldListener = () => {};
	private readonly typed: () => string;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private presses: readonly Press[] = [];

	/** `typed` answers with the key sequence since the last clear. */
	constructor(typed: () => string) {
		this.typed = typed;
	}

	listen(listener: HoldListener): void {
		this.listener = listener;
	}

	/** A finger, button or key went down. `onHeld` runs after 600 ms, before the listener: the press is spent. */
	down(kind: HoldKind, onHeld: () => void): void {
		this.cancel();
		const typed = this.typed();
		this.timer = setTimeout(() => {
			this.forget();
			onHeld();
			this.listener(kind, typed);
		}, HOLD_MS);
	}

	/** It was let go, moved off, or taken over by the browser. */
	cancel(): void {
		clearTimeout(this.timer);
		this.timer = undefined;
	}

	/** An ordinary press; `act` is what the calculator does with it. `time` in milliseconds, monotonic. */
	press(kind: HoldKind, time: number, act: () => void): void {
		this.cancel();
		const recent = this.presses.filter((press) => press.kind === kind && time - press.time <= TRIPLE_MS);
		this.presses = [...recent, { kind, time, typed: this.typed() }];
		act();
		const [first] = this.presses;
		if (this.presses.length < 3 || first === undefined) return;
		this.forget();
		this.listener(kind, first.typed);
	}

	/** Any other key came between. */
	forget(): void {
		this.cancel();
		this.presses = [];
	}
}
