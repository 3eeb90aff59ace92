/** Clearing what others keep: asked again for a while, because whoever clears may never come back to ask again. */
import type { Card } from '../crypto/card.ts';
import type { RootKeys } from '../crypto/keys.ts';
import type { Mark } from '../crypto/mark.ts';
import type { Target } from '../crypto/payload.ts';
import type { Answer, Net } from '../sync/net.ts';
import { clearAll, clearBox, leaveOrder } from '../sync/requests.ts';
import type { Outcome } from '../wire/session.ts';

const PATIENCE_MS = 10_000;
const PAUSE_MS = 500;
const AGAIN: readonly Answer['kind'][] = ['offline', 'later', 'room', 'refused'];

const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));

export function targetOf({ id, all }: RootKeys): Target {
	return { id, token: all };
}

/** That box and, through the proof that it leaves, every phone that has it. */
export function dropAll(net: Net, target: Target): Promise<Outcome> {
	return insist(() => clearAll(net, target));
}

/** That box alone. */
export function dropOne(net: Net, keys: RootKeys | Card): Promise<Outcome> {
	return insist(() => clearBox(net, keys));
}

/**
 * An order for a phone that is closed: `left` once it waits there. Where nothing is known of that phone, its reminders ended
 * or it was cleared, and there is nothing to wait for.
 */
export async function dropPhone(net: Net, mark: Mark): Promise<Outcome> {
	const { kind } = await askAgain(() => leaveOrder(net, mark, mark.device));
	return kind === 'done' ? 'left' : kind === 'unknown' ? 'cleared' : 'here';
}

/** `here` where one of them was not reached, `left` where one is still to follow. */
export async function all(each: readonly Promise<Outcome>[]): Promise<Outcome> {
	const outcomes = await Promise.all(each);
	return outcomes.includes('here') ? 'here' : outcomes.includes('left') ? 'left' : 'cleared';
}

async function insist(ask: () => Promise<Answer>): Promise<Outcome> {
	const { kind } = await askAgain(ask);
	// The dull answer: there is no such box any more.
	return kind === 'done' || kind === 'unknown' ? 'cleared' : 'here';
}

/** A network that hangs must keep nobody waiting either. What it was asked, it may still do. */
export function askAgain(ask: () => Promise<Answer>): Promise<Answer> {
	return Promise.race([answered(ask), pause(PATIENCE_MS).then((): Answer => ({ kind: 'offline' }))]);
}

async function answered(ask: () => Promise<Answer>): Promise<Answer> {
	const until = performance.now() + PATIENCE_MS;
	for (;;) {
		const answer = await ask();
		if (!AGAIN.includes(answer.kind) || performance.now() > until) return answer;
		await pause(PAUSE_MS);
	}
}
