/** Vectors of sections 3.3, 8 and 9: packages, the region, and signatures. */
import { getPublicKeyAsync } from '@noble/ed25519';
import { describe, expect, it } from 'vitest';
import file from '../../../vault/testdata/vectors/app.json';
import manifests from '../../../vault/testdata/vectors/manifest.json';
import {
	type App,
	bestOf,
	openRegion,
	readApps,
	readClaimed,
	sealRegion,
	verifyApp,
	writeRegion,
} from '../../src/crypto/app.ts';
import { concat, fromB64u, hex, utf8 } from '../../src/crypto/bytes.ts';
import { FILE_SIZE } from '../../src/crypto/container.ts';
import type { AppKey, ReleaseKey } from '../../src/crypto/keys.ts';
import { asAppKey, asReleaseKey } from '../../src/crypto/keys.ts';
import { verifySignature } from '../../src/crypto/release.ts';
import { MemoryBlocks, seeded } from './memory.ts';
import { packageBytes, region } from './regions.ts';
import type { Case } from './vectors.ts';
import { drawn, expectDigest, mutated, named, unhex } from './vectors.ts';

function keysNamed(names: readonly string[]): readonly ReleaseKey[] {
	return names.map((name) => asReleaseKey(unhex(named(file.keys, name).public)));
}

async function seventh(keys: readonly ReleaseKey[]): Promise<App> {
	const app = await verifyApp(packageBytes('version 7'), keys);
	if (!app) throw new Error('it does not verify');
	return app;
}

/** What an opening runs. */
const chosen = (
	blocks: MemoryBlocks,
	appKey: AppKey,
	keys: readonly ReleaseKey[],
	minimum: number,
): Promise<App | null> =>
	bestOf(readClaimed(blocks, appKey), keys, minimum, () => readApps(blocks, appKey, keys, minimum));

describe('a package', () => {
	it.each(file.keys)('key $name is what its seed gives', async ({ seed, public: expected }) => {
		expect(hex(await getPublicKeyAsync(unhex(seed)))).toBe(expected);
	});

	type PackageCase = Case & { readonly keys: readonly string[]; readonly appMinimum: number; readonly stored: number };
	it.each(file.packageCases as readonly PackageCase[])('$outcome: $name', async (vector) => {
		const bytes = mutated(packageBytes(vector.base), vector.mutate);
		const app = await verifyApp(bytes, keysNamed(vector.keys));
		if (vector.outcome !== 'opens' && vector.outcome !== 'old') {
			expect(app).toBeNull();
			return;
		}
		const { version, minimum } = named(file.packages, vector.base);
		expect(app && [app.version, app.minimum, hex(app.bytes)]).toEqual([version, minimum, hex(bytes)]);
		const old = version < vector.appMinimum || version < vector.stored;
		expect(old).toBe(vector.outcome === 'old');
	});

	it('is not run below the minimum, though it is read', async () => {
		const keys = keysNamed(['release']);
		const app = await seventh(keys);
		const blocks = new MemoryBlocks(new Uint8Array(FILE_SIZE));
		const appKey = asAppKey(new Uint8Array(32).fill(1));
		writeRegion(blocks, appKey, 1, app, seeded('region'));
		expect((await readApps(blocks, appKey, keys, 7)).best?.version).toBe(7);
		const above = await readApps(blocks, appKey, keys, 8);
		expect([above.copies[0], above.copies[1]?.version, above.best]).toEqual([null, 7, null]);
		expect((await readApps(blocks, appKey, keysNamed(['spare']), 0)).best).toBeNull();
		expect((await chosen(blocks, appKey, keys, 7))?.version).toBe(7);
		expect(await chosen(blocks, appKey, keys, 8)).toBeNull();
		expect(await chosen(blocks, appKey, keysNamed(['spare']), 0)).toBeNull();
	});

	it('is the one whose signature holds, where a copy with a higher version has none', async () => {
		const keys = keysNamed(['release']);
		const app = await seventh(keys);
		const appKey = asAppKey(new Uint8Array(32).fill(1));
		const unsigned = { ...app, bytes: new Uint8Array(app.bytes).fill(255, 4, 8) };
		for (const copy of [0, 1] as const) {
			const blocks = new MemoryBlocks(new Uint8Array(FILE_SIZE));
			writeRegion(blocks, appKey, copy, unsigned, seeded('unsigned'));
			expect(await chosen(blocks, appKey, keys, 0)).toBeNull();
			writeRegion(blocks, appKey, copy === 0 ? 1 : 0, app, seeded('region'));
			expect((await chosen(blocks, appKey, keys, 0))?.version).toBe(7);
		}
	});

	it('is the one that holds, whatever a copy that was tampered with claims', async () => {
		const keys = keysNamed(['release']);
		const app = await seventh(keys);
		const appKey = asAppKey(new Uint8Array(32).fill(1));
		const whole = new MemoryBlocks(new Uint8Array(FILE_SIZE));
		for (const copy of [0, 1] as const) writeRegion(whole, appKey, copy, app, seeded(`region ${copy}`));
		// The version is bytes 4 to 8 of what follows the nonce.
		for (const region of [4_096, 528_384]) {
			for (let at = 28; at < 32; at++) {
				for (const flip of [1, 7, 128]) {
					const blocks = new MemoryBlocks(new Uint8Array(whole.bytes));
					const place = region + at;
					blocks.bytes[place] = (blocks.bytes[place] ?? 0) ^ flip;
					expect((await chosen(blocks, appKey, keys, 0))?.version, `${place} ${flip}`).toBe(7);
				}
			}
		}
	});
});

