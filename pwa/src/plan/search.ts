/** Search over everything the holder wrote. Nothing is indexed or kept: a plan is small, and an index would be one more copy. */

import type { NodeId, Plan } from './model.ts';
import { SECTIONS, words } from './schema.ts';
import { ROOT_IDS, type Section, type SectionId } from './types.ts';
import { kindIn, walk, wordFields } from './walk.ts';

export interface Hit {
	readonly section: SectionId;
	readonly node: NodeId;
	readonly field: string;
	/** The whole value. */
	readonly text: string;
	/** The first match, as a range of UTF-16 units in `text`. */
	readonly start: number;
	readonly end: number;
}

/** Text without case and marks, and for each of its units the unit of the original that it came from. */
interface Folded {
	readonly text: string;
	readonly from: readonly number[];
}

/** Fields that hold every word of the query, in the order of the screens. Case and accents do not matter. */
export function search(plan: Plan, query: string): readonly Hit[] {
	const terms = termsOf(query);
	if (terms.length === 0) return [];
	const hits: Hit[] = [];
	for (const section of ROOT_IDS) {
		for (const node of walk(plan, section)) {
			for (const field of kindIn(plan, node) ? wordFieldIds(plan, node) : []) {
				const text = plan.text(node, field);
				const range = find(text, terms);
				if (range) hits.push({ section, node, field, text, ...range });
			}
		}
	}
	return hits;
}

/** Sections whose own words hold every word of the query: the way to those that are put away. */
export function searchSections(
	query: string,
	say: (id: string) => string,
	among: readonly Section[] = SECTIONS,
): readonly SectionId[] {
	const terms = termsOf(query);
	if (terms.length === 0) return [];
	const found = among.filter((section) => {
		const ids = [words.title(section.id), words.line(section.id), words.sectionHint(section.id)];
		section.asks.forEach((_, i) => {
			ids.push(words.question(section.id, i + 1));
		});
		const text = fold(ids.map(say).join('\n')).text;
		return terms.every((term) => text.includes(term));
	});
	return found.map((section) => section.id);
}

function wordFieldIds(plan: Plan, node: NodeId): string[] {
	const kind = kindIn(plan, node);
	return kind ? wordFields(kind).map((field) => field.id) : [];
}

function termsOf(query: string): string[] {
	return fold(query)
		.text.split(/\s+/u)
		.filter((term) => term !== '');
}

function find(text: string, terms: readonly string[]): { start: number; end: number } | undefined {
	const folded = fold(text);
	if (!terms.every((term) => folded.text.includes(term))) return undefined;
	const [first = ''] = terms;
	const at = folded.text.indexOf(first);
	return {
		start: folded.from[at] ?? 0,
		end: folded.from[at + first.length] ?? text.length,
	};
}

function fold(text: string): Folded {
	let out = '';
	const from: number[] = [];
	let at = 0;
	for (const each of text) {
		const plain = each.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
		for (let i = 0; i < plain.length; i++) from.push(at);
		out += plain;
		at += each.length;
	}
	return { text: out, from };
}
