/** The one suite (protocol, section 1). There is no negotiation. */
import { xchacha20, xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf as nobleHkdf } from '@noble/hashes/hkdf.js';
import { hmac as nobleHmac } from '@noble/hashes/hmac.js';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import type { Bytes } from './bytes.ts';

export const NONCE = 24;
export const TAG = 16;

export function sha256(message: Uint8Array): Bytes {
	return nobleSha256(message);
}

export function hmac(key: Uint8Array, message: Uint8Array): Bytes {
	return nobleHmac(nobleSha256, key, message);
}

/** HKDF-SHA-256, extract with an empty salt, then expand. */
export function hkdf(ikm: Uint8Array, info: Uint8Array, length: number): Bytes {
	return nobleHkdf(nobleSha256, ikm, undefined, info, length);
}

export function seal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, aad: Uint8Array): Bytes {
	return xchacha20poly1305(key, nonce, aad).encrypt(plain);
}

/** Null when the tag does not hold. */
export function open(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Bytes | null {
	try {
		return xchacha20poly1305(key, nonce, aad).decrypt(sealed);
	} catch {
		return null;
	}
}

/**
 * The first bytes of a plain text, whether or not the tag holds: for a look at what a reader of everything will find. No
 * decision may rest on them that the tag, checked later, could not take back.
 */
export function peek(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, length: number): Bytes {
	// Block 0 is the tag's (RFC 8439, section 2.8).
	return xchacha20(key, nonce, sealed.subarray(0, length), undefined, 1);
}
