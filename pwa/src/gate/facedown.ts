/**
 * Laid face down for a moment. By the angles: the sign of gravity differs between platforms. By a timer: a phone that lies
 * still may send nothing more.
 */
import { Sense } from './sense.ts';

const FOR_MS = 500;
/** The cosine of the screen's angle to the sky: 30 degrees or less from straight down. */
const DOWN = -0.866;

export function faceDown(done: () => void): Sense<'deviceorientation'> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const cosine = (degrees: number | null): number => Math.cos(((degrees ?? 0) * Math.PI) / 180);
	const sense = new Sense('deviceorientation', ({ beta, gamma }) => {
		if (cosine(beta) * cosine(gamma) > DOWN) {
			clearTimeout(timer);
			timer = undefined;
		} else {
			timer ??= setTimeout(() => {
				timer = undefined;
				if (sense.on) done();
			}, FOR_MS);
		}
		return beta !== null;
	});
	return sense;
}
