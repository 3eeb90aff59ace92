/** Ids of items. */

import type { ItemId } from './model.ts';

/** This folder knows no browser; every place where it runs has this much. */
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BYTES = 16;

/** 128 random bits in base64url, 22 characters. */
export function newId(): ItemId {
	let bits = 0;
	let held = 0;
	let id = '';
	for (const byte of crypto.getRandomValues(new Uint8Array(BYTES))) {
		bits = (bits << 8) | byte;
		held += 8;
		while (held >= 6) {
			held -= 6;
			id += DIGITS.charAt((bits >> held) & 63);
		}
		bits &= (1 << held) - 1;
	}
	return (id + DIGITS.charAt((bits << (6 - held)) & 63)) as ItemId;
}
