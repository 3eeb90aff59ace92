/** What may wait until the calculator is on the screen, and must not wait longer (docs/adr/0006-leaving.md). */

/** No animation frame comes on a page that is not drawn: then this does. */
const LATEST_MS = 50;

export class Painted {
	#task: (() => void) | null = null;

	/** In a task of its own after the next frame was painted; at once where nothing is painted any more. */
	run(task: () => void): void {
		this.now();
		this.#task = task;
		if (document.hidden) {
			this.now();
			return;
		}
		const due = (): void => {
			if (task === this.#task) this.now();
		};
		// A frame's callbacks run before it is painted; a message that they send is heard after it.
		requestAnimationFrame(() => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = due;
			port2.postMessage(0);
		});
		setTimeout(due, LATEST_MS);
	}

	/** What still waits is done. */
	now(): void {
		const task = this.#task;
		this.#task = null;
		task?.();
	}
}
