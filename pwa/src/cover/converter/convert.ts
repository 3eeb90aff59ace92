import { type Num, parse } from '../number.ts';
import type { Unit } from './units.ts';

/** One division at most is inexact: fractions are kept apart until the end. */
function parts(unit: Unit): { readonly top: Num; readonly bottom: Num } {
	const [top = '1', bottom = '1'] = unit.factor.split('/');
	return { top: parse(top), bottom: parse(bottom) };
}

/** Null where there is no such amount: nothing per kilometre has no inverse. */
export function convert(value: Num, from: Unit, to: Unit): Num | null {
	if (from === to) return value;
	const a = parts(from);
	const b = parts(to);
	if (from.inverse || to.inverse) {
		if (value.isZero()) return null;
		const scaled = from.inverse ? a.top.div(a.bottom).div(value) : value.times(a.top).div(a.bottom);
		return to.inverse ? b.top.div(b.bottom).div(scaled) : scaled.times(b.bottom).div(b.top);
	}
	const shifted = value.plus(from.offset ?? 0);
	return shifted
		.times(a.top)
		.times(b.bottom)
		.div(a.bottom.times(b.top))
		.minus(to.offset ?? 0);
}

/** Nothing is colder than 0 K. */
export function tooCold(value: Num, from: Unit): boolean {
	if (from.offset === undefined) return false;
	const above = value.plus(from.offset);
	return above.isNegative() && !above.isZero();
}

/** Digits that are shown of a result: as many as anyone measures, and never less than the whole part. */
const SHOWN = 10;

export function rounded(value: Num): Num {
	return value.toSignificantDigits(Math.max(SHOWN, value.e + 1));
}
