/** How a record changes: turned on, turned off, and the minutes that it stands for. */
import { type Bytes, b64u, fromB64u } from '../crypto/bytes.ts';
import type { TipsAnswer, TipsWish } from '../wire/session.ts';
import { drawing, randomBytes } from './chance.ts';
import { AHEAD, BACK, lastOf, type Schedule, sinceOf } from './minutes.ts';
import type { TipsRecord } from './record.ts';
import type { Shown } from './shown.ts';
import { dayAt, type Offset } from './zone.ts';

export interface Clock {
	readonly offset: Offset;
	/** The UTC minute that it is. */
	readonly now: () => number;
}

/** Turned on, or changed while on. What names this phone to the server stays what it was. */
export async function begun(
	now: TipsRecord | null,
	wish: TipsWish,
	shown: Shown,
	{ offset, now: minute }: Clock,
): Promise<TipsRecord> {
	const last = now ? await lastDay(now, { offset, now: minute }) : 0;
	return {
		wish,
		shown,
		// Until the server answers, that is all that is known.
		state: 'offline',
		id: now?.id || b64u(randomBytes(16)),
		token: now?.token || b64u(randomBytes(32)),
		order: now?.order || b64u(randomBytes(32)),
		key: now?.key ?? '',
		seed: now?.seed || b64u(randomBytes(16)),
		since: now?.wish.on && isSameTime(now.wish, wish) ? now.since : sinceOf(wish, last, offset, minute()),
		last,
	};
}

/** Turned off, or not to be had: what is left is the wish, and what a server must still be told by. */
export async function ended(
	now: TipsRecord | null,
	wish: TipsWish,
	shown: Shown,
	state: TipsAnswer,
	clock: Clock,
): Promise<TipsRecord> {
	const { id, token } = now ?? { id: '', token: '' };
	const last = now ? await lastDay(now, clock) : 0;
	const off = { ...wish, on: false };
	return { wish: off, shown, state, id, token, order: '', key: '', seed: '', since: 0, last };
}

export async function scheduleOf(record: TipsRecord, { offset, now }: Clock): Promise<Schedule> {
	const { wish, since, last, seed } = record;
	const today = dayAt(now(), offset);
	const drawn = await drawing(bytesOf(seed), today - BACK, today + AHEAD);
	return { wish, since, last, drawn };
}

export const bytesOf = (text: string): Bytes => fromB64u(text) ?? new Uint8Array(0);

const lastDay = async (record: TipsRecord, clock: Clock): Promise<number> =>
	lastOf(await scheduleOf(record, clock), clock.offset, clock.now());

/** A change of the line alone moves nothing. */
function isSameTime(one: TipsWish, other: TipsWish): boolean {
	return JSON.stringify({ ...one, line: '' }) === JSON.stringify({ ...other, line: '' });
}
