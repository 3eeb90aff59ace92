import { fieldOf, kindOf, listOf, sectionOf } from '../../plan/schema.ts';
import type { Field, List, SectionId } from '../../plan/types.ts';

/** What answers a question: a field of the section, a list of it, or one field of each item in a list. */
export type Ask =
	| { readonly is: 'field'; readonly field: Field }
	| { readonly is: 'list'; readonly list: List }
	| { readonly is: 'each'; readonly list: List; readonly field: Field }
	| { readonly is: 'inner'; readonly list: List; readonly inner: List };

/** Reads the schema's path of question `n`, which counts from 1. */
export function askOf(section: SectionId, n: number): Ask | undefined {
	const kind = sectionOf(section);
	const [first, second] = kind.asks[n - 1]?.split('.') ?? [];
	if (first === undefined) return undefined;
	const field = fieldOf(kind, first);
	if (field) return { is: 'field', field };
	const list = listOf(kind, first);
	if (!list) return undefined;
	if (second === undefined) return { is: 'list', list };
	const inside = kindOf(list.kind);
	const each = fieldOf(inside, second);
	if (each) return { is: 'each', list, field: each };
	const inner = listOf(inside, second);
	return inner && { is: 'inner', list, inner };
}

/** Lists and fields of a section in the order in which its questions ask for them, then the rest. */
export function blocksOf(section: SectionId): readonly ({ list: List } | { field: Field })[] {
	const kind = sectionOf(section);
	const asked = kind.asks.map((path) => path.split('.')[0]);
	const rank = (id: string): number => {
		const at = asked.indexOf(id);
		return at < 0 ? asked.length : at;
	};
	const all = [
		...kind.lists
			.filter((list) => list.kind !== 'step' || asked.includes(list.id))
			.map((list) => ({ id: list.id, block: { list } })),
		...kind.fields.map((field) => ({ id: field.id, block: { field } })),
		...kind.lists
			.filter((list) => list.kind === 'step' && !asked.includes(list.id))
			.map((list) => ({ id: list.id, block: { list } })),
	];
	return all.sort((a, b) => rank(a.id) - rank(b.id)).map(({ block }) => block);
}
