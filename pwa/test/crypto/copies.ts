/** The slot copies that the vectors name. */
import file from '../../../vault/testdata/vectors/slot.json';
import type { Bytes } from '../../src/crypto/bytes.ts';
import type { Place } from '../../src/crypto/copy.ts';
import { COPY_SIZE, HEAD_SIZE, openBody, openHead, sealCopy } from '../../src/crypto/copy.ts';
import type { Prk } from '../../src/crypto/keys.ts';
import { asPrk } from '../../src/crypto/keys.ts';
import { readPayload } from '../../src/crypto/payload.ts';
import { encoded } from './payloads.ts';
import type { Outcome } from './vectors.ts';
import { drawn, named, unhex } from './vectors.ts';

/** The random bytes of one copy, in the order in which `sealCopy` draws them. */
export interface Draws {
	readonly headNonce: string;
	readonly vaultKey: string;
	readonly headRandom: string;
	readonly pad: string;
	readonly bodyNonce: string;
}

export function drawsOf({ headNonce, vaultKey, headRandom, pad, bodyNonce }: Draws): Bytes[] {
	return [headNonce, vaultKey, headRandom, pad, bodyNonce].map(unhex);
}

export function placeOf(vector: { readonly slot: number; readonly copy: number }): Place {
	return { slot: vector.slot, copy: vector.copy === 1 ? 1 : 0 };
}

const images = new Map<string, Bytes>();

export function image(name: string): Bytes {
	const known = images.get(name);
	if (known) return known;
	const vector = named(file.copies, name);
	const prk = asPrk(unhex(vector.prk));
	const random = drawn(...drawsOf(vector));
	const sealed = sealCopy(prk, placeOf(vector), BigInt(vector.seq), encoded(vector.payload), random).image;
	images.set(name, sealed);
	return sealed;
}

/** What becomes of a copy, as the vectors put it. */
export function tried(prk: Prk, place: Place, copy: Uint8Array): Outcome {
	if (copy.length !== COPY_SIZE) return 'bad size';
	const head = openHead(prk, place, copy.subarray(0, HEAD_SIZE));
	const body = head && openBody(head, place, copy.subarray(HEAD_SIZE));
	const payload = body && readPayload(body);
	if (!payload) return 'none';
	return payload.newer ? 'newer' : 'opens';
}
