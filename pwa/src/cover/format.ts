import type { Num } from './number.ts';

/** What a language decides. The point is always `.`, because that is what the key prints. */
export interface Style {
	readonly group: string;
}

/** Significant digits that are shown of a number that ends. */
const MAX_SHOWN = 32;
/** Significant digits that are shown of one that does not end, unless the whole part needs more. */
const ROUNDED = 16;
/** Below this power of ten an exponent is shown, unless all decimals fit in so many places. */
const LEAST_PLAIN = -7;
const PLAIN_PLACES = 12;

export const MINUS = '\u2212';

/** A number as it is shown: digits with at most one point, and a power of ten where it is too long without. */
interface Shown {
	readonly negative: boolean;
	readonly digits: string;
	readonly exponent: number | null;
}

function shown(value: Num): Shown {
	const rounded = round(value);
	const plain = rounded.e < MAX_SHOWN && (rounded.e >= LEAST_PLAIN || rounded.decimalPlaces() <= PLAIN_PLACES);
	const size = rounded.abs();
	return {
		negative: rounded.isNegative() && !rounded.isZero(),
		digits: plain ? size.toFixed() : size.toExponential().replace(/e.*/, ''),
		exponent: plain ? null : rounded.e,
	};
}

/** No digit is made up: what is cut off is decimals, or the tail of a mantissa. */
function round(value: Num): Num {
	if (value.precision() <= MAX_SHOWN) return value;
	const whole = value.e < MAX_SHOWN ? value.e + 1 : 0;
	const digits = Math.min(MAX_SHOWN, Math.max(ROUNDED, whole + 10));
	return value.toSignificantDigits(digits);
}

/** As the display shows it: `−1,234.5`, `1.5E−20`. */
export function formatNumber(value: Num, style: Style): string {
	const { negative, digits, exponent } = shown(value);
	const tail = exponent === null ? '' : `E${exponent < 0 ? MINUS : ''}${Math.abs(exponent)}`;
	return `${negative ? MINUS : ''}${grouped(digits, style)}${tail}`;
}

/** For other apps: no grouping, and signs that they read back. */
export function plainNumber(value: Num): string {
	const { negative, digits, exponent } = shown(value);
	return `${negative ? '-' : ''}${digits}${exponent === null ? '' : `E${exponent}`}`;
}

/** For a screen reader: where there is an exponent, the two numbers that a sentence is made of. */
export function spokenNumber(value: Num, style: Style): { readonly number: string; readonly exponent: string | null } {
	const { negative, digits, exponent } = shown(value);
	return {
		number: `${negative ? MINUS : ''}${grouped(digits, style)}`,
		exponent: exponent === null ? null : String(exponent).replace('-', MINUS),
	};
}

/** Digits as they are typed: grouped like a result, but nothing added but a 0 before a bare point, and nothing dropped. */
export function typedNumber(keys: string, style: Style): string {
	const text = keys === '' || keys.startsWith('.') ? `0${keys}` : keys;
	return /^0\d/.test(text) ? text : grouped(text, style);
}

function grouped(digits: string, { group }: Style): string {
	const [whole = '', ...rest] = digits.split('.');
	const parts = [whole.replace(/\B(?=(\d{3})+$)/g, group), ...rest];
	return parts.join('.');
}
