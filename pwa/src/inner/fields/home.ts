import type { ItemId, NodeId, Plan } from '../../plan/model.ts';
import { fieldOf, kindOf, SECTIONS } from '../../plan/schema.ts';
import type { Kind, TextField } from '../../plan/types.ts';

/** Where items of one kind live. */
export interface Place {
	readonly node: NodeId;
	readonly list: string;
}

function listFor(plan: Plan, node: NodeId, kind: string): Place | undefined {
	const own = plan.kind(node);
	const list = own === undefined ? undefined : kindOf(own).lists.find((each) => each.kind === kind);
	return list && { node, list: list.id };
}

/** The list that holds what a ref on `node` may point to: its own or the nearest around it, else the section's that has one. */
export function placeOf(plan: Plan, node: NodeId, kind: string): Place | undefined {
	for (let at: NodeId | undefined = node; at !== undefined; at = plan.parent(at)?.node) {
		const found = listFor(plan, at, kind);
		if (found) return found;
	}
	for (const section of SECTIONS) {
		const found = listFor(plan, section.id, kind);
		if (found) return found;
	}
	return undefined;
}

export function candidates(plan: Plan, node: NodeId, kind: string): readonly ItemId[] {
	const place = placeOf(plan, node, kind);
	return place ? plan.items(place.node, place.list).filter((item) => item !== node) : [];
}

/** The text field that names an item of this kind, where one is enough to make it. */
export function namingField(kind: Kind): TextField | undefined {
	const field = kind.title === undefined ? undefined : fieldOf(kind, kind.title);
	return field?.required && (field.type === 'line' || field.type === 'text') ? field : undefined;
}
