import { type ReadonlySignal, signal } from '@preact/signals';
import type { Reason, Result } from '../../wire/session.ts';

/** What the holder is told of the last words typed. */
export type Kept =
	| { readonly is: 'kept' }
	/** Being written, for long enough that it is felt. */
	| { readonly is: 'writing' }
	/** Not written. What was typed stays on the screen. */
	| { readonly is: 'not'; readonly reason: Reason };

/** Keystrokes closer than this share one save. */
const quietMs = 150;
/** Somebody who types without a pause is saved this often. */
const atMostMs = 500;
/** A save shorter than this passes without words. */
const feltMs = 1000;
/** After a failure the save is tried again by itself. */
const againMs = 5000;

/** The part of a plan that is saved. `deletions` rises when the holder removes something, and never falls. */
export interface Source {
	readonly deletions: number;
	encode(): Uint8Array;
}

/**
 * Saves the whole document, one save at a time, each with the newest state. Nothing is lost by a failure: the document stays
 * in memory and is tried again at the next change, after a while, and when `flush` is called.
 */
export class Saver {
	readonly kept: ReadonlySignal<Kept>;
	readonly #kept = signal<Kept>({ is: 'kept' });
	readonly #source: Source;
	readonly #write: (doc: Uint8Array, deleted: boolean) => Promise<Result<void>>;
	#dirty = false;
	#deletions: number;
	#since = 0;
	#timer = 0;
	#running: Promise<void> | null = null;
	#closed = false;

	constructor(source: Source, write: (doc: Uint8Array, deleted: boolean) => Promise<Result<void>>) {
		this.#source = source;
		this.#deletions = source.deletions;
		this.#write = write;
		this.kept = this.#kept;
	}

	/** Something changed. */
	touch(): void {
		if (this.#closed) return;
		if (!this.#dirty) this.#since = Date.now();
		this.#dirty = true;
		const waited = Date.now() - this.#since;
		this.#arm(Math.max(0, Math.min(quietMs, atMostMs - waited)));
	}

	/** Writes what is not written yet, and resolves when the try is over. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		while (this.#running) await this.#running;
		if (!this.#dirty || this.#closed) return;
		this.#running = this.#save().finally(() => {
			this.#running = null;
		});
		await this.#running;
	}

	/** Nothing is written once this resolves: the document is about to be cleared. */
	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#timer);
		while (this.#running) await this.#running;
	}

	/** The clearing failed: what is here goes on being kept. */
	open(): void {
		this.#closed = false;
		this.touch();
	}

	#arm(after: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), after);
	}

	async #save(): Promise<void> {
		const { deletions } = this.#source;
		this.#dirty = false;
		const felt = setTimeout(() => {
			this.#kept.value = { is: 'writing' };
		}, feltMs);
		const result = await this.#attempt(deletions > this.#deletions);
		clearTimeout(felt);
		if (result.ok) {
			this.#deletions = deletions;
			this.#kept.value = { is: 'kept' };
			return;
		}
		this.#dirty = true;
		this.#kept.value = { is: 'not', reason: result.reason };
		this.#since = Date.now();
		if (!this.#closed) this.#arm(againMs);
	}

	async #attempt(deleted: boolean): Promise<Result<void>> {
		try {
			return await this.#write(this.#source.encode(), deleted);
		} catch {
			// The port is gone or the worker died: the file could not be written.
			return { ok: false, reason: 'file' };
		}
	}
}
