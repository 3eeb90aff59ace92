/** Vectors of sections 5 and 6: the box, recovery, the second phone and the export. */
import { describe, expect, it } from 'vitest';
import boxFile from '../../../vault/testdata/vectors/box.json';
import exportFile from '../../../vault/testdata/vectors/export.json';
import passFile from '../../../vault/testdata/vectors/pass.json';
import recoveryFile from '../../../vault/testdata/vectors/recovery.json';
import type { Box } from '../../src/crypto/box.ts';
import { blobHash, openBox, sealBox } from '../../src/crypto/box.ts';
import type { Bytes } from '../../src/crypto/bytes.ts';
import { b64u, concat, hex, isZero, u32, utf8 } from '../../src/crypto/bytes.ts';
import { sealCopy } from '../../src/crypto/copy.ts';
import { exportSalt, openExport, sealExport } from '../../src/crypto/export.ts';
import { loadArgon2 } from '../../src/crypto/kdf.ts';
import type { RootKeys } from '../../src/crypto/keys.ts';
import {
	asEntropy,
	asPassSeed,
	asPrk,
	asRoot,
	asSalt,
	passKeys,
	passTokens,
	recoveryRoot,
	rootKeys,
} from '../../src/crypto/keys.ts';
import type { Pass } from '../../src/crypto/pass.ts';
import { openPass, sealPass } from '../../src/crypto/pass.ts';
import { kitKeys, readKit } from '../../src/crypto/recovery.ts';
import { hkdf, open, seal } from '../../src/crypto/suite.ts';
import { drawsOf } from './copies.ts';
import { encoded, payloads, stateOf } from './payloads.ts';
import type { Case, Mutation, Outcome, Spec } from './vectors.ts';
import { drawn, expectDigest, made, mutated, named, unhex } from './vectors.ts';

/** Opens what was sealed, changes the plaintext and seals it again under the same nonce: what another writer makes. */
function resealed(sealed: Bytes, key: Uint8Array, aad: Uint8Array, mutations: readonly Mutation[]): Bytes {
	if (mutations.length === 0) return sealed;
	const nonce = sealed.slice(0, 24);
	const plain = open(key, nonce, sealed.slice(24), aad);
	if (!plain) throw new Error('it does not open');
	return concat(nonce, seal(key, nonce, mutated(plain, mutations), aad));
}

describe('a box', () => {
	const keysOf = (vector: { root: string; epoch: number }): RootKeys =>
		rootKeys(asRoot(unhex(vector.root)), vector.epoch);

	function boxOf(vector: { kind: number; version: string; previous: string; doc: unknown }): Box {
		const previous = unhex(vector.previous);
		return {
			kind: vector.kind === 3 ? 3 : vector.kind === 2 ? 2 : 1,
			version: BigInt(vector.version),
			previous: isZero(previous) ? null : previous,
			doc: made(vector.doc as Spec),
		};
	}

	function blob(name: string): Bytes {
		const vector = named(boxFile.blobs, name);
		const keys = keysOf(vector);
		const sealed = sealBox(keys, boxOf(vector), drawn(unhex(vector.nonce)));
		const aad = concat(utf8('c1/box'), keys.id, u32(keys.epoch));
		return resealed(sealed, keys.boxKey, aad, vector.plainMutate as readonly Mutation[]);
	}

	it.each(boxFile.blobs)('$name is sealed', ({ name, sealed, etag }) => {
		expectDigest(blob(name), sealed);
		expect(`"${hex(blobHash(blob(name)))}"`).toBe(etag);
	});

	type BoxCase = Case & { readonly boxKey: string; readonly id: string; readonly epoch: number };
	it.each(boxFile.cases as readonly BoxCase[])('$outcome: $name', (vector) => {
		const base = named(boxFile.blobs, vector.base);
		const own = keysOf(base);
		const keys = { ...own, boxKey: unhex(vector.boxKey), id: unhex(vector.id), epoch: vector.epoch } as RootKeys;
		const opened = openBox(keys, mutated(blob(vector.base), vector.mutate));
		const outcome = opened === null ? 'none' : opened.newer ? 'newer' : 'opens';
		expect(outcome).toBe(vector.outcome === 'bad size' ? 'none' : vector.outcome);
		if (opened && !opened.newer) expect(opened.box).toEqual(boxOf(base));
	});

	it('holds a kit, where it is one', () => {
		const vector = named(boxFile.blobs, 'kit');
		const opened = openBox(keysOf(vector), blob('kit'));
		if (!opened || opened.newer) throw new Error('it does not open');
		const kit = readKit(opened.box.doc);
		expect(kit && hex(concat(kit.root, u32(kit.epoch)))).toBe((vector.doc as { hex: string }).hex);
	});
});

