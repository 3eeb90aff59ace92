import type { Num, Operator } from '../number.ts';

/**
 * What is being typed, as a list of items that any key sequence keeps well formed: a key that makes no sense where it is
 * pressed is ignored, or replaces what it corrects. So what the display shows is what was typed, and nothing else.
 *
 * `keys` of each item are the keys that made it, in ASCII; together they are the key sequence since the last clear.
 */
export type Item =
	/** Digits with at most one point. They stay text: leading zeros and trailing ones are kept until `=`. */
	| { readonly kind: 'digits'; readonly keys: string }
	/** A number that no digit key made here: a result that goes on, the memory, or a line of the history. Erased as one. */
	| { readonly kind: 'value'; readonly keys: string; readonly value: Num }
	| { readonly kind: 'operator'; readonly keys: string; readonly operator: Operator }
	/** A minus before an operand, from `−` where only a sign makes sense, or from `±` (then it has no keys). */
	| { readonly kind: 'sign'; readonly keys: string }
	| { readonly kind: 'open' | 'close' | 'percent'; readonly keys: string };

export type Items = readonly Item[];

/** The keys that a sequence may consist of. */
export type EntryKey = `${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}` | '.' | Operator | '(' | ')' | '%';

/** Digits of one number. */
export const MAX_DIGITS = 64;
/** Items of one entry: more than anyone types, few enough that the deepest nesting is harmless. */
export const MAX_ITEMS = 200;

export function isEntryKey(text: string): text is EntryKey {
	return text.length === 1 && '0123456789.+-*/()%'.includes(text);
}

/** The key sequence. */
export function typed(items: Items): string {
	return items.map((item) => item.keys).join('');
}

/** The entry after a key. The same list where the key is ignored. */
export function press(items: Items, key: EntryKey): Items {
	const next = pressAny(items, key);
	return next.length > MAX_ITEMS ? items : next;
}

function pressAny(items: Items, key: EntryKey): Items {
	switch (key) {
		case '(':
			return [...items, { kind: 'open', keys: key }];
		case ')':
			return endsOperand(items) && depth(items) > 0 ? [...items, { kind: 'close', keys: key }] : items;
		case '%':
			return pressPercent(items);
		case '+':
		case '-':
		case '*':
		case '/':
			return pressOperator(items, key);
		default:
			return pressDigit(items, key);
	}
}

function pressDigit(items: Items, key: string): Items {
	const last = items.at(-1);
	// A recalled number is replaced by the next digit, as on any calculator.
	if (last?.kind === 'value') return [...items.slice(0, -1), { kind: 'digits', keys: key }];
	if (last?.kind !== 'digits') return [...items, { kind: 'digits', keys: key }];
	const ignored = key === '.' ? last.keys.includes('.') : last.keys.replace('.', '').length >= MAX_DIGITS;
	return ignored ? items : [...items.slice(0, -1), { kind: 'digits', keys: last.keys + key }];
}

function pressPercent(items: Items): Items {
	const percent: Item = { kind: 'percent', keys: '%' };
	if (items.length === 0) return [NOUGHT, percent];
	return endsOperand(items) ? [...items, percent] : items;
}

function pressOperator(items: Items, operator: Operator): Items {
	const item: Item = { kind: 'operator', keys: operator, operator };
	const sign: Item = { kind: 'sign', keys: '-' };
	const last = items.at(-1);
	if (last === undefined) return operator === '-' ? [sign] : [NOUGHT, item];
	if (endsOperand(items)) return [...items, item];
	if (last.kind === 'open') return operator === '-' ? [...items, sign] : items;
	if (last.kind === 'operator') {
		const scales = last.operator === '*' || last.operator === '/';
		return operator === '-' && scales ? [...items, sign] : [...items.slice(0, -1), item];
	}
	return overSign(items, operator);
}

/** An operator after a sign corrects it, and the operator before it. */
function overSign(items: Items, operator: Operator): Items {
	if (operator === '-') return items;
	const before = items.slice(0, -1);
	const last = before.at(-1);
	return last === undefined || last.kind === 'open' ? before : pressOperator(before, operator);
}

/** `±`: turns the sign of the operand at the end, or of the one to come. */
export function negate(items: Items): Items {
	const start = endsOperand(items) ? operandStart(items) : items.length;
	const before = items.slice(0, start);
	const last = items.at(-1);
	if (last?.kind === 'value') return [...items.slice(0, -1), { ...last, value: last.value.neg() }];
	if (before.at(-1)?.kind === 'sign') return [...before.slice(0, -1), ...items.slice(start)];
	if (items.length >= MAX_ITEMS) return items;
	return [...before, { kind: 'sign', keys: '' }, ...items.slice(start)];
}

/** Takes back the last digit, or the last item. */
export function erase(items: Items): Items {
	const last = items.at(-1);
	const before = items.slice(0, -1);
	if (last?.kind !== 'digits' || last.keys.length <= 1) return before;
	return [...before, { kind: 'digits', keys: last.keys.slice(0, -1) }];
}

/** A number from the memory or the history: instead of the number at the end, else after what is there. */
export function insert(items: Items, value: Num): Items {
	const last = items.at(-1);
	const before = last?.kind === 'digits' || last?.kind === 'value' ? items.slice(0, -1) : items;
	return before.length >= MAX_ITEMS ? items : [...before, { kind: 'value', keys: '', value }];
}

/** Without what dangles at the end. Open brackets stay open: evaluating closes them. */
export function complete(items: Items): Items {
	let end = items.length;
	while (end > 0 && !endsOperand(items.slice(0, end))) end--;
	return items.slice(0, end);
}

/** What `=` works out, written in full. */
export function closed(items: Items): Items {
	const whole = complete(items);
	return [...whole, ...Array.from({ length: depth(whole) }, (): Item => ({ kind: 'close', keys: '' }))];
}

export function endsOperand(items: Items): boolean {
	const kind = items.at(-1)?.kind;
	return kind === 'digits' || kind === 'value' || kind === 'close' || kind === 'percent';
}

/** Shown, and calculated with, as 0; made by no key. */
const NOUGHT: Item = { kind: 'digits', keys: '' };

function depth(items: Items): number {
	return items.reduce((open, { kind }) => open + (kind === 'open' ? 1 : kind === 'close' ? -1 : 0), 0);
}

function operandStart(items: Items): number {
	let at = items.length - 1;
	while (items[at]?.kind === 'percent') at--;
	if (items[at]?.kind !== 'close') return at;
	for (let open = 0; at >= 0; at--) {
		const kind = items[at]?.kind;
		open += kind === 'close' ? 1 : kind === 'open' ? -1 : 0;
		if (open === 0) return at;
	}
	return 0;
}
