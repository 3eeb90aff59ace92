import type { TipsAnswer, TipsWish } from '../wire/session.ts';
import { PLAIN, type Shown, shownOf } from './shown.ts';
import { store, stored, unstore } from './stored.ts';
import { BEGIN, isRecord, wishOf } from './wish.ts';

/** All that is kept of “a tip a day”. The strings are base64url; empty where there is none. */
export interface TipsRecord {
	readonly wish: TipsWish;
	/** How it was when it was last tried. */
	readonly state: TipsAnswer;
	/** What the service worker shows, in the speech of the cover that it was set from. */
	readonly shown: Shown;
	/** 16 bytes: the name under which the server keeps it. Set while it is on, and after that until the server was told. */
	readonly id: string;
	/** 32 bytes: the right to replace and to delete it. Set when `id` is. */
	readonly token: string;
	/** 32 bytes: the right to leave an order for this phone (docs/protocol.md, section 10). Set while it is on. */
	readonly order: string;
	/** 8 bytes: the key of the server that the subscription was made under. Set once the server has it. */
	readonly key: string;
	/** 16 bytes, from which each day's minute comes. They never leave the phone. */
	readonly seed: string;
	/** Local days, as minutes.ts counts them. */
	readonly since: number;
	readonly last: number;
}

/** Null where there is none, or none of this shape. */
export async function readTips(): Promise<TipsRecord | null> {
	return recordOf(await stored());
}

/** Null from `update` leaves all as it is. No other page reads or writes in between. Returns what is there afterwards. */
export async function changeTips(
	update: (now: TipsRecord | null) => Promise<TipsRecord | null>,
): Promise<TipsRecord | null> {
	return inTurn(async () => {
		const now = await readTips();
		const next = await update(now);
		if (next) await store(next);
		return next ?? now;
	});
}

/** After a clearing. What cannot be read goes. Returns what is there afterwards. */
export async function forgetTips(): Promise<TipsRecord | null> {
	return inTurn(async () => {
		const now = await readTips();
		const next = now && forgotten(now);
		await (next ? store(next) : unstore());
		return next;
	});
}

/** A service worker of an old browser has no such turn. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const { locks } = navigator as { readonly locks?: LockManager };
	return locks ? locks.request('tip', work) : work();
}

/**
 * What a clearing leaves: off, with nothing of what was set but which of the cover's own lines it is. Whoever turns it off by
 * hand leaves the like. With no record at all, a phone that still has leave to show notifications would be one that was cleared.
 */
export function forgotten(now: TipsRecord): TipsRecord {
	const { wish, shown, id, token, last } = now;
	const own = typeof wish.line === 'object';
	return {
		wish: { ...BEGIN, line: own ? BEGIN.line : wish.line },
		state: 'off',
		shown: own ? { ...shown, lines: PLAIN.lines } : shown,
		// Until the server was told.
		...{ id, token },
		...{ order: '', key: '', seed: '', since: 0, last },
	};
}

const ANSWERS: readonly TipsAnswer[] = ['on', 'off', 'refused', 'unsupported', 'offline'];
const text = (value: unknown): string => (typeof value === 'string' && /^[\w-]*$/.test(value) ? value : '');
const day = (value: unknown): number => (typeof value === 'number' && Number.isInteger(value) ? value : 0);

export function recordOf(value: unknown): TipsRecord | null {
	if (!isRecord(value)) return null;
	const [wish, shown] = [wishOf(value.wish), shownOf(value.shown)];
	const state = ANSWERS.find((each) => each === value.state);
	if (!wish || !shown || !state) return null;
	const { id, token, order, key, seed, since, last } = value;
	const texts = { id: text(id), token: text(token), order: text(order), key: text(key), seed: text(seed) };
	return { wish, state, shown, ...texts, since: day(since), last: day(last) };
}
