/** Installing the calculator: what this browser offers. */

/** Chromium's, in no library of types. */
interface InstallEvent extends Event {
	prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

export type InstallKind = 'installed' | 'prompt' | 'manual' | 'ios';

export class Install {
	#event: InstallEvent | null = null;

	constructor() {
		addEventListener('beforeinstallprompt', (event) => {
			event.preventDefault();
			this.#event = event as InstallEvent;
		});
		addEventListener('appinstalled', () => {
			this.#event = null;
		});
	}

	kind(): InstallKind {
		const { standalone } = navigator as { standalone?: boolean };
		if (standalone === true || matchMedia('(display-mode: standalone)').matches) return 'installed';
		if (this.#event) return 'prompt';
		// iPads call themselves Macs; no Mac has several touch points.
		const apple = /iPhone|iPad|iPod/.test(navigator.userAgent);
		return apple || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1) ? 'ios' : 'manual';
	}

	async ask(): Promise<boolean> {
		const event = this.#event;
		this.#event = null;
		return event !== null && (await event.prompt()).outcome === 'accepted';
	}
}
