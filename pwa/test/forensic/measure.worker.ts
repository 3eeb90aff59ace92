/** Lives phones and measures their files: one share of them, in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { makeApp } from '../crypto/scene.ts';
import { featuresOf } from './features.ts';
import { coverOnly, used } from './histories.ts';
import type { Task } from './measure.ts';
import { plant } from './plants.ts';

const { seed, from, to, plants, planted } = workerData as Task;
const apps = [await makeApp(1), await makeApp(2)];

for (let i = from; i < to; i++) {
	const inUse = i % 2 === 1;
	const life = inUse ? used(`${seed} ${i}`, apps) : { bytes: coverOnly(`${seed} ${i}`, apps), where: 1 };
	const rows = [featuresOf(life.bytes)];
	for (const each of i < planted ? plants : []) {
		const file = new Uint8Array(life.bytes);
		if (inUse) plant(each, file, life.where);
		rows.push(inUse ? featuresOf(file) : new Uint16Array(rows[0] ?? []));
	}
	parentPort?.postMessage(
		{ i, inUse, rows },
		rows.map(({ buffer }) => buffer),
	);
}
