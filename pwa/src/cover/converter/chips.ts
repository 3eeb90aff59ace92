import { element, label } from '../dom.ts';
import type { Language } from '../language.ts';
import type { Converter } from './converter.ts';
import type { Pair, Pairs } from './pairs.ts';
import { CATEGORIES, type Category, unitOf } from './units.ts';

export interface Row {
	readonly element: HTMLElement;
	update(): void;
}

/** The kinds of things that are measured. */
export function kinds(converter: Converter, language: Language, choose: (category: Category) => void): Row {
	const buttons = CATEGORIES.map((category) => {
		const button = element('button', { type: 'button', class: 'choice' });
		button.addEventListener('click', () => choose(category));
		return { category, button };
	});
	const whole = element('div', { class: 'chips kinds', role: 'group' }, ...buttons.map(({ button }) => button));
	const update = (): void => {
		for (const { category, button } of buttons)
			button.setAttribute('aria-pressed', String(category === converter.category));
		const chosen = buttons.find(({ category }) => category === converter.category)?.button;
		if (chosen && whole.scrollWidth > whole.clientWidth) reveal(whole, chosen);
	};
	language.follow(() => {
		whole.setAttribute('aria-label', language.text('categories'));
		for (const { category, button } of buttons) button.textContent = language.text(`c-${category.id}`);
		update();
	});
	return { element: whole, update };
}

/** Only the row moves, never the page. */
function reveal(row: HTMLElement, button: HTMLElement): void {
	const [outer, inner] = [row.getBoundingClientRect(), button.getBoundingClientRect()];
	if (inner.left < outer.left) row.scrollLeft += inner.left - outer.left;
	else if (inner.right > outer.right) row.scrollLeft += inner.right - outer.right;
}

/** Starred pairs, and those that were chosen last. */
export function pairRow(pairs: Pairs, language: Language, use: (pair: Pair) => void): Row {
	const whole = element('div', { class: 'chips pairs', role: 'group' });
	const update = (): void => {
		const list = pairs.list();
		whole.hidden = list.length === 0;
		whole.replaceChildren(
			...list.map((pair) => {
				const star = pairs.starred(pair) ? '★ ' : '';
				const text = `${star}${unitOf(pair.from)?.symbol ?? ''} → ${unitOf(pair.to)?.symbol ?? ''}`;
				const button = element('button', { type: 'button', class: 'choice', dir: 'ltr' }, text);
				button.addEventListener('click', () => use(pair));
				return button;
			}),
		);
	};
	language.follow(() => label(whole, language.text('pairs')));
	update();
	return { element: whole, update };
}
