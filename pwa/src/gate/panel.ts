/** The frame: a page of ours that runs one module from memory, over everything else, and is gone without a trace. */
import type { Boot } from '../wire/session.ts';

export interface Panel {
	/** Resolves when the module runs. */
	readonly ready: Promise<void>;
	readonly window: Window | null;
	show(on: boolean): void;
	remove(): void;
}

/** `ports`: the session's and the host's ends, in that order. */
export function openPanel(module: Uint8Array<ArrayBuffer>, language: string, ports: readonly MessagePort[]): Panel {
	const url = URL.createObjectURL(new Blob([module], { type: 'text/javascript' }));
	const frame = document.createElement('iframe');
	frame.className = 'panel';
	frame.hidden = true;
	frame.title = document.title;
	frame.allow = 'camera';
	// Set before it is inserted: the first load of a frame then makes no entry in the tab's history.
	frame.src = '/panel.html';
	const ended = new AbortController();
	const ready = new Promise<void>((resolve) => {
		addEventListener(
			'message',
			(event) => {
				if (event.source !== frame.contentWindow || event.origin !== location.origin) return;
				URL.revokeObjectURL(url);
				resolve();
			},
			{ signal: ended.signal },
		);
	});
	frame.addEventListener(
		'load',
		() => {
			const boot: Boot = { url, language };
			frame.contentWindow?.postMessage(boot, location.origin, [...ports]);
		},
		{ once: true },
	);
	document.body.append(frame);
	return {
		ready,
		get window() {
			return frame.contentWindow;
		},
		show(on) {
			frame.hidden = !on;
			if (on) frame.focus();
		},
		remove() {
			ended.abort();
			frame.remove();
			URL.revokeObjectURL(url);
		},
	};
}
