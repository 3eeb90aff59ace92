import { plainCharacter } from '../character.ts';
import { type Num, parse } from '../number.ts';
import { CATEGORIES, homeOf, UNITS, type Unit } from './units.ts';

/** A unit's names in the page's language: the first is shown, the rest are other ways to write it. */
export type Names = (unit: Unit) => readonly string[];

export interface Question {
	/** Null where only a unit was asked for. */
	readonly value: Num | null;
	readonly from: Unit;
	readonly to: Unit | null;
}

/** Words between two units, in the languages that are spoken here. */
const BETWEEN = new Set(['in', 'to', 'as', '=', '->', '>', '→', 'a', 'en', 'الى', 'الي', 'ب']);

/** Without case, accents and the marks of Arabic vowels; hamza on an alif is often left out. In one spelling of English. */
export function fold(text: string): string {
	const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	const plain = Array.from(bare, plainCharacter).join('').replace(/[()]/g, '');
	return plain.replace(/\s+/g, ' ').trim().replace('feet', 'foot').replace('meter', 'metre').replace('liter', 'litre');
}

/** Reads `10 mi in km`, `10mi km` or `mile`. Null where no unit is named in full. */
export function read(text: string, names: Names): Question | null {
	const [, number = '', rest = ''] = /^(-?[\d.,]*)\s*(.*)$/.exec(fold(text)) ?? [];
	const value = numberOf(number);
	const words = rest.split(' ').filter((word) => word !== '');
	if (words.length === 0 || (number !== '' && value === null)) return null;
	for (let at = 1; at < words.length; at++) {
		const tail = words.slice(at);
		const between = tail.length > 1 && BETWEEN.has(tail[0] ?? '');
		const pair = sameKind(named(words.slice(0, at), names), named(between ? tail.slice(1) : tail, names));
		if (pair) return { value, ...pair };
	}
	const whole = BETWEEN.has(words.at(-1) ?? '') && words.length > 1 ? words.slice(0, -1) : words;
	const [from] = named(whole, names);
	return from ? { value, from, to: null } : null;
}

function numberOf(text: string): Num | null {
	// A single comma that cannot be grouping is a decimal comma.
	const plain = /^-?\d*,(\d{1,2}|\d{4,})$/.test(text) ? text.replace(',', '.') : text.replaceAll(',', '');
	return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? parse(plain) : null;
}

function sameKind(left: readonly Unit[], right: readonly Unit[]): { from: Unit; to: Unit } | null {
	for (const from of left) {
		const to = right.find((unit) => unit !== from && homeOf(unit.id) === homeOf(from.id));
		if (to) return { from, to };
	}
	return null;
}

/** Units that are called just so. */
function named(words: readonly string[], names: Names): Unit[] {
	const asked = words.join(' ');
	return UNITS.filter((unit) => [unit.symbol, ...names(unit)].map(fold).some((name) => same(name, asked)));
}

/** Word by word, in the singular or in the plural that most words of English and Spanish have. */
function same(name: string, asked: string): boolean {
	const own = name.split(' ');
	const words = asked.split(' ');
	return own.length === words.length && own.every((word, at) => begins(words[at] ?? '', word));
}

function begins(asked: string, word: string): boolean {
	return asked === word || (word.length > 2 && (asked === `${word}s` || asked === `${word}es`));
}

const MOST = 12;

/** Units of which each asked word begins a word of a name, those whose name begins with the whole first. */
export function find(text: string, names: Names): Unit[] {
	const asked = fold(text).replace(/^-?[\d.,]+\s*/, '');
	if (asked === '') return [];
	const words = asked.split(' ');
	const found = CATEGORIES.flatMap(({ units }) => units).flatMap((unit) => {
		const all = [unit.symbol, ...names(unit)].map(fold);
		const fits = all.some((name) => {
			if (name === asked) return true;
			const own = name.split(/[ /]/);
			return words.every((word) => own.some((each) => each.startsWith(word) || begins(word, each)));
		});
		const rank = all.includes(asked) ? 0 : all.some((name) => name.startsWith(asked)) ? 1 : 2;
		return fits ? [{ unit, rank }] : [];
	});
	return found
		.sort((a, b) => a.rank - b.rank)
		.slice(0, MOST)
		.map(({ unit }) => unit);
}
