/** What a service worker has of the platform, as far as an order needs it: files, a turn, caches, and a subscription. */
import { vi } from 'vitest';
import type { TipsRecord } from '../../src/tips/record.ts';
import { BEGIN } from '../../src/tips/wish.ts';

/** The platform's word for a file that a page has open. */
const taken = (): DOMException => new DOMException('held', 'NoModificationAllowedError');

/** A setting that is on, with words, days and hours of the holder's. */
export const TIP: TipsRecord = {
	wish: { ...BEGIN, on: true, from: 60, quiet: ['2027-05-04'], line: { own: 'Call Zoe' } },
	state: 'on',
	shown: { title: 'Timer', path: '/timer/', lines: ['Call Zoe'] },
	...{ id: 'a'.repeat(22), token: 'b'.repeat(43), order: 'c'.repeat(43), key: 'd'.repeat(11), seed: 'e'.repeat(22) },
	...{ since: 20_000, last: 20_001 },
};

export class World {
	readonly files = new Map<string, Uint8Array>();
	readonly caches = new Map<string, Set<string>>([
		['files', new Set(['/state', '/tip'])],
		['files-3', new Set(['/'])],
		['other', new Set(['/x'])],
	]);
	/** The entry of the setting, as it is kept. */
	tip = JSON.stringify(TIP);
	subscribed = true;
	/** How many more times the file is held by a page. */
	held = 0;
	writable = true;
	room = true;
	/** Steps that are still done; then the worker is killed, and nothing that it waits for ever comes. */
	steps = Number.POSITIVE_INFINITY;
	turn: 'free' | 'never' | 'none' = 'free';
	readonly done: string[] = [];
	told = 0;

	async #step<T>(name: string, work: () => T): Promise<T> {
		if (this.steps-- <= 0) return new Promise(() => {});
		const result = work();
		this.done.push(name);
		return result;
	}

	#file(name: string): unknown {
		const there = (): Uint8Array => {
			const bytes = this.files.get(name);
			if (!bytes) throw new DOMException('none', 'NotFoundError');
			return bytes;
		};
		there();
		const createWritable = () =>
			this.#step('open', () => {
				if (this.held-- > 0) throw taken();
				let swap = new Uint8Array(0);
				return {
					write: (bytes: Uint8Array) =>
						this.#step('write', () => {
							if (!this.room) throw new DOMException('full', 'QuotaExceededError');
							swap = new Uint8Array(bytes);
						}),
					close: () => this.#step('close', () => void this.files.set(name, swap)),
					abort: async () => {},
				};
			});
		return {
			getFile: () => this.#step('read', () => new Blob([new Uint8Array(there())])),
			...(this.writable && { createWritable }),
		};
	}

	/** Puts all of it where a service worker finds it. */
	install(): void {
		const root = {
			getFileHandle: async (name: string) => this.#file(name),
			removeEntry: (name: string) =>
				this.#step('remove', () => {
					if (this.held-- > 0) throw taken();
					this.files.delete(name);
				}),
		};
		const locks = {
			request: (name: string, options: { signal: AbortSignal } | (() => unknown), work?: () => Promise<void>) => {
				if (typeof options === 'function') return options();
				if (this.turn === 'free' || name !== 'calc') return work?.();
				const { signal } = options;
				return new Promise((_, fail) => signal.addEventListener('abort', () => fail(signal.reason)));
			},
		};
		vi.stubGlobal('navigator', {
			storage: { getDirectory: async () => root },
			...(this.turn === 'none' ? {} : { locks }),
		});
		const open = async (name: string) => ({
			delete: (path: string) => this.#step('forget', () => this.caches.get(name)?.delete(path)),
			put: async (path: string, body: Response) => {
				const text = await body.text();
				return this.#step('forget', () => {
					this.caches.get(name)?.add(path);
					this.tip = text;
				});
			},
		});
		vi.stubGlobal('caches', {
			keys: async () => [...this.caches.keys()],
			match: async (path: string, { cacheName }: { cacheName: string }) =>
				this.caches.get(cacheName)?.has(path) ? new Response(this.tip) : undefined,
			has: async (name: string) => this.caches.has(name),
			open,
			delete: (name: string) => this.#step('drop', () => this.caches.delete(name)),
		});
		const unsubscribe = () =>
			this.#step('unsubscribe', () => {
				this.subscribed = false;
			});
		const getSubscription = async () => (this.subscribed ? { unsubscribe } : null);
		vi.stubGlobal('self', { registration: { pushManager: { getSubscription } } });
		vi.stubGlobal('fetch', () => {
			throw new Error('no network here');
		});
		const postMessage = (): void => {
			this.told++;
		};
		vi.stubGlobal(
			'BroadcastChannel',
			class {
				postMessage = postMessage;
				close(): void {}
			},
		);
	}
}
