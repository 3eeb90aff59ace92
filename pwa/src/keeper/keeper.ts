/**
 * The keeper: owns the file and the keys, and nothing else does. Ending its worker is how they are forgotten, so it
 * holds no other state and is used for one session.
 */
import { expose, transfer } from 'comlink';
import { type App, gunzip } from '../crypto/app.ts';
import { wipe } from '../crypto/bytes.ts';
import { start } from '../crypto/changes.ts';
import { FILE_SIZE } from '../crypto/container.ts';
import type { Argon2 } from '../crypto/kdf.ts';
import type { ReleaseKey } from '../crypto/keys.ts';
import type { Tick } from '../crypto/mark.ts';
import type { Random } from '../crypto/random.ts';
import { Also } from '../sync/also.ts';
import type { Net } from '../sync/net.ts';
import type { Keeper, Outcome, Session, Storage } from '../wire/session.ts';
import { useCard } from './cards.ts';
import { Kept } from './kept.ts';
import {
	deriveOnly,
	fetchApp,
	isCard,
	isOrder,
	mend,
	type Opening,
	obey,
	openWith,
	type Tools,
	tryCode,
} from './opening.ts';
import { practiceEnv } from './practice.ts';
import { createSession } from './session.ts';
import { isTaken, memoryStore, type Store } from './storage.ts';

export interface Env {
	openStore(): Promise<Store>;
	/** Gives the turn back, or null: another page has it. */
	takeTurn(): Promise<(() => void) | null>;
	loadArgon2(): Promise<Argon2>;
	/** Called when the network may be back. */
	onOnline(listener: () => void): void;
	readonly net: Net;
	tick(): Promise<Tick | null>;
	renewTick(): Promise<void>;
	readonly random: Random;
	readonly keys: readonly ReleaseKey[];
	/** For practice: this one runs, unasked, and nobody is given its module. */
	readonly given: App | null;
}

export function createKeeper(env: Env): Keeper {
	let store: Promise<Store> | null = null;
	let argon2: Promise<Argon2> | null = null;
	let session: Session | null = null;
	let started: Promise<Storage | 'busy'> | null = null;
	let busy = false;
	const net = new Also(env.net, env.random);
	let clearing = newClearing();

	const tools = async (): Promise<Tools> => {
		store ??= env.openStore();
		argon2 ??= env.loadArgon2();
		const { random, keys } = env;
		return { store: await store, argon2: await argon2, net, random, keys };
	};

	const warm = (): void => {
		argon2 ??= env.loadArgon2();
		// Where WebAssembly is switched off, every try answers null.
		argon2.catch(() => {});
	};

	/** The duties of a start, done in one's turn: makes or refreshes the file, and ends a clearing that had begun. */
	const startFile = async (): Promise<Storage | 'busy'> => {
		store ??= env.openStore();
		const opened = await store;
		const began = await beginIn(opened, env.random);
		if (began === 'memory' && opened.kind === 'file') {
			const memory = memoryStore();
			store = Promise.resolve(memory);
			await memory.use((blocks) => start(blocks, env.random));
		}
		if (began === 'busy') started = null;
		return began;
	};

	const beginOnce = (): Promise<Storage | 'busy'> => {
		started ??= startFile();
		return started;
	};

	/** One at a time, and one session for the life of the worker. The code is wiped, whatever happens. */
	const once = async <T>(code: Uint8Array, work: (turn: boolean) => Promise<T | null>): Promise<T | null> => {
		// In practice, an opening ends the session before it, as leaving does elsewhere.
		const free = !busy && (!session || env.given !== null);
		let giveBack: (() => void) | null = null;
		try {
			if (!free) return null;
			busy = true;
			// A first start can take longer than a turn is waited for.
			await started;
			giveBack = await env.takeTurn();
			if (giveBack) await beginOnce();
			return await work(giveBack !== null);
		} catch {
			return null;
		} finally {
			wipe(code);
			if (free) busy = false;
			if (!session) giveBack?.();
		}
	};

	const running = (
		tools: Tools,
		app: App,
		invite: string | null,
		kept: Kept | null,
		healed: Promise<boolean>,
	): void => {
		const line = { net, random: env.random, invite };
		const { tick, renewTick } = env;
		clearing = newClearing();
		const { ended } = clearing;
		const made = createSession({ ...tools, app, line, tick, renewTick, ended, rehearse }, kept, healed);
		session = made;
		env.onOnline(() => void made.syncNow());

		function rehearse(port: MessagePort): void {
			expose(createKeeper(practiceEnv(app, tools.argon2, env.random, env.keys)), port);
		}
	};

	/** A session over what was opened. What every opening writes is written once the module is on its way. */
	const begin = (tools: Tools, opening: Opening): Uint8Array<ArrayBuffer> => {
		const { opened, app, module } = opening;
		const { duty, target, appMinimum } = opened.state;
		const kept = new Kept(tools.store, opened, env.random, false);
		net.send(duty === 'destroy' && !opened.newer ? target : null);
		running(tools, app, null, kept, mend(tools, opening));
		void kept.settle({ appMinimum: Math.max(app.minimum, appMinimum) });
		return handed(module);
	};

	const handed = (module: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
		const given = env.given ? new Uint8Array(0) : module;
		return transfer(given, [given.buffer]);
	};

	return {
		async start() {
			const giveBack = await env.takeTurn();
			if (!giveBack) return 'busy';
			try {
				return await beginOnce();
			} finally {
				giveBack();
				// Ready before it is needed, so that the first try takes no longer than the next.
				warm();
			}
		},
		open: (code) =>
			once(code, async (turn) => {
				const all = await tools();
				if (!turn) {
					deriveOnly(all, code);
					return null;
				}
				const found = await tryCode(all, code);
				if (!found) return null;
				if (isOrder(found.opened)) return obey(all, found.opened);
				const opening = await openWith(all, found);
				return opening && begin(all, opening);
			}),
		fetch: (code) =>
			once(code, async (turn) => {
				if (!turn) return null;
				const all = await tools();
				if (!env.given && isCard(code)) return useCard(all.argon2, net, code);
				const fetched = env.given ? { app: env.given, invite: null } : await fetchApp(all, code);
				if (!fetched) return null;
				const module = await gunzip(fetched.app);
				running(all, fetched.app, fetched.invite, null, Promise.resolve(false));
				return handed(module);
			}),
		outcome: () => clearing.outcome,
		attach(port) {
			if (session) expose(session, port);
		},
	};
}

interface Clearing {
	readonly outcome: Promise<Outcome>;
	/** Told when this phone was cleared, with how the rest will end. */
	ended(outcome: Promise<Outcome>): void;
}

function newClearing(): Clearing {
	let ended: Clearing['ended'] = () => {};
	const outcome = new Promise<Outcome>((resolve) => {
		ended = resolve;
	});
	return { outcome, ended };
}

/** `busy`: the service worker, or a worker that is ending, has it open. `memory`: the file cannot be made. */
async function beginIn(store: Store, random: Random): Promise<Storage | 'busy'> {
	try {
		await store.use((blocks) => start(blocks, random));
		return store.kind;
	} catch (error) {
		if (isTaken(error)) return 'busy';
		// A file that is whole is used, also when this once it could not be written.
		const size = await store.use((blocks) => blocks.size()).catch(() => 0);
		return size === FILE_SIZE ? 'file' : 'memory';
	}
}
