/** What is typed on the keys: all of it is kept, and the last six digits are read as hours, minutes and seconds. */

/** More than anyone types. */
const MAX_KEYS = 64;
/** Two each for hours, minutes and seconds. */
const SHOWN = 6;

export type Digits = `${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}` | '00';

export function typeDigits(keys: string, digits: Digits): string {
	return keys.length + digits.length > MAX_KEYS ? keys : keys + digits;
}

export interface Typed {
	readonly hours: string;
	readonly minutes: string;
	readonly seconds: string;
}

export function shownTime(keys: string): Typed {
	const six = keys.slice(-SHOWN).padStart(SHOWN, '0');
	return { hours: six.slice(0, 2), minutes: six.slice(2, 4), seconds: six.slice(4) };
}

/**
 * Milliseconds of what is typed: 90 seconds are a minute and a half. Null for nothing, and for more digits than a time
 * has: such a number is no time, so none is begun from it, shown or kept.
 */
export function typedTime(keys: string): number | null {
	if (keys.length > SHOWN) return null;
	const { hours, minutes, seconds } = shownTime(keys);
	const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
	return ms > 0 ? ms : null;
}

export const tooLong = (keys: string): boolean => keys.length > SHOWN;

/** `5:00`, `1:05:00`: what is left, with a begun second counted whole. */
export function clockText(ms: number): string {
	const all = Math.max(0, Math.ceil(ms / 1_000));
	const [hours, minutes, seconds] = [Math.floor(all / 3_600), Math.floor(all / 60) % 60, all % 60];
	const two = (value: number): string => String(value).padStart(2, '0');
	return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}
