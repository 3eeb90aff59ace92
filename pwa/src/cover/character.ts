/** Written forms of the same sign. Digits of other scripts are the ones that Arabic and Persian keyboards type. */
const SAME: Readonly<Record<string, string>> = {
	'\u2212': '-',
	'\u2013': '-',
	'×': '*',
	'·': '*',
	'÷': '/',
	'\u066b': '.',
	'\u066a': '%',
};

/** A character as a calculator's key prints it, in ASCII; unchanged where there is none. */
export function plainCharacter(character: string): string {
	const code = character.charCodeAt(0);
	if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
	if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
	return SAME[character] ?? character;
}
