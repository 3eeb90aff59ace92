/** The reading half of a plan. */

import type { ItemId, NodeId, Plan, Stamps } from './model.ts';
import { fieldOf } from './schema.ts';
import { isAlive, ownKeys, PLACE, read, readShellKey, shells, type YNode } from './store.ts';
import type { Tree } from './tree.ts';
import type { Field, SectionId, Value } from './types.ts';
import { fits, isList } from './values.ts';

type Reads = Pick<
	Plan,
	| 'has'
	| 'kind'
	| 'parent'
	| 'section'
	| 'items'
	| 'get'
	| 'text'
	| 'chosen'
	| 'is'
	| 'stamps'
	| 'starred'
	| 'empty'
	| 'missing'
>;

export class Reading implements Reads {
	protected readonly tree: Tree;

	constructor(tree: Tree) {
		this.tree = tree;
	}

	has(id: NodeId): boolean {
		const place = this.tree.place(id);
		return place !== undefined && (place.parent === undefined || isAlive(place.node));
	}

	kind(id: NodeId): string | undefined {
		return this.tree.kind(id)?.id;
	}

	parent(id: NodeId): { node: NodeId; list: string } | undefined {
		const place = this.tree.place(id);
		return place?.parent === undefined ? undefined : { node: place.parent, list: place.list };
	}

	section(id: NodeId): SectionId | 'me' | undefined {
		return this.tree.root(id);
	}

	items(id: NodeId, list: string): readonly ItemId[] {
		const node = this.tree.node(id);
		if (!node) return [];
		const found: { id: ItemId; place: string }[] = [];
		for (const [key, shell] of shells(node)) {
			const child = readShellKey(key);
			if (child?.list !== list || !isAlive(shell)) continue;
			found.push({ id: child.id as ItemId, place: stringAt(shell, PLACE) });
		}
		// Two phones can choose the same place; the id then decides, alike on both.
		found.sort((a, b) => compare(a.place, b.place) || compare(a.id, b.id));
		return found.map((each) => each.id);
	}

	get(id: NodeId, fieldId: string): Value | undefined {
		const node = this.tree.node(id);
		const field = this.field(id, fieldId);
		if (!node || !field) return undefined;
		if (field.type === 'multi' || field.type === 'refs') {
			const picked = this.#picked(node, field);
			return picked.length === 0 ? undefined : picked;
		}
		const stored = read(node, field.id);
		return fits(field, stored) ? stored : undefined;
	}

	text(id: NodeId, field: string): string {
		const value = this.get(id, field);
		return typeof value === 'string' ? value : '';
	}

	chosen(id: NodeId, fieldId: string): readonly string[] {
		const value = this.get(id, fieldId);
		if (typeof value === 'string') return [value];
		if (value !== undefined && isList(value)) return value;
		const field = this.field(id, fieldId);
		return field && 'fallback' in field && field.fallback !== undefined ? [field.fallback] : [];
	}

	is(id: NodeId, field: string): boolean {
		return this.get(id, field) === true;
	}

	stamps(id: NodeId): Stamps {
		const node = this.tree.node(id);
		const at = (key: string): string => (node ? stringAt(node, key) : '');
		return {
			updated: at('$u'),
			reviewed: at('$r'),
			later: at('$l'),
			touched: node !== undefined && read(node, '$t') === true,
			origin: at('$o') === 'worker' ? 'worker' : 'me',
		};
	}

	starred(id: ItemId): boolean {
		const node = this.tree.node(id);
		return node !== undefined && read(node, '$s') === true;
	}

	empty(id: NodeId): boolean {
		const node = this.tree.node(id);
		return node === undefined || isBlank(node);
	}

	missing(id: NodeId): readonly string[] {
		const fields = this.tree.kind(id)?.fields ?? [];
		return fields.filter((field) => field.required && this.get(id, field.id) === undefined).map((field) => field.id);
	}

	protected field(id: NodeId, field: string): Field | undefined {
		const kind = this.tree.kind(id);
		return kind && fieldOf(kind, field);
	}

	#picked(node: YNode, field: Field): string[] {
		const prefix = `${field.id}.`;
		const picked = ownKeys(node)
			.filter((key) => key.startsWith(prefix) && read(node, key) === true)
			.map((key) => key.slice(prefix.length));
		const rank = field.type === 'multi' ? optionRank(field.options) : (each: string) => this.#rank(each as ItemId);
		return picked.sort((a, b) => rank(a) - rank(b) || compare(a, b));
	}

	/** Where the target of a reference stands in its own list; what is gone comes last. */
	#rank(id: ItemId): number {
		const place = this.tree.place(id);
		const at = place?.parent === undefined ? -1 : this.items(place.parent, place.list).indexOf(id);
		return at < 0 ? Number.MAX_SAFE_INTEGER : at;
	}
}

function optionRank(options: readonly string[]): (option: string) => number {
	return (option) => {
		const at = options.indexOf(option);
		return at < 0 ? options.length : at;
	};
}

function stringAt(node: YNode, key: string): string {
	const value = read(node, key);
	return typeof value === 'string' ? value : '';
}

function isBlank(node: YNode): boolean {
	return ownKeys(node).every((key) => key.startsWith('$')) && shells(node).every(([, shell]) => isBlank(shell));
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
