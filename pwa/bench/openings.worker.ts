/** Every kind of opening in turn, each on the same file: until the module is there, and until what it writes is written. */

import { Kept } from '../src/keeper/kept.ts';
import { mend, openWith, tryCode } from '../src/keeper/opening.ts';
import type { Order } from './page.ts';
import { CODES, codeOf, makeScene, type Opens, type Scene } from './scene.ts';

/** One opening, in milliseconds; then what the browser says of this origin. */
export interface OpeningTime {
	readonly opens: Opens;
	readonly module: number;
	readonly whole: number;
	readonly usage: number;
	readonly caches: string;
}

async function once({ tools, restore }: Scene, opens: Opens): Promise<OpeningTime> {
	await restore();
	const begun = performance.now();
	const found = await tryCode(tools, codeOf(opens));
	const opening = found && (await openWith(tools, found));
	if (!opening) throw new Error('nothing opened');
	const module = performance.now() - begun;
	const healed = mend(tools, opening);
	await new Kept(tools.store, opening.opened, tools.random, false).settle({});
	await healed;
	const whole = performance.now() - begun;
	const { usage = 0 } = await navigator.storage.estimate();
	return { opens, module, whole, usage, caches: (await caches.keys()).sort().join(' ') };
}

async function measure(order: Order): Promise<OpeningTime[]> {
	const scene = await makeScene(order);
	const kinds = Object.keys(CODES) as Opens[];
	for (const opens of kinds) await once(scene, opens);
	const times: OpeningTime[] = [];
	for (let round = 0; round < order.rounds; round++) {
		// Who goes first alternates.
		for (let i = 0; i < kinds.length; i++) {
			const opens = kinds[(i + round) % kinds.length];
			if (opens) times.push(await once(scene, opens));
		}
	}
	return times;
}

self.onmessage = async ({ data }: MessageEvent<Order>): Promise<void> => {
	try {
		self.postMessage(await measure(data));
	} catch (error) {
		self.postMessage(String(error));
	}
};
