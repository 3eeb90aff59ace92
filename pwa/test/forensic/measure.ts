/** Runs the measuring on every core but none more than two, and gathers what it found. */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import type { Sample } from './classify.ts';
import type { Plant } from './plants.ts';

export interface Task {
	readonly seed: string;
	readonly from: number;
	readonly to: number;
	readonly plants: readonly Plant[];
	/** The lives below this number are measured with each plant, too. */
	readonly planted: number;
}

interface Measured {
	readonly i: number;
	readonly inUse: boolean;
	readonly rows: readonly Uint16Array[];
}

/** Node 20 runs no TypeScript: the worker becomes one file first. */
async function bundle(dir: string): Promise<string> {
	await build({
		configFile: false,
		logLevel: 'warn',
		build: {
			ssr: join(import.meta.dirname, 'measure.worker.ts'),
			outDir: dir,
			emptyOutDir: false,
			target: 'node20',
			rolldownOptions: { output: { entryFileNames: 'measure.mjs', codeSplitting: false } },
		},
		ssr: { noExternal: true },
	});
	return join(dir, 'measure.mjs');
}

function share(script: string, task: Task, take: (measured: Measured) => void): Promise<void> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(script, { workerData: task });
		worker.on('message', take);
		worker.on('error', reject);
		worker.on('exit', () => resolve());
	});
}

/** The lives 0 to n − 1 of a seed, every other one in use; first as they are, then some of them with each plant. */
export async function measure(seed: string, n: number, plants: readonly Plant[], planted: number): Promise<Sample[]> {
	const dir = await mkdtemp(join(tmpdir(), 'measure-'));
	try {
		const script = await bundle(dir);
		const threads = Math.min(2, availableParallelism());
		const found: Measured[] = [];
		const each = Math.ceil(n / threads);
		const tasks = Array.from({ length: threads }, (_, t) => ({ from: t * each, to: Math.min(n, (t + 1) * each) }));
		await Promise.all(tasks.map((task) => share(script, { seed, ...task, plants, planted }, (one) => found.push(one))));
		if (found.length !== n) throw new Error(`${found.length} of ${n} were measured`);
		found.sort((a, b) => a.i - b.i);
		return [found, ...plants.map(() => found.slice(0, planted))].map((list, k) => ({
			labels: list.map(({ inUse }) => inUse),
			rows: list.map(({ rows }) => rows[k] ?? new Uint16Array(0)),
		}));
	} finally {
		rmSync(dir, { recursive: true });
	}
}
