import { type Num, parse } from '../number.ts';

export type Digit = `${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;
export type EntryKey = Digit | '.' | 'back' | 'sign';

const MAX_DIGITS = 64;

/** The number that is typed: `keys` are the keys since the last clear, as typed. */
export interface Entry {
	readonly keys: string;
	readonly negative: boolean;
	/** A number that no key made: a question that was answered. The next digit replaces it. */
	readonly given?: Num;
}

/** Nothing typed stands for one, so that the page shows a conversion from the start. */
export const EMPTY: Entry = { keys: '', negative: false };

export function press(entry: Entry, key: EntryKey): Entry {
	const { keys, negative } = entry;
	switch (key) {
		case 'back':
			return entry.given ? EMPTY : { keys: keys.slice(0, -1), negative: negative && keys.length > 1 };
		case 'sign':
			return entry.given ? { ...entry, given: entry.given.neg() } : { keys, negative: !negative };
		case '.':
			return keys.includes('.') ? entry : { keys: `${keys}.`, negative };
		default:
			return keys.replace('.', '').length >= MAX_DIGITS ? entry : { keys: keys + key, negative };
	}
}

export function amountOf({ keys, negative, given }: Entry): Num {
	if (given) return given;
	const value = parse(keys === '' ? '1' : keys);
	return negative ? value.neg() : value;
}
