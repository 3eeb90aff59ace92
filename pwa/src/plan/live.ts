/** A plan that is live: it tells who watches, meets other copies, and gives its bytes. */

import * as Y from 'yjs';
import { Editing } from './editing.ts';
import { leaveMark, marksIn } from './marks.ts';
import type { Clock, NodeId, Outcome, Plan, Refusal, Room, Source } from './model.ts';
import { rescue } from './rescue.ts';
import { FULL_BYTES, MERGE_BYTES, roomOf } from './room.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { encode, isAlive, load, markVersion, ownKeys, read, shells, versionOf, type YNode } from './store.ts';

const DONE: Outcome = { ok: true, value: undefined };
const refuse = (reason: Refusal): Outcome<never> => ({ ok: false, reason });
/** Bytes that a mark may add, at most. */
const MARK_BYTES = 512;
const MERGE: unique symbol = Symbol('merge');

export class LivePlan extends Editing implements Plan {
	readonly #clock: Clock;
	readonly #watchers = new Map<NodeId | undefined, Set<(source: Source) => void>>();

	constructor(doc: Y.Doc, clock: Clock) {
		super(doc, clock);
		this.#clock = clock;
		// Not `afterTransaction`: removed text is collected after that, and a watcher may encode.
		doc.on('afterAllTransactions', (_, transactions) => this.#tell(transactions));
	}

	watch(id: NodeId | undefined, listener: (source: Source) => void): () => void {
		const listeners = this.#watchers.get(id) ?? new Set();
		listeners.add(listener);
		this.#watchers.set(id, listeners);
		return () => {
			listeners.delete(listener);
			if (listeners.size === 0 && this.#watchers.get(id) === listeners) this.#watchers.delete(id);
		};
	}

	encode(): Uint8Array<ArrayBuffer> {
		return encode(this.doc);
	}

	merge(remote: Uint8Array): Outcome {
		if (this.readOnly) return refuse('newer');
		const theirs = load(remote);
		const mine = load(this.encode());
		const both = load(this.encode());
		if (!theirs || !mine || !both) return refuse('bytes');
		if (versionOf(theirs) > SCHEMA_VERSION) return refuse('newer');
		Y.applyUpdate(both, remote);
		rescue(both, mine, theirs);
		const merged = encode(both);
		if (merged.length > MERGE_BYTES) return refuse('full');
		Y.applyUpdate(this.doc, merged, MERGE);
		this.meter.reset();
		return DONE;
	}

	marks(except = ''): readonly Uint8Array[] {
		return marksIn(this.doc, except);
	}

	leaveMark(key: string, bytes: Uint8Array | null): boolean {
		// A document that is full is kept only as it is or shorter: a mark is no reason for a save to fail.
		if (this.readOnly || (bytes && this.meter.bytes() + MARK_BYTES > FULL_BYTES)) return false;
		const changed = leaveMark(this.doc, key, bytes, this.#clock.today());
		if (!changed) return false;
		markVersion(this.doc, SCHEMA_VERSION);
		this.meter.add(MARK_BYTES);
		return true;
	}

	room(): Room {
		return roomOf(this.bytes());
	}

	bytes(): number {
		return this.meter.bytes();
	}

	compact(): Uint8Array<ArrayBuffer> {
		const fresh = new Y.Doc();
		fresh.transact(() => {
			for (const name of this.doc.share.keys()) copyLive(this.doc.getMap(name), fresh.getMap(name));
		});
		return encode(fresh);
	}

	#tell(transactions: readonly Y.Transaction[]): void {
		const touched = new Set<NodeId>();
		let source: Source = 'here';
		for (const transaction of transactions) {
			if (transaction.origin === MERGE) source = 'merge';
			for (const id of this.tree.changed(transaction)) for (const each of this.tree.path(id)) touched.add(each);
		}
		if (touched.size === 0) return;
		const listeners = [...touched, undefined].flatMap((id) => [...(this.#watchers.get(id) ?? [])]);
		for (const listener of listeners) listener(source);
	}
}

/** Copies what is there, without what was. */
function copyLive(source: YNode, target: YNode): void {
	for (const key of ownKeys(source)) target.set(key, read(source, key));
	for (const [key, shell] of shells(source)) {
		if (!isAlive(shell)) continue;
		const copy: YNode = new Y.Map();
		target.set(key, copy);
		copyLive(shell, copy);
	}
}
