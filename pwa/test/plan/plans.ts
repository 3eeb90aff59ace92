/** What the plan's tests share. */

import { type Clock, type ItemId, type NodeId, type Outcome, openPlan, type Plan } from '../../src/plan/model.ts';
import { fieldOf, kindOf } from '../../src/plan/schema.ts';
import type { Value } from '../../src/plan/types.ts';
import { walk } from '../../src/plan/walk.ts';

export interface TestClock extends Clock {
	now: number;
	date: string;
}

/** A clock that stands still until a test moves it. */
export function testClock(date = '2027-03-01'): TestClock {
	return {
		now: 1_000_000,
		date,
		ms() {
			return this.now;
		},
		today() {
			return this.date;
		},
		zone: () => 'America/Bogota',
	};
}

/** The value of an outcome that has to be good. */
export function good<T>(outcome: Outcome<T>): T {
	if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
	return outcome.value;
}

export function add(plan: Plan, node: NodeId, list: string, values: Record<string, Value> = {}): ItemId {
	return good(plan.add(node, list, values));
}

/** Another phone that starts from the same document. */
export function fork(plan: Plan, clock: Clock = testClock()): Plan {
	return openPlan(plan.encode(), clock);
}

/** Each takes in the others until nothing changes. */
export function exchange(...plans: Plan[]): void {
	for (let round = 0; round < plans.length + 1; round++) {
		for (const plan of plans) {
			for (const other of plans) if (other !== plan) good(plan.merge(other.encode()));
		}
	}
}

/** Everything that a plan shows, as plain data. */
export function shown(plan: Plan, from: readonly NodeId[] = ['people', 'places', 'go', 'bag', 'me']): unknown {
	return from.flatMap((root) =>
		[...walk(plan, root)].map((node) => {
			const kind = kindOf(plan.kind(node) ?? '');
			const fields = kind.fields.map((field) => [field.id, plan.get(node, field.id)] as const);
			const filled = fields.filter(([id, value]) => value !== undefined && fieldOf(kind, id));
			const parent = plan.parent(node);
			return { node, parent, fields: Object.fromEntries(filled), stamps: plan.stamps(node) };
		}),
	);
}
