/** One slot copy, 262,144 B (protocol, section 3.1). An export holds one too. */
import type { Bytes } from './bytes.ts';
import { concat, equal, getU64, slice, u8, u64, utf8, wipe } from './bytes.ts';
import type { DataKey, Prk } from './keys.ts';
import { asDataKey } from './keys.ts';
import type { Random } from './random.ts';
import { hkdf, hmac, NONCE, open, seal } from './suite.ts';

export const COPY_SIZE = 262_144;
export const HEAD_SIZE = 128;
const SEALED_AT = 56;
const SEALED_SIZE = 64;

/** Which copy it is: bound into every key and every tag, so that no copy can stand in for another. */
export interface Place {
	/** 1…4; 0 in an export. */
	readonly slot: number;
	/** 0 = A, 1 = B. */
	readonly copy: 0 | 1;
}

export interface Head {
	readonly key: DataKey;
	readonly seq: bigint;
}

function at(label: string, place: Place): Bytes {
	return concat(utf8(label), u8(place.slot), u8(place.copy));
}

function headKeys(prk: Prk, place: Place): { wrap: Bytes; commit: Bytes } {
	const keys = hkdf(prk, at('c1/slot', place), 64);
	return { wrap: keys.subarray(0, 32), commit: keys.subarray(32) };
}

function bodyKey(head: Head, place: Place): Bytes {
	return hkdf(head.key, concat(at('c1/body', place), u64(head.seq)), 32);
}

/** Null unless commitment and tag both hold; both are always tried, so that a near miss takes no other time. */
export function openHead(prk: Prk, place: Place, head: Uint8Array): Head | null {
	const nonce = slice(head, 0, NONCE);
	const keys = headKeys(prk, place);
	const committed = equal(hmac(keys.commit, concat(nonce, at('', place))), slice(head, NONCE, 32));
	const plain = open(keys.wrap, nonce, slice(head, SEALED_AT, SEALED_SIZE), at('c1/head', place));
	wipe(keys.wrap, keys.commit);
	if (!committed || !plain) return null;
	const opened = { key: asDataKey(plain.subarray(0, 32)), seq: getU64(plain, 32) };
	wipe(plain);
	return opened;
}

/** The payload, or null. `body` is what follows the head. */
export function openBody(head: Head, place: Place, body: Uint8Array): Bytes | null {
	const key = bodyKey(head, place);
	const payload = open(key, body.subarray(0, NONCE), body.subarray(NONCE), at('c1/body', place));
	wipe(key);
	return payload;
}

/** A whole copy under a fresh key and fresh nonces. Also gives its key, which an export's text hangs on. */
export function sealCopy(
	prk: Prk,
	place: Place,
	seq: bigint,
	payload: Uint8Array,
	random: Random,
): { image: Bytes; key: DataKey } {
	const headNonce = random(NONCE);
	const key = asDataKey(random(32));
	const plain = concat(key, u64(seq), random(8));
	const keys = headKeys(prk, place);
	const commit = hmac(keys.commit, concat(headNonce, at('', place)));
	const sealedHead = seal(keys.wrap, headNonce, plain, at('c1/head', place));
	const filler = random(8);
	const bodyNonce = random(NONCE);
	const forBody = bodyKey({ key, seq }, place);
	const sealedBody = seal(forBody, bodyNonce, payload, at('c1/body', place));
	wipe(plain, keys.wrap, keys.commit, forBody);
	return { image: concat(headNonce, commit, sealedHead, filler, bodyNonce, sealedBody), key };
}
