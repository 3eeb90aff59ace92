/**
 * Keeps the phone's document and its box on the server the same. The rules, each of which a test holds:
 *
 * - The phone first: what goes up was saved here before.
 * - Every upload contains the blob that it replaces, merged in anew. So nothing that another phone wrote is ever lost,
 *   in whatever order saves and merges arrived.
 * - Nothing goes up after a read that failed, that was empty, or that a newer version wrote.
 * - An older state than one that was seen is healed: merged, and uploaded again. It locks nobody out.
 * - What the holder cleared is not made again unless the holder asks.
 */
import { blobHash, openBox, sealBox } from '../crypto/box.ts';
import type { Bytes } from '../crypto/bytes.ts';
import { equal, isZero } from '../crypto/bytes.ts';
import type { RootKeys } from '../crypto/keys.ts';
import type { BoxState } from '../crypto/payload.ts';
import type { Result, SyncState } from '../wire/session.ts';
import { createBox, type Line } from './create.ts';
import type { Answer } from './net.ts';
import { readBox, writeBox } from './requests.ts';

/** What is kept here of the box and of its document. */
export interface Copy {
	readonly box: BoxState;
	/** Of the last blob seen or written. */
	readonly version: bigint;
	readonly hash: Bytes | null;
	readonly doc: Uint8Array;
}

/** A blob of the server, opened. */
export interface Remote {
	readonly version: bigint;
	readonly hash: Bytes;
	readonly doc: Uint8Array;
}

/** The phone's side: one document under one root and epoch. */
export interface Local {
	readonly keys: RootKeys;
	read(): Copy;
	/** Merges, saves the whole here together with what was seen, and returns it. */
	take(remote: Remote): Promise<Result<Uint8Array>>;
	/** Saves what is known of the box; the document stays. */
	note(box: BoxState, version: bigint, hash: Bytes | null): Promise<Result<void>>;
}

export interface Outcome {
	readonly state: SyncState;
	/** True where another try may do better. */
	readonly retry: boolean;
	/** Not before that many seconds. */
	readonly wait: number;
}

/** Conflicts in a row before it waits: two phones that type at once need two or three. */
const ROUNDS = 6;

const settled = (state: SyncState): Outcome => ({ state, retry: false, wait: 0 });
const later = (state: SyncState, wait = 0): Outcome => ({ state, retry: true, wait });

/** Math.max knows no bigint. */
export function higher(a: bigint, b: bigint): bigint {
	if (a > b) return a;
	return b;
}

/** One step of the way: the end of it, or what the server is known to hold (null: nothing), and on. */
type Step = { readonly end: Outcome } | { readonly remote: Remote | null };

export class BoxSync {
	readonly #local: Local;
	readonly #line: Line;
	/** What the server held when it was last heard. */
	#remote: Remote | null = null;

	constructor(local: Local, line: Line) {
		this.#local = local;
		this.#line = line;
	}

