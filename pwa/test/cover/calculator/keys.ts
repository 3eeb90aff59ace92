import { Calculator, type Key } from '../../../src/cover/calculator/calculator.ts';
import { formatItems } from '../../../src/cover/calculator/line.ts';
import { formatNumber, type Style } from '../../../src/cover/format.ts';

export const STYLE: Style = { group: ',' };

/** Other names for keys that are no single ASCII character. */
const NAMED: Readonly<Record<string, Key>> = { '⌫': 'back', '±': 'sign' };

/** `2 * ( 3 ± =` or `2*(3±=`; memory keys stand apart: `5 M+`. */
export function keysOf(text: string): Key[] {
	return text.split(' ').flatMap((word): Key[] => {
		if (word === 'MC' || word === 'MR' || word === 'M+' || word === 'M-') return [word];
		return Array.from(word, (character) => NAMED[character] ?? (character as Key));
	});
}

export function pressed(text: string, calculator: Calculator = new Calculator()): Calculator {
	for (const key of keysOf(text)) calculator.press(key);
	return calculator;
}

/** What the big line shows, thin spaces left out. */
export function display(calculator: Calculator): string {
	const { outcome, items } = calculator;
	if (outcome?.ok) return formatNumber(outcome.value, STYLE);
	if (outcome !== null) return outcome.fault;
	return items.length === 0 ? '0' : formatItems(items, STYLE).replaceAll('\u2009', '');
}

export function shows(text: string): string {
	return display(pressed(text));
}
