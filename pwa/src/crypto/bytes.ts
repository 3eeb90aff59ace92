/** Bytes that this program made, and that no other thread shares. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();

export function utf8(text: string): Bytes {
	return encoder.encode(text);
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

function view(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Whole numbers are big-endian everywhere; a number that does not fit throws, because DataView would cut it. */
export function putUint(target: Uint8Array, at: number, size: 1 | 2 | 4, value: number): void {
	if (!Number.isInteger(value) || value < 0 || value >= 2 ** (8 * size)) throw new RangeError('number out of range');
	if (size === 1) view(target).setUint8(at, value);
	else if (size === 2) view(target).setUint16(at, value);
	else view(target).setUint32(at, value);
}

export function putU64(target: Uint8Array, at: number, value: bigint): void {
	if (value < 0n || value > 0xffff_ffff_ffff_ffffn) throw new RangeError('number out of range');
	view(target).setBigUint64(at, value);
}

export function u8(value: number): Bytes {
	const bytes = new Uint8Array(1);
	putUint(bytes, 0, 1, value);
	return bytes;
}

export function u32(value: number): Bytes {
	const bytes = new Uint8Array(4);
	putUint(bytes, 0, 4, value);
	return bytes;
}

export function u64(value: bigint): Bytes {
	const bytes = new Uint8Array(8);
	putU64(bytes, 0, value);
	return bytes;
}

export function getU16(bytes: Uint8Array, at: number): number {
	return view(bytes).getUint16(at);
}

export function getU32(bytes: Uint8Array, at: number): number {
	return view(bytes).getUint32(at);
}

export function getU64(bytes: Uint8Array, at: number): bigint {
	return view(bytes).getBigUint64(at);
}

/** A copy, so that wiping or changing the source leaves it alone. */
export function slice(bytes: Uint8Array, at: number, length: number): Bytes {
	if (at + length > bytes.length) throw new RangeError('bytes out of range');
	return new Uint8Array(bytes.subarray(at, at + length));
}

/** Takes the same time wherever the two differ. Lengths are no secret. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
	if (a.length !== b.length) return false;
	let difference = 0;
	for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
	return difference === 0;
}

export function isZero(bytes: Uint8Array): boolean {
	let sum = 0;
	for (const byte of bytes) sum |= byte;
	return sum === 0;
}

/** Best effort: the engine may hold copies that no script reaches; ending the worker is what forgets. */
export function wipe(...many: readonly Uint8Array[]): void {
	for (const bytes of many) bytes.fill(0);
}

export function hex(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** base64url without padding (RFC 4648, section 5). */
export function b64u(bytes: Uint8Array): string {
	let binary = '';
	for (const byte of bytes) binary += String.fromCharCode(byte);
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Null unless `text` is exactly what `b64u` would write. */
export function fromB64u(text: string): Bytes | null {
	if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
	const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
	return b64u(bytes) === text ? bytes : null;
}
