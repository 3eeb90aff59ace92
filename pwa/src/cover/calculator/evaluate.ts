import { apply, CalcError, type Fault, type Num, type Operator, parse, ZERO } from '../number.ts';
import { complete, type Item, type Items } from './entry.ts';

/** What a further `=` does to the result: the last operation outside brackets, with its right side. */
export interface Again {
	readonly operator: Operator;
	readonly operand: Num;
	/** `+ 10 %` goes on taking its share of what is there. */
	readonly share: boolean;
}

export type Outcome =
	| { readonly ok: true; readonly value: Num; readonly again: Again | null }
	| { readonly ok: false; readonly fault: Fault };

/**
 * The value of an entry, without what dangles at its end and with its brackets closed; null where nothing is left.
 * Multiplication comes before addition, equal ranks go from left to right, and a bracket, a number or a percentage beside
 * another multiplies. `a + b %` and `a − b %` take their share of `a`, as on a phone; anywhere else `%` divides by 100.
 */
export function evaluate(items: Items): Outcome | null {
	const whole = complete(items);
	if (whole.length === 0) return null;
	const reader = new Reader(whole);
	return attempt(() => ({ ok: true, value: reader.sum(0), again: reader.again }));
}

/** One more `=`. */
export function repeat(value: Num, again: Again): Outcome {
	return attempt(() => ({
		ok: true,
		value: combine(again.operator, value, { value: again.operand, share: again.share }),
		again,
	}));
}

function attempt(run: () => Outcome): Outcome {
	try {
		return run();
	} catch (error) {
		if (error instanceof CalcError) return { ok: false, fault: error.fault };
		throw error;
	}
}

/** An operand; `share`: it is a bare percentage, and a sum takes it of its left side. */
interface Part {
	readonly value: Num;
	readonly share: boolean;
}

function combine(operator: Operator, left: Num, right: Part): Num {
	const share = right.share && (operator === '+' || operator === '-');
	return apply(operator, left, share ? apply('*', left, right.value) : right.value);
}

const HUNDRED: Num = parse('100');

/** Recursive descent, one method a rank. The entry is well formed, so nothing here can fail but the arithmetic. */
class Reader {
	again: Again | null = null;
	private readonly items: Items;
	private at = 0;
	private againAt = -1;

	constructor(items: Items) {
		this.items = items;
	}

	sum(depth: number): Num {
		let left = this.product(depth).value;
		for (;;) {
			const item = this.items[this.at];
			if (item?.kind !== 'operator') return left;
			const place = this.at++;
			const right = this.product(depth);
			left = combine(item.operator, left, right);
			this.note(depth, place, item.operator, right);
		}
	}

	private product(depth: number): Part {
		let left = this.signed(depth);
		for (;;) {
			const place = this.at;
			const operator = factor(this.items[place]);
			if (operator === null) return left;
			if (this.items[place]?.kind === 'operator') this.at++;
			const right = this.signed(depth);
			left = { value: apply(operator, left.value, right.value), share: false };
			this.note(depth, place, operator, right);
		}
	}

	private signed(depth: number): Part {
		if (this.items[this.at]?.kind !== 'sign') return this.share(depth);
		this.at++;
		const part = this.signed(depth);
		return { value: part.value.isZero() ? ZERO : part.value.neg(), share: part.share };
	}

	private share(depth: number): Part {
		let value = this.primary(depth);
		let share = false;
		for (; this.items[this.at]?.kind === 'percent'; this.at++) {
			value = apply('/', value, HUNDRED);
			share = true;
		}
		return { value, share };
	}

	private primary(depth: number): Num {
		const item = this.items[this.at++];
		if (item?.kind === 'digits') return parse(item.keys === '' ? '0' : item.keys);
		if (item?.kind === 'value') return item.value;
		const value = this.sum(depth + 1);
		// At the end of the entry there is no bracket to step over, and stepping does no harm.
		this.at++;
		return value;
	}

	/** The rightmost operation wins, whichever rank is worked out last. */
	private note(depth: number, place: number, operator: Operator, right: Part): void {
		if (depth > 0 || place < this.againAt) return;
		this.againAt = place;
		this.again = { operator, operand: right.value, share: right.share && (operator === '+' || operator === '-') };
	}
}

/** How an item goes on with a product: by its own operator, or by standing beside it. */
function factor(item: Item | undefined): Operator | null {
	switch (item?.kind) {
		case 'operator':
			return item.operator === '*' || item.operator === '/' ? item.operator : null;
		case 'digits':
		case 'value':
		case 'open':
			return '*';
		default:
			return null;
	}
}
