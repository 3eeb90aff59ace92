/**
 * Browsers keep the address of each frame in their session files, also of tabs that were closed. So a page always has one:
 * the frame that something runs in, or this one, with nothing in it, made anew whenever the other could have been.
 */
export class StandIn {
	#frame: HTMLIFrameElement | null = null;

	renew(): void {
		this.remove();
		const frame = document.createElement('iframe');
		frame.hidden = true;
		frame.src = '/panel.html';
		document.body.append(frame);
		this.#frame = frame;
	}

	remove(): void {
		this.#frame?.remove();
		this.#frame = null;
	}
}
