/** Ties what is kept here to its copy on the server, and sees to what else hangs on being online. */
import { type App, readApps, verifyApp } from '../crypto/app.ts';
import { updateApp } from '../crypto/changes.ts';
import { type ReleaseKey, type RootKeys, rootKeys } from '../crypto/keys.ts';
import { DOC_MAX, type State } from '../crypto/payload.ts';
import { BoxSync, type Copy, higher, type Local, type Outcome, type Remote } from '../sync/box.ts';
import type { Line } from '../sync/create.ts';
import { dropBox } from '../sync/kit.ts';
import { Loop } from '../sync/loop.ts';
import { readApp } from '../sync/requests.ts';
import type { Result, SyncState } from '../wire/session.ts';
import { done, type Kept, refuse } from './kept.ts';
import type { Parts } from './parts.ts';
import type { Store } from './storage.ts';

/** The inner app as Comlink shows it. */
export type RemoteInbox = {
	merge(doc: Uint8Array): Promise<Result<Uint8Array>>;
	sync(state: SyncState): unknown;
};

/** The inner app must keep to its word; a merge that is asked again this often is given up for now. */
const MERGES = 20;
/** Later epochs that are tried where other phones cleared them too. */
const EPOCHS = 16;

const LATER: Outcome = { state: 'pending', retry: true, wait: 0 };

/** What else hangs on the server copy, or on a server that answers. */
export interface Errand {
	/** Ahead of each exchange: false where it must wait. */
	before?(): Promise<boolean>;
	/** After each that went well. What did not work is tried again after the next, and at the next opening. */
	after?(): Promise<void>;
	/** The root or its epoch is another one now. */
	moved?(): void;
}

export class Link {
	readonly #kept: Kept;
	readonly #store: Store;
	readonly #line: Line;
	readonly #keys: readonly ReleaseKey[];
	readonly #ended: Parts['ended'];
	readonly #errands: readonly Errand[];
	/** The one that runs. */
	readonly #app: App;
	readonly loop: Loop;
	#inbox: RemoteInbox | null = null;
	#box: BoxSync;
	#rootKeys: RootKeys;
	#appIsNew = false;
	/** Boxes that a change of root left behind, besides the one that the state remembers. */
	readonly #toDrop: RootKeys[] = [];

	constructor(kept: Kept, { app, store, line, keys, ended }: Parts, errands: readonly Errand[]) {
		this.#kept = kept;
		this.#app = app;
		this.#store = store;
		this.#line = line;
		this.#keys = keys;
		this.#ended = ended;
		this.#errands = errands;
		this.#rootKeys = rootKeys(kept.state.root, kept.state.epoch);
		this.#box = new BoxSync(this.#local(), line);
		const options = {
			run: (look: boolean) => this.#run(look),
			report: (state: SyncState) => void this.#inbox?.sync(state),
		};
		this.loop = new Loop(options, kept.newer ? 'newer' : kept.state.box === 2 ? 'gone' : 'pending');
	}

	/** Nothing is merged without the inner app, so nothing that exists on the server is written before it is here. */
	connect(inbox: RemoteInbox): void {
		this.#inbox = inbox;
		void this.loop.now();
	}

	async #run(look: boolean): Promise<Outcome> {
		if (this.#kept.newer) return { state: 'newer', retry: false, wait: 0 };
		for (const errand of this.#errands) if ((await errand.before?.()) === false) return LATER;
		const box = this.#box;
		const outcome = await box.run(look);
		if (outcome.state === 'cleared') return box === this.#box ? this.#obey(outcome) : LATER;
		if (outcome.state === 'sent') await this.#afterwards();
		return outcome;
	}

	/** Somebody with R cleared everything, from wherever they are. */
	async #obey(outcome: Outcome): Promise<Outcome> {
		const cleared = await this.#kept.clear();
		if (!cleared.ok) return LATER;
		this.#ended(Promise.resolve('cleared'));
		return outcome;
	}

