/**
 * What a simple classifier would look at in a container: bytes, places, copies that resemble one another, how well it
 * packs, and the entropy of each page. Numbers only; nothing here knows a key.
 */
import { deflateRawSync } from 'node:zlib';

const PAGE = 4_096;
const FILE = 3_149_824;
const PAGES = FILE / PAGE;
const APPS = [4_096, 528_384] as const;
const APP_SIZE = 524_288;
const SLOTS_AT = 1_052_672;
const COPY = 262_144;
const HEAD_BYTES = 4;
/** Copies of one slot are compared whole, those of different slots by so much of their beginning. */
const BEGINNING = 32_768;
/** How much of each page is looked at bit by bit. */
const TOP = 1_024;

const COPIES = Array.from({ length: 8 }, (_, i) => SLOTS_AT + i * COPY);

/** Each family, and how many numbers it has for one container. */
export const FAMILIES = {
	/** How often each byte value occurs. */
	histogram: 256,
	/** How often each bit is set, by its offset in a page: what every page, or every 64th, has at one place. */
	offsets: TOP * 8,
	/** The first bits of each page, as they are: what the file has at one place. */
	places: PAGES * HEAD_BYTES * 8,
	/** Of each two copies: equal bytes, equal bits, the longest run of equal bytes; and the same of all of them. */
	pairs: 29 * 3 + 3,
	/** Of each region, and of what the copies begin with: its size when packed. */
	packed: 11,
	/** Of each page; and their mean, lowest and highest. */
	entropy: PAGES + 3,
} as const;

export type Family = keyof typeof FAMILIES;
export const NAMES = Object.keys(FAMILIES) as Family[];
export const WIDTH: number = NAMES.reduce((sum, name) => sum + FAMILIES[name], 0);

/** All of them, in that order. Thousands of files are kept at a time, so each number is rounded to 16 bits. */
export function featuresOf(file: Uint8Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
	if (file.length !== FILE) throw new RangeError('no container');
	const all = new Uint16Array(WIDTH);
	let at = 0;
	const { histogram, entropies } = bytewise(file);
	for (const part of [histogram, offsets(file), places(file), pairs(file), packed(file), entropies]) {
		for (const value of part) all[at++] = Math.max(0, Math.min(65_535, Math.round(value)));
	}
	return all;
}

/** Counts 32 bits at a time: plane k holds bit k of each count. */
function offsets(file: Uint8Array<ArrayBuffer>): Float64Array {
	const words = new Uint32Array(file.buffer, file.byteOffset, file.length / 4);
	const planes = Array.from({ length: 10 }, () => new Uint32Array(TOP / 4));
	for (let page = 0; page < PAGES; page++) {
		for (let i = 0; i < TOP / 4; i++) {
			let carry = words[(page * PAGE) / 4 + i] ?? 0;
			for (const plane of planes) {
				const had = plane[i] ?? 0;
				plane[i] = had ^ carry;
				carry &= had;
				if (carry === 0) break;
			}
		}
	}
	const counts = new Float64Array(TOP * 8);
	for (let bit = 0; bit < counts.length; bit++) {
		let count = 0;
		for (const [k, plane] of planes.entries()) count += (((plane[bit >> 5] ?? 0) >>> (bit & 31)) & 1) << k;
		counts[bit] = count;
	}
	return counts;
}

function places(file: Uint8Array): Float64Array {
	const bits = new Float64Array(FAMILIES.places);
	let at = 0;
	for (let page = 0; page < PAGES; page++) {
		for (let i = 0; i < HEAD_BYTES; i++) {
			const byte = file[page * PAGE + i] ?? 0;
			for (let bit = 0; bit < 8; bit++) bits[at++] = (byte >> bit) & 1;
		}
	}
	return bits;
}

const BITS = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

/** Equal bytes, equal bits beyond chance, and the longest run of equal bytes, which is 2 or 3 by chance. */
function pair(a: Uint8Array, b: Uint8Array): [number, number, number] {
	let equal = 0;
	let differing = 0;
	let run = 0;
	let longest = 0;
	for (let i = 0; i < a.length; i++) {
		const x = (a[i] ?? 0) ^ (b[i] ?? 0);
		differing += BITS[x] ?? 0;
		if (x !== 0) {
			run = 0;
			continue;
		}
		equal++;
		run++;
		if (run > longest) longest = run;
	}
	return [equal, 32_768 + a.length * 4 - differing, longest];
}

function pairs(file: Uint8Array): number[] {
	const list: [number, number, number][] = [];
	const part = (at: number, size: number): Uint8Array => file.subarray(at, at + size);
	for (const [i, a] of COPIES.entries()) {
		for (const b of COPIES.slice(i + 1)) {
			const size = i % 2 === 0 && b === a + COPY ? COPY : BEGINNING;
			list.push(pair(part(a, size), part(b, size)));
		}
	}
	list.push(pair(part(APPS[0], APP_SIZE), part(APPS[1], APP_SIZE)));
	const highest = [0, 1, 2].map((k) => Math.max(...list.slice(0, -1).map((each) => each[k] ?? 0)));
	return [...list.flat(), ...highest];
}

/** A window of 32 KiB: enough to find, at the beginning of the copies, what one repeats of another. */
function packed(file: Uint8Array): number[] {
	const size = (bytes: Uint8Array): number => deflateRawSync(bytes, { level: 1 }).length;
	const heads = Buffer.concat(COPIES.map((at) => file.subarray(at, at + PAGE)));
	const parts = [...APPS, ...COPIES].map((at) => file.subarray(at, at + 4 * PAGE));
	return [...parts, heads].map(size);
}

/** n log₂ n, for every count that a page can have. */
const LOGS = Float64Array.from({ length: PAGE + 1 }, (_, n) => (n === 0 ? 0 : n * Math.log2(n)));

/** How often each byte occurs; and of each page the entropy, in units of 1/8,192 of a bit: it varies by some twenty of those. */
function bytewise(file: Uint8Array): { histogram: Float64Array; entropies: number[] } {
	const histogram = new Float64Array(256);
	const all: number[] = [];
	const counts = new Uint16Array(256);
	let [sum, low, high] = [0, 8 * 8_192, 0];
	for (let page = 0; page < PAGES; page++) {
		counts.fill(0);
		for (let i = page * PAGE; i < (page + 1) * PAGE; i++) counts[file[i] ?? 0] = (counts[file[i] ?? 0] ?? 0) + 1;
		let logs = 0;
		for (let value = 0; value < 256; value++) {
			const count = counts[value] ?? 0;
			logs += LOGS[count] ?? 0;
			histogram[value] = (histogram[value] ?? 0) + count;
		}
		const bits = (12 - logs / PAGE) * 8_192;
		all.push(bits);
		sum += bits;
		low = Math.min(low, bits);
		high = Math.max(high, bits);
	}
	return { histogram, entropies: [...all, sum / PAGES, low, high] };
}