	/** `look`: ask what other phones wrote, also where nothing waits here. The first run always does. */
	async run(look: boolean): Promise<Outcome> {
		const copy = this.#local.read();
		if (copy.box === 2) return settled('gone');
		if (copy.doc.length === 0) return later('pending');
		let step = await this.#begin(copy, look);
		for (let round = 0; round < ROUNDS; round++) {
			if ('end' in step) return step.end;
			this.#remote = step.remote;
			step = await (step.remote ? this.#push(step.remote) : this.#create());
		}
		return 'end' in step ? step.end : later('pending');
	}

	async #begin(copy: Copy, look: boolean): Promise<Step> {
		if (copy.box === 0) return { remote: null };
		if (this.#remote && !look) return { remote: this.#remote };
		const answer = await readBox(this.#line.net, this.#local.keys, this.#remote?.hash ?? null);
		if (answer.kind === 'done') return this.#open(answer.body);
		if (answer.kind === 'same' && this.#remote) return { remote: this.#remote };
		// The server lost it: this phone brings it back.
		return answer.kind === 'unknown' ? { remote: null } : this.#failed(answer);
	}

	#open(blob: Bytes): Step {
		const opened = openBox(this.#local.keys, blob);
		if (opened?.newer) return { end: settled('newer') };
		if (opened?.box.kind !== 1 || opened.box.doc.length === 0) return { end: later('pending') };
		return { remote: { version: opened.box.version, hash: blobHash(blob), doc: opened.box.doc } };
	}

	async #create(): Promise<Step> {
		const { version, doc } = this.#local.read();
		const blob = sealBox(this.#local.keys, { kind: 1, version: version + 1n, previous: null, doc }, this.#line.random);
		const answer = await createBox(this.#line, this.#local.keys, blob);
		if (answer.kind === 'done') return this.#stored({ version: version + 1n, hash: blobHash(blob), doc });
		// Made before, by a request whose answer was lost or by another phone.
		return answer.kind === 'conflict' ? this.#open(answer.body) : this.#failed(answer);
	}

	async #push(remote: Remote): Promise<Step> {
		const before = this.#local.read();
		const older = remote.version < before.version;
		const taken = await this.#take(remote, before);
		if (!taken.ok) return { end: refusedHere(taken.reason) };
		const doc = taken.value;
		if (equal(doc, remote.doc) && !older) return { end: settled('sent') };
		const version = this.#local.read().version + 1n;
		const plain = { kind: 1, version, previous: remote.hash, doc } as const;
		const blob = sealBox(this.#local.keys, plain, this.#line.random);
		const answer = await writeBox(this.#line.net, this.#local.keys, blob, remote.hash);
		if (answer.kind === 'done') return this.#stored({ version, hash: blobHash(blob), doc });
		if (answer.kind === 'conflict') return this.#open(answer.body);
		return answer.kind === 'unknown' ? { remote: null } : this.#failed(answer);
	}

	/** Merging what is here already would only cost time. */
	async #take(remote: Remote, copy: Copy): Promise<Result<Uint8Array>> {
		if (!equal(remote.doc, copy.doc)) return this.#local.take(remote);
		const known = copy.box === 1 && copy.version >= remote.version && copy.hash && equal(copy.hash, remote.hash);
		if (known) return { ok: true, value: copy.doc };
		const noted = await this.#local.note(1, higher(copy.version, remote.version), remote.hash);
		return noted.ok ? { ok: true, value: copy.doc } : noted;
	}

	async #stored(remote: Remote): Promise<Step> {
		const noted = await this.#local.note(1, remote.version, remote.hash);
		this.#remote = remote;
		if (!noted.ok) return { end: refusedHere(noted.reason) };
		// Something may have been typed meanwhile.
		return equal(this.#local.read().doc, remote.doc) ? { end: settled('sent') } : { remote };
	}

	async #failed(answer: Answer): Promise<Step> {
		switch (answer.kind) {
			case 'offline':
				return { end: later('offline') };
			case 'room':
				return { end: later('room') };
			case 'later':
				return { end: later('pending', answer.seconds) };
			case 'gone':
				return this.#gone(answer.body);
			default:
				return { end: later('pending') };
		}
	}

	/**
	 * Kind 1: the server copy was cleared. Kind 2: everything was, and the proof is what only somebody with R could know:
	 * whoever runs this clears the phone. Anything else is no order, whoever sends it.
	 */
	async #gone(body: Bytes): Promise<Step> {
		const proof = body.subarray(1);
		if (body.length !== 33) return { end: later('pending') };
		if (body[0] === 2 && equal(proof, this.#local.keys.all)) return { end: settled('cleared') };
		if (body[0] !== 1 || !isZero(proof)) return { end: later('pending') };
		const { version, hash } = this.#local.read();
		await this.#local.note(2, version, hash);
		return { end: settled('gone') };
	}
}

function refusedHere(reason: string): Outcome {
	if (reason === 'full' || reason === 'newer') return settled(reason);
	return later('pending');
}
