import { formatNumber, MINUS, type Style, typedNumber } from '../format.ts';
import { endsOperand, type Items } from './entry.ts';

const THIN = '\u2009';
const SIGNS = { '+': '+', '-': MINUS, '*': '×', '/': '÷' } as const;
const MARKS = { open: '(', close: ')', percent: '%' } as const;

/** An entry as the display shows it. Operators stand apart, signs stand close. */
export function formatItems(items: Items, style: Style): string {
	let text = '';
	items.forEach((item, at) => {
		const beside = endsOperand(items.slice(0, at));
		switch (item.kind) {
			case 'digits':
				text += (beside ? `${THIN}` : '') + typedNumber(item.keys, style);
				break;
			case 'value':
				text += formatNumber(item.value, style);
				break;
			case 'operator':
				text += `${THIN}${SIGNS[item.operator]}${THIN}`;
				break;
			case 'sign':
				text += MINUS;
				break;
			default:
				text += MARKS[item.kind];
		}
	});
	return text;
}
