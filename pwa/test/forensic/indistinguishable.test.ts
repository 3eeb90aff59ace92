/**
 * Nobody who holds all the bytes can tell a phone in use from one that only ever calculated: 2,000 random lives, half of
 * them in use, and classifiers that try. What each of them gets right, on lives that it was not trained on, is what a coin
 * would; and the same classifiers find what is planted.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Columns, Sample } from './classify.ts';
import { right, train, wilson } from './classify.ts';
import { FAMILIES, NAMES, WIDTH } from './features.ts';
import { measure } from './measure.ts';
import { PLANTS } from './plants.ts';

/** Another one throws the dice again: a true difference stays, and chance goes. */
const SEED = process.env.LIVES_SEED ?? 'lives';
const LIVES = 2_000;
const PLANTED = 600;
/** A machine may be busy; nothing here claims a time. */
const LONG = 7_200_000;

const classifiers: readonly (readonly [name: string, columns: Columns])[] = [
	...NAMES.map((name, i) => {
		const from = NAMES.slice(0, i).reduce((sum, before) => sum + FAMILIES[before], 0);
		return [name, { from, to: from + FAMILIES[name] }] as const;
	}),
	['all together', { from: 0, to: WIDTH }],
];

interface Verdict {
	readonly accuracy: number;
	readonly interval: readonly [low: number, high: number];
	readonly coin: boolean;
}

function half({ rows, labels }: Sample, second: boolean): Sample {
	const middle = rows.length / 2;
	const cut = <T>(list: readonly T[]): readonly T[] => (second ? list.slice(middle) : list.slice(0, middle));
	return { rows: cut(rows), labels: cut(labels) };
}

/** Trained on one half, asked of the other. */
function judge(sample: Sample, columns: Columns, swapped: boolean): Verdict {
	const held = half(sample, !swapped);
	const n = held.rows.length;
	const correct = right(train(half(sample, swapped), columns), held);
	const interval = wilson(correct, n);
	return { accuracy: correct / n, interval, coin: interval[0] <= 0.5 && interval[1] >= 0.5 };
}

/**
 * Of so many intervals, each of 95 %, one excludes the coin by chance every third time that the dice are thrown. So what is
 * found has to be found again where the halves change places.
 */
function tells(sample: Sample, columns: Columns): boolean {
	const first = judge(sample, columns, false);
	return !first.coin && !judge(sample, columns, true).coin;
}

describe('a container in use', () => {
	let plain: Sample;
	let planted: readonly Sample[];

	beforeAll(async () => {
		const [first, ...others] = await measure(SEED, LIVES, PLANTS, PLANTED);
		if (!first) throw new Error('nothing was measured');
		plain = first;
		planted = others;
	}, LONG);

	it.each(classifiers)('is told from one that only calculated by nothing in: %s', (name, columns) => {
		const { accuracy, interval } = judge(plain, columns, false);
		const [low, high] = interval.map((bound) => (100 * bound).toFixed(1));
		const line = `${name}: ${(100 * accuracy).toFixed(1)} % right, 95 % interval ${low} to ${high}`;
		console.info(line);
		expect(plain.labels.filter(Boolean).length).toBe(LIVES / 2);
		expect(tells(plain, columns), line).toBe(false);
	});

	it.each(PLANTS.map((name, i) => [name, i] as const))('would be, with a fault planted: %s', (_, i) => {
		const sample = planted[i];
		if (!sample) throw new Error('nothing was planted');
		const found = classifiers.filter(([, columns]) => tells(sample, columns)).map(([name]) => name);
		expect(found).toContain('all together');
		expect(found.length).toBeGreaterThan(1);
	});
});

describe('the interval', () => {
	it.each([
		[500, 1_000, 0.4691, 0.5309],
		[531, 1_000, 0.5, 0.5618],
		[532, 1_000, 0.501, 0.5627],
		[0, 10, 0, 0.2775],
		[10, 10, 0.7225, 1],
	])('of %i in %i is known', (successes, n, low, high) => {
		const interval = wilson(successes, n);
		expect(interval[0]).toBeCloseTo(low, 3);
		expect(interval[1]).toBeCloseTo(high, 3);
	});
});
