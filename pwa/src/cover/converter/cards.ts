import { element, label } from '../dom.ts';
import { formatNumber, typedNumber } from '../format.ts';
import type { Language } from '../language.ts';
import { rounded } from './convert.ts';
import type { Converter } from './converter.ts';
import { type Unit, unitOf } from './units.ts';
import { nameOf } from './words.ts';

export interface Cards {
	readonly element: HTMLElement;
	update(): void;
	/** Both sides as a sentence; null where there is no result. */
	sentence(): string;
	/** A short word under the result, until the next key. */
	note(text: string): void;
}

/** The two sides: an amount and its unit each. */
export function cards(converter: Converter, language: Language, chosen: () => void): Cards {
	const from = side(language, 'from', (unit) => converter.setFrom(unit), chosen);
	const to = side(language, 'to', (unit) => converter.setTo(unit), chosen);
	const note = element('p', { class: 'soon' });
	const update = (): void => {
		const { units } = converter.category;
		from.show(amount(converter, language), converter.from, units);
		to.show(result(converter, language), converter.to, units);
		from.element.classList.toggle('given', converter.entry.keys === '' && !converter.entry.given);
		note.textContent = '';
	};
	language.follow(update);
	return {
		element: element('div', { class: 'cards' }, from.element, to.element, note),
		update,
		sentence() {
			const value = converter.result();
			if (value === null) return result(converter, language);
			const told = (text: string, unit: Unit): string => `${text} ${unit.symbol}`;
			return language.text('equals', {
				a: told(amount(converter, language), converter.from),
				b: told(result(converter, language), converter.to),
			});
		},
		note(text) {
			note.textContent = text;
		},
	};
}

/** As it was typed. */
function amount({ entry }: Converter, { speech: { style } }: Language): string {
	if (entry.given) return formatNumber(entry.given, style);
	return `${entry.negative ? '\u2212' : ''}${typedNumber(entry.keys === '' ? '1' : entry.keys, style)}`;
}

function result(converter: Converter, language: Language): string {
	const value = converter.result();
	if (value !== null) return formatNumber(rounded(value), language.speech.style);
	return language.text(converter.cold() ? 'cold' : 'none');
}

interface Side {
	readonly element: HTMLElement;
	show(text: string, unit: Unit, units: readonly Unit[]): void;
}

function side(language: Language, id: 'from' | 'to', set: (unit: Unit) => void, chosen: () => void): Side {
	const line = element('p', { class: 'now' });
	// A browser keeps what is chosen in a list as it keeps text.
	const list = element('select', { class: 'unit', autocomplete: 'off' });
	list.addEventListener('change', () => {
		const unit = unitOf(list.value);
		if (unit) set(unit);
		chosen();
	});
	const whole = element('div', { class: `side ${id}`, role: 'group' }, list, line);
	let shown = '';
	language.follow(() => {
		label(list, language.text(id));
		whole.setAttribute('aria-label', language.text(id));
		shown = '';
	});
	return {
		element: whole,
		show(text, unit, units) {
			const all = units.map((each) => each.id).join();
			if (all !== shown) {
				shown = all;
				list.replaceChildren(...units.map((each) => option(each, language)));
			}
			list.value = unit.id;
			line.textContent = text;
			const digits = /^[\d\u2212]/.test(text);
			line.dir = digits ? 'ltr' : 'auto';
			line.classList.toggle('words', !digits);
			line.style.setProperty('--length', String(Math.max(9, text.length)));
		},
	};
}

function option(unit: Unit, language: Language): HTMLOptionElement {
	return element('option', { value: unit.id }, `${unit.symbol} · ${nameOf(language, unit)}`);
}
