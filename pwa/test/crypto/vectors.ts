/** Reads the vectors as vault/testdata/vectors/README.md says. */
import { expect } from 'vitest';
import type { Bytes } from '../../src/crypto/bytes.ts';
import { concat, hex, slice, u64, utf8 } from '../../src/crypto/bytes.ts';
import type { Random } from '../../src/crypto/random.ts';
import { sha256 } from '../../src/crypto/suite.ts';

export type Outcome = 'opens' | 'none' | 'newer' | 'bad size' | 'old';

export type Spec = { readonly hex: string } | { readonly seed: string; readonly length: number };

export interface Digest {
	readonly length: number;
	readonly sha256: string;
	readonly first: string;
}

export interface Mutation {
	readonly op: string;
	readonly offset?: number;
	readonly from?: number;
	readonly length?: number;
	readonly hex?: string;
	readonly seed?: string;
}

export interface Case {
	readonly name: string;
	readonly base: string;
	readonly mutate: readonly Mutation[];
	readonly outcome: Outcome;
}

export function unhex(text: string): Bytes {
	return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function stream(seed: string, length: number): Bytes {
	const bytes = new Uint8Array(length);
	for (let at = 0, i = 0n; at < length; at += 32, i++) {
		bytes.set(sha256(concat(utf8(seed), u64(i))).subarray(0, length - at), at);
	}
	return bytes;
}

export function made(spec: Spec): Bytes {
	return 'hex' in spec ? unhex(spec.hex) : stream(spec.seed, spec.length);
}

export function mutated(base: Uint8Array, mutations: readonly Mutation[] | null): Bytes {
	let bytes: Bytes = new Uint8Array(base);
	for (const each of mutations ?? []) bytes = mutate(bytes, each);
	return bytes;
}

function mutate(bytes: Bytes, { op, offset = 0, from = 0, length = 0, hex: text = '', seed = '' }: Mutation): Bytes {
	const given = unhex(text);
	switch (op) {
		case 'xor':
			for (const [i, byte] of given.entries()) bytes[offset + i] = (bytes[offset + i] ?? 0) ^ byte;
			return bytes;
		case 'put':
			bytes.set(given, offset);
			return bytes;
		case 'cut':
			return slice(bytes, 0, length);
		case 'add':
			return concat(bytes, given);
		case 'fill':
			bytes.set(stream(seed, length), offset);
			return bytes;
		case 'copy':
			bytes.set(slice(bytes, from, length), offset);
			return bytes;
		case 'swap': {
			const [one, other] = [slice(bytes, from, length), slice(bytes, offset, length)];
			bytes.set(other, from);
			bytes.set(one, offset);
			return bytes;
		}
		default:
			throw new Error(`unknown mutation ${op}`);
	}
}

export function expectDigest(bytes: Uint8Array, digest: Digest): void {
	expect(bytes.length).toBe(digest.length);
	expect(hex(bytes.subarray(0, 256))).toBe(digest.first);
	expect(hex(sha256(bytes))).toBe(digest.sha256);
}

/** Gives out what the vector says was drawn, in that order, and fails where another length is asked for. */
export function drawn(...parts: readonly Uint8Array[]): Random {
	const left = [...parts];
	return (n) => {
		const next = left.shift();
		expect(next?.length).toBe(n);
		return next ? new Uint8Array(next) : new Uint8Array(n);
	};
}

export function named<T extends { readonly name: string }>(list: readonly T[], name: string): T {
	const found = list.find((each) => each.name === name);
	if (!found) throw new Error(`no vector is named ${name}`);
	return found;
}
