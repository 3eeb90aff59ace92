/**
 * One timer, by the clock on the wall: it knows when it ends, so it is right after the page slept or was loaded again.
 * `endsAt` is null while it is paused; then `left` counts. All times in milliseconds.
 */
export interface Timer {
	readonly id: number;
	/** What its holder called it, or empty. */
	readonly label: string;
	readonly total: number;
	readonly endsAt: number | null;
	readonly left: number;
	/** It rang, and somebody said that they heard. */
	readonly quiet: boolean;
}

export const MINUTE = 60_000;
/** 99:59:59, what the keys can type. */
export const LONGEST: number = (99 * 60 + 59) * MINUTE + 59_000;

export const begin = (id: number, total: number, label: string, now: number): Timer => ({
	id,
	label,
	total,
	endsAt: now + total,
	left: total,
	quiet: false,
});

/** A clock that was set back never makes more of it than there was. */
export function remaining({ endsAt, left, total }: Timer, now: number): number {
	return endsAt === null ? left : Math.min(endsAt - now, Math.max(total, left));
}

export const finished = (timer: Timer, now: number): boolean => timer.endsAt !== null && timer.endsAt <= now;

export function pause(timer: Timer, now: number): Timer {
	if (timer.endsAt === null || finished(timer, now)) return timer;
	return { ...timer, endsAt: null, left: remaining(timer, now) };
}

export function resume(timer: Timer, now: number): Timer {
	return timer.endsAt === null ? { ...timer, endsAt: now + timer.left } : timer;
}

/** One that has ended runs for a minute from now. */
export function addMinute(timer: Timer, now: number): Timer {
	const left = Math.min(LONGEST, Math.max(0, remaining(timer, now)) + MINUTE);
	const total = Math.max(timer.total, left);
	return { ...timer, total, left, endsAt: timer.endsAt === null ? null : now + left, quiet: false };
}

export const restart = (timer: Timer, now: number): Timer => begin(timer.id, timer.total, timer.label, now);

export const renamed = (timer: Timer, label: string): Timer => ({ ...timer, label: label.slice(0, 40) });

/** From what was stored: null for anything that is none. */
export function readTimer(value: unknown): Timer | null {
	const { id, label, total, endsAt, left, quiet } = (value ?? {}) as Record<string, unknown>;
	const whole = (number: unknown): number is number =>
		typeof number === 'number' && Number.isSafeInteger(number) && number >= 0;
	if (!whole(id) || !whole(total) || !whole(left) || total > LONGEST || left > LONGEST) return null;
	if (typeof label !== 'string' || (endsAt !== null && !whole(endsAt))) return null;
	return renamed({ id, label, total, endsAt, left, quiet: quiet === true }, label);
}
