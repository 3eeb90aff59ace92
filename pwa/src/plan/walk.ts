/** All nodes of a plan, in the order of the screens. */

import type { NodeId, Plan } from './model.ts';
import { kindOf } from './schema.ts';
import type { Field, Kind } from './types.ts';

/** The node itself, then all that it holds, depth first. */
export function* walk(plan: Plan, from: NodeId): Generator<NodeId> {
	yield from;
	const kind = plan.kind(from);
	if (kind === undefined) return;
	for (const list of kindOf(kind).lists) {
		for (const item of plan.items(from, list.id)) yield* walk(plan, item);
	}
}

/** The kind of a node that is in the plan. */
export function kindIn(plan: Plan, node: NodeId): Kind | undefined {
	const kind = plan.kind(node);
	return kind === undefined ? undefined : kindOf(kind);
}

/** Fields that can hold the holder's own words. */
export function wordFields(kind: Kind): readonly Field[] {
	return kind.fields.filter((field) => (field.type === 'text' || field.type === 'line') && !field.bare);
}
