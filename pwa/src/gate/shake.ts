/**
 * Shaken: hard, to and fro, four turns within a second. A step or a fall is hard one way only: nothing falls faster than
 * gravity pulls.
 */
import { Sense } from './sense.ts';

const HARD = 15;
const TURNS = 4;
const WITHIN_MS = 1_000;

export function shake(done: () => void): Sense<'devicemotion'> {
	let last: readonly [number, number, number] = [0, 0, 0];
	let turns: number[] = [];
	return new Sense('devicemotion', ({ acceleration: own, accelerationIncludingGravity: all }) => {
		// Without a gyroscope a phone cannot tell gravity apart.
		const { x, y, z } = (typeof own?.x === 'number' ? own : all) ?? {};
		if (typeof x !== 'number') return false;
		const next = [x, y ?? 0, z ?? 0] as const;
		if (Math.hypot(...next) < HARD) return true;
		const now = performance.now();
		if (next[0] * last[0] + next[1] * last[1] + next[2] * last[2] < 0) turns.push(now);
		last = next;
		turns = turns.filter((at) => now - at <= WITHIN_MS);
		if (turns.length >= TURNS) {
			turns = [];
			done();
		}
		return true;
	});
}
