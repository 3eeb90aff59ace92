import { element, label } from '../dom.ts';
import { formatNumber } from '../format.ts';
import type { Language } from '../language.ts';
import { ONE } from '../number.ts';
import { convert, rounded, tooCold } from './convert.ts';
import { find, type Question, read } from './search.ts';
import { homeOf, type Unit } from './units.ts';
import { nameOf, namesOf } from './words.ts';

export interface Finder {
	/** The field, in the bar. */
	readonly element: HTMLElement;
	/** What was found, in place of the two sides. */
	readonly list: HTMLElement;
	clear(): void;
	focus(): void;
}

/** Typed text is nobody's but this page's: nothing of it is suggested, corrected, or kept by the browser. */
const FIELD = {
	type: 'text',
	role: 'searchbox',
	class: 'field',
	dir: 'auto',
	autocomplete: 'off',
	autocapitalize: 'none',
	autocorrect: 'off',
	spellcheck: 'false',
	enterkeyhint: 'search',
	maxlength: '200',
} as const;

export function finder(
	language: Language,
	on: { typed(text: string): void; answer(question: Question): void; found(text: string): void },
): Finder {
	const list = element('ul', { class: 'found' });
	const holder = element('div', { class: 'search' });
	const names = (unit: Unit): readonly string[] => namesOf(language, unit);
	let questions: readonly Question[] = [];
	const look = (text: string): void => {
		questions = ask(text, names);
		const rows = questions.map((question) => row(question, language, on.answer));
		const none = element('li', { class: 'empty' }, language.text('search-none'));
		list.replaceChildren(...(text.trim() === '' ? [] : rows.length > 0 ? rows : [none]));
		list.hidden = text.trim() === '';
		on.typed(text);
		const [first] = questions;
		on.found(first ? told(first, language) : list.hidden ? '' : language.text('search-none'));
	};
	const words = (): void => {
		const field = holder.querySelector('input');
		if (!field) return;
		label(field, language.text('search'));
		field.placeholder = language.text('search-hint');
	};
	// A new field each time: the one that was typed into could be undone.
	const clear = (): void => {
		const field = element('input', FIELD);
		field.addEventListener('input', () => look(field.value));
		field.addEventListener('keydown', (event) => {
			if (event.isComposing) return;
			if (event.key === 'Escape') {
				clear();
				holder.querySelector('input')?.focus();
			} else if (event.key === 'Enter') {
				// The field is left here: further out this key would be taken for one on the page.
				event.stopPropagation();
				event.preventDefault();
				field.blur();
				const [first] = questions;
				if (first) on.answer(first);
			}
		});
		holder.replaceChildren(field);
		words();
		look('');
	};
	clear();
	language.follow(() => {
		list.setAttribute('aria-label', language.text('search-results'));
		words();
	});
	return { element: holder, list, clear, focus: () => holder.querySelector('input')?.focus() };
}

/** The answer to the whole question first, then units whose name may have been begun. */
function ask(text: string, names: (unit: Unit) => readonly string[]): Question[] {
	const whole = read(text, names);
	const value = whole?.value ?? null;
	const units = find(text, names).map((from): Question => ({ value, from, to: null }));
	if (!whole) return units;
	return [whole, ...units.filter(({ from }) => whole.to !== null || from !== whole.from)];
}

/** An answer where both units were named; else a unit, and where it belongs. */
function told({ value, from, to }: Question, language: Language): string {
	const name = `${nameOf(language, from)} (${from.symbol})`;
	if (to === null) return `${name} · ${language.text(`c-${homeOf(from.id)?.id ?? ''}`)}`;
	const { style } = language.speech;
	const amount = value ?? ONE;
	const answer = tooCold(amount, from) ? null : convert(amount, from, to);
	const right = answer === null ? language.text('none') : `${formatNumber(rounded(answer), style)} ${to.symbol}`;
	return `${formatNumber(amount, style)} ${from.symbol} = ${right}`;
}

function row(question: Question, language: Language, answer: (question: Question) => void): HTMLLIElement {
	const button = element('button', { type: 'button', class: 'line', dir: 'auto' }, told(question, language));
	button.addEventListener('click', () => answer(question));
	return element('li', {}, button);
}
