/**
 * The document behind a plan: a tree of Yjs maps, one a node, written key by key.
 *
 * Sections and `me` are root maps, so that two phones that start apart share them. An item is a map under the key
 * `list:id` of its parent. That map, its *shell*, is never deleted, only emptied: Yjs throws away whatever another phone
 * wrote meanwhile into a map that was deleted, and here nobody's edit may be lost (rescue.ts). Keys of a node:
 *
 *   field            text, line, choice, bool, date, time, when, ref
 *   field.option     true, for each option of a multi and each target of refs: two phones can tick apart
 *   list:id          the shell of an item
 *   $u $r $l $t $o $p $s  updated, reviewed, later, touched, origin, place, starred
 *   ~key             what `key` held before a removal that lost to an edit; counts only while `key` is absent
 *
 * Each value is replaced as a whole (last writer wins): with garbage collection on, the values before it leave no text
 * and almost no bytes, while a text type would keep an entry for every keystroke.
 */

import * as Y from 'yjs';
import type { NodeId } from './model.ts';

export type Stored = string | boolean | readonly string[] | Readonly<Record<string, unknown>>;
export type YNode = Y.Map<unknown>;

const SHELL = /^([^.:~$]+):([A-Za-z0-9_-]{22})$/;

/** `list:id` taken apart, or undefined for any other key. */
export function readShellKey(key: string): { readonly list: string; readonly id: string } | undefined {
	const parts = SHELL.exec(key);
	return parts?.[1] !== undefined && parts[2] !== undefined ? { list: parts[1], id: parts[2] } : undefined;
}

export function shellKey(list: string, id: string): string {
	return `${list}:${id}`;
}

export function isShell(value: unknown): value is YNode {
	return value instanceof Y.Map;
}

/** What a key holds, counting what was rescued. */
export function read(node: YNode, key: string): unknown {
	return node.get(key) ?? node.get(`~${key}`);
}

export function write(node: YNode, key: string, value: Stored | undefined): void {
	if (value === undefined) node.delete(key);
	else node.set(key, value);
	if (node.has(`~${key}`)) node.delete(`~${key}`);
}

/** Every key of the node itself, rescued ones under their own name; shells are left out. */
export function ownKeys(node: YNode): string[] {
	const keys = new Set<string>();
	for (const [key, value] of node.entries()) {
		if (!isShell(value)) keys.add(key.startsWith('~') ? key.slice(1) : key);
	}
	return [...keys];
}

/** Shells in the node, dead or alive. */
export function shells(node: YNode): [key: string, shell: YNode][] {
	const found: [string, YNode][] = [];
	for (const [key, value] of node.entries()) if (isShell(value)) found.push([key, value]);
	return found;
}

/** Key of an item's place in its list. Moving an item says nothing of it, so this alone neither keeps nor brings it back. */
export const PLACE = '$p';

/** An item is there while its shell holds anything besides its place. */
export function isAlive(node: YNode): boolean {
	return ownKeys(node).some((key) => key !== PLACE) || shells(node).some(([, shell]) => isAlive(shell));
}

/** A document with this update in it, or undefined where the bytes are not a whole document. */
export function load(update: Uint8Array): Y.Doc | undefined {
	const doc = new Y.Doc();
	try {
		Y.applyUpdate(doc, update);
	} catch {
		return undefined;
	}
	return doc.store.pendingStructs === null && doc.store.pendingDs === null ? doc : undefined;
}

/** The document's bytes, in a buffer of their own. */
export function encode(doc: Y.Doc): Uint8Array<ArrayBuffer> {
	return new Uint8Array(Y.encodeStateAsUpdate(doc));
}

/**
 * The highest schema version that ever wrote here. One key a version: a single number could be lowered by an old phone
 * that wrote it at the same time.
 */
export function versionOf(doc: Y.Doc): number {
	let highest = 0;
	for (const key of doc.getMap('meta').keys()) {
		const version = /^v(\d{1,6})$/.exec(key)?.[1];
		if (version !== undefined) highest = Math.max(highest, Number(version));
	}
	return highest;
}

export function markVersion(doc: Y.Doc, version: number): void {
	if (versionOf(doc) < version) doc.getMap('meta').set(`v${version}`, true);
}

/** Where a node is. `parent` is undefined for roots; `list` then is ''. */
export interface Place {
	readonly node: YNode;
	readonly parent: NodeId | undefined;
	readonly list: string;
}
