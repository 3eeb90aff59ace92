import { element } from '../dom.ts';
import { formatNumber } from '../format.ts';
import type { Language } from '../language.ts';
import type { Calculator } from './calculator.ts';
import { closed } from './entry.ts';
import { formatItems } from './line.ts';

export interface Display {
	readonly element: HTMLElement;
	update(): void;
	/** What the large line says. */
	text(): string;
	/** A short word in place of the preview, until the next key. */
	note(text: string): void;
}

/** How long a finger rests on the display to copy from it. */
const COPY_MS = 500;

/** Three lines: what was worked out, what is typed or came out, and what it would come to. */
export function display(calculator: Calculator, language: Language, copy: () => void): Display {
	const past = element('p', { class: 'past', dir: 'ltr' });
	const now = element('p', { class: 'now', dir: 'ltr' });
	const soon = element('p', { class: 'soon', dir: 'ltr' });
	const memory = element('p', { class: 'memory' });
	const whole = element('section', { class: 'screen' }, memory, past, now, soon);
	const update = (): void => {
		const { style } = language.speech;
		const { items, outcome } = calculator;
		past.textContent = outcome === null ? '' : `${formatItems(closed(items), style)} =`;
		show(now, mainText(calculator, language), outcome !== null && !outcome.ok);
		const preview = calculator.preview();
		soon.textContent = preview === null ? '' : `= ${formatNumber(preview, style)}`;
		soon.classList.remove('note');
		const kept = calculator.memory;
		memory.textContent = kept === null ? '' : `M ${formatNumber(kept, style)}`;
	};
	language.follow(() => {
		whole.setAttribute('aria-label', language.text('display'));
		update();
	});
	rest(whole, copy);
	window.addEventListener('resize', update);
	return {
		element: whole,
		update,
		text: () => mainText(calculator, language),
		note(text) {
			soon.textContent = text;
			soon.classList.add('note');
		},
	};
}

function mainText(calculator: Calculator, language: Language): string {
	const { items, outcome } = calculator;
	if (outcome === null) return items.length === 0 ? '0' : formatItems(items, language.speech.style);
	return outcome.ok ? formatNumber(outcome.value, language.speech.style) : language.text(`fault-${outcome.fault}`);
}

/** The letters shrink with the length, as far as they can be read; then the line breaks, and at last it scrolls. */
function show(line: HTMLElement, text: string, words: boolean): void {
	const length = Math.max(8, text.length);
	line.textContent = text;
	line.classList.toggle('words', words);
	line.classList.remove('long');
	line.dir = words ? 'auto' : 'ltr';
	line.style.setProperty('--length', String(length));
	// Fonts differ in width; what is over after the guess is taken off.
	const over = line.scrollWidth / line.clientWidth;
	if (over > 1) line.style.setProperty('--length', String(length * over * 1.01));
	if (line.scrollWidth > line.clientWidth) {
		line.classList.add('long');
		line.replaceChildren(...breakable(text));
	}
	line.scrollTop = line.scrollHeight;
	// What scrolls must be reached by keyboard too.
	if (line.scrollHeight > line.clientHeight) line.tabIndex = 0;
	else line.removeAttribute('tabindex');
}

/** Lines may end where digits are grouped. */
function breakable(text: string): (Node | string)[] {
	const groups = text.match(/[^,\u202f]+[,\u202f]?/g) ?? [text];
	return groups.flatMap((group) => [group, element('wbr')]);
}

function rest(whole: HTMLElement, copy: () => void): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const cancel = (): void => clearTimeout(timer);
	whole.addEventListener('pointerdown', (event) => {
		cancel();
		if (event.button === 0) timer = setTimeout(copy, COPY_MS);
	});
	for (const end of ['pointerup', 'pointerleave', 'pointercancel'] as const) whole.addEventListener(end, cancel);
	whole.addEventListener('contextmenu', (event) => event.preventDefault());
}
