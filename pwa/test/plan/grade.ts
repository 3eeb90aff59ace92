/** Flesch–Kincaid grade of English text (Kincaid et al. 1975), with a rough count of syllables. */

export function grade(text: string): number {
	const sentences = text.split(/[.?!:]+(?:\s|$)/).filter((part) => /[A-Za-z]/.test(part)).length;
	const words = wordsIn(text);
	const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
	return 0.39 * (words.length / Math.max(1, sentences)) + 11.8 * (syllables / Math.max(1, words.length)) - 15.59;
}

export function wordsIn(text: string): string[] {
	return text.match(/[A-Za-z][A-Za-z']*/g) ?? [];
}

/** Groups of vowels, less a silent e at the end; at least one. */
function syllablesIn(word: string): number {
	const bare = word.toLowerCase().replace(/[^a-z]/g, '');
	const groups = bare.match(/[aeiouy]+/g)?.length ?? 0;
	const silent = /[^aeiouy]e$/.test(bare) && !/[^aeiouy]le$/.test(bare) ? 1 : 0;
	const past = /[^aeioutdy]ed$/.test(bare) ? 1 : 0;
	return Math.max(1, groups - silent - past);
}
