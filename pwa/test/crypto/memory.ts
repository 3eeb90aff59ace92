/** A file in memory that keeps a log of what was done to it, so that a test can stop it at any moment. */
import { chacha20 } from '@noble/ciphers/chacha.js';
import type { Bytes } from '../../src/crypto/bytes.ts';
import { utf8 } from '../../src/crypto/bytes.ts';
import type { Blocks } from '../../src/crypto/container.ts';
import type { Random } from '../../src/crypto/random.ts';
import { sha256 } from '../../src/crypto/suite.ts';

export type Action =
	| { readonly kind: 'write'; readonly at: number; readonly bytes: Bytes }
	| { readonly kind: 'flush' }
	| { readonly kind: 'resize'; readonly size: number };

/** Deterministic bytes that look random. */
export function seeded(seed: string): Random {
	const key = sha256(utf8(seed));
	let drawn = 0;
	return (n) => {
		const nonce = new Uint8Array(12);
		new DataView(nonce.buffer).setUint32(0, drawn++);
		return chacha20(key, nonce, new Uint8Array(n));
	};
}

export class MemoryBlocks implements Blocks {
	bytes: Bytes;
	readonly log: Action[] = [];
	/** Throws at the action with this number, after half of a write, as a disk that fails. */
	failAt = Number.POSITIVE_INFINITY;

	constructor(bytes: Uint8Array = new Uint8Array(0)) {
		this.bytes = new Uint8Array(bytes);
	}

	read(at: number, length: number): Bytes {
		if (at + length > this.bytes.length) throw new Error('short read');
		return this.bytes.slice(at, at + length);
	}

	write(at: number, bytes: Uint8Array): void {
		const half = { kind: 'write' as const, at, bytes: new Uint8Array(bytes.subarray(0, bytes.length >> 1)) };
		this.#record({ kind: 'write', at, bytes: new Uint8Array(bytes) }, half);
	}

	flush(): void {
		this.#record({ kind: 'flush' }, { kind: 'flush' });
	}

	size(): number {
		return this.bytes.length;
	}

	resize(size: number): void {
		this.#record({ kind: 'resize', size }, { kind: 'resize', size: this.bytes.length });
	}

	#record(action: Action, half: Action): void {
		const failed = this.log.length >= this.failAt;
		const done = failed ? half : action;
		this.log.push(done);
		apply(this, done);
		if (failed) throw new Error('the disk fails');
	}
}

/** Does one action to the bytes of a file, without logging it. */
export function apply(file: { bytes: Bytes }, action: Action): void {
	if (action.kind === 'flush') return;
	const size = action.kind === 'resize' ? action.size : Math.max(file.bytes.length, action.at + action.bytes.length);
	if (size !== file.bytes.length) {
		const grown = new Uint8Array(size);
		grown.set(file.bytes.subarray(0, size));
		file.bytes = grown;
	}
	if (action.kind === 'write') file.bytes.set(action.bytes, action.at);
}

/** Where a write of that length may be torn: at every sector of its first and last page, and every `step` bytes. */
function tears(length: number, step: number): number[] {
	const points: number[] = [];
	for (let at = 512; at < length; at += 512) {
		if (at < 4_096 || at > length - 4_096 || at % step === 0) points.push(at);
	}
	return points;
}

export interface Cut {
	/** The file as it is found after the kill. */
	readonly bytes: Bytes;
	/** How many actions were done in full. */
	readonly done: number;
	readonly label: string;
}

/** The file at every moment of a log: before and after each action, and torn inside each write. */
export function* cuts(before: Uint8Array, log: readonly Action[], step = 4_096): Generator<Cut> {
	const file = { bytes: new Uint8Array(before) };
	for (const [done, action] of log.entries()) {
		yield { bytes: file.bytes, done, label: `before action ${done}` };
		if (action.kind === 'write') {
			const torn = { bytes: new Uint8Array(file.bytes) };
			for (const length of tears(action.bytes.length, step)) {
				apply(torn, { ...action, bytes: action.bytes.subarray(0, length) });
				yield { bytes: torn.bytes, done, label: `action ${done} torn after ${length} bytes` };
			}
		}
		apply(file, action);
	}
	yield { bytes: file.bytes, done: log.length, label: 'after the last action' };
}

/**
 * What a loss of power may leave: of everything that was written since the last flush, any sectors at all. `rounds`
 * samples for each stretch between two flushes.
 */
export function* outages(before: Uint8Array, log: readonly Action[], rounds: number): Generator<Cut> {
	const random = seeded('outages');
	const stable = { bytes: new Uint8Array(before) };
	let waiting: Action[] = [];
	for (const [done, action] of log.entries()) {
		waiting.push(action);
		if (action.kind === 'write' && log[done + 1]?.kind === 'write') continue;
		for (let round = 0; round < rounds && action.kind === 'write'; round++) {
			const file = { bytes: new Uint8Array(stable.bytes) };
			for (const each of waiting) keepSome(file, each, random);
			yield { bytes: file.bytes, done, label: `power lost before action ${done + 1}, sample ${round}` };
		}
		if (action.kind === 'flush') {
			for (const each of waiting) apply(stable, each);
			waiting = [];
		}
	}
}

function keepSome(file: { bytes: Bytes }, action: Action, random: Random): void {
	if (action.kind !== 'write') {
		apply(file, action);
		return;
	}
	const kept = random(Math.ceil(action.bytes.length / 512));
	for (const [i, byte] of kept.entries()) {
		if (byte % 2 === 0) continue;
		const sector = action.bytes.subarray(i * 512, (i + 1) * 512);
		file.bytes.set(sector, action.at + i * 512);
	}
}
