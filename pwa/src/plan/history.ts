/**
 * Undo and redo of this session's own changes.
 *
 * Yjs has an undo manager; it keeps every removed and overwritten value inside the document, so that a note deleted a
 * minute ago would still be in the file, and 2,000 keystrokes in one field would be two megabytes. Here the old values
 * are kept in memory alone, beside the document, and go with the session.
 */

import type { NodeId } from './model.ts';
import type { Stored } from './store.ts';

/** One key of one node, before and after. */
export interface Patch {
	readonly node: NodeId;
	readonly key: string;
	readonly before: Stored | undefined;
	readonly after: Stored | undefined;
}

/** Changes that are undone together. */
interface Step {
	readonly patches: readonly Patch[];
	/** What the screen can show afterwards. */
	readonly show: NodeId;
	/** Changes with the same label, close in time, become one step; '' never does. */
	readonly label: string;
	readonly at: number;
}

/** Typing pauses longer than this start a new step. */
const PAUSE_MS = 2_000;
const STEPS_MAX = 200;

export class History {
	readonly #done: Step[] = [];
	readonly #undone: Step[] = [];
	#closed = true;

	get canUndo(): boolean {
		return this.#done.length > 0;
	}

	get canRedo(): boolean {
		return this.#undone.length > 0;
	}

	checkpoint(): void {
		this.#closed = true;
	}

	record(step: Step): void {
		if (step.patches.length === 0) return;
		this.#undone.length = 0;
		const last = this.#done.at(-1);
		const joins =
			last && !this.#closed && step.label !== '' && last.label === step.label && step.at - last.at < PAUSE_MS;
		if (joins) this.#done.splice(-1, 1, { ...step, patches: join(last.patches, step.patches) });
		else this.#done.push(step);
		if (this.#done.length > STEPS_MAX) this.#done.shift();
		this.#closed = false;
	}

	/** Calls `apply` for steps, newest first, until one changed something. Answers what to show. */
	undo(apply: (patches: readonly Patch[]) => boolean): NodeId | undefined {
		return this.#run(this.#done, this.#undone, (step) => apply(step.patches.map(reverse).reverse()));
	}

	redo(apply: (patches: readonly Patch[]) => boolean): NodeId | undefined {
		return this.#run(this.#undone, this.#done, (step) => apply(step.patches));
	}

	#run(from: Step[], to: Step[], apply: (step: Step) => boolean): NodeId | undefined {
		this.#closed = true;
		for (let step = from.pop(); step; step = from.pop()) {
			if (!apply(step)) continue;
			to.push(step);
			return step.show;
		}
		return undefined;
	}
}

function reverse(patch: Patch): Patch {
	return { node: patch.node, key: patch.key, before: patch.after, after: patch.before };
}

/** The same keys once: the first `before` and the last `after`. */
function join(first: readonly Patch[], second: readonly Patch[]): Patch[] {
	const joined = new Map<string, Patch>();
	for (const patch of [...first, ...second]) {
		const name = `${patch.node}/${patch.key}`;
		const earlier = joined.get(name);
		joined.set(name, earlier ? { ...patch, before: earlier.before } : patch);
	}
	return [...joined.values()];
}
