/** The export (protocol, section 6): one slot copy, and the same in words for a reader without Yjs. */
import type { Bytes } from './bytes.ts';
import { concat, getU32, putUint, slice, utf8 } from './bytes.ts';
import { COPY_SIZE, HEAD_SIZE, openBody, openHead, sealCopy } from './copy.ts';
import type { DataKey, Prk, Salt } from './keys.ts';
import { asSalt } from './keys.ts';
import type { Payload, State } from './payload.ts';
import { readPayload, writePayload } from './payload.ts';
import type { Random } from './random.ts';
import { hkdf, NONCE, open, seal, TAG } from './suite.ts';

export const EXPORT_SIZE = 1_048_592;
const SALT_SIZE = 16;
const TEXT_AT = SALT_SIZE + COPY_SIZE;
const TEXT_ROOM = EXPORT_SIZE - TEXT_AT - NONCE - TAG;
/** The longest text, in bytes. */
export const TEXT_MAX: number = TEXT_ROOM - 4;
const PLACE = { slot: 0, copy: 0 } as const;

function textKey(key: DataKey): Bytes {
	return hkdf(key, utf8('c1/text'), 32);
}

/** `salt` is new, and `prk` the code's under it. Throws RangeError where the text is too long. */
export function sealExport(salt: Salt, prk: Prk, state: State, text: string, random: Random): Bytes {
	const json = utf8(text);
	if (json.length > TEXT_MAX) throw new RangeError('text too long');
	const plain = new Uint8Array(TEXT_ROOM);
	putUint(plain, 0, 4, json.length);
	plain.set(json, 4);
	const seq = BigInt(getU32(random(4), 0));
	const { image, key } = sealCopy(prk, PLACE, seq, writePayload(state), random);
	const nonce = random(NONCE);
	return concat(salt, image, nonce, seal(textKey(key), nonce, plain, utf8('c1/text')));
}

/** The salt to derive with, or null where the size is another. */
export function exportSalt(file: Uint8Array): Salt | null {
	return file.length === EXPORT_SIZE ? asSalt(slice(file, 0, SALT_SIZE)) : null;
}

export interface OpenedExport extends Payload {
	/** JSON for a reader without Yjs. Nothing hangs on it here, so it is not looked into. */
	readonly text: string;
}

/** Null for a wrong code and for a file that was changed: they look the same. */
export function openExport(file: Uint8Array, prk: Prk): OpenedExport | null {
	if (file.length !== EXPORT_SIZE) return null;
	const image = file.subarray(SALT_SIZE, TEXT_AT);
	const head = openHead(prk, PLACE, image.subarray(0, HEAD_SIZE));
	const body = head && openBody(head, PLACE, image.subarray(HEAD_SIZE));
	const payload = body && readPayload(body);
	if (!head || !payload) return null;
	const nonce = file.subarray(TEXT_AT, TEXT_AT + NONCE);
	const plain = open(textKey(head.key), nonce, file.subarray(TEXT_AT + NONCE), utf8('c1/text'));
	const length = plain && getU32(plain, 0);
	if (!plain || length === null || length > TEXT_MAX) return null;
	return { ...payload, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(plain.subarray(4, 4 + length)) };
}
