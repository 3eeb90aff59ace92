/** A phone in the browser's own file, with the whole app and two further codes, that can be put back as it was. */
import { type App, verifyApp } from '../src/crypto/app.ts';
import { save, setUp, start } from '../src/crypto/changes.ts';
import { FILE_SIZE, readSalt } from '../src/crypto/container.ts';
import { loadArgon2 } from '../src/crypto/kdf.ts';
import { asReleaseKey, newSalt, rootKeys } from '../src/crypto/keys.ts';
import type { Duty, Other } from '../src/crypto/others.ts';
import { newState, type State } from '../src/crypto/payload.ts';
import { systemRandom as random } from '../src/crypto/random.ts';
import { addSlot, drawSlot } from '../src/crypto/slots.ts';
import type { Tools } from '../src/keeper/opening.ts';
import { openStore } from '../src/keeper/storage.ts';
import { createNet } from '../src/sync/net.ts';
import type { Order } from './page.ts';

/** Each kind of opening, with its code. */
export const CODES = { first: '2468135790', lists: '1357924680', destroys: '9753108642' } as const;
export type Opens = keyof typeof CODES;

/** A full document: sealing pads to a constant, so its length changes nothing but the copy that is handed over. */
const DOC_SIZE = 131_072;

export const codeOf = (opens: Opens): Uint8Array => new TextEncoder().encode(CODES[opens]);

export interface Scene {
	readonly tools: Tools;
	/** The file as it was at first. */
	restore(): Promise<void>;
}

export async function makeScene(order: Order): Promise<Scene> {
	const keys = order.keys.map(asReleaseKey);
	const store = await openStore();
	if (store.kind !== 'file') throw new Error('the browser gave no file');
	const tools: Tools = { store, net: createNet(), random, keys, argon2: await loadArgon2() };
	const app = await verifyApp(order.app, keys);
	if (!app) throw new Error('the package does not hold under these keys');
	await make(tools, app);
	const image = await store.use((blocks) => blocks.read(0, FILE_SIZE));
	return {
		tools,
		restore: () =>
			store.use((blocks) => {
				blocks.write(0, image);
				blocks.flush();
			}),
	};
}

async function make({ store, argon2 }: Tools, app: App): Promise<void> {
	await store.use((blocks) => start(blocks, random));
	const salt = newSalt(random);
	const prk = argon2.derive(codeOf('first'), salt);
	const state = newState(random, random(DOC_SIZE));
	const opened = await store.use((blocks) => setUp(blocks, { salt, prk, app, state }, random));
	const others: Other[] = [];
	const { id, all } = rootKeys(state.root, state.epoch);
	for (const [opens, duty] of [
		['lists', 'nothing'],
		['destroys', 'destroy'],
	] as const) {
		const target = duty === 'destroy' ? { id, token: all } : null;
		const { appKey, device } = state;
		const fresh: State = { ...newState(random, random(DOC_SIZE)), appKey, device, look: 'chores', duty, target };
		others.push(await add(opens, duty, fresh));
	}
	const ascending = others.sort((a, b) => a.slot - b.slot);
	const slots = [opened.slot, ...others.map(({ slot }) => slot)].sort((a, b) => a - b);
	await store.use((blocks) => save(blocks, opened, { ...opened.state, others: ascending, slots }, random));

	async function add(opens: Opens, duty: Duty, fresh: State): Promise<Other> {
		const other = argon2.derive(codeOf(opens), await store.use(readSalt));
		const slot = drawSlot([opened.slot, ...others.map((each) => each.slot)], random);
		if (slot === null) throw new Error('no slot');
		await store.use((blocks) => addSlot(blocks, slot, other, fresh, random));
		return { slot, kind: 'lists', look: 'chores', duty, prk: other };
	}
}
