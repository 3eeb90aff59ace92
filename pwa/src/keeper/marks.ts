/** What the phones of one plan leave for each other in its document, so that one can have another cleared that is closed. */
import { equal } from '../crypto/bytes.ts';
import { MARKS_MOST, type Mark, markKey, readMark, writeMark } from '../crypto/mark.ts';
import type { State } from '../crypto/payload.ts';
import { askOrder } from '../sync/requests.ts';
import type { OrderState, OwnMark, Result } from '../wire/session.ts';
import { askAgain, dropPhone } from './clearing.ts';
import { refuse } from './kept.ts';
import type { Parts } from './parts.ts';
import type { Held } from './session.ts';

/** By the byte that the server answers with. */
const STATES: readonly OrderState[] = ['none', 'waiting', 'taken'];

/**
 * Lists leave none: whoever was given their code may bring them to a phone of their own, and could clear this one from
 * there. All lists are alike in that, beside another code or not.
 */
export async function ownMark({ tick }: Parts, { kept }: Held): Promise<Result<OwnMark>> {
	const { device, look } = kept.state;
	if (kept.newer) return refuse('newer');
	if (look !== 'whole') return refuse('refused');
	const found = await tick();
	return { ok: true, value: { key: markKey(device), bytes: found && writeMark({ device, ...found }) } };
}

/** Those of other phones. What does not read, or is too much, comes from no phone of this program. */
export function othersIn(marks: readonly Uint8Array[], { device, look }: State): readonly Mark[] {
	if (look !== 'whole') return [];
	return marks
		.slice(0, MARKS_MOST)
		.map(readMark)
		.filter((mark) => mark !== null)
		.filter((mark) => !equal(mark.device, device));
}

/** Each of them is tried, whatever becomes of the others; a second try leaves the same order once more. */
export async function clearPhones(
	parts: Parts,
	held: Held,
	marks: readonly Uint8Array[],
): Promise<Result<readonly OrderState[]>> {
	const { net } = parts.line;
	const left = await Promise.all(othersIn(marks, held.kept.state).map((mark) => dropPhone(net, mark)));
	return left.includes('here') ? refuse('offline') : ordered(parts, held, marks);
}

export async function ordered(
	{ line: { net } }: Parts,
	{ kept }: Held,
	marks: readonly Uint8Array[],
): Promise<Result<readonly OrderState[]>> {
	const answers = await Promise.all(othersIn(marks, kept.state).map((mark) => askAgain(() => askOrder(net, mark))));
	const value: OrderState[] = [];
	for (const answer of answers) {
		if (answer.kind !== 'done' && answer.kind !== 'unknown') return refuse('offline');
		value.push((answer.kind === 'done' && STATES[answer.body[0] ?? 0]) || 'none');
	}
	return { ok: true, value };
}
