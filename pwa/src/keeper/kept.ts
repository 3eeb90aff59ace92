/** One opened slot, and the only way in which it is written: the newest state, both copies, one write at a time. */
import type { Bytes } from '../crypto/bytes.ts';
import { equal, wipe } from '../crypto/bytes.ts';
import { changeCode, clear } from '../crypto/changes.ts';
import { type Blocks, type Opened, readSalt, type Slot } from '../crypto/container.ts';
import { sealExport } from '../crypto/export.ts';
import type { Prk, Salt } from '../crypto/keys.ts';
import { DOC_MAX, type State } from '../crypto/payload.ts';
import type { Random } from '../crypto/random.ts';
import { settle, settledState } from '../crypto/settle.ts';
import type { Reason, Result } from '../wire/session.ts';
import type { Store } from './storage.ts';

export const done: Result<void> = { ok: true, value: undefined };
export type Refusal = { readonly ok: false; readonly reason: Reason };
export const refuse = (reason: Reason): Refusal => ({ ok: false, reason });

/** Above this a document may only become shorter, unless a merge or a deletion made it so. */
const ROOM = 163_840;

export class Kept {
	readonly #store: Store;
	readonly #opened: Opened;
	readonly #random: Random;
	/** What was accepted; on the disk once the write that waits is done. */
	#latest: State;
	/** What the next write seals under. */
	#prk: Prk;
	#waiting: ((result: Result<void>) => void)[] = [];
	#writing = false;
	#ended = false;
	/** An opening is not settled yet: the first write does that, whatever it was to be. */
	#open: boolean;
	/** How many documents the inner app gave, and whether the holder removed something in this session. */
	saves = 0;
	deleted = false;

	/** `fresh`: it was just made, so there is nothing to settle. */
	constructor(store: Store, opened: Opened, random: Random, fresh: boolean) {
		this.#store = store;
		this.#opened = opened;
		this.#random = random;
		this.#open = !fresh;
		this.#latest = settledState(opened.state);
		this.#prk = opened.prk;
	}

	get state(): State {
		return this.#latest;
	}

	get newer(): boolean {
		return this.#opened.newer;
	}

	get slot(): Slot {
		return this.#opened.slot;
	}

	/** Once an opening, as soon as it is one: what every phone writes then, and what this one is to do besides. */
	async settle(change: Partial<State>): Promise<void> {
		if (this.newer) await this.use((blocks) => settle(blocks, this.#opened, this.#prk, this.#latest, this.#random));
		else await this.update(change);
	}

	/** For what else is written: never after a clearing. */
	use<T>(work: (blocks: Blocks) => T): Promise<Result<T>> {
		return this.#store
			.use((blocks): Result<T> => (this.#ended ? refuse('file') : { ok: true, value: work(blocks) }))
			.catch(() => refuse('file'));
	}

	/** The document, as the inner app gives it. */
	async save(doc: Uint8Array, deleted: boolean): Promise<Result<void>> {
		const before = this.#latest.doc.length;
		if (this.newer) return refuse('newer');
		if (doc.length > DOC_MAX) return refuse('full');
		if (doc.length > ROOM && doc.length > before && !deleted) return refuse('full');
		if (doc.length === 0 || (doc.length * 2 < before && !deleted)) return refuse('shrunk');
		this.saves++;
		this.deleted ||= deleted;
		return this.update({ doc });
	}

	/** Resolves when both copies hold it, or something newer that contains it. */
	update(change: Partial<State>): Promise<Result<void>> {
		if (this.newer) return Promise.resolve(refuse('newer'));
		if (this.#ended) return Promise.resolve(refuse('file'));
		this.#latest = { ...this.#latest, ...change };
		return new Promise((resolve) => {
			this.#waiting.push(resolve);
			if (!this.#writing) void this.#write();
		});
	}

	/** What waits when the file opens is written with it: a fast typist costs no more writes than the disk can do. */
	async #write(): Promise<void> {
		this.#writing = true;
		while (this.#waiting.length > 0) {
			const waiting: ((result: Result<void>) => void)[] = [];
			const result = await this.#store
				.use((blocks): Result<void> => {
					waiting.push(...this.#waiting.splice(0));
					if (this.#ended) return refuse('file');
					const write = this.#open ? settle : changeCode;
					write(blocks, this.#opened, this.#prk, this.#latest, this.#random);
					this.#open = false;
					return done;
				})
				.catch(() => refuse('file'));
			// Where the file did not even open, nobody was taken from the queue.
			if (!result.ok && waiting.length === 0) waiting.push(...this.#waiting.splice(0));
			for (const resolve of waiting) resolve(result);
		}
		this.#writing = false;
	}

	/** Whether `prk` is the one that opens this. */
	opensWith(prk: Prk): boolean {
		return equal(prk, this.#prk);
	}

	/**
	 * Seals everything under another code from here on. Where the write fails, whatever the file can hold to is kept:
	 * the new code once one copy is under it (the next save ends the change), else the old one and the old state.
	 */
	async changeCode(prk: Prk, change: Partial<State>): Promise<Result<void>> {
		if (this.newer) return refuse('newer');
		const before = this.#prk;
		this.#prk = prk;
		let result = await this.update(change);
		if (!result.ok && this.#opened.prk === prk) result = await this.update({});
		if (this.#opened.prk === prk) {
			wipe(before);
		} else {
			this.#prk = before;
			this.#latest = { ...settledState(this.#opened.state), doc: this.#latest.doc };
		}
		return result;
	}

	/** The salt of this phone, which does not change with the code. */
	salt(): Promise<Salt> {
		return this.#store.use(readSalt);
	}

	/**
	 * Under the present code, whose prk hangs on this phone's salt. What else this phone keeps is not in it: a file may
	 * come into other hands.
	 */
	async toFile(text: string): Promise<Result<Bytes>> {
		if (this.newer) return refuse('newer');
		try {
			const salt = await this.salt();
			const state = { ...this.#latest, slots: [this.slot], others: [] };
			return { ok: true, value: sealExport(salt, this.#prk, state, text, this.#random) };
		} catch (error) {
			return refuse(error instanceof RangeError ? 'full' : 'file');
		}
	}

	/** Clears this phone. Nothing is written afterwards, whatever comes. `first` reads what is needed later. */
	async clear(first: (blocks: Blocks) => void = () => {}): Promise<Result<void>> {
		this.#ended = true;
		return this.#store
			.use((blocks) => {
				first(blocks);
				clear(blocks, this.#random);
				return done;
			})
			.catch(() => refuse('file'));
	}
}
