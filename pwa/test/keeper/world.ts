/** A phone of the tests: one file that outlives its workers, the keeper under test, and an inner app that merges with Yjs. */
import { expose, type Remote, transfer, wrap } from 'comlink';
import * as Y from 'yjs';
import type { Blocks } from '../../src/crypto/container.ts';
import type { Argon2 } from '../../src/crypto/kdf.ts';
import { asOrderToken } from '../../src/crypto/keys.ts';
import type { Tick } from '../../src/crypto/mark.ts';
import { systemRandom } from '../../src/crypto/random.ts';
import { createKeeper } from '../../src/keeper/keeper.ts';
import { memoryStore, type Store } from '../../src/keeper/storage.ts';
import { type Ask, createNet } from '../../src/sync/net.ts';
import type { Inbox, Keeper, Outcome, Result, Session, SyncState } from '../../src/wire/session.ts';
import { gzipOf, quickPrk, releaseKeys, signedPackage } from '../crypto/scene.ts';
import { Peer } from '../sync/peer.ts';

export const SETUP = '123456789092';
export const CODE = '1234567890';

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const text = (found: Uint8Array | Outcome | null): string | null =>
	typeof found === 'string' ? found : found && new TextDecoder().decode(found);

const keys = await releaseKeys();

/** The derivation itself is tested elsewhere, and takes a third of a second. */
const quick: Argon2 = {
	derive: (code, salt) => quickPrk(new TextDecoder('latin1').decode(code), salt),
};

export async function packageOf(version: number, minimum = 1): Promise<Buffer> {
	return Buffer.from(await signedPackage(version, minimum, await gzipOf(`export const version = ${version};`)));
}

export async function makePeer(): Promise<Peer> {
	const peer = await Peer.start();
	peer.setUpCode = SETUP;
	peer.app = { version: 1, bytes: await packageOf(1) };
	return peer;
}

/** Notes each call with its place, and passes it on. */
function traced(blocks: Blocks, trace: string[]): Blocks {
	return {
		read(at, length) {
			trace.push(`read ${at} ${length}`);
			return blocks.read(at, length);
		},
		write(at, part) {
			trace.push(`write ${at} ${part.length}`);
			blocks.write(at, part);
		},
		flush() {
			trace.push('flush');
			blocks.flush();
		},
		size: () => blocks.size(),
		resize: (size) => blocks.resize(size),
	};
}

/** All of a request that an onlooker sees: not what is in it, but how much. */
function requestOf({ method, path, headers, body }: Ask): string {
	const sizes = Object.entries(headers).map(([name, value]) => `${name}:${value.length}`);
	return [method, path, ...sizes, body?.length ?? 0].join(' ');
}

export class Phone {
	readonly store: Store;
	keeper: Keeper;
	session: Remote<Session>;
	doc = new Y.Doc();
	readonly news: SyncState[] = [];
	/** Runs when a merge is done, before its result is on its way. */
	afterMerge: () => Promise<void> | void = () => {};
	cannotMerge = false;
	merges = 0;
	/** What the worker did to the file, the derivation and the network, in order. */
	readonly trace: string[] = [];
	online: () => void = () => {};
	/** What the cover's setting keeps, while it is on. */
	tick: Tick | null = null;
	readonly #peer: Peer;
	#ports: MessagePort[] = [];
	#end: () => void = () => {};

	constructor(peer: Peer, store: Store = memoryStore()) {
		this.#peer = peer;
		this.store = store;
		this.keeper = this.#worker();
		this.session = this.#noSession();
	}

	#noSession(): Remote<Session> {
		const { port1 } = new MessageChannel();
		this.#ports.push(port1);
		return wrap<Session>(port1);
	}

	/** A worker that was ended answers nothing, writes nothing and sends nothing any more. */
	#worker(): Keeper {
		this.#end();
		let ended = false;
		this.#end = () => {
			ended = true;
		};
		const alive = <T>(answer: Promise<T>): Promise<T> =>
			answer.then((value) => (ended ? new Promise<T>(() => {}) : value));
		const net = createNet(this.#peer.url);
		return createKeeper({
			openStore: async () => ({
				kind: this.store.kind,
				use: (work) =>
					ended ? new Promise(() => {}) : alive(this.store.use((blocks) => work(traced(blocks, this.trace)))),
			}),
			takeTurn: async () => () => {},
			loadArgon2: async () => ({
				derive: (code, salt) => {
					this.trace.push('derive');
					return quick.derive(code, salt);
				},
			}),
			onOnline: (listener) => {
				this.online = listener;
			},
			net: {
				hour: () => net.hour(),
				ask: (request) => {
					if (ended) return new Promise(() => {});
					this.trace.push(requestOf(request));
					return alive(net.ask(request));
				},
			},
			tick: async () => this.tick,
			renewTick: async () => {
				if (this.tick) this.tick = { ...this.tick, order: asOrderToken(systemRandom(32)) };
			},
			random: systemRandom,
			keys,
			given: null,
		});
	}

	/** Leaving, and a start of the cover: all that is left is the file. */
	async leave(): Promise<void> {
		for (const port of this.#ports) port.close();
		this.#ports = [];
		this.keeper = this.#worker();
		this.doc = new Y.Doc();
		await this.keeper.start();
	}

	attach(connect = true): void {
		const { port1, port2 } = new MessageChannel();
		this.#ports.push(port1, port2);
		this.keeper.attach(port2);
		this.session = wrap<Session>(port1);
		if (connect) this.connect();
	}

	connect(): void {
		const { port1, port2 } = new MessageChannel();
		this.#ports.push(port1);
		const inbox: Inbox = {
			merge: async (doc) => {
				this.merges++;
				if (this.cannotMerge) return { ok: false, reason: 'newer' };
				Y.applyUpdate(this.doc, doc);
				const value = Y.encodeStateAsUpdate(this.doc);
				await this.afterMerge();
				return { ok: true, value };
			},
			sync: (state) => {
				this.news.push(state);
			},
		};
		expose(inbox, port1);
		void this.session.connect(transfer(port2, [port2]));
	}

	/** From nothing to something that is kept: with the set-up code, under `code`. */
	async setUp(code = CODE, first: Record<string, string> = { a: 'one' }): Promise<Result<void>> {
		await this.keeper.start();
		if (!(await this.keeper.fetch(bytes(SETUP)))) throw new Error('the set-up code was refused');
		this.attach();
		for (const [field, value] of Object.entries(first)) this.doc.getMap('fields').set(field, value);
		return this.session.create(bytes(code), Y.encodeStateAsUpdate(this.doc), 'whole');
	}

	/** Null, or the fields that were found. */
	async open(code = CODE): Promise<Record<string, unknown> | null> {
		const module = await this.keeper.open(bytes(code));
		if (!module || typeof module === 'string') return null;
		this.attach(false);
		const { doc } = await this.session.info();
		Y.applyUpdate(this.doc, doc);
		this.connect();
		return this.fields;
	}

	async reopen(code = CODE): Promise<Record<string, unknown> | null> {
		await this.leave();
		return this.open(code);
	}

	type(field: string, value: string, deleted = false): Promise<Result<void>> {
		this.doc.getMap('fields').set(field, value);
		return this.session.save(Y.encodeStateAsUpdate(this.doc), deleted);
	}

	get fields(): Record<string, unknown> {
		return this.doc.getMap('fields').toJSON();
	}
}
