/** A phone of the tests: a real Yjs document, what is kept of its box, and the exchange under test. */
import * as Y from 'yjs';
import { equal } from '../../src/crypto/bytes.ts';
import { newRoot, type Root, rootKeys } from '../../src/crypto/keys.ts';
import type { BoxState } from '../../src/crypto/payload.ts';
import { systemRandom } from '../../src/crypto/random.ts';
import { BoxSync, type Copy, higher, type Local, type Outcome, type Remote } from '../../src/sync/box.ts';
import { createNet } from '../../src/sync/net.ts';
import type { Peer } from './peer.ts';

export class TestPhone {
	readonly doc = new Y.Doc();
	copy: { box: BoxState; version: bigint; hash: Uint8Array<ArrayBuffer> | null; doc: Uint8Array };
	/** What was saved here, in order: a test can see that it came before an upload. */
	readonly saved: unknown[] = [];
	/** Stands in for a document that this version cannot read. */
	cannotMerge = false;
	merges = 0;
	sync: BoxSync;
	readonly #peer: Peer;
	readonly #root: Root;

	constructor(peer: Peer, root: Root = newRoot(systemRandom), from?: TestPhone) {
		this.#peer = peer;
		this.#root = root;
		if (from) Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(from.doc));
		this.copy = from ? { ...from.copy } : { box: 0, version: 0n, hash: null, doc: new Uint8Array(0) };
		this.sync = this.unlock();
	}

	get root(): Root {
		return this.#root;
	}

	/** A later session of the same phone: only what was saved is known. */
	unlock(invite: string | null = null): BoxSync {
		this.sync = new BoxSync(this.#local(), { net: createNet(this.#peer.url), random: systemRandom, invite });
		return this.sync;
	}

	/** Types into a field, and saves. */
	type(field: string, text: string): void {
		this.doc.getMap('fields').set(field, text);
		this.save();
	}

	save(): void {
		this.copy = { ...this.copy, doc: Y.encodeStateAsUpdate(this.doc) };
	}

	run(look = false): Promise<Outcome> {
		return this.sync.run(look);
	}

	get fields(): Record<string, unknown> {
		return this.doc.getMap('fields').toJSON();
	}

	/** What a new phone would find in the saved document. */
	get kept(): Record<string, unknown> {
		const doc = new Y.Doc();
		Y.applyUpdate(doc, this.copy.doc);
		return doc.getMap('fields').toJSON();
	}

	#local(): Local {
		return {
			keys: rootKeys(this.#root, 1),
			read: (): Copy => this.copy,
			take: async (remote: Remote) => {
				if (this.cannotMerge) return { ok: false, reason: 'newer' };
				this.merges++;
				Y.applyUpdate(this.doc, remote.doc);
				const doc = Y.encodeStateAsUpdate(this.doc);
				if (doc.length > 245_760) return { ok: false, reason: 'full' };
				this.copy = { box: 1, version: higher(this.copy.version, remote.version), hash: remote.hash, doc };
				this.saved.push({ take: this.kept });
				return { ok: true, value: doc };
			},
			note: async (box, version, hash) => {
				this.copy = { ...this.copy, box, version, hash };
				this.saved.push({ note: { box, version } });
				return { ok: true, value: undefined };
			},
		};
	}
}

export function same(a: Uint8Array | null, b: Uint8Array | null): boolean {
	return a !== null && b !== null && equal(a, b);
}
