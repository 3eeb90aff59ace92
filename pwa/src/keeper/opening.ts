/** Opening: the same work whatever was typed, and then what only a code that opens something can reach. */
import { type App, type Apps, bestOf, gunzip, readApps, readClaimed, verifyApp } from '../crypto/app.ts';
import type { Bytes } from '../crypto/bytes.ts';
import { wipe } from '../crypto/bytes.ts';
import { behindApp, clear, healApp, updateApp } from '../crypto/changes.ts';
import { isCardCode, isSetupCode } from '../crypto/code.ts';
import { COPIES, type Opened, openAll, readSalt } from '../crypto/container.ts';
import type { Argon2 } from '../crypto/kdf.ts';
import { newSalt, type ReleaseKey, rootKeys } from '../crypto/keys.ts';
import type { State } from '../crypto/payload.ts';
import type { Random } from '../crypto/random.ts';
import type { Net } from '../sync/net.ts';
import { readApp } from '../sync/requests.ts';
import type { Outcome } from '../wire/session.ts';
import { dropAll } from './clearing.ts';
import type { Store } from './storage.ts';

export interface Tools {
	readonly store: Store;
	readonly net: Net;
	readonly random: Random;
	readonly keys: readonly ReleaseKey[];
	readonly argon2: Argon2;
}

export interface Opening {
	readonly opened: Opened;
	readonly app: App;
	readonly module: Bytes;
}

/** What a code opened. An order has no app. */
export interface Found {
	readonly opened: Opened;
	readonly app: Promise<App | null> | null;
}

/**
 * One derivation and all trials, and what runs next, in one go: each handle of the file costs its own time. The code is
 * wiped. Null for whatever does not open.
 */
export async function tryCode(tools: Tools, code: Uint8Array): Promise<Found | null> {
	const { store, argon2, keys } = tools;
	try {
		return await store.use((blocks) => {
			const prk = argon2.derive(code, readSalt(blocks));
			wipe(code);
			const opened = openAll(blocks, prk);
			if (!opened) {
				wipe(prk);
				return null;
			}
			const { kind, appKey, appMinimum } = opened.state;
			if (kind === 'order') return { opened, app: null };
			const all = (): Promise<Apps> => bothApps(tools, opened.state);
			return { opened, app: bestOf(readClaimed(blocks, appKey), keys, appMinimum, all) };
		});
	} finally {
		wipe(code);
	}
}

/** For a page whose turn it is not: nothing can be read, and it must take as long. */
export function deriveOnly({ argon2, random }: Tools, code: Uint8Array): void {
	wipe(argon2.derive(code, newSalt(random)));
	wipe(code);
}

/** Whether opening it clears this phone. What a newer version wrote is never written over. */
export function isOrder({ newer, state }: Opened): boolean {
	return state.duty === 'reset' && !newer;
}

/** Tries of a file that would not be written: a first flush is all that it takes. */
const TRIES = 3;

/** This phone first, then what can be reached. Null where nothing here could be written: then nothing was cleared. */
export async function obey({ store, net, random }: Tools, { state }: Opened): Promise<Outcome | null> {
	let cleared = false;
	for (let i = 0; i < TRIES && !cleared; i++) {
		cleared = await store
			.use((blocks) => clear(blocks, random))
			.then(() => true)
			.catch(() => false);
	}
	const there = state.target ? await dropAll(net, state.target) : 'cleared';
	return cleared ? there : null;
}

/** Null where no app can be had: neither copy holds, and the server cannot be asked. */
export async function openWith(tools: Tools, { opened, app: reading }: Found): Promise<Opening | null> {
	const app = (await reading) ?? (await fromServer(tools, opened));
	return app && { opened, app, module: await gunzip(app) };
}

/**
 * Once the module is on its way: whether a copy of what was opened is damaged or behind. The app's is written anew here,
 * the slot's by settling. What cannot be mended now, with a full disk say, is mended at a later opening.
 */
export async function mend(tools: Tools, { opened, app }: Opening): Promise<boolean> {
	const { store, random } = tools;
	const { copies, seq, state } = opened;
	// What a newer version wrote is left as it is.
	if (opened.newer) return false;
	const slot = COPIES.some((copy) => copies[copy] !== seq);
	try {
		const apps = await bothApps(tools, state);
		if (apps.best && behindApp(apps) === undefined) return slot;
		await store.use((blocks) => {
			if (apps.best) healApp(blocks, state.appKey, apps, random);
			else updateApp(blocks, state.appKey, apps, app, random);
		});
		return true;
	} catch {
		return slot;
	}
}

async function bothApps({ store, keys }: Tools, { appKey, appMinimum }: State): Promise<Apps> {
	return store.use((blocks) => readApps(blocks, appKey, keys, appMinimum));
}

/** Both copies damaged: any box of the holder's may ask for the app. */
async function fromServer({ net, keys }: Tools, { state }: Opened): Promise<App | null> {
	const answer = await readApp(net, rootKeys(state.root, state.epoch), null);
	const app = answer.kind === 'done' ? await verifyApp(answer.body, keys) : null;
	return app && app.version >= state.appMinimum ? app : null;
}

/** The digits of a card: they never leave the phone. */
export function isCard(code: Uint8Array): boolean {
	return isCardCode(String.fromCharCode(...code.subarray(0, 65)));
}

/** With a set-up code. Anything else that was typed never leaves the phone. */
export async function fetchApp({ net, keys }: Tools, code: Uint8Array): Promise<{ app: App; invite: string } | null> {
	const typed = String.fromCharCode(...code.subarray(0, 65));
	wipe(code);
	if (!isSetupCode(typed)) return null;
	const answer = await readApp(net, typed, null);
	const app = answer.kind === 'done' ? await verifyApp(answer.body, keys) : null;
	return app && { app, invite: typed };
}
