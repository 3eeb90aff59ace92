/** A small classifier, and how sure one may be of its accuracy. */

/** Rows of numbers, and for each whether the phone was in use. */
export interface Sample {
	readonly rows: readonly Uint16Array[];
	readonly labels: readonly boolean[];
}

/** Which numbers of a row a classifier may look at. */
export interface Columns {
	readonly from: number;
	readonly to: number;
}

/** At most so many numbers are kept, and at least so many. */
const MOST = 48;
const LEAST = 4;

interface Moments {
	readonly mean: number;
	readonly deviation: number;
	/** How far the two classes are apart, in standard errors. */
	readonly apart: number;
}

interface Model {
	readonly columns: readonly number[];
	readonly moments: readonly Moments[];
	readonly weights: readonly number[];
	readonly bias: number;
}

/** Of each column, over the training rows: one pass a row, so that memory is read in order. */
function momentsOf({ rows, labels }: Sample, { from, to }: Columns): Moments[] {
	const width = to - from;
	const [sums, squares] = [new Float64Array(width), new Float64Array(width)];
	const inUse = new Float64Array(width);
	for (const [r, row] of rows.entries()) {
		const used = labels[r] ? 1 : 0;
		for (let c = 0; c < width; c++) {
			const value = row[from + c] ?? 0;
			sums[c] = (sums[c] ?? 0) + value;
			squares[c] = (squares[c] ?? 0) + value * value;
			inUse[c] = (inUse[c] ?? 0) + used * value;
		}
	}
	const n = rows.length;
	const positives = labels.filter(Boolean).length;
	return Array.from(sums, (sum, c) => {
		const mean = sum / n;
		const deviation = Math.sqrt(Math.max(0, (squares[c] ?? 0) / n - mean * mean));
		const gap = (inUse[c] ?? 0) / positives - (sum - (inUse[c] ?? 0)) / (n - positives);
		const error = deviation * Math.sqrt(1 / positives + 1 / (n - positives));
		return { mean, deviation, apart: deviation < 1e-9 ? 0 : gap / error };
	});
}

/** The numbers that stand out in the training rows: beyond what the highest of so many would reach by chance. */
function choose(moments: readonly Moments[]): number[] {
	const chance = Math.sqrt(2 * Math.log(moments.length));
	const order = moments
		.map(({ apart }, column) => ({ column, apart: Math.abs(apart) }))
		.filter(({ apart }) => apart > 0)
		.sort((a, b) => b.apart - a.apart);
	return order.filter(({ apart }, i) => i < LEAST || (i < MOST && apart > chance)).map(({ column }) => column);
}

/** Logistic regression on those, by gradient descent with a little shrinkage. */
export function train(sample: Sample, columns: Columns): Model {
	const all = momentsOf(sample, columns);
	const chosen = choose(all);
	const moments = chosen.map((c) => all[c] ?? { mean: 0, deviation: 1, apart: 0 });
	const model = { columns: chosen.map((c) => columns.from + c), moments, weights: chosen.map(() => 0), bias: 0 };
	const inputs = sample.rows.map((row) => standardised(model, row));
	for (let round = 0; round < 300; round++) {
		const slopes = model.weights.map((weight) => -0.01 * weight);
		let slope = 0;
		for (const [r, input] of inputs.entries()) {
			const missed = ((sample.labels[r] ? 1 : 0) - probability(model, input)) / inputs.length;
			slope += missed;
			for (const [i, value] of input.entries()) slopes[i] = (slopes[i] ?? 0) + missed * value;
		}
		model.weights = model.weights.map((weight, i) => weight + 0.5 * (slopes[i] ?? 0));
		model.bias += 0.5 * slope;
	}
	return model;
}

function standardised({ columns, moments }: Model, row: Uint16Array): number[] {
	return columns.map((column, i) => {
		const { mean, deviation } = moments[i] ?? { mean: 0, deviation: 1 };
		return ((row[column] ?? 0) - mean) / (deviation || 1);
	});
}

function probability({ weights, bias }: Model, input: readonly number[]): number {
	const sum = input.reduce((total, value, i) => total + value * (weights[i] ?? 0), bias);
	return 1 / (1 + Math.exp(-sum));
}

/** How many rows it gets right. */
export function right(model: Model, { rows, labels }: Sample): number {
	return rows.filter((row, r) => probability(model, standardised(model, row)) > 0.5 === labels[r]).length;
}

/** The 95 % interval of a proportion (Wilson, 1927). */
export function wilson(successes: number, n: number): [low: number, high: number] {
	const z = 1.96;
	const p = successes / n;
	const middle = p + (z * z) / (2 * n);
	const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
	return [(middle - half) / (1 + (z * z) / n), (middle + half) / (1 + (z * z) / n)];
}
