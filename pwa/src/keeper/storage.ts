/** Where the container lies: a file of this origin, or memory where a browser has no such files. */
import type { Bytes } from '../crypto/bytes.ts';
import { slice } from '../crypto/bytes.ts';
import { type Blocks, FILE_NAME, FILE_SIZE } from '../crypto/container.ts';
import type { Storage } from '../wire/session.ts';

export interface Store {
	readonly kind: Storage;
	/** One at a time, in the order of the calls. `work` must not wait: the file is open only while it runs. */
	use<T>(work: (blocks: Blocks) => T): Promise<T>;
}

/** How long a handle of a worker that is just ending, or of the service worker, is waited for. */
const PATIENCE_MS = 3_000;
const PAUSE_MS = 50;

export async function openStore(): Promise<Store> {
	try {
		const root = await navigator.storage.getDirectory();
		const file = await root.getFileHandle(FILE_NAME, { create: true });
		(await handleOf(file)).close();
		return fileStore();
	} catch (error) {
		// Somebody has it open: so there are such files, and there is one.
		return isTaken(error) ? fileStore() : memoryStore();
	}
}

/** The platform's words for a handle that is held elsewhere. No other error means that. */
export function isTaken(error: unknown): boolean {
	return error instanceof DOMException && error.name === 'NoModificationAllowedError';
}

/** Throws where the browser has no such handles, which is no reason to wait. */
async function handleOf(file: FileSystemFileHandle): Promise<FileSystemSyncAccessHandle> {
	const until = performance.now() + PATIENCE_MS;
	for (;;) {
		try {
			return await file.createSyncAccessHandle();
		} catch (error) {
			if (!isTaken(error) || performance.now() > until) throw error;
			await new Promise((resume) => setTimeout(resume, PAUSE_MS));
		}
	}
}

/** A queue of one: a second handle on the same file would be refused, and would look as if another page had it. */
function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
	let last: Promise<unknown> = Promise.resolve();
	return (work) => {
		const next = last.then(work, work);
		last = next;
		return next;
	};
}

function fileStore(): Store {
	const queue = inTurn();
	return {
		kind: 'file',
		use: (work) =>
			queue(async () => {
				const root = await navigator.storage.getDirectory();
				const handle = await handleOf(await root.getFileHandle(FILE_NAME, { create: true }));
				try {
					return work(handleBlocks(handle));
				} finally {
					handle.close();
				}
			}),
	};
}

function handleBlocks(handle: FileSystemSyncAccessHandle): Blocks {
	return {
		read(at, length) {
			const bytes = new Uint8Array(length);
			if (handle.read(bytes, { at }) !== length) throw new RangeError('short read');
			return bytes;
		},
		write(at, bytes) {
			if (handle.write(own(bytes), { at }) !== bytes.length) throw new RangeError('short write');
		},
		flush: () => handle.flush(),
		size: () => handle.getSize(),
		resize: (size) => handle.truncate(size),
	};
}

/** The platform's types take no bytes that threads may share. Ours never are. */
function own(bytes: Uint8Array): Bytes {
	return bytes.buffer instanceof ArrayBuffer
		? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
		: new Uint8Array(bytes);
}

/** Gone with the worker. */
export function memoryStore(): Store {
	const queue = inTurn();
	const file = new Uint8Array(FILE_SIZE);
	let size = 0;
	const blocks: Blocks = {
		read(at, length) {
			if (at + length > size) throw new RangeError('short read');
			return slice(file, at, length);
		},
		write(at, bytes) {
			file.set(bytes, at);
			size = Math.max(size, at + bytes.length);
		},
		flush() {},
		size: () => size,
		resize(to) {
			size = to;
		},
	};
	return {
		kind: 'memory',
		use: (work) =>
			queue(async () => {
				// As a file takes a moment to open: what arrives meanwhile is written with it.
				await new Promise((resume) => setTimeout(resume));
				return work(blocks);
			}),
	};
}
