/**
 * Back leads to the calculator, without an entry in the tab's list: such an entry would put a line with the time of every
 * opening into the browser's history. Android's Back, and Esc on a keyboard, are what the platform calls a close request;
 * where a browser knows none, Back leaves the page, and that means the calculator too. docs/adr/0004-back.md has the
 * measurements.
 */

/** The platform's, in no library of types yet. */
interface CloseWatcher {
	onclose: (() => void) | null;
	destroy(): void;
}

export class Back {
	readonly #pressed: () => void;
	#watchers: CloseWatcher[] = [];

	constructor(pressed: () => void) {
		this.#pressed = pressed;
	}

	/** Watches these windows: a close request goes to the one that has the focus. */
	arm(windows: readonly Window[]): void {
		this.disarm();
		for (const target of windows) {
			const { CloseWatcher } = target as { CloseWatcher?: new () => CloseWatcher };
			if (!CloseWatcher) continue;
			const watcher = new CloseWatcher();
			watcher.onclose = this.#pressed;
			this.#watchers.push(watcher);
		}
	}

	disarm(): void {
		for (const watcher of this.#watchers) watcher.destroy();
		this.#watchers = [];
	}
}
