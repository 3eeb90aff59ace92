import { useState } from 'preact/hooks';
import type { ItemId, NodeId, Plan } from '../../plan/model.ts';
import type { TextField } from '../../plan/types.ts';
import type { Verdict } from '../kit/entry.tsx';
import { verdictOf } from './nodefield.tsx';

/** A new item that is being named. */
export interface Composer {
	/** The item, from its first letter on. */
	readonly item: ItemId | null;
	readonly text: string;
	type(text: string): Verdict;
	/** The name is done: the next letter begins another item. */
	finish(): ItemId | null;
}

/**
 * Makes an item while its name is typed: it is in the plan from the first letter, so that nothing is lost when the screen
 * goes away in the middle of a word, and it is gone again when all letters are.
 */
export function useComposer(plan: Plan, node: NodeId, list: string, naming: TextField | undefined): Composer {
	const [item, setItem] = useState<ItemId | null>(null);
	const text = item === null || !naming ? '' : plan.text(item, naming.id);
	const type = (next: string): Verdict => {
		if (!naming) return 'ok';
		if (item !== null && plan.has(item)) {
			if (next !== '') return verdictOf(plan.set(item, naming.id, next));
			plan.remove(item);
			setItem(null);
			return 'ok';
		}
		if (next.trim() === '') return 'ok';
		plan.checkpoint();
		const made = plan.add(node, list, { [naming.id]: next });
		if (made.ok) setItem(made.value);
		return verdictOf(made);
	};
	const finish = (): ItemId | null => {
		plan.checkpoint();
		setItem(null);
		return item !== null && plan.has(item) ? item : null;
	};
	return { item, text, type, finish };
}
