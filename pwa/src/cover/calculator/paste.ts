import { plainCharacter } from '../character.ts';
import { type Num, parse } from '../number.ts';
import type { Calculator } from './calculator.ts';
import { type EntryKey, isEntryKey, MAX_DIGITS } from './entry.ts';

/** Pasted text that the calculator takes: keys to press, or a number that has no keys of its own. */
export type Pasted = { readonly keys: readonly EntryKey[] } | { readonly value: Num };

const MAX_TEXT = 200;

/** Reads a number or a calculation as people write it; null for anything else. */
export function readPasted(text: string): Pasted | null {
	if (text.length > MAX_TEXT) return null;
	const ascii = ungrouped(Array.from(text.trim().replace(/=$/, ''), plainCharacter).join(''));
	if (ascii === '') return null;
	if (/^-?(\d+\.?\d*|\.\d+)[eE][+-]?\d{1,4}$/.test(ascii)) return { value: parse(ascii) };
	const keys = Array.from(ascii);
	const numbers = ascii.match(/[\d.]+/g) ?? [];
	const readable = numbers.every((run) => (run.match(/\./g) ?? []).length < 2 && /\d/.test(run));
	const fits = numbers.every((run) => run.replace('.', '').length <= MAX_DIGITS);
	return keys.every(isEntryKey) && numbers.length > 0 && readable && fits ? { keys } : null;
}

/** Drops what groups digits. A single comma that cannot be grouping is a decimal comma. */
function ungrouped(text: string): string {
	const tight = text.replace(/[\s\u00a0\u2009\u202f'’_\u066c]/g, '');
	if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(tight)) return tight.replaceAll('.', '').replace(',', '.');
	if (/^-?\d*,(\d{1,2}|\d{4,})$/.test(tight)) return tight.replace(',', '.');
	return tight.replace(/(\d),(?=\d{3}(?!\d))/g, '$1');
}

/** Types what was pasted. False where it is no number. */
export function paste(text: string, calculator: Calculator): boolean {
	const pasted = readPasted(text);
	if (pasted === null) return false;
	if ('value' in pasted) calculator.use(pasted.value);
	else for (const key of pasted.keys) calculator.press(key);
	return true;
}
