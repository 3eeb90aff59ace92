import { Decimal } from 'decimal.js';

/**
 * Digits that every step of a calculation carries. Four typed numbers of the longest kind multiply without loss.
 * What is shown is far shorter (format.ts), so 1 ÷ 3 × 3 shows 1.
 */
const PRECISION = 256;

/** A sum whose leading digits cancel this far down is rounding left over from a division: 1 ÷ 3 × 3 − 1 is 0. */
const RESIDUE = 248;

export type Num = Decimal;

/** The calculator's own constructor, so that no other user of the library can change its precision. */
const Num: typeof Decimal = Decimal.clone({ precision: PRECISION, rounding: Decimal.ROUND_HALF_UP, defaults: true });

export const ZERO: Num = new Num(0);
export const ONE: Num = new Num(1);

/** `text` is digits with at most one point, as typed: `12`, `.5`, `7.`, or `.` for nothing yet; or with an exponent, `1.5E-20`. */
export function parse(text: string): Num {
	return new Num(text === '.' ? 0 : text);
}

export type Fault = 'zero' | 'large' | 'small';

/** Thrown inside a calculation, and turned into an outcome where it began (evaluate.ts). */
export class CalcError extends Error {
	readonly fault: Fault;
	constructor(fault: Fault) {
		super(fault);
		this.fault = fault;
	}
}

export type Operator = '+' | '-' | '*' | '/';

export function apply(operator: Operator, a: Num, b: Num): Num {
	switch (operator) {
		case '+':
			return sum(a, b);
		case '-':
			return sum(a, b.neg());
		case '*':
			return scaled(a.times(b), a.isZero() || b.isZero());
		case '/':
			if (b.isZero()) throw new CalcError('zero');
			return scaled(a.div(b), a.isZero());
	}
}

function sum(a: Num, b: Num): Num {
	const value = scaled(a.plus(b), true);
	if (value.isZero()) return ZERO;
	return value.e < Math.max(a.e, b.e) - RESIDUE ? ZERO : value;
}

/** The library answers Infinity above its range and 0 below it: neither is a result. */
function scaled(value: Num, mayBeZero: boolean): Num {
	if (!value.isFinite()) throw new CalcError('large');
	if (value.isZero() && !mayBeZero) throw new CalcError('small');
	return value.isZero() ? ZERO : value;
}
