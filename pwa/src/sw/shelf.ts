/**
 * The releases on this phone: one that runs, at most one that is staged. Every install holds the same caches:
 * `files` with the state, and `files-<version>` with a release.
 */
import { hex } from '../crypto/bytes.ts';
import { allowed, get, MANIFEST_PATH, type Manifest, parse } from './manifest.ts';

export interface State {
	/** Version that runs; 0 before the first was verified. */
	readonly current: number;
	/** The highest minimum of any release that ran here. */
	readonly minimum: number;
}

const STATE_CACHE = 'files';
const STATE_KEY = '/state';

export const cacheName = (version: number): string => `files-${version}`;

/** Every install has those, and no others. */
export const isOurs = (name: string): boolean => name === STATE_CACHE || /^files-\d+$/.test(name);

export async function readState(): Promise<State> {
	const stored = await (await caches.open(STATE_CACHE)).match(STATE_KEY);
	const numbers = (await stored?.text())?.split(' ').map(Number) ?? [];
	const [current = 0, minimum = 0] = numbers;
	return { current, minimum };
}

async function writeState(state: State): Promise<void> {
	await (await caches.open(STATE_CACHE)).put(STATE_KEY, new Response(`${state.current} ${state.minimum}`));
}

/** A release is whole when its manifest is in its cache: that is written last. */
export async function readManifest(version: number): Promise<Manifest | null> {
	const name = cacheName(version);
	if (!(await caches.has(name))) return null;
	const stored = await (await caches.open(name)).match(MANIFEST_PATH);
	return stored ? parse(new Uint8Array(await stored.arrayBuffer())) : null;
}

/** True when the release may replace what runs: newer, and not below a minimum seen before. */
export const isNewer = (manifest: Manifest, state: State): boolean =>
	manifest.version > state.current && manifest.version >= state.minimum;

/** Fetches every file and keeps the release only if each hash holds. Throws, leaving nothing, if one does not. */
export async function stage(manifest: Manifest): Promise<void> {
	if (await readManifest(manifest.version)) return;
	const name = cacheName(manifest.version);
	await caches.delete(name);
	const cache = await caches.open(name);
	try {
		for (const path of manifest.files.keys()) await cache.put(path, await checked(path, allowed(manifest, path)));
		await cache.put(MANIFEST_PATH, new Response(manifest.bytes));
	} catch (error) {
		await caches.delete(name);
		throw error;
	}
}

async function checked(path: string, hashes: readonly string[]): Promise<Response> {
	const answer = await get(path);
	const bytes = await answer.arrayBuffer();
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	if (!hashes.includes(hex(digest))) throw new Error('mismatch');
	// The stored copy is plain bytes: a length or encoding of the wire would be untrue here.
	const headers = new Headers(answer.headers);
	headers.delete('content-encoding');
	headers.delete('content-length');
	return new Response(bytes, { headers });
}

/** The newest whole release that is staged and may run, or null. */
async function staged(state: State): Promise<Manifest | null> {
	let best: Manifest | null = null;
	for (const name of await caches.keys()) {
		const version = /^files-(\d+)$/.exec(name)?.[1];
		const manifest = version ? await readManifest(Number(version)) : null;
		if (manifest && isNewer(manifest, state) && manifest.version > (best?.version ?? 0)) best = manifest;
	}
	return best;
}

/** Makes the staged release, if there is one, the one that runs, and drops all others. */
export async function activate(): Promise<void> {
	const state = await readState();
	const next = await staged(state);
	if (!next) return;
	await writeState({ current: next.version, minimum: Math.max(state.minimum, next.minimum) });
	for (const name of await caches.keys()) {
		if (name !== STATE_CACHE && name !== cacheName(next.version)) await caches.delete(name);
	}
}