describe('the region', () => {
	it.each(file.regions)('$name has the bytes that the vector says', async (vector) => {
		expectDigest(region(vector.name), vector.sealed);
		if (vector.plainMutate.length > 0) return;
		const app = await verifyApp(packageBytes(vector.package), keysNamed(['release', 'spare']));
		const copy = vector.copy === 1 ? 1 : 0;
		const appKey = asAppKey(unhex(vector.appKey));
		if (app) expect(hex(sealRegion(appKey, copy, app, drawn(unhex(vector.nonce))))).toBe(hex(region(vector.name)));
		else expect(vector.name).toBe('format 2');
	});

	type RegionCase = Case & { readonly appKey: string; readonly copy: number };
	it.each(file.regionCases as readonly RegionCase[])('$outcome: $name', (vector) => {
		const bytes = mutated(region(vector.base), vector.mutate);
		const found = openRegion(asAppKey(unhex(vector.appKey)), vector.copy === 1 ? 1 : 0, bytes);
		if (vector.outcome !== 'opens') {
			expect(found).toBeNull();
			return;
		}
		const expected = packageBytes(named(file.regions, vector.base).package);
		expect(found && hex(found)).toBe(hex(expected));
	});
});

describe('a signature of a release', () => {
	const keyNamed = (name: string): Uint8Array => unhex(named(manifests.keys, name).public);

	it.each(manifests.manifests)('$name', async ({ text, sig, signers }) => {
		const message = concat(utf8('c1/site'), utf8(text));
		const signatures = sig.split('\n').flatMap((line) => (line ? [fromB64u(line) ?? new Uint8Array(0)] : []));
		expect(signatures).toHaveLength(signers.length);
		const others = manifests.keys.map(({ name }) => name).filter((name) => !signers.includes(name));
		for (const name of signers) expect(await verifySignature([keyNamed(name)], message, signatures)).toBe(true);
		expect(await verifySignature(others.map(keyNamed), message, signatures)).toBe(false);
		expect(await verifySignature(signers.map(keyNamed), concat(message, utf8(' ')), signatures)).toBe(false);
		expect(await verifySignature(signers.map(keyNamed), message, [])).toBe(false);
		const cut = signatures.map((signature) => signature.slice(0, 63));
		expect(await verifySignature(signers.map(keyNamed), message, cut)).toBe(false);
	});
});
