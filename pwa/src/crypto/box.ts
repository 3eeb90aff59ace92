/** The box blob (protocol, section 5): what the server keeps, in one of two sizes. */
import type { Bytes } from './bytes.ts';
import { concat, getU16, getU32, getU64, isZero, putU64, putUint, slice, u32, utf8 } from './bytes.ts';
import type { RootKeys } from './keys.ts';
import { DOC_MAX } from './payload.ts';
import type { Random } from './random.ts';
import { NONCE, open, seal, sha256, TAG } from './suite.ts';

export const BOX_SIZES = [65_536, 262_144] as const;
const OVERHEAD = NONCE + TAG;
const DOC_AT = 48;
const FORMAT = 1;
const KIT_SIZE = 36;
const CARD_SIZE = 48;

/** 1 = a document, 2 = a recovery kit, 3 = a card. */
export type BoxKind = 1 | 2 | 3;

export interface Box {
	readonly kind: BoxKind;
	/** One more than the highest seen. */
	readonly version: bigint;
	/** Hash of the blob that this one replaces. */
	readonly previous: Bytes | null;
	readonly doc: Uint8Array;
}

/** `newer`: it holds what format 1 does not know; it is never written over. */
export type OpenedBox = { readonly newer: false; readonly box: Box } | { readonly newer: true };

function aad(keys: RootKeys): Bytes {
	return concat(utf8('c1/box'), keys.id, u32(keys.epoch));
}

/** What `previous`, the payload's hash and the ETag are made of. */
export function blobHash(blob: Uint8Array): Bytes {
	return sha256(blob);
}

/** The smaller size while the document fits it. Throws RangeError where it is too long. */
export function sealBox(keys: RootKeys, box: Box, random: Random): Bytes {
	const size = BOX_SIZES.find((each) => box.doc.length <= each - OVERHEAD - DOC_AT);
	if (size === undefined || box.doc.length > DOC_MAX) throw new RangeError('document too long');
	const plain = new Uint8Array(size - OVERHEAD);
	putUint(plain, 0, 2, FORMAT);
	putUint(plain, 2, 1, box.kind);
	putU64(plain, 4, box.version);
	if (box.previous) plain.set(box.previous, 12);
	putUint(plain, 44, 4, box.doc.length);
	plain.set(box.doc, DOC_AT);
	const nonce = random(NONCE);
	return concat(nonce, seal(keys.boxKey, nonce, plain, aad(keys)));
}

/** Null for what is not this box, was changed, or cannot be read. */
export function openBox(keys: RootKeys, blob: Uint8Array): OpenedBox | null {
	if (!BOX_SIZES.some((size) => size === blob.length)) return null;
	const plain = open(keys.boxKey, blob.subarray(0, NONCE), blob.subarray(NONCE), aad(keys));
	if (!plain) return null;
	const format = getU16(plain, 0);
	const docLength = getU32(plain, 44);
	if (format > FORMAT) return { newer: true };
	if (format === 0 || docLength > plain.length - DOC_AT) return null;
	const kind = plain[2];
	const known = plain[3] === 0 && isZero(plain.subarray(DOC_AT + docLength));
	if ((kind !== 1 && kind !== 2 && kind !== 3) || !known || !fits(kind, docLength)) return { newer: true };
	const previous = slice(plain, 12, 32);
	const doc = slice(plain, DOC_AT, docLength);
	return {
		newer: false,
		box: { kind, version: getU64(plain, 4), previous: isZero(previous) ? null : previous, doc },
	};
}

/** Kits and cards have one size each. */
function fits(kind: BoxKind, docLength: number): boolean {
	return kind === 1 ? docLength <= DOC_MAX : docLength === (kind === 2 ? KIT_SIZE : CARD_SIZE);
}
