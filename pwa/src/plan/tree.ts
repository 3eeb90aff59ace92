/** Finds nodes by id, and keeps up with the document as nodes come. A shell never goes, so neither does an id. */

import type { Doc, Transaction } from 'yjs';
import type { ItemId, NodeId } from './model.ts';
import { kindOf, listOf } from './schema.ts';
import { isShell, type Place, readShellKey, shells, type YNode } from './store.ts';
import { type Kind, ROOT_IDS, type SectionId } from './types.ts';

interface Entry extends Place {
	/** Undefined for a list that this version does not know: kept, not shown. */
	readonly kind: Kind | undefined;
}

export class Tree {
	readonly #entries = new Map<NodeId, Entry>();
	readonly #ids = new Map<unknown, NodeId>();

	constructor(doc: Doc) {
		for (const root of [...ROOT_IDS, 'me'] as const) {
			this.#enter(root, { node: doc.getMap(root), parent: undefined, list: '', kind: kindOf(root) });
		}
	}

	node(id: NodeId): YNode | undefined {
		return this.#entries.get(id)?.node;
	}

	kind(id: NodeId): Kind | undefined {
		return this.#entries.get(id)?.kind;
	}

	place(id: NodeId): Place | undefined {
		return this.#entries.get(id);
	}

	/** The node and all that hold it, from the inside out. */
	path(id: NodeId): NodeId[] {
		const path: NodeId[] = [];
		for (let at: NodeId | undefined = id; at !== undefined; at = this.#entries.get(at)?.parent) path.push(at);
		return path;
	}

	root(id: NodeId): SectionId | 'me' | undefined {
		const last = this.path(id).at(-1);
		return last === 'me' ? 'me' : ROOT_IDS.find((section) => section === last);
	}

	/** Enters shells that a transaction brought, and answers which nodes it changed. */
	changed(transaction: Transaction): Set<NodeId> {
		const touched = new Set<NodeId>();
		for (const [type, keys] of transaction.changed) {
			const id = this.#ids.get(type);
			if (id === undefined) continue;
			touched.add(id);
			const entry = this.#entries.get(id);
			if (!entry) continue;
			for (const key of keys) if (key !== null) this.#enterShell(id, entry, key);
		}
		return touched;
	}

	/** Enters a shell that was just made, before its transaction ends. */
	enter(parent: NodeId, key: string): void {
		const entry = this.#entries.get(parent);
		if (entry) this.#enterShell(parent, entry, key);
	}

	/** Ids of all shells in a node, dead ones and those of unknown lists too. */
	children(id: NodeId): ItemId[] {
		const node = this.node(id);
		return node ? shells(node).flatMap(([key]) => (readShellKey(key)?.id as ItemId | undefined) ?? []) : [];
	}

	#enter(id: NodeId, entry: Entry): void {
		if (this.#entries.has(id)) return;
		this.#entries.set(id, entry);
		this.#ids.set(entry.node, id);
		for (const key of entry.node.keys()) this.#enterShell(id, entry, key);
	}

	#enterShell(parent: NodeId, entry: Entry, key: string): void {
		const child = readShellKey(key);
		const node = entry.node.get(key);
		if (!child || !isShell(node)) return;
		const list = entry.kind && listOf(entry.kind, child.list);
		// The one place where a stored id becomes an ItemId.
		const id = child.id as ItemId;
		this.#enter(id, { node, parent, list: child.list, kind: list && kindOf(list.kind) });
	}
}
