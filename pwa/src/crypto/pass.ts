/** The package for a second phone (protocol, section 6): 1,024 bytes that wait two minutes at most. */
import type { Bytes } from './bytes.ts';
import { concat, getU16, getU32, isZero, putUint, slice, utf8 } from './bytes.ts';
import type { Entropy, PassKeys, Root } from './keys.ts';
import { asEntropy, asRoot } from './keys.ts';
import type { Random } from './random.ts';
import { NONCE, open, seal, TAG } from './suite.ts';

export const PASS_SIZE = 1_024;
const FORMAT = 1;

export interface Pass {
	readonly root: Root;
	readonly epoch: number;
	readonly entropy: Entropy | null;
	readonly appMinimum: number;
}

function aad(keys: PassKeys): Bytes {
	return concat(utf8('c1/pass'), keys.id);
}

export function sealPass(keys: PassKeys, pass: Pass, random: Random): Bytes {
	const plain = new Uint8Array(PASS_SIZE - NONCE - TAG);
	putUint(plain, 0, 2, FORMAT);
	plain.set(pass.root, 2);
	putUint(plain, 34, 4, pass.epoch);
	if (pass.entropy) plain.set(pass.entropy, 38);
	putUint(plain, 54, 4, pass.appMinimum);
	const nonce = random(NONCE);
	return concat(nonce, seal(keys.key, nonce, plain, aad(keys)));
}

/** Null for what is not this pass or was changed; `newer` where it holds what format 1 does not know. */
export function openPass(keys: PassKeys, sealed: Uint8Array): Pass | 'newer' | null {
	if (sealed.length !== PASS_SIZE) return null;
	const plain = open(keys.key, sealed.subarray(0, NONCE), sealed.subarray(NONCE), aad(keys));
	if (!plain) return null;
	const format = getU16(plain, 0);
	if (format === 0) return null;
	if (format > FORMAT || !isZero(plain.subarray(58))) return 'newer';
	const entropy = asEntropy(slice(plain, 38, 16));
	return {
		root: asRoot(slice(plain, 2, 32)),
		epoch: getU32(plain, 34),
		entropy: isZero(entropy) ? null : entropy,
		appMinimum: getU32(plain, 54),
	};
}
