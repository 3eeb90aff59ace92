import { element, iconButton, label } from '../dom.ts';
import { formatNumber } from '../format.ts';
import { CLEAR, CLOSE } from '../icons.ts';
import type { Language } from '../language.ts';
import type { Calculator, Past } from './calculator.ts';
import { closed } from './entry.ts';
import { formatItems } from './line.ts';

export interface History {
	readonly element: HTMLElement;
	update(): void;
}

/** The calculations of this page, newest first. A tap takes a line's result, with all its digits. */
export function history(
	calculator: Calculator,
	language: Language,
	on: { use(line: Past): void; clear(): void; close(): void },
): History {
	const heading = element('h2');
	const empty = element('p', { class: 'empty' });
	const list = element('ol');
	const clear = iconButton(CLEAR, on.clear);
	const close = iconButton(CLOSE, on.close);
	close.classList.add('narrow');
	const head = element('div', { class: 'head' }, heading, clear, close);
	const whole = element('section', { class: 'past-list', id: 'history' }, head, empty, list);
	let shown: readonly Past[] | null = null;
	const update = (): void => {
		// Typing changes nothing here.
		if (shown === calculator.past) return;
		shown = calculator.past;
		list.replaceChildren(...shown.map((line) => entry(line, language, on.use)));
		empty.hidden = shown.length > 0;
		list.hidden = clear.hidden = shown.length === 0;
	};
	language.follow(() => {
		heading.textContent = language.text('history');
		empty.textContent = language.text('history-empty');
		whole.setAttribute('aria-label', language.text('history'));
		label(clear, language.text('history-clear'));
		label(close, language.text('close'));
		shown = null;
		update();
	});
	return { element: whole, update };
}

function entry(line: Past, language: Language, use: (line: Past) => void): HTMLLIElement {
	const { style } = language.speech;
	const button = element(
		'button',
		{ type: 'button', class: 'line', dir: 'ltr' },
		element('span', { class: 'sum' }, `${formatItems(closed(line.items), style)} =`),
		' ',
		element('span', { class: 'result' }, formatNumber(line.value, style)),
	);
	button.addEventListener('click', () => use(line));
	return element('li', {}, button);
}
