/** What the tests of the container share: codes, signed apps and a phone that was set up. */
import { getPublicKeyAsync, signAsync } from '@noble/ed25519';
import type { App } from '../../src/crypto/app.ts';
import { verifyApp } from '../../src/crypto/app.ts';
import type { Bytes } from '../../src/crypto/bytes.ts';
import { concat, u32, utf8 } from '../../src/crypto/bytes.ts';
import { setUp, start } from '../../src/crypto/changes.ts';
import type { Blocks, Opened } from '../../src/crypto/container.ts';
import { openAll, readSalt } from '../../src/crypto/container.ts';
import type { Prk, ReleaseKey, Salt } from '../../src/crypto/keys.ts';
import { asPrk, asReleaseKey, newSalt } from '../../src/crypto/keys.ts';
import { newState } from '../../src/crypto/payload.ts';
import type { Random } from '../../src/crypto/random.ts';
import { hkdf } from '../../src/crypto/suite.ts';
import { MemoryBlocks, seeded } from './memory.ts';

/** Stands in for Argon2id, which kdf.both.test.ts covers: thousands of openings would take hours. */
export function quickPrk(code: string, salt: Salt): Prk {
	return asPrk(hkdf(concat(utf8(code), salt), utf8('test'), 32));
}

export function unlock(blocks: Blocks, code: string): Opened | null {
	return openAll(blocks, quickPrk(code, readSalt(blocks)));
}

export function text(opened: Opened | null): string | null {
	return opened && new TextDecoder().decode(opened.state.doc);
}

const seed = new Uint8Array(32).fill(5);

export async function releaseKeys(): Promise<readonly ReleaseKey[]> {
	return [asReleaseKey(await getPublicKeyAsync(seed))];
}

export async function gzipOf(source: string): Promise<Bytes> {
	const stream = new Blob([utf8(source)]).stream().pipeThrough(new CompressionStream('gzip'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A package as `release sign` makes it, by another road than the code under test takes. */
export async function signedPackage(version: number, minimum: number, gzip: Uint8Array): Promise<Bytes> {
	const header = concat(new Uint8Array([0, 1, 0, 0]), u32(version), u32(minimum), u32(gzip.length));
	return concat(header, await signAsync(concat(utf8('c1/app'), header, gzip), seed), gzip);
}

export async function makeApp(version: number, minimum = 1): Promise<App> {
	const bytes = await signedPackage(version, minimum, await gzipOf(`export const version = ${version};`));
	const app = await verifyApp(bytes, await releaseKeys());
	if (!app) throw new Error('the app does not verify');
	return app;
}

export interface Phone {
	readonly blocks: MemoryBlocks;
	readonly opened: Opened;
	readonly random: Random;
}

/** A phone with a vault under `code` that says `doc`. Its log begins empty. */
export async function makePhone(code: string, doc: string, app?: App): Promise<Phone> {
	const random = seeded(`phone ${code} ${doc}`);
	const fresh = new MemoryBlocks();
	start(fresh, random);
	const salt = newSalt(random);
	const state = newState(random, utf8(doc));
	const opened = setUp(fresh, { salt, prk: quickPrk(code, salt), state, app: app ?? (await makeApp(1)) }, random);
	return { blocks: new MemoryBlocks(fresh.bytes), opened, random };
}
