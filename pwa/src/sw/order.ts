/**
 * An order that came with a push (protocol, section 10): this phone is cleared while it is closed. A push looks the same with
 * one or without, so this runs after the notification is shown, tells nobody, and asks no network.
 *
 * A service worker has no handle that writes in place. The file is replaced by another of the same size: until that is done
 * the old one is there and a later push tries again, and then nothing that was in it opens here.
 */

import { concat, fromB64u, hex, utf8 } from '../crypto/bytes.ts';
import { FILE_NAME, FILE_SIZE } from '../crypto/container.ts';
import { forgetTips } from '../tips/record.ts';
import { isOurs } from './shelf.ts';

declare const self: ServiceWorkerGlobalScope;

/** Of page 0: the tag that an order for this phone fits. */
const TAG_AT = 16;
const TAG_END = 48;
/** The most that the platform draws at once. */
const CHUNK = 65_536;

/** The pages' name for each other, and for their turn at the file. */
const NAME = 'calc';
/** As long as one page waits for another. Whoever has not left by then is frozen, and leaves when it is not. */
const TURN_MS = 3_000;
/** A handle is held while a page writes, which takes a moment. */
const PATIENCE_MS = 20_000;
const PAUSE_MS = 100;

/** The 32 bytes of a push. Null for whatever is none: then there is nothing to do, as with most of them. */
export function orderIn(text: string): Uint8Array | null {
	try {
		const { x } = Object(JSON.parse(text)) as { readonly x?: unknown };
		const bytes = typeof x === 'string' ? fromB64u(x) : null;
		return bytes?.length === 32 ? bytes : null;
	} catch {
		return null;
	}
}

/** Never throws. What did not work is tried again by the next push that brings it. */
export async function obey(order: Uint8Array): Promise<void> {
	try {
		const root = await navigator.storage.getDirectory();
		if (!(await fits(root, order))) return;
		const pages = new BroadcastChannel(NAME);
		// Whoever has something open leaves, and its keys end with its worker.
		pages.postMessage(0);
		await inTurn(() => replace(root, () => pages.postMessage(0)));
		pages.close();
		await Promise.allSettled([unsubscribe(), forgetTips(), dropCaches()]);
	} catch {
		// No such files here, or none that can be written now.
	}
}

async function fits(root: FileSystemDirectoryHandle, order: Uint8Array): Promise<boolean> {
	const file = await (await root.getFileHandle(FILE_NAME)).getFile();
	const tag = new Uint8Array(await file.slice(TAG_AT, TAG_END).arrayBuffer());
	return hex(tag) === hex(new Uint8Array(await crypto.subtle.digest('SHA-256', concat(utf8('device'), order))));
}

/** Once no page has its turn, so that none writes into the new file what it had read from the old one; or without it. */
async function inTurn(work: () => Promise<void>): Promise<void> {
	let began = false;
	try {
		await navigator.locks.request(NAME, { signal: AbortSignal.timeout(TURN_MS) }, () => {
			began = true;
			return work();
		});
	} catch (error) {
		if (began) throw error;
		await work();
	}
}

function noise(): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(FILE_SIZE);
	for (let at = 0; at < FILE_SIZE; at += CHUNK) crypto.getRandomValues(bytes.subarray(at, at + CHUNK));
	return bytes;
}

async function replace(root: FileSystemDirectoryHandle, tell: () => void): Promise<void> {
	const bytes = noise();
	const until = Date.now() + PATIENCE_MS;
	for (;;) {
		try {
			await renew(root, bytes);
			return;
		} catch (error) {
			if (!isTaken(error) || Date.now() > until) throw error;
			tell();
			await new Promise((resume) => setTimeout(resume, PAUSE_MS));
		}
	}
}

/** Where the new one cannot be written, for want of room or of a way, there is none until the cover is opened and makes it. */
async function renew(root: FileSystemDirectoryHandle, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
	try {
		await write(root, bytes);
	} catch (error) {
		if (isTaken(error)) throw error;
		await root.removeEntry(FILE_NAME);
	}
}

/** In the old one's place only once all of it is written. */
async function write(root: FileSystemDirectoryHandle, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
	const file = await (await root.getFileHandle(FILE_NAME)).createWritable();
	try {
		await file.write(bytes);
		await file.close();
	} catch (error) {
		await file.abort().catch(() => {});
		throw error;
	}
}

/** The platform's words for a file that somebody has open. */
function isTaken(error: unknown): boolean {
	return error instanceof DOMException && error.name === 'NoModificationAllowedError';
}

async function unsubscribe(): Promise<void> {
	await (await self.registration.pushManager?.getSubscription())?.unsubscribe();
}

async function dropCaches(): Promise<void> {
	for (const name of await caches.keys()) if (!isOurs(name)) await caches.delete(name);
}
