/** The app package (protocol, section 8), and the region that keeps it sealed (3.3). */
import type { Bytes } from './bytes.ts';
import { concat, equal, getU16, getU32, slice, u8, utf8 } from './bytes.ts';
import type { Blocks } from './container.ts';
import type { AppKey, ReleaseKey } from './keys.ts';
import type { Random } from './random.ts';
import { verifySignature } from './release.ts';
import { NONCE, open, peek, seal, TAG } from './suite.ts';

export const REGION_SIZE = 524_288;
const REGION_AT = [4_096, 528_384] as const;
const ROOM = REGION_SIZE - NONCE - TAG;
const FORMAT = 1;
const HEADER = 80;
const SIGNATURE_AT = 16;
const GZIP_MAX = ROOM - HEADER;

declare const verified: unique symbol;

/** A package whose signature held: made by `verifyApp` alone, and only such a one is ever written or run. */
export interface App {
	readonly [verified]: true;
	/** The package, as the server sends it. */
	readonly bytes: Bytes;
	readonly version: number;
	/** No version below it may run once this one ran. */
	readonly minimum: number;
}

/** The length that the header claims, or null where it is none of format 1. */
function claimedLength(bytes: Uint8Array): number | null {
	if (bytes.length < HEADER || getU16(bytes, 0) !== FORMAT || getU16(bytes, 2) !== 0) return null;
	const n = getU32(bytes, 12);
	return n <= GZIP_MAX ? HEADER + n : null;
}

/** Null unless it is of format 1, has exactly the length that it claims, and one of `keys` signed it. */
export async function verifyApp(given: Uint8Array, keys: readonly ReleaseKey[]): Promise<App | null> {
	const bytes = slice(given, 0, given.length);
	if (claimedLength(bytes) !== bytes.length) return null;
	const signature = bytes.subarray(SIGNATURE_AT, HEADER);
	const message = concat(utf8('c1/app'), bytes.subarray(0, SIGNATURE_AT), bytes.subarray(HEADER));
	if (!(await verifySignature(keys, message, [signature]))) return null;
	return { bytes, version: getU32(bytes, 4), minimum: getU32(bytes, 8) } as App;
}

/** UTF-8 text of the one ES module inside. Rejects where the gzip is broken. */
export async function gunzip(app: App): Promise<Bytes> {
	const { readable, writable } = new DecompressionStream('gzip');
	const writer = writable.getWriter();
	// A broken one fails here too; what is read below says so.
	void writer.write(app.bytes.subarray(HEADER)).catch(() => {});
	void writer.close().catch(() => {});
	const chunks: Uint8Array[] = [];
	// Neither through a blob nor through a response: each has pipes of its own, and this is waited for.
	for (const reader = readable.getReader(); ; ) {
		const { done, value } = await reader.read();
		if (done) return concat(...chunks);
		chunks.push(value);
	}
}

export function sealRegion(appKey: AppKey, copy: 0 | 1, app: App, random: Random): Bytes {
	const plain = new Uint8Array(ROOM);
	plain.set(app.bytes);
	const nonce = random(NONCE);
	return concat(nonce, seal(appKey, nonce, plain, concat(utf8('c1/app'), u8(copy))));
}

/** The package in a copy of the region, or null. Its signature plays no part here, and the padding means nothing. */
export function openRegion(appKey: AppKey, copy: 0 | 1, region: Uint8Array): Bytes | null {
	if (region.length !== REGION_SIZE) return null;
	const aad = concat(utf8('c1/app'), u8(copy));
	const plain = open(appKey, region.subarray(0, NONCE), region.subarray(NONCE), aad);
	const length = plain && claimedLength(plain);
	return plain && length ? plain.subarray(0, length) : null;
}

/** What the two copies of the region hold. */
export interface Apps {
	/** Per copy, the package that opens and whose signature holds. */
	readonly copies: readonly [App | null, App | null];
	/** The higher version of those, where it is not below the minimum: the one to run. */
	readonly best: App | null;
}

export async function readApps(
	blocks: Blocks,
	appKey: AppKey,
	keys: readonly ReleaseKey[],
	minimum: number,
): Promise<Apps> {
	const [a, b] = [readRegion(blocks, appKey, 0), readRegion(blocks, appKey, 1)];
	const first = a ? await verifyApp(a, keys) : null;
	// Almost always the same package twice: one signature check then answers for both.
	const second = a && b && equal(a, b) ? first : b ? await verifyApp(b, keys) : null;
	const best = first && second && second.version > first.version ? second : (first ?? second);
	return { copies: [first, second], best: best && best.version >= minimum ? best : null };
}

/**
 * The package in the copy that claims the higher version, or in the other where that one does not open: for an opening,
 * which waits for it, half of what `readApps` reads. A claim that was tampered with is in a copy that does not open.
 */
export function readClaimed(blocks: Blocks, appKey: AppKey): Bytes | null {
	const [first, second] =
		claimed(blocks, appKey, 1) > claimed(blocks, appKey, 0) ? ([1, 0] as const) : ([0, 1] as const);
	return readRegion(blocks, appKey, first) ?? readRegion(blocks, appKey, second);
}

function claimed(blocks: Blocks, appKey: AppKey, copy: 0 | 1): number {
	const start = blocks.read(REGION_AT[copy], NONCE + HEADER);
	return getU32(peek(appKey, start.subarray(0, NONCE), start.subarray(NONCE), HEADER), 4);
}

/** What `readClaimed` gave, as `readApps` would choose: `all` is asked only where its signature does not hold. */
export async function bestOf(
	found: Bytes | null,
	keys: readonly ReleaseKey[],
	minimum: number,
	all: () => Promise<Apps>,
): Promise<App | null> {
	if (!found) return null;
	const app = await verifyApp(found, keys);
	if (!app) return (await all()).best;
	return app.version >= minimum ? app : null;
}

function readRegion(blocks: Blocks, appKey: AppKey, copy: 0 | 1): Bytes | null {
	return openRegion(appKey, copy, blocks.read(REGION_AT[copy], REGION_SIZE));
}

/** Writes one copy of the region, flushes, reads it back and compares. Throws where that fails. */
export function writeRegion(blocks: Blocks, appKey: AppKey, copy: 0 | 1, app: App, random: Random): void {
	blocks.write(REGION_AT[copy], sealRegion(appKey, copy, app, random));
	blocks.flush();
	const back = readRegion(blocks, appKey, copy);
	if (!back || !equal(back, app.bytes)) throw new Error('app does not read back');
}