	/** The document under the root of now. A run that began under another one changes nothing any more. */
	#local(): Local {
		const keys = this.#rootKeys;
		const current = (): boolean => keys === this.#rootKeys;
		return {
			keys,
			read: () => copyOf(this.#kept.state),
			take: (remote) => (current() ? this.#take(remote, current) : Promise.resolve(refuse('none'))),
			note: async (box, boxVersion, boxHash) =>
				current() ? this.#kept.update({ box, boxVersion, boxHash }) : refuse('none'),
		};
	}

	/**
	 * Saves and merges come over two ports, in any order. A document that was saved while the merge was under way may be
	 * newer than its result, so the merge is asked again until none was.
	 */
	async #take(remote: Remote, current: () => boolean): Promise<Result<Uint8Array>> {
		if (!this.#inbox) return refuse('none');
		for (let i = 0; i < MERGES; i++) {
			const { saves, state } = this.#kept;
			const merged = await this.#inbox.merge(remote.doc);
			if (!merged.ok) return merged;
			if (!current()) return refuse('none');
			if (saves !== this.#kept.saves) continue;
			const doc = merged.value;
			if (doc.length > DOC_MAX) return refuse('full');
			if (!this.#kept.deleted && doc.length * 2 < Math.min(state.doc.length, remote.doc.length))
				return refuse('shrunk');
			const boxVersion = higher(state.boxVersion, remote.version);
			const kept = await this.#kept.update({ doc, box: 1, boxVersion, boxHash: remote.hash });
			return kept.ok ? { ok: true, value: doc } : kept;
		}
		return refuse('none');
	}

	/** What waits for a server that answers. Each is tried again after the next exchange, and at the next opening. */
	async #afterwards(): Promise<void> {
		await this.#dropOld();
		for (const errand of this.#errands) await errand.after?.();
		await this.#refreshApp();
	}

	async #dropOld(): Promise<void> {
		const { old } = this.#kept.state;
		if (old && (await dropBox(this.#line, rootKeys(old.root, old.epoch))) === 'done')
			await this.#kept.update({ old: null });
		for (let next = this.#toDrop[0]; next; next = this.#toDrop[0]) {
			if ((await dropBox(this.#line, next)) !== 'done') return;
			this.#toDrop.shift();
		}
	}

	/** Once an opening. What is not signed, or not newer, is discarded; what is, runs from the next opening on. */
	async #refreshApp(): Promise<void> {
		if (this.#appIsNew) return;
		const answer = await readApp(this.#line.net, this.#rootKeys, this.#app.version);
		this.#appIsNew = answer.kind === 'same' || answer.kind === 'done';
		if (answer.kind !== 'done') return;
		const app = await verifyApp(answer.body, this.#keys);
		const { appKey, appMinimum } = this.#kept.state;
		if (!app || app.version < appMinimum || app.version <= this.#app.version) return;
		try {
			const apps = await this.#store.use((blocks) => readApps(blocks, appKey, this.#keys, 0));
			await this.#store.use((blocks) => updateApp(blocks, appKey, apps, app, this.#line.random));
		} catch {
			// No room, or no handle: one copy still opens, and the next opening asks again.
		}
	}

	/** Ends what is under way, changes the root or its epoch with `change`, and begins anew under it. */
	async moved(change: () => Promise<Result<void>>): Promise<Result<void>> {
		await this.loop.stop();
		this.#begin();
		const result = await change();
		this.#begin();
		for (const errand of this.#errands) errand.moved?.();
		this.loop.start();
		if (result.ok && this.#kept.state.box === 0) this.loop.set('pending');
		return result;
	}

	/** From here on, whatever is still under way for the box so far changes nothing any more. */
	#begin(): void {
		this.#rootKeys = rootKeys(this.#kept.state.root, this.#kept.state.epoch);
		this.#box = new BoxSync(this.#local(), this.#line);
	}

	/** Dropped in the background, and forgotten with the session. */
	drop(keys: RootKeys): void {
		this.#toDrop.push(keys);
		void this.loop.now();
	}

	/** Nobody waits for the old box longer than until it can be asked for: two old roots have no place in the state. */
	async dropOldFirst(): Promise<Result<void>> {
		const { old } = this.#kept.state;
		if (!old) return done;
		const answer = await dropBox(this.#line, rootKeys(old.root, old.epoch));
		return answer === 'done' ? this.#kept.update({ old: null }) : refuse(answer);
	}

	async clearThere(): Promise<Result<void>> {
		if (this.#kept.newer) return refuse('newer');
		await this.loop.stop();
		this.#begin();
		const old = await this.dropOldFirst();
		const answer = old.ok ? await dropBox(this.#line, this.#rootKeys) : old.reason;
		const result = answer === 'done' ? await this.#kept.update({ box: 2 }) : refuse(answer);
		this.loop.start();
		if (result.ok) this.loop.set('gone');
		else this.loop.poke();
		return result;
	}

	/** A cleared box stays cleared: the copy goes on under the next epoch, which the holder's other phones find too. */
	async keepThere(): Promise<Result<void>> {
		if (this.#kept.newer) return refuse('newer');
		for (let i = 0; i < EPOCHS && this.#kept.state.box === 2; i++) {
			const epoch = this.#kept.state.epoch + 1;
			const result = await this.moved(() => this.#kept.update({ box: 0, epoch, boxVersion: 0n, boxHash: null }));
			if (!result.ok) return result;
			await this.loop.now();
		}
		return this.#kept.state.box === 2 ? refuse('gone') : done;
	}

	/** Waits for nothing: what is under way can write nothing here once `Kept` was cleared. */
	end(): void {
		void this.loop.stop();
	}
}

function copyOf({ box, boxVersion, boxHash, doc }: State): Copy {
	return { box, version: boxVersion, hash: boxHash, doc };
}
