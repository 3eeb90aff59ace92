import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { press, typed } from '../../../src/cover/calculator/entry.ts';
import { evaluate, type Outcome } from '../../../src/cover/calculator/evaluate.ts';
import { apply, parse } from '../../../src/cover/number.ts';
import { keysOf, pressed } from './keys.ts';
import { add, negative, over, type Rational, rational, significant, times } from './rational.ts';

/** A calculation as a tree: it knows its keys, and its exact value without any parsing. */
interface Tree {
	readonly keys: string;
	/** Undefined where something is divided by zero. */
	readonly value: Rational | undefined;
	/** 1 sum, 2 product, 3 operand. */
	readonly rank: 1 | 2 | 3;
	/** A bare percentage. */
	readonly share: boolean;
}

const HUNDREDTH: Rational = { top: 1n, bottom: 100n };

const number = fc
	.tuple(fc.stringMatching(/^\d{1,30}$/), fc.option(fc.stringMatching(/^\d{0,20}$/)))
	.map(([whole, places]): Tree => {
		const keys = places === null ? whole : `${whole}.${places}`;
		return { keys, value: rational(keys), rank: 3, share: false };
	});

function bracketed(tree: Tree): Tree {
	return { keys: `(${tree.keys})`, value: tree.value, rank: 3, share: false };
}

function atLeast(rank: number, tree: Tree): Tree {
	return tree.rank < rank ? bracketed(tree) : tree;
}

function both(a: Tree, b: Tree, work: (a: Rational, b: Rational) => Rational | undefined): Rational | undefined {
	return a.value && b.value && work(a.value, b.value);
}

function sum(operator: '+' | '-', a: Tree, other: Tree): Tree {
	const b = atLeast(2, other);
	const value = both(a, b, (left, right) => {
		const size = b.share ? times(left, right) : right;
		return add(left, operator === '+' ? size : negative(size));
	});
	return { keys: `${a.keys}${operator}${b.keys}`, value, rank: 1, share: false };
}

function product(operator: '*' | '/', left: Tree, right: Tree): Tree {
	const [a, b] = [atLeast(2, left), atLeast(3, right)];
	const value = both(a, b, operator === '*' ? times : over);
	return { keys: `${a.keys}${operator}${b.keys}`, value, rank: 2, share: false };
}

function beside(left: Tree, right: Tree): Tree {
	const a = atLeast(2, left);
	const value = both(a, right, times);
	return { keys: `${a.keys}(${right.keys})`, value, rank: 2, share: false };
}

function percent(tree: Tree): Tree {
	const inner = atLeast(3, tree);
	return { keys: `${inner.keys}%`, value: inner.value && times(inner.value, HUNDREDTH), rank: 3, share: true };
}

/** A sign makes no sense beside a plus or a minus, where the key would replace it: brackets. */
function minus(tree: Tree): Tree {
	const inner = atLeast(2, tree);
	return bracketed({ ...inner, keys: `-${inner.keys}`, value: inner.value && negative(inner.value) });
}

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
	tree: fc.oneof(
		{ depthSize: 'medium', withCrossShrink: true },
		number,
		fc.tuple(fc.constantFrom('+' as const, '-' as const), tie('tree'), tie('tree')).map((args) => sum(...args)),
		fc.tuple(fc.constantFrom('*' as const, '/' as const), tie('tree'), tie('tree')).map((args) => product(...args)),
		fc.tuple(tie('tree'), tie('tree')).map((args) => beside(...args)),
		tie('tree').map(percent),
		tie('tree').map(minus),
	),
}));

/** Forty digits are more than are ever shown. */
const DIGITS = 40;

function rounded(outcome: Outcome | null): string {
	if (outcome === null) return 'nothing';
	if (!outcome.ok) return outcome.fault;
	return outcome.value.isZero() ? '0' : outcome.value.toExponential(DIGITS - 1).replace('e+', 'e');
}

function expected(value: Rational | undefined): string {
	return value === undefined ? 'zero' : significant(value, DIGITS);
}

/** Entries beyond the calculator's bounds are another test's matter. */
function fits({ keys }: Tree): boolean {
	return keys.length <= 190;
}