describe('recovery', () => {
	it.each(recoveryFile.cases)('$entropy', ({ entropy, root, id, boxKey }) => {
		const bytes = asEntropy(unhex(entropy));
		const keys = kitKeys(bytes);
		expect([hex(recoveryRoot(bytes)), hex(keys.id), hex(keys.boxKey), keys.epoch]).toEqual([root, id, boxKey, 0]);
	});
});

describe('a pass', () => {
	const keysOf = (name: string) => passKeys(asPassSeed(unhex(named(passFile.secrets, name).secret)));

	it.each(passFile.secrets)('$name gives its keys', (vector) => {
		const keys = keysOf(vector.name);
		expect([keys.id, keys.send, keys.take, keys.key].map(hex)).toEqual([
			vector.id,
			vector.sendToken,
			vector.takeToken,
			vector.key,
		]);
		expect(b64u(passTokens(keys))).toBe(vector.tokensHeader);
	});

	function passOf(vector: (typeof passFile.passes)[number]): Pass {
		const entropy = asEntropy(unhex(vector.entropy));
		return {
			root: asRoot(unhex(vector.root)),
			epoch: vector.epoch,
			entropy: isZero(entropy) ? null : entropy,
			appMinimum: vector.appMinimum,
		};
	}

	it.each(passFile.passes)('$name is sealed', (vector) => {
		const keys = keysOf(vector.secret);
		const sealed = sealPass(keys, passOf(vector), drawn(unhex(vector.nonce)));
		const aad = concat(utf8('c1/pass'), keys.id);
		expect(hex(resealed(sealed, keys.key, aad, vector.plainMutate as readonly Mutation[]))).toBe(vector.package);
	});

	it.each(passFile.cases as readonly (Case & { readonly secret: string })[])('$outcome: $name', (vector) => {
		const base = named(passFile.passes, vector.base);
		const opened = openPass(keysOf(vector.secret), mutated(unhex(base.package), vector.mutate));
		const outcome = opened === null ? 'none' : opened === 'newer' ? 'newer' : 'opens';
		expect(outcome).toBe(vector.outcome === 'bad size' ? 'none' : vector.outcome);
		if (outcome === 'opens') expect(opened).toEqual(passOf(base));
	});
});

describe('an export', async () => {
	const argon2 = await loadArgon2();
	type ExportVector = (typeof exportFile.exports)[number];

	/** By the text of the protocol, since `sealExport` takes only what is well formed. */
	function fileOf(vector: ExportVector): Bytes {
		const place = { slot: 0, copy: 0 } as const;
		const random = drawn(...drawsOf(vector));
		const prk = asPrk(unhex(vector.prk));
		const { image, key } = sealCopy(prk, place, BigInt(vector.seq), encoded(vector.payload), random);
		const textKey = hkdf(key, utf8('c1/text'), 32);
		expect(hex(textKey)).toBe(vector.textKey);
		const json = utf8(vector.text);
		const plain = concat(u32(json.length), json, new Uint8Array(786_392 - 4 - json.length));
		const nonce = unhex(vector.textNonce);
		const text = mutated(plain, vector.textMutate as readonly Mutation[]);
		return concat(unhex(vector.salt), image, nonce, seal(textKey, nonce, text, utf8('c1/text')));
	}

	it.each(exportFile.exports)('$name is sealed', (vector) => {
		expectDigest(fileOf(vector), vector.sealed);
		const payload = named(payloads, vector.payload);
		if (vector.textMutate.length > 0 || (payload.plainMutate ?? []).length > 0) return;
		const random = drawn(u32(Number(vector.seq)), ...drawsOf(vector), unhex(vector.textNonce));
		const salt = asSalt(unhex(vector.salt));
		const file = sealExport(salt, asPrk(unhex(vector.prk)), stateOf(payload), vector.text, random);
		expect(hex(file)).toBe(hex(fileOf(vector)));
	});

	it('opens with the code itself', () => {
		const vector = named(exportFile.exports, 'plan');
		const file = fileOf(vector);
		const salt = exportSalt(file);
		const opened = salt && openExport(file, argon2.derive(utf8(vector.code), salt));
		expect(opened && [opened.newer, opened.text]).toEqual([false, vector.text]);
		expect(opened?.state).toEqual(stateOf(named(payloads, vector.payload)));
	});

	it.each(exportFile.cases as readonly (Case & { readonly prk: string })[])('$outcome: $name', (vector) => {
		const base = named(exportFile.exports, vector.base);
		const file = mutated(fileOf(base), vector.mutate);
		const opened = openExport(file, asPrk(unhex(vector.prk)));
		const outcome: Outcome = opened === null ? 'none' : opened.newer ? 'newer' : 'opens';
		expect(outcome).toBe(vector.outcome === 'bad size' ? 'none' : vector.outcome);
		expect(exportSalt(file) === null).toBe(vector.outcome === 'bad size');
		if (outcome === 'opens') expect(opened?.text).toBe(base.text);
	});
});
