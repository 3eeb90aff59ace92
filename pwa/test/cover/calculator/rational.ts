/** Exact fractions: an oracle that shares nothing with the calculator's decimals. */
export interface Rational {
	readonly top: bigint;
	/** Positive. */
	readonly bottom: bigint;
}

/** `text` is digits with at most one point. */
export function rational(text: string): Rational {
	const [whole = '', places = ''] = text.split('.');
	return { top: BigInt(whole + places), bottom: 10n ** BigInt(places.length) };
}

export function add(a: Rational, b: Rational): Rational {
	return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

export function negative(a: Rational): Rational {
	return { top: -a.top, bottom: a.bottom };
}

export function times(a: Rational, b: Rational): Rational {
	return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

/** Undefined for a division by zero. */
export function over(a: Rational, b: Rational): Rational | undefined {
	if (b.top === 0n) return undefined;
	const sign = b.top < 0n ? -1n : 1n;
	return { top: a.top * b.bottom * sign, bottom: a.bottom * b.top * sign };
}

/** The first `digits` significant digits, rounded half away from zero, as `[-]d.ddd…e±x`; `0` for zero. */
export function significant({ top, bottom }: Rational, digits: number): string {
	if (top === 0n) return '0';
	const size = top < 0n ? -top : top;
	let exponent = String(size).length - String(bottom).length;
	let mantissa = rounded(size, bottom, digits - 1 - exponent);
	if (String(mantissa).length < digits) mantissa = rounded(size, bottom, digits - 1 - --exponent);
	if (String(mantissa).length > digits) {
		exponent++;
		mantissa = rounded(size, bottom, digits - 1 - exponent);
	}
	const text = String(mantissa).padEnd(digits, '0');
	return `${top < 0n ? '-' : ''}${text[0]}.${text.slice(1)}e${exponent}`;
}

function rounded(top: bigint, bottom: bigint, shift: number): bigint {
	const up = shift > 0 ? top * 10n ** BigInt(shift) : top;
	const down = shift < 0 ? bottom * 10n ** BigInt(-shift) : bottom;
	return (2n * up + down) / (2n * down);
}
