/**
 * The plan as the screens see it. `openPlan` gives a live document; every change is there at once, is told to whoever
 * watches, and is in the next `encode()`. Nothing here touches a disk, a network or a screen.
 *
 * Two phones may change the same plan apart from each other; `merge` keeps both, field by field, and an item that one
 * phone removed while another edited it comes back whole (rescue.ts says why).
 */

import * as Y from 'yjs';
import { systemClock } from './clock.ts';
import { LivePlan } from './live.ts';
import { load } from './store.ts';
import type { SectionId, Value } from './types.ts';

declare const item: unique symbol;
/** Id of an item: 128 random bits in base64url. Never derived from content. */
export type ItemId = string & { readonly [item]: true };
/** A section, the settings `me`, or an item. */
export type NodeId = SectionId | 'me' | ItemId;

/**
 * Why something was not done. Nothing changed then.
 * long: above the field's length; full: the plan has no room for more text; newer: written by a newer version;
 * form: not a value of that field; gone: no such node; stars: as many are starred as can be; bytes: not a document.
 */
export type Refusal = 'long' | 'full' | 'newer' | 'form' | 'gone' | 'stars' | 'bytes';

export type Outcome<T = void> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly reason: Refusal };

export interface Stamps {
	/** Local date `YYYY-MM-DD` of the last change; '' when never changed. Days, not minutes: nobody needs to know when someone typed. */
	readonly updated: string;
	/** Local date of the last “Still right”. */
	readonly reviewed: string;
	/** “Not now” holds until this date. */
	readonly later: string;
	/** Something changed that may touch it, and it was not looked at since. */
	readonly touched: boolean;
	readonly origin: 'me' | 'worker';
}

/** ok; filling: told from 131,072 bytes; full: above 163,840 no new text goes in (shortening and removing still work). */
export type Room = 'ok' | 'filling' | 'full';

/** What a watcher hears: who changed it. `save` is due after both. */
export type Source = 'here' | 'merge';

export interface Plan {
	/** The document was written by a newer version: reading works, every change answers `newer`. */
	readonly readOnly: boolean;
	/** Counts what the holder removed or shortened; never falls. A save whose count rose since the last one may shrink. */
	readonly deletions: number;

	/** False for an item that was removed, here or on another phone. Always true for sections and `me`. */
	has(node: NodeId): boolean;
	/** Id of its kind in the schema. Undefined for what was never here. */
	kind(node: NodeId): string | undefined;
	/** The node and list that hold it. Undefined for sections and `me`. */
	parent(node: NodeId): { readonly node: NodeId; readonly list: string } | undefined;
	/** The section (or `me`) that it lies in. */
	section(node: NodeId): SectionId | 'me' | undefined;
	/** Items of one list, in the holder's order. */
	items(node: NodeId, list: string): readonly ItemId[];
	/** Undefined where nothing was set. The schema's fallback is not applied: see `chosen`. */
	get(node: NodeId, field: string): Value | undefined;
	/** A string field's value, or ''. */
	text(node: NodeId, field: string): string;
	/** The options of a choice or multi, or the targets of a ref or refs, with the schema's fallback. */
	chosen(node: NodeId, field: string): readonly string[];
	/** A bool field, false when not set. */
	is(node: NodeId, field: string): boolean;
	stamps(node: NodeId): Stamps;
	starred(node: ItemId): boolean;
	/** The app put it there, and the holder has not touched it since. */
	example(node: ItemId): boolean;
	/** The node holds nothing the holder entered, in itself and in its lists. */
	empty(node: NodeId): boolean;
	/** Ids of the required fields that are still empty. Advice, never a gate. */
	missing(node: NodeId): readonly string[];

	/** Undefined (or '' or []) clears. What was refused stays as it was: the screen keeps what was typed. */
	set(node: NodeId, field: string, value: Value | undefined): Outcome;
	/** A new item at the end, or before another. All or nothing. */
	add(node: NodeId, list: string, values?: Readonly<Record<string, Value>>, before?: ItemId): Outcome<ItemId>;
	/** Removes it with all it holds. The bytes go with the next `encode`; `undo` brings it back while this session lasts. */
	remove(node: ItemId): Outcome;
	/** Puts it before another item of the same list, or at the end. */
	move(node: ItemId, before?: ItemId): Outcome;
	star(node: ItemId, on: boolean): Outcome;
	/** “Still right”. */
	review(node: NodeId): Outcome;
	/** Something changed that may touch this section: marked until it is confirmed, changed or put off. */
	touch(section: SectionId): Outcome;
	/** “Not now”: no mark for seven days. */
	postpone(node: NodeId): Outcome;

	/**
	 * Changes that `work` makes are the app's own, not the holder's: what it adds is an example, and nothing of it is undone.
	 * Any other change of an example makes it the holder's.
	 */
	give(work: () => void): void;

	readonly canUndo: boolean;
	readonly canRedo: boolean;
	/** Undoes the last group of local changes, where nobody else changed them since. Answers a node to show. */
	undo(): NodeId | undefined;
	redo(): NodeId | undefined;
	/** Ends the present undo group: call it when a field or a screen is left. */
	checkpoint(): void;

	/** Hears changes of a node and all it holds, or of the whole plan. Returns how to stop. */
	watch(node: NodeId | undefined, listener: (source: Source) => void): () => void;

	/** The document, for the keeper. Text that was removed or overwritten is not in it. */
	encode(): Uint8Array<ArrayBuffer>;
	/** Takes in another copy. newer, full (above 245,760 together), bytes: nothing changed. */
	merge(remote: Uint8Array): Outcome;
	/** What the phones of this plan left for each other (marks.ts), but for that under `except`: opaque, 16 at most. */
	marks(except?: string): readonly Uint8Array[];
	/** Sets this phone's, or takes it out (null). True where the document changed; nobody who watches is told. */
	leaveMark(key: string, bytes: Uint8Array | null): boolean;
	room(): Room;
	/** Size of `encode()`, never less, cheap. */
	bytes(): number;
	/** The same content without what past edits left. For a new epoch only: it must never meet copies of the old document. */
	compact(): Uint8Array<ArrayBuffer>;
}

/** Where the present comes from; tests give their own. */
export interface Clock {
	/** Milliseconds, for grouping of undo steps. */
	ms(): number;
	/** Local date `YYYY-MM-DD`. */
	today(): string;
	/** IANA zone. */
	zone(): string;
}

/**
 * Opens a document, or an empty plan for null or no bytes. A document of a newer version opens with `readOnly`.
 * Throws where the bytes are no document: they come out of a sealed container, so that is a fault of the program.
 */
export function openPlan(update: Uint8Array | null, clock: Clock = systemClock): Plan {
	const doc = update === null || update.length === 0 ? new Y.Doc() : load(update);
	if (!doc) throw new Error('plan: not a document');
	return new LivePlan(doc, clock);
}
