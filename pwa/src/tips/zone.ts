/**
 * Local time without a library: days and minutes are whole numbers since 1970, local ones as if their zone were UTC.
 * A local time may be missing (clocks go forward) or come twice (clocks go back).
 */

/** Minutes to add to a UTC minute to get the local one. */
export type Offset = (minute: number) => number;

export const DAY = 1_440;
const MINUTE_MS = 60_000;

/** `zone`: an IANA name; the phone's own where none is given. */
export function offsetOf(zone?: string): Offset {
	const format = new Intl.DateTimeFormat('en-US', {
		...(zone === undefined ? {} : { timeZone: zone }),
		calendar: 'gregory',
		numberingSystem: 'latn',
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
	});
	return (minute) => {
		const read = new Map(format.formatToParts(minute * MINUTE_MS).map(({ type, value }) => [type, Number(value)]));
		const part = (type: Intl.DateTimeFormatPartTypes): number => read.get(type) ?? 0;
		const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
		return Math.floor(local / MINUTE_MS) - minute;
	};
}

/** The local day of a UTC minute. */
export const dayAt = (minute: number, offset: Offset): number => Math.floor((minute + offset(minute)) / DAY);

/** `YYYY-MM-DD`. */
export const dateOf = (day: number): string => new Date(day * DAY * MINUTE_MS).toISOString().slice(0, 10);

/** 0 is Monday. 1970 began on a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** The UTC minute of a local opening: the later one where it comes twice, the end of the gap where it is missing. */
export function opening(local: number, offset: Offset): number {
	return Math.max(...instants(local, offset));
}

/** The UTC minute of a local closing: the earlier one where it comes twice, the start of the gap where it is missing. */
export function closing(local: number, offset: Offset): number {
	return Math.min(...instants(local, offset));
}

/** Each UTC minute at which clocks show `local`; where none do, the one at which they pass over it. */
function instants(local: number, offset: Offset): readonly number[] {
	// No zone is a day from UTC, and none changes twice within this stretch.
	const [before, after] = [local - 2 * DAY, local + 2 * DAY];
	const [first, second] = [offset(before), offset(after)];
	const found = [local - first, local - second].filter((minute) => minute + offset(minute) === local);
	return found.length > 0 ? found : [change(before, after, offset)];
}

/** The first minute that has the later offset. */
function change(before: number, after: number, offset: Offset): number {
	const target = offset(after);
	let [low, high] = [before, after];
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (offset(middle) === target) high = middle;
		else low = middle;
	}
	return high;
}
