import { plainCharacter } from '../character.ts';

/**
 * The text of the field as the code that it may be (protocol, section 2): NFKC, lower case, signs and digits as a key
 * prints them in ASCII, words separated by single spaces.
 */
export function typedText(text: string): string {
	const plain = Array.from(text.normalize('NFKC').toLowerCase(), plainCharacter).join('');
	return plain.trim().replace(/\s+/g, ' ');
}
