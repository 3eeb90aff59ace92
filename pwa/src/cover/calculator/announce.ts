import { spokenNumber } from '../format.ts';
import type { Language } from '../language.ts';
import type { Num } from '../number.ts';
import type { Calculator, Key } from './calculator.ts';
import { formatItems } from './line.ts';

/** What a screen reader hears after a key; null where the key's own name says enough. */
export function announcement(key: Key, calculator: Calculator, language: Language): string | null {
	switch (key) {
		case '=':
			return outcome(calculator, language);
		case 'C':
		case 'back':
		case 'sign':
		case 'MR':
			return entry(calculator, language);
		case 'MC':
		case 'M+':
		case 'M-':
			return memory(calculator, language);
		default:
			return null;
	}
}

function outcome({ outcome: found }: Calculator, language: Language): string | null {
	if (found === null) return null;
	return found.ok ? spoken(found.value, language) : language.text(`fault-${found.fault}`);
}

function entry({ items }: Calculator, language: Language): string {
	return items.length === 0 ? '0' : formatItems(items, language.speech.style);
}

function memory(calculator: Calculator, language: Language): string {
	const fault = calculator.fault();
	if (fault !== null) return language.text(`fault-${fault}`);
	if (calculator.memory === null) return language.text('memory-empty');
	return language.text('memory', { value: spoken(calculator.memory, language) });
}

function spoken(value: Num, language: Language): string {
	const { number, exponent } = spokenNumber(value, language.speech.style);
	return exponent === null ? number : language.text('power', { number, exponent });
}
