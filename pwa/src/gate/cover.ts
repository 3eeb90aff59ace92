import type { CoverChoice, Outcome } from '../wire/session.ts';

/**
 * A cover, as the gate sees it: types only. Each builds itself and hands itself to `mount` (mount.ts);
 * it does not know what a hold means, and works the same when nobody listens.
 */

/**
 * The two keys that can be held (600 ms), or pressed three times within two seconds. On a calculator `=` is its own key;
 * on another cover it stands for the key that does the cover's work. `C` clears on all of them.
 */
export type HoldKind = '=' | 'C';

export interface Cover {
	/**
	 * `typed` is what the cover gives as the code (protocol, section 2), as it stood before the hold or
	 * before the first of three presses. The listener is called inside the event or timer that found it.
	 * A hold changes nothing that can be seen. One listener: a second call replaces the first.
	 */
	onHold(listener: (kind: HoldKind, typed: string) => void): void;
	/** As at first start: nothing typed, panels closed, focus on the cover as a whole. */
	reset(): void;
	/** Holds all of the cover. While it or an ancestor is `hidden` or `inert`, the keyboard does nothing here. */
	readonly root: HTMLElement;
	/** BCP 47, one of those that the cover speaks. */
	language(): string;
	/** Best match of what the cover speaks; remembered on this device, as the switch on the cover does. */
	setLanguage(tag: string): void;
	/** A string of the cover's own, in its language: `title`, `close`. */
	text(id: 'title' | 'close'): string;
	/** Shown where notes are, and told to screen readers: how a clearing ended. It stays until the next key. */
	note(id: Outcome): void;
	/** Told to screen readers, politely; nothing is shown. */
	status(text: string): void;
	/** The covers of this site, in the language of this one. */
	covers(): readonly CoverChoice[];
}
