/** What one vault says of the further slots of its holder's (protocol, section 3.2, `others`): three entries of one size. */
import type { Bytes } from './bytes.ts';
import { concat, isZero, slice } from './bytes.ts';
import type { Prk } from './keys.ts';
import { asPrk } from './keys.ts';

/** The first is the whole app; the others are plain lists, and never allocate. In the order of their numbers. */
export const LOOKS = ['whole', 'shopping', 'chores', 'study', 'training'] as const;
export type Look = (typeof LOOKS)[number];

/** What opening does besides, in the order of their numbers. */
export const DUTIES = ['nothing', 'destroy', 'reset'] as const;
export type Duty = (typeof DUTIES)[number];

/** What a slot holds, by its number less one. An order keeps nothing: opening it clears. */
export const KINDS = ['lists', 'order'] as const;
export type Kind = (typeof KINDS)[number];

/** One further slot, as its payload was when it was last written from here. */
export interface Other {
	readonly slot: number;
	readonly kind: Kind;
	readonly look: Look;
	readonly duty: Duty;
	/** Opens it, unless its code was changed from inside. */
	readonly prk: Prk;
}

export const OTHERS_MOST = 3;
const ENTRY = 36;
const PRK_AT = 4;
export const OTHERS_SIZE: number = OTHERS_MOST * ENTRY;

export function writeOthers(others: readonly Other[]): Bytes {
	if (others.length > OTHERS_MOST) throw new RangeError('too many slots');
	const bytes = new Uint8Array(OTHERS_SIZE);
	for (const [i, { slot, kind, look, duty, prk }] of others.entries()) {
		const numbers = Uint8Array.of(slot, KINDS.indexOf(kind) + 1, LOOKS.indexOf(look), DUTIES.indexOf(duty));
		bytes.set(concat(numbers, prk), i * ENTRY);
	}
	return bytes;
}

function entries(bytes: Uint8Array): Uint8Array[] {
	return Array.from({ length: OTHERS_MOST }, (_, i) => bytes.subarray(i * ENTRY, (i + 1) * ENTRY));
}

export function readOthers(bytes: Uint8Array): Other[] {
	return entries(bytes).flatMap((entry) => {
		const [slot = 0, kind = 0, look = 0, duty = 0] = entry;
		if (slot === 0) return [];
		return {
			slot,
			kind: KINDS[kind - 1] ?? 'lists',
			look: LOOKS[look] ?? 'whole',
			duty: DUTIES[duty] ?? 'nothing',
			prk: asPrk(slice(entry, PRK_AT, 32)),
		};
	});
}

/** Ascending, then zeros; each of a known kind, and among `slots`, which has one more: the vault's own. */
export function areOthers(bytes: Uint8Array, slots: readonly number[]): boolean {
	const all = entries(bytes);
	const count = all.findIndex((entry) => entry[0] === 0);
	const used = count < 0 ? all : all.slice(0, count);
	const ascending = used.every(([slot = 0], i) => slot > (used[i - 1]?.[0] ?? 0) && slots.includes(slot));
	const few = used.length === 0 || used.length < slots.length;
	return ascending && few && used.every(isEntry) && isZero(bytes.subarray(used.length * ENTRY));
}

function isEntry([, kind = 0, look = 0, duty = 0]: Uint8Array): boolean {
	if (kind === 2) return look === 0 && duty === 2;
	return kind === 1 && look < LOOKS.length && duty < DUTIES.length;
}
