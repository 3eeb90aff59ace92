/**
 * Places in a list, as short strings that sort in the list's order, so that moving one item changes that item alone and
 * two phones can move different items apart from each other. Three base-62 digits count; further digits are a fraction
 * between two neighbours.
 */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
const HEAD = 3;
const TOP = BASE ** HEAD - 1;
const PLACE = /^[0-9A-Za-z]{3,64}$/;

const digit = (value: number): string => DIGITS.charAt(value);

function readHead(place: string): number {
	let value = 0;
	for (const each of place.slice(0, HEAD)) value = value * BASE + DIGITS.indexOf(each);
	return value;
}

function writeHead(value: number): string {
	return digit(Math.floor(value / BASE ** 2)) + digit(Math.floor(value / BASE) % BASE) + digit(value % BASE);
}

/** Digits strictly between two fractions; no `high` means one. */
function fraction(low: string, high: string | undefined): string {
	let out = '';
	let ceiling = high;
	for (let i = 0; ; i++) {
		const from = i < low.length ? DIGITS.indexOf(low.charAt(i)) : 0;
		const to = ceiling === undefined ? BASE : DIGITS.indexOf(ceiling.charAt(i));
		if (to - from > 1) return out + digit(Math.floor((from + to) / 2));
		out += digit(from);
		if (to > from) ceiling = undefined;
		else if (ceiling !== undefined && i + 1 >= ceiling.length) return out;
	}
}

/** A place between two others, or before or after one. Undefined where there is none: then the whole list is laid anew. */
export function placeBetween(low: string | undefined, high: string | undefined): string | undefined {
	if ((low !== undefined && !PLACE.test(low)) || (high !== undefined && !PLACE.test(high))) return undefined;
	if (low !== undefined && high !== undefined && low >= high) return undefined;
	const floor = low === undefined ? -1 : readHead(low);
	const ceiling = high === undefined ? TOP + 1 : readHead(high);
	if (low === undefined && high === undefined) return writeHead(Math.floor(TOP / 2));
	// Appending and prepending count by one, so that they stay short however often they happen.
	if (high === undefined && floor < TOP) return writeHead(floor + 1);
	if (low === undefined && ceiling > 0) return writeHead(ceiling - 1);
	if (ceiling - floor > 1) return writeHead(Math.floor((floor + ceiling) / 2));
	if (low === undefined) return undefined;
	const place = low.slice(0, HEAD) + fraction(low.slice(HEAD), ceiling === floor ? high?.slice(HEAD) : undefined);
	return place.length <= 64 && place > low && (high === undefined || place < high) ? place : undefined;
}

/** `count` fresh places in order. */
export function freshPlaces(count: number): string[] {
	const first = Math.floor((TOP - count) / 2);
	return Array.from({ length: count }, (_, i) => writeHead(first + i));
}
