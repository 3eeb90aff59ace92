/** The writing half of a plan. Everything that changes the document here goes through `change` and `write`. */

import * as Y from 'yjs';
import { addDays } from './clock.ts';
import { History, type Patch } from './history.ts';
import { newId } from './id.ts';
import type { Clock, ItemId, NodeId, Outcome, Plan, Refusal } from './model.ts';
import { freshPlaces, placeBetween } from './order.ts';
import { Reading } from './reading.ts';
import { FULL_BYTES, Meter } from './room.ts';
import { fieldOf, kindOf, listOf, SCHEMA_VERSION } from './schema.ts';
import { markVersion, ownKeys, PLACE, read, type Stored, shellKey, versionOf, write } from './store.ts';
import { Tree } from './tree.ts';
import type { Field, SectionId, Value } from './types.ts';
import { clean, ENTRY, isList, same, utf8Length, weight } from './values.ts';

const DONE: Outcome = { ok: true, value: undefined };
const refuse = (reason: Refusal): Outcome<never> => ({ ok: false, reason });
/** Days for which “Not now” holds. */
const LATER_DAYS = 7;
/** Bytes that a new, empty item may take, at most. */
const ITEM_BYTES = 256;

type Edits = Pick<
	Plan,
	| 'readOnly'
	| 'deletions'
	| 'set'
	| 'add'
	| 'remove'
	| 'move'
	| 'star'
	| 'review'
	| 'touch'
	| 'postpone'
	| 'canUndo'
	| 'canRedo'
	| 'undo'
	| 'redo'
	| 'checkpoint'
>;

export class Editing extends Reading implements Edits {
	readonly readOnly: boolean;
	protected readonly doc: Y.Doc;
	protected readonly meter: Meter;
	readonly #clock: Clock;
	readonly #history = new History();
	/** Patches of the change being made. */
	#patches: Patch[] = [];
	#deletions = 0;

	constructor(doc: Y.Doc, clock: Clock) {
		super(new Tree(doc));
		this.doc = doc;
		this.#clock = clock;
		this.readOnly = versionOf(doc) > SCHEMA_VERSION;
		this.meter = new Meter(() => Y.encodeStateAsUpdate(doc).length);
	}

	get deletions(): number {
		return this.#deletions;
	}

	// Fields

	set(id: NodeId, fieldId: string, value: Value | undefined): Outcome {
		const blocked = this.#blocked(id);
		if (blocked) return blocked;
		const field = this.field(id, fieldId);
		if (!field) return refuse('form');
		const cleaned = clean(field, value, this.#clock.zone());
		if (!cleaned.ok) return cleaned;
		if (this.#overflows(this.#growth(id, field, cleaned.value))) return refuse('full');
		this.#change(id, `${id}/${fieldId}`, () => {
			if (this.#store(id, field, cleaned.value)) this.#stamp(id);
		});
		return DONE;
	}

	// Items

	add(parent: NodeId, listId: string, values: Readonly<Record<string, Value>> = {}, before?: ItemId): Outcome<ItemId> {
		const blocked = this.#blocked(parent);
		if (blocked) return blocked;
		const holder = this.tree.node(parent);
		const kind = this.tree.kind(parent);
		const list = kind && listOf(kind, listId);
		if (!holder || !list) return refuse('form');
		const id = newId();
		const checked = this.#checkAll(list.kind, values);
		if (!checked.ok) return checked;
		const bound = checked.value.reduce((sum, [, value]) => sum + weight(value) + ENTRY, ITEM_BYTES);
		if (this.#overflows(bound)) return refuse('full');
		this.#change(id, '', () => {
			holder.set(shellKey(listId, id), new Y.Map());
			this.tree.enter(parent, shellKey(listId, id));
			this.#write(id, PLACE, this.#placeFor(parent, listId, id, before));
			for (const [field, value] of checked.value) this.#store(id, field, value);
			this.#stamp(id);
			this.meter.add(ITEM_BYTES);
		});
		return { ok: true, value: id };
	}