describe('against exact fractions', () => {
	test('any calculation', () => {
		fc.assert(
			fc.property(tree.filter(fits), ({ keys, value }) => {
				const { items } = pressed(keys);
				expect(typed(items)).toBe(keys);
				expect(rounded(evaluate(items))).toBe(expected(value));
			}),
			{ numRuns: 1_000 },
		);
	});

	test('a chain of presses after results', () => {
		const step = fc.tuple(fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const), number);
		fc.assert(
			fc.property(number, fc.array(step, { minLength: 1, maxLength: 6 }), (first, steps) => {
				const calculator = pressed(`${first.keys}=`);
				let value = first.value;
				for (const [operator, operand] of steps) {
					pressed(`${operator}${operand.keys}=`, calculator);
					const before: Tree = { keys: '', value, rank: 3, share: false };
					value = (
						operator === '+' || operator === '-' ? sum(operator, before, operand) : product(operator, before, operand)
					).value;
					if (value === undefined) break;
				}
				expect(rounded(calculator.outcome)).toBe(expected(value));
			}),
		);
	});

	test('one more = does the last operation again', () => {
		fc.assert(
			fc.property(
				number,
				fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const),
				number,
				(a, operator, b) => {
					fc.pre(b.value?.top !== 0n);
					const { outcome } = pressed(`${a.keys}${operator}${b.keys}===`);
					const work = (left: Tree) =>
						operator === '+' || operator === '-' ? sum(operator, left, b) : product(operator, left, b);
					const thrice = work(bracketed(work(bracketed(work(a)))));
					expect(rounded(outcome)).toBe(expected(thrice.value));
				},
			),
		);
	});
});

describe('any keys at all', () => {
	const anyKey = fc.constantFrom(...keysOf('0123456789.+-*/()%=C⌫± MC MR M+ M-'));
	const entryKeys = fc.array(fc.constantFrom(...'0123456789.+-*/()%'), { maxLength: 60 });

	test('never throw, and an entry is always worked out or completed', () => {
		fc.assert(
			fc.property(fc.array(anyKey, { maxLength: 120 }), (keys) => {
				const calculator = pressed('');
				for (const key of keys) {
					calculator.press(key);
					calculator.preview();
					calculator.text();
					expect(calculator.typed()).toMatch(/^[0-9.+\-*/()%]*$/);
				}
				calculator.press('=');
				const { outcome } = calculator;
				if (outcome?.ok) expect(outcome.value.isFinite()).toBe(true);
			}),
			{ numRuns: 500 },
		);
	});

	test('backspace takes back every entry, one key or item at a time', () => {
		fc.assert(
			fc.property(entryKeys, (keys) => {
				const calculator = pressed(keys.join(''));
				let length = calculator.typed().length;
				for (let left = keys.length + 1; left > 0; left--) {
					calculator.press('back');
					expect(calculator.typed().length).toBeLessThanOrEqual(length);
					length = calculator.typed().length;
				}
				expect(calculator.items).toEqual([]);
			}),
		);
	});

	test('digits alone are always taken as they are typed', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^\d{1,64}$/), (digits) => {
				expect(pressed(digits).typed()).toBe(digits);
			}),
		);
	});

	test('± twice changes nothing', () => {
		fc.assert(
			fc.property(tree.filter(fits), ({ keys }) => {
				const { items } = pressed(keys);
				expect(rounded(evaluate(pressed(`${keys}±±`).items))).toBe(rounded(evaluate(items)));
			}),
		);
	});

	test('a key that is ignored leaves the very same list', () => {
		const items = pressed('1.5').items;
		expect(press(items, '.')).toBe(items);
	});
});

test('the library keeps 256 digits, so a sum that cancels is zero and a small one is not', () => {
	const third = apply('/', parse('1'), parse('3'));
	const rest = apply('-', apply('*', third, parse('3')), parse('1'));
	expect(rest.isZero()).toBe(true);
	expect(apply('-', parse(`1.${'0'.repeat(62)}1`), parse('1')).toString()).toBe('1e-63');
});
