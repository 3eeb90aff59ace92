/**
 * Browsers write the address of each frame into their session files, and it stays there when the frame is gone: on a phone
 * where something was opened, and on no other. So each start has a frame for a moment, and each hold that opens nothing.
 */
export function passingFrame(): void {
	const frame = document.createElement('iframe');
	frame.hidden = true;
	frame.addEventListener('load', () => frame.remove(), { once: true });
	frame.src = '/panel.html';
	document.body.append(frame);
}
