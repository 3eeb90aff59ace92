/** What a forensic look at a directory finds: every byte of every file, in the forms that browsers write text in. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import { mozLz4, tableBlocks } from './forensic/unpack.ts';

export interface Found {
	readonly text: string;
	readonly file: string;
	readonly form: string;
}

/** Text shorter than this is met by chance in megabytes of random bytes. */
const LEAST_IN_NOISE = 6;
const LEAST_BASE64 = 10;
const MOST = 64 << 20;

export function* filesBelow(dir: string): Generator<string> {
	for (const entry of readdirSync(dir, { withFileTypes: true })) {
		const path = join(dir, entry.name);
		if (entry.isDirectory()) yield* filesBelow(path);
		else if (entry.isFile()) yield path;
	}
}

/** Case folded byte by byte, the same way for both sides. */
export const fold = (bytes: Buffer): Buffer => Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1');

/** What of a text is the same in every base64 of something that holds it, for one of the three alignments. */
export function base64Of(bytes: Buffer, shift: number): string {
	const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
	return whole.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
}

export interface Form {
	readonly form: string;
	readonly bytes: Buffer;
	readonly folded: boolean;
}

export function formsOf(text: string): readonly Form[] {
	const utf8 = Buffer.from(text);
	const utf16 = Buffer.from(text, 'utf16le');
	const forms: Form[] = [
		{ form: 'UTF-8', bytes: fold(utf8), folded: true },
		{ form: 'UTF-16', bytes: fold(utf16), folded: true },
	];
	for (const bytes of [utf8, utf16]) {
		for (const shift of [0, 1, 2]) {
			const base64 = base64Of(bytes, shift);
			if (base64.length < LEAST_BASE64) continue;
			forms.push({ form: 'base64', bytes: Buffer.from(base64), folded: false });
			const url = base64.replaceAll('+', '-').replaceAll('/', '_');
			if (url !== base64) forms.push({ form: 'base64url', bytes: Buffer.from(url), folded: false });
		}
	}
	return forms;
}

function unpacked(unpack: () => Buffer): readonly Buffer[] {
	try {
		return [unpack()];
	} catch {
		// It was no such stream: chance gives a magic number too.
		return [];
	}
}

/** Gzip streams wherever they begin, the brotli body of an entry of the browser's HTTP cache, LevelDB's tables, Firefox's LZ4. */
export function inside(bytes: Buffer): readonly Buffer[] {
	const parts: Buffer[] = [...tableBlocks(bytes), ...mozLz4(bytes)];
	const flush = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST };
	for (
		let at = bytes.indexOf('\x1f\x8b\x08', 0, 'latin1');
		at >= 0;
		at = bytes.indexOf('\x1f\x8b\x08', at + 1, 'latin1')
	) {
		parts.push(...unpacked(() => gunzipSync(bytes.subarray(at), flush)));
	}
	// The cache's "simple" format: a header of 24 bytes with the length of the key at 12, the key, then the body.
	const body = bytes.length > 24 ? 24 + bytes.readUInt32LE(12) : bytes.length;
	for (const at of [0, body]) {
		const finish = { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength: MOST };
		if (at < bytes.length) parts.push(...unpacked(() => brotliDecompressSync(bytes.subarray(at), finish)));
	}
	return parts;
}

/**
 * Every text of `texts` below `dir`, in names and bytes, and in what is packed there (`inside`). `noise` names files of
 * random bytes, where only longer texts mean anything.
 */
export function scan(dir: string, texts: readonly string[], noise: (path: string) => boolean = () => false): Found[] {
	const sought = texts.map((text) => ({ text, forms: formsOf(text) }));
	const found: Found[] = [];
	for (const path of filesBelow(dir)) {
		const file = relative(dir, path);
		const raw = readFileSync(path);
		const random = noise(path);
		const layers = [Buffer.from(file), raw, ...(random ? [] : inside(raw))].map((bytes) => ({
			bytes,
			folded: fold(bytes),
		}));
		for (const { text, forms } of sought) {
			if (random && text.length < LEAST_IN_NOISE) continue;
			for (const { form, bytes, folded } of forms) {
				if (layers.some((layer) => (folded ? layer.folded : layer.bytes).includes(bytes)))
					found.push({ text, file, form });
			}
		}
	}
	return found;
}

/** The files below `dir` that are exactly `size` bytes long. */
export function filesOf(dir: string, size: number): string[] {
	return [...filesBelow(dir)].filter((path) => statSync(path).size === size);
}

/**
 * Pearson's chi-square of the byte histogram against even bytes, as the probability of a value at least as high: Wilson and
 * Hilferty's cube root makes it normal, to some 10⁻³ of the exponent at 255 degrees of freedom.
 */
export function evenness(bytes: Uint8Array): number {
	const counts = new Float64Array(256);
	for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
	const expected = bytes.length / 256;
	const square = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
	const freedom = 255;
	const spread = 2 / (9 * freedom);
	return upperTail((Math.cbrt(square / freedom) - (1 - spread)) / Math.sqrt(spread));
}

/** P(Z > z) of the normal distribution: Abramowitz and Stegun 7.1.26 near the middle, the asymptotic series far out. */
function upperTail(z: number): number {
	if (z < 0) return 1 - upperTail(-z);
	const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
	if (z > 4) return (density / z) * (1 - 1 / z ** 2 + 3 / z ** 4);
	const t = 1 / (1 + 0.2316419 * z);
	const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
	return density * series;
}
