/**
 * A dedicated worker that does what the keeper does: bare derivations and whole openings in turn, on the browser's own
 * file, so that whatever slows this machine slows both.
 */
import { verifyApp } from '../src/crypto/app.ts';
import { setUp, start } from '../src/crypto/changes.ts';
import { readSalt } from '../src/crypto/container.ts';
import { loadArgon2 } from '../src/crypto/kdf.ts';
import { asReleaseKey, newSalt, type ReleaseKey } from '../src/crypto/keys.ts';
import { newState } from '../src/crypto/payload.ts';
import { systemRandom } from '../src/crypto/random.ts';
import { openWith, type Tools, tryCode } from '../src/keeper/opening.ts';
import { openStore } from '../src/keeper/storage.ts';
import { createNet } from '../src/sync/net.ts';
import type { Order } from './page.ts';

/** Milliseconds, one entry a round. `module` is the length of what was opened. */
export interface UnlockTimes {
	readonly bare: readonly number[];
	readonly whole: readonly number[];
	readonly module: number;
}

/** A full document: sealing pads to a constant, so its length changes nothing but the copy that is handed over. */
const DOC_SIZE = 131_072;
const code = (): Uint8Array => new TextEncoder().encode('2468135790');

async function makeFile(tools: Tools, bytes: Uint8Array, keys: readonly ReleaseKey[]): Promise<void> {
	const { store, argon2, random } = tools;
	if (store.kind !== 'file') throw new Error('the browser gave no file');
	const app = await verifyApp(bytes, keys);
	if (!app) throw new Error('the package does not hold under these keys');
	await store.use((blocks) => start(blocks, random));
	const salt = newSalt(random);
	const prk = argon2.derive(code(), salt);
	const state = newState(random, random(DOC_SIZE));
	await store.use((blocks) => setUp(blocks, { salt, prk, app, state }, random));
}

/** A code comes to a worker at rest, whose core has turned to others: so both begin like that. */
const REST_MS = 50;

async function timed(work: () => unknown): Promise<number> {
	await new Promise((rest) => setTimeout(rest, REST_MS));
	const begun = performance.now();
	await work();
	return performance.now() - begun;
}

async function measure({ rounds, app, keys: raw }: Order): Promise<UnlockTimes> {
	const keys = raw.map(asReleaseKey);
	const store = await openStore();
	const tools: Tools = { store, net: createNet(), random: systemRandom, keys, argon2: await loadArgon2() };
	await makeFile(tools, app, keys);
	const salt = await store.use(readSalt);
	let module = 0;
	const bare = (): unknown => tools.argon2.derive(code(), salt);
	const whole = async (): Promise<void> => {
		const found = await tryCode(tools, code());
		const opening = found && (await openWith(tools, found));
		if (!opening) throw new Error('nothing opened');
		module = opening.module.length;
	};
	const times = { bare: [] as number[], whole: [] as number[] };
	for (let round = 0; round < rounds; round++) {
		// Who goes first alternates.
		if (round % 2 === 0) times.bare.push(await timed(bare));
		times.whole.push(await timed(whole));
		if (round % 2 === 1) times.bare.push(await timed(bare));
	}
	return { ...times, module };
}

self.onmessage = async ({ data }: MessageEvent<Order>): Promise<void> => {
	try {
		self.postMessage(await measure(data));
	} catch (error) {
		self.postMessage(String(error));
	}
};
