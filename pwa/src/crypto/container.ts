/** The container (protocol, section 3): one file of one size, random wherever nothing is written. */
import type { Bytes } from './bytes.ts';
import { concat, equal, slice, utf8 } from './bytes.ts';
import type { Head, Place } from './copy.ts';
import { COPY_SIZE, HEAD_SIZE, openBody, openHead, sealCopy } from './copy.ts';
import type { Device, Prk, Salt } from './keys.ts';
import { asSalt, newSalt } from './keys.ts';
import type { Payload, State } from './payload.ts';
import { readPayload, writePayload } from './payload.ts';
import type { Random } from './random.ts';
import { sha256 } from './suite.ts';

export const FILE_NAME = 'calc.dat';
export const FILE_SIZE = 3_149_824;
export const PAGE_SIZE = 4_096;
export const SLOTS = [1, 2, 3, 4] as const;
export type Slot = (typeof SLOTS)[number];
export const COPIES = [0, 1] as const;

const SALT_SIZE = 16;
const TAG_SIZE = 32;
const SLOTS_AT = 1_052_672;
const CHUNK = 262_144;

/** The file, as a FileSystemSyncAccessHandle gives it. Everything throws when the platform does. */
export interface Blocks {
	/** Exactly `length` bytes, or it throws. */
	read(at: number, length: number): Bytes;
	/** All of `bytes`, or it throws. */
	write(at: number, bytes: Uint8Array): void;
	flush(): void;
	size(): number;
	resize(size: number): void;
}

/**
 * A slot that a code opened. The operations keep it true at every moment, also when one throws half way:
 * whoever holds it may try again, and never overwrites the only copy that opens.
 */
export interface Opened {
	readonly slot: Slot;
	prk: Prk;
	state: State;
	/** The highest that was written or tried. */
	seq: bigint;
	/** Per copy, the seq under which it opens; null where it does not. */
	readonly copies: [bigint | null, bigint | null];
	/** A copy was written by a newer version: nothing may be written over it. */
	readonly newer: boolean;
}

export function copyAt(place: Place): number {
	return SLOTS_AT + ((place.slot - 1) * 2 + place.copy) * COPY_SIZE;
}

export function readSalt(blocks: Blocks): Salt {
	return asSalt(blocks.read(0, SALT_SIZE));
}

/** What page 0 shows where the phone holds something: an order that brings D can be checked while locked. */
export function deviceTag(device: Device): Bytes {
	return sha256(concat(utf8('device'), device));
}

/** The mark of a clearing that has begun. */
export function pendingTag(salt: Salt): Bytes {
	return sha256(concat(utf8('pending'), salt));
}

export function isPending(blocks: Blocks): boolean {
	const page = blocks.read(0, SALT_SIZE + TAG_SIZE);
	return equal(pendingTag(asSalt(slice(page, 0, SALT_SIZE))), slice(page, SALT_SIZE, TAG_SIZE));
}

export function writePage(blocks: Blocks, salt: Salt, tag: Uint8Array, random: Random): void {
	blocks.write(0, concat(salt, tag, random(PAGE_SIZE - SALT_SIZE - TAG_SIZE)));
	blocks.flush();
}

/** Random bytes over a stretch of the file. The caller flushes. */
export function scramble(blocks: Blocks, from: number, to: number, random: Random): void {
	for (let at = from; at < to; at += CHUNK) blocks.write(at, random(Math.min(CHUNK, to - at)));
}

/** First start: random from offset 0 up, then page 0 again. A file that a kill left short is made anew next time. */
export function fill(blocks: Blocks, random: Random): void {
	blocks.resize(0);
	scramble(blocks, 0, FILE_SIZE, random);
	blocks.flush();
	writePage(blocks, newSalt(random), random(TAG_SIZE), random);
}

/** Every start, on every phone alike: the file's time then says when the calculator was last opened, and no more. */
export function touch(blocks: Blocks): void {
	blocks.write(0, blocks.read(0, PAGE_SIZE));
	blocks.flush();
}

interface Accepted {
	readonly seq: bigint;
	readonly payload: Payload;
}

function openCopy(blocks: Blocks, place: Place, head: Head): Accepted | null {
	const body = openBody(head, place, blocks.read(copyAt(place) + HEAD_SIZE, COPY_SIZE - HEAD_SIZE));
	const payload = body && readPayload(body);
	return payload && { seq: head.seq, payload };
}

/** All 8 copies, in order and without an early exit. The lowest slot that opens. Null: nothing does, for whatever reason. */
export function openAll(blocks: Blocks, prk: Prk): Opened | null {
	if (blocks.size() !== FILE_SIZE) return null;
	const heads = SLOTS.map((slot) =>
		COPIES.map((copy) => openHead(prk, { slot, copy }, blocks.read(copyAt({ slot, copy }), HEAD_SIZE))),
	);
	const slots = SLOTS.map((slot, i) => {
		const [a, b] = COPIES.map((copy) => {
			const head = heads[i]?.[copy];
			return head ? openCopy(blocks, { slot, copy }, head) : null;
		});
		return winner(slot, prk, a ?? null, b ?? null);
	});
	return slots.find((opened) => opened !== null) ?? null;
}

/** One slot, by what its holder's vault keeps of its code. Null where it opens by another one now. */
export function openSlot(blocks: Blocks, slot: Slot, prk: Prk): Opened | null {
	const [a, b] = COPIES.map((copy) => {
		const place = { slot, copy };
		const head = openHead(prk, place, blocks.read(copyAt(place), HEAD_SIZE));
		return head ? openCopy(blocks, place, head) : null;
	});
	return winner(slot, prk, a ?? null, b ?? null);
}

/** What a copy says that was read before the file was cleared. */
export function openImage(image: Uint8Array, place: Place, prk: Prk): State | null {
	const head = openHead(prk, place, image.subarray(0, HEAD_SIZE));
	const body = head && openBody(head, place, image.subarray(HEAD_SIZE));
	return (body && readPayload(body))?.state ?? null;
}

/** The higher seq; on a tie, A. */
function winner(slot: Slot, prk: Prk, a: Accepted | null, b: Accepted | null): Opened | null {
	const best = a && b ? (b.seq > a.seq ? b : a) : (a ?? b);
	if (!best) return null;
	const newer = [a, b].some((each) => each?.payload.newer);
	const { state } = best.payload;
	return { slot, prk, state, seq: best.seq, copies: [a?.seq ?? null, b?.seq ?? null], newer };
}

/** Writes one copy of an opened slot, flushes, reads it back and opens it. Throws where it does not open. */
export function writeCopy(blocks: Blocks, opened: Opened, copy: 0 | 1, prk: Prk, state: State, random: Random): void {
	const place = { slot: opened.slot, copy };
	const payload = writePayload(state);
	const { image } = sealCopy(prk, place, opened.seq, payload, random);
	opened.copies[copy] = null;
	blocks.write(copyAt(place), image);
	blocks.flush();
	const back = blocks.read(copyAt(place), COPY_SIZE);
	const head = openHead(prk, place, back.subarray(0, HEAD_SIZE));
	const body = head && openBody(head, place, back.subarray(HEAD_SIZE));
	if (!body || !equal(body, payload)) throw new Error('copy does not read back');
	opened.copies[copy] = opened.seq;
}
