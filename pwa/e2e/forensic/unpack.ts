/**
 * What browsers pack: Snappy blocks in the tables of LevelDB (Chromium), and LZ4 in Firefox's session files ("mozLz40").
 * Both are a run of literals and of copies of what came out before; anything malformed gives null.
 */

/** Output that is copied from itself, byte by byte, as an overlapping copy repeats what it has just written. */
class Window {
	readonly #out: Buffer;
	#at = 0;

	constructor(size: number) {
		this.#out = Buffer.alloc(size);
	}

	literal(bytes: Buffer): boolean {
		if (this.#at + bytes.length > this.#out.length) return false;
		this.#at += bytes.copy(this.#out, this.#at);
		return true;
	}

	copy(back: number, length: number): boolean {
		if (back === 0 || back > this.#at || this.#at + length > this.#out.length) return false;
		for (let n = 0; n < length; n++, this.#at++) this.#out[this.#at] = this.#out[this.#at - back] ?? 0;
		return true;
	}

	get whole(): Buffer {
		return this.#out.subarray(0, this.#at);
	}
}

const MOST = 64 << 20;

interface Varint {
	readonly value: number;
	readonly next: number;
}

export function varint(bytes: Buffer, from: number): Varint | null {
	let value = 0;
	for (let at = from, scale = 1; at < Math.min(bytes.length, from + 8); at++, scale *= 128) {
		const byte = bytes[at] ?? 0;
		value += (byte & 127) * scale;
		if (byte < 128) return { value, next: at + 1 };
	}
	return null;
}

const little = (bytes: Buffer, at: number, length: number): number =>
	at + length <= bytes.length ? bytes.readUIntLE(at, length) : 0;

/** The raw Snappy format (google/snappy, format_description.txt). */
export function snappy(bytes: Buffer): Buffer | null {
	const size = varint(bytes, 0);
	if (!size || size.value > MOST) return null;
	const out = new Window(size.value);
	for (let at = size.next; at < bytes.length; ) {
		const tag = bytes[at] ?? 0;
		const kind = tag & 3;
		at++;
		if (kind === 0) {
			const extra = Math.max(0, (tag >> 2) - 59);
			const length = (extra ? little(bytes, at, extra) : tag >> 2) + 1;
			at += extra;
			if (at + length > bytes.length || !out.literal(bytes.subarray(at, at + length))) return null;
			at += length;
		} else {
			const width = kind === 3 ? 4 : kind;
			const length = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
			const back = little(bytes, at, width) + (kind === 1 ? (tag >> 5) << 8 : 0);
			at += width;
			if (!out.copy(back, length)) return null;
		}
	}
	return out.whole.length === size.value ? out.whole : null;
}

interface Length {
	readonly length: number;
	readonly next: number;
}

/** LZ4 adds bytes to a length of 15 for as long as they are 255. */
function longer(bytes: Buffer, from: number, nibble: number): Length {
	let length = nibble;
	let at = from;
	if (nibble === 15) {
		let byte = 255;
		for (; byte === 255 && at < bytes.length; at++) {
			byte = bytes[at] ?? 0;
			length += byte;
		}
	}
	return { length, next: at };
}

/** One block of LZ4 (lz4_Block_format.md). */
export function lz4(bytes: Buffer, size: number): Buffer | null {
	if (size > MOST) return null;
	const out = new Window(size);
	for (let at = 0; at < bytes.length; ) {
		const token = bytes[at] ?? 0;
		const run = longer(bytes, at + 1, token >> 4);
		const end = run.next + run.length;
		if (end > bytes.length || !out.literal(bytes.subarray(run.next, end))) return null;
		if (end === bytes.length) break;
		const match = longer(bytes, end + 2, token & 15);
		if (!out.copy(little(bytes, end, 2), match.length + 4)) return null;
		at = match.next;
	}
	return out.whole;
}

const MOZ = Buffer.from('mozLz40\0', 'latin1');

/** Firefox's session files, add-on lists and the like. */
export function mozLz4(file: Buffer): readonly Buffer[] {
	if (!file.subarray(0, MOZ.length).equals(MOZ) || file.length < 12) return [];
	const whole = lz4(file.subarray(12), file.readUInt32LE(8));
	return whole ? [whole] : [];
}

const TABLE = Buffer.from('57fb808b247547db', 'hex');
const FOOTER = 48;
const TRAILER = 5;

interface Handle {
	readonly offset: number;
	readonly size: number;
}

function handleAt(bytes: Buffer, from: number): (Handle & { readonly next: number }) | null {
	const offset = varint(bytes, from);
	const size = offset && varint(bytes, offset.next);
	return size ? { offset: offset.value, size: size.value, next: size.next } : null;
}

/** A block of a table; the byte behind it says how it is packed. */
function block(file: Buffer, { offset, size }: Handle): Buffer | null {
	if (offset + size + TRAILER > file.length) return null;
	const bytes = file.subarray(offset, offset + size);
	return file[offset + size] === 1 ? snappy(bytes) : bytes;
}

export interface Entry {
	readonly key: Buffer;
	readonly value: Buffer;
}

/** The entries of a block; each key gives only what differs from the one before. */
function entries(bytes: Buffer): readonly Entry[] {
	const found: Entry[] = [];
	const restarts = bytes.length >= 4 ? bytes.readUInt32LE(bytes.length - 4) : 0;
	const end = bytes.length - 4 * (restarts + 1);
	let last: Buffer = Buffer.alloc(0);
	for (let at = 0; at < end; ) {
		const shared = varint(bytes, at);
		const rest = shared && varint(bytes, shared.next);
		const value = rest && varint(bytes, rest.next);
		if (!value) break;
		const from = value.next + rest.value;
		last = Buffer.concat([last.subarray(0, shared.value), bytes.subarray(value.next, from)]);
		at = from + value.value;
		found.push({ key: last, value: bytes.subarray(from, at) });
	}
	return found;
}

/** Every data block of a LevelDB table, unpacked (leveldb/doc/table_format.md). */
export function tableBlocks(file: Buffer): readonly Buffer[] {
	if (file.length < FOOTER || !file.subarray(-8).equals(TABLE)) return [];
	const meta = handleAt(file, file.length - FOOTER);
	const at = meta && handleAt(file, meta.next);
	const index = at && block(file, at);
	// The values of the index say where each data block lies.
	const handles = index ? entries(index).map(({ value }) => handleAt(value, 0)) : [];
	return handles.flatMap((each) => (each && block(file, each)) ?? []);
}

/** Every entry of a table; its key ends with eight bytes of LevelDB's own. */
export function tableEntries(file: Buffer): readonly Entry[] {
	return tableBlocks(file).flatMap(entries);
}
