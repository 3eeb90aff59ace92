/**
 * One phone removed an item; another, which did not know that yet, changed it. Removing could win, or the change.
 *
 * Here the change wins, and the item comes back whole. A contact that is there although it was removed can be removed
 * again; one that is missing, just after someone noted its new number, can get a person hurt. A removal that nobody
 * edited against stays a removal: its text leaves the document at once, and is not kept in case.
 *
 * The side that removed an item has no text of it left, but the other copy has, and both are at hand when they meet.
 * What the removal took is put back under `~key`, beside `key` and not in it, so that it never competes with an edit
 * that a third phone made to that very field.
 */

import * as Y from 'yjs';
import { isAlive, isShell, ownKeys, PLACE, read, type Stored, shells, type YNode } from './store.ts';

type Known = ReadonlyMap<number, number>;

/** Puts back into `merged`, which holds both, the items that one side removed and the other changed unseen. */
export function rescue(merged: Y.Doc, one: Y.Doc, other: Y.Doc): void {
	const knownToOne = known(one);
	const knownToOther = known(other);
	merged.transact(() => {
		for (const name of [...merged.share.keys()]) {
			if (!one.share.has(name) || !other.share.has(name)) continue;
			const target: YNode = merged.getMap(name);
			keepEdits(target, one.getMap(name), other.getMap(name), knownToOther);
			keepEdits(target, other.getMap(name), one.getMap(name), knownToOne);
		}
	});
}

function known(doc: Y.Doc): Known {
	return Y.decodeStateVector(Y.encodeStateVector(doc));
}

/** `known` is what the side of `removing` had seen when it was written. */
function keepEdits(target: YNode, editing: YNode, removing: YNode, known: Known): void {
	for (const [key, shell] of shells(editing)) {
		const theirs = removing.get(key);
		const mine = target.get(key);
		// Not a removal: the other side never saw this item.
		if (!isShell(theirs) || !isShell(mine) || !isAlive(shell)) continue;
		if (isAlive(theirs)) keepEdits(mine, shell, theirs, known);
		else if (hasNews(shell, known)) putBack(mine, shell);
	}
}

/** Something in the item, or in what it holds, was written after what the other side had seen. */
function hasNews(node: YNode, known: Known): boolean {
	// `_map` holds the last writer of each key and, through `left`, those it replaced: an edit counts even where another
	// one won its field. No public call tells who wrote; the tests would notice another layout.
	for (const [key, last] of node._map) {
		if (key === PLACE || key === `~${PLACE}`) continue;
		for (let entry: Y.Item | null = last; entry; entry = entry.left) {
			if (entry.id.clock + entry.length > (known.get(entry.id.client) ?? 0)) return true;
		}
	}
	return shells(node).some(([, shell]) => hasNews(shell, known));
}

function putBack(target: YNode, source: YNode): void {
	for (const key of ownKeys(source)) {
		if (read(target, key) === undefined) target.set(`~${key}`, read(source, key) as Stored);
	}
	for (const [key, shell] of shells(source)) {
		const mine = target.get(key);
		if (isShell(mine) && isAlive(shell)) putBack(mine, shell);
	}
}