	remove(id: ItemId): Outcome {
		const blocked = this.#blocked(id);
		if (blocked) return blocked;
		const parent = this.tree.place(id)?.parent;
		if (parent === undefined) return refuse('form');
		this.#change(parent, '', () => {
			this.#clear(id);
			this.#stamp(parent);
		});
		return DONE;
	}

	move(id: ItemId, before?: ItemId): Outcome {
		const blocked = this.#blocked(id);
		if (blocked) return blocked;
		const place = this.tree.place(id);
		if (place?.parent === undefined) return refuse('form');
		const { parent, list } = place;
		if (before === id) return DONE;
		this.#change(id, '', () => this.#write(id, PLACE, this.#placeFor(parent, list, id, before)));
		return DONE;
	}

	star(id: ItemId, on: boolean): Outcome {
		const blocked = this.#blocked(id);
		if (blocked) return blocked;
		const place = this.tree.place(id);
		const most = this.tree.kind(id)?.stars;
		if (place?.parent === undefined || most === undefined) return refuse('form');
		if (on && !this.starred(id)) {
			const others = this.items(place.parent, place.list).filter((each) => this.starred(each));
			if (others.length >= most) return refuse('stars');
		}
		this.#change(id, '', () => this.#write(id, '$s', on ? true : undefined));
		return DONE;
	}

	// “Still right?”

	review(id: NodeId): Outcome {
		return this.#mark(id, () => {
			this.#write(id, '$r', this.#clock.today());
			this.#write(id, '$l', undefined);
			this.#write(id, '$t', undefined);
		});
	}

	touch(section: SectionId): Outcome {
		return this.#mark(section, () => {
			this.#write(section, '$t', true);
			// “Not now” was said of how things were before.
			this.#write(section, '$l', undefined);
		});
	}

	postpone(id: NodeId): Outcome {
		return this.#mark(id, () => this.#write(id, '$l', addDays(this.#clock.today(), LATER_DAYS)));
	}

	// Undo

	get canUndo(): boolean {
		return this.#history.canUndo;
	}

	get canRedo(): boolean {
		return this.#history.canRedo;
	}

	undo(): NodeId | undefined {
		return this.readOnly ? undefined : this.#history.undo((patches) => this.#apply(patches));
	}

	redo(): NodeId | undefined {
		return this.readOnly ? undefined : this.#history.redo((patches) => this.#apply(patches));
	}

	checkpoint(): void {
		this.#history.checkpoint();
	}

	// Behind them

	#change(show: NodeId, label: string, make: () => void): void {
		this.#patches = [];
		this.doc.transact(make);
		this.#history.record({ patches: this.#patches, show, label, at: this.#clock.ms() });
		this.#patches = [];
	}

	#write(id: NodeId, key: string, after: Stored | undefined): boolean {
		const node = this.tree.node(id);
		if (!node) return false;
		const before = read(node, key) as Stored | undefined;
		if (same(before, after)) return false;
		markVersion(this.doc, SCHEMA_VERSION);
		write(node, key, after);
		this.#patches.push({ node: id, key, before, after });
		this.meter.add(ENTRY + key.length + weight(after as Value | undefined));
		if (!key.startsWith('$') && lessThan(after, before)) this.#deletions++;
		return true;
	}

	/** Writes back what still stands as it was left; what another phone changed since stays. */
	#apply(patches: readonly Patch[]): boolean {
		let changed = false;
		this.doc.transact(() => {
			for (const { node: id, key, before, after } of patches) {
				const node = this.tree.node(id);
				if (node && same(read(node, key), before) && this.#write(id, key, after)) changed = true;
			}
		});
		this.#patches = [];
		return changed;
	}

	#store(id: NodeId, field: Field, value: Value | undefined): boolean {
		if (field.type !== 'multi' && field.type !== 'refs') return this.#write(id, field.id, value as Stored | undefined);
		const wanted = value !== undefined && isList(value) ? value : [];
		const current = this.get(id, field.id);
		const had = current !== undefined && isList(current) ? current : [];
		let changed = false;
		for (const each of had) {
			// An option of a newer version that this screen cannot show stays ticked.
			const known = !('options' in field) || field.options.includes(each);
			if (known && !wanted.includes(each)) changed = this.#write(id, `${field.id}.${each}`, undefined) || changed;
		}
		for (const each of wanted) changed = this.#write(id, `${field.id}.${each}`, true) || changed;
		return changed;
	}

	#clear(id: NodeId): void {
		const node = this.tree.node(id);
		if (!node) return;
		for (const key of ownKeys(node)) this.#write(id, key, undefined);
		for (const child of this.tree.children(id)) this.#clear(child);
	}

	#stamp(id: NodeId): void {
		this.#write(id, '$u', this.#clock.today());
		const root = this.tree.root(id);
		if (root !== undefined) this.#write(root, '$t', undefined);
	}

	#mark(id: NodeId, make: () => void): Outcome {
		const blocked = this.#blocked(id);
		if (blocked) return blocked;
		this.#change(id, '', make);
		return DONE;
	}

	#blocked(id: NodeId): Outcome<never> | undefined {
		if (this.readOnly) return refuse('newer');
		return this.has(id) ? undefined : refuse('gone');
	}

	#checkAll(kind: string, values: Readonly<Record<string, Value>>): Outcome<[Field, Value | undefined][]> {
		const checked: [Field, Value | undefined][] = [];
		for (const [fieldId, value] of Object.entries(values)) {
			const field = fieldOf(kindOf(kind), fieldId);
			if (!field) return refuse('form');
			const cleaned = clean(field, value, this.#clock.zone());
			if (!cleaned.ok) return cleaned;
			checked.push([field, cleaned.value]);
		}
		return { ok: true, value: checked };
	}

	/** Bytes that a text would add, at most; nothing for what is not text, which always has room. */
	#growth(id: NodeId, field: Field, value: Value | undefined): number {
		if (field.type !== 'text' && field.type !== 'line') return 0;
		const before = this.text(id, field.id);
		if (typeof value !== 'string' || value.length <= before.length) return 0;
		return utf8Length(value) - utf8Length(before) + ENTRY;
	}

	#overflows(growth: number): boolean {
		return growth > 0 && this.meter.bytes() + growth > FULL_BYTES;
	}

	#placeFor(parent: NodeId, list: string, id: ItemId, before: ItemId | undefined): string {
		const others = this.items(parent, list).filter((each) => each !== id);
		const found = before === undefined ? -1 : others.indexOf(before);
		const at = found < 0 ? others.length : found;
		const place = placeBetween(this.#placeOf(others[at - 1]), this.#placeOf(others[at]));
		if (place !== undefined) return place;
		const fresh = freshPlaces(others.length + 1);
		const [mine = ''] = fresh.splice(at, 1);
		others.forEach((each, i) => {
			this.#write(each, PLACE, fresh[i]);
		});
		return mine;
	}

	#placeOf(id: ItemId | undefined): string | undefined {
		const node = id && this.tree.node(id);
		const place = node && read(node, PLACE);
		return typeof place === 'string' ? place : node && '';
	}
}

/** Cleared, or a shorter text. */
function lessThan(after: Stored | undefined, before: Stored | undefined): boolean {
	if (after === undefined) return before !== undefined;
	return typeof after === 'string' && typeof before === 'string' && after.length < before.length;
}
