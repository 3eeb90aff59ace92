/** Clearing a full phone, on the browser's own file: when its heads are gone, and when all of it is. */
import type { Blocks } from '../src/crypto/container.ts';
import { clearHere } from '../src/keeper/everywhere.ts';
import { Kept } from '../src/keeper/kept.ts';
import { tryCode } from '../src/keeper/opening.ts';
import type { Store } from '../src/keeper/storage.ts';
import type { Order } from './page.ts';
import { codeOf, makeScene, type Scene } from './scene.ts';

/** Milliseconds from the call: the first flush (no code opens anything), the second (no head is left), and the end. */
export interface WipeTime {
	readonly page: number;
	readonly heads: number;
	readonly file: number;
}

async function once({ tools, restore }: Scene): Promise<WipeTime> {
	await restore();
	const opened = (await tryCode(tools, codeOf('first')))?.opened;
	if (!opened) throw new Error('nothing opened');
	const flushes: number[] = [];
	const timed = (blocks: Blocks): Blocks => ({
		read: (at, length) => blocks.read(at, length),
		write: (at, bytes) => blocks.write(at, bytes),
		size: () => blocks.size(),
		resize: (size) => blocks.resize(size),
		flush() {
			blocks.flush();
			flushes.push(performance.now());
		},
	});
	const store: Store = { kind: 'file', use: (work) => tools.store.use((blocks) => work(timed(blocks))) };
	const kept = new Kept(store, opened, tools.random, true);
	const begun = performance.now();
	// With the reading that clearing everywhere does first.
	const { cleared } = await clearHere(kept, kept.state.others);
	const file = performance.now() - begun;
	const [page, heads] = flushes.map((at) => at - begun);
	if (!cleared.ok || page === undefined || heads === undefined) throw new Error('not cleared');
	return { page, heads, file };
}

self.onmessage = async ({ data }: MessageEvent<Order>): Promise<void> => {
	try {
		const scene = await makeScene(data);
		const times: WipeTime[] = [];
		for (let round = 0; round < data.rounds; round++) times.push(await once(scene));
		self.postMessage(times);
	} catch (error) {
		self.postMessage(String(error));
	}
};
