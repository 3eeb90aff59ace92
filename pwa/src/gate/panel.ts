/** The frame: a page of ours that runs one module from memory, over everything else, and is gone without a trace. */
import type { Boot } from '../wire/session.ts';

export interface Panel {
	/** The frame's window once the module runs. Null: it could not. */
	readonly ready: Promise<Window | null>;
	show(on: boolean): void;
	/** Off the screen, at no cost: it goes a moment later. */
	off(): void;
	/** What the frame still says is heard no more. */
	deafen(): void;
	remove(): void;
}

const PATIENCE_MS = 30_000;

/** `ports`: the session's and the host's ends, in that order. `own`: the other ends that stay on this page. */
export function openPanel(
	module: Uint8Array<ArrayBuffer>,
	language: string,
	ports: readonly MessagePort[],
	own: readonly MessagePort[],
): Panel {
	const url = URL.createObjectURL(new Blob([module], { type: 'text/javascript' }));
	const frame = document.createElement('iframe');
	frame.className = 'panel';
	frame.inert = true;
	frame.title = document.title;
	frame.allow = 'camera';
	// Set before it is inserted: the first load of a frame then makes no entry in the tab's history.
	frame.src = '/panel.html';
	const ended = new AbortController();
	const ready = new Promise<Window | null>((resolve) => {
		const late = setTimeout(() => resolve(null), PATIENCE_MS);
		ended.signal.addEventListener('abort', () => clearTimeout(late));
		const hear = ({ source, origin, data }: MessageEvent<unknown>): void => {
			if (source !== frame.contentWindow || origin !== location.origin) return;
			URL.revokeObjectURL(url);
			clearTimeout(late);
			resolve(data === 1 ? frame.contentWindow : null);
		};
		addEventListener('message', hear, { signal: ended.signal });
	});
	const send = (): void => {
		const boot: Boot = { url, language };
		// One page for all covers: it is called as the one in front.
		if (frame.contentDocument) frame.contentDocument.title = document.title;
		frame.contentWindow?.postMessage(boot, location.origin, [...ports]);
	};
	frame.addEventListener('load', send, { once: true });
	document.body.append(frame);
	return {
		ready,
		show(on) {
			frame.inert = !on;
			if (on) frame.focus();
		},
		off() {
			frame.classList.add('away');
		},
		deafen() {
			ended.abort();
			for (const port of own) port.close();
			URL.revokeObjectURL(url);
		},
		remove() {
			this.deafen();
			frame.remove();
		},
	};
}
