import { plainCharacter } from '../character.ts';
import type { Key } from './calculator.ts';
import { isEntryKey } from './entry.ts';

/** Keys that are named, and characters that stand for another. */
const NAMED: Readonly<Record<string, Key>> = {
	Enter: '=',
	Escape: 'C',
	Delete: 'C',
	Clear: 'C',
	Backspace: 'back',
	',': '.',
	x: '*',
	X: '*',
	':': '/',
};

/** The calculator's key for the name of a key on a keyboard. */
export function named(name: string): Key | null {
	const known = NAMED[name];
	if (known !== undefined) return known;
	const character = plainCharacter(name);
	return character === '=' || isEntryKey(character) ? character : null;
}
