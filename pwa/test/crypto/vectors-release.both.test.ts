/** Vectors of section 9, and of the work of section 7: what the service worker and the exchange do with these keys. */
import { describe, expect, it } from 'vitest';
import keysFile from '../../../vault/testdata/vectors/keys.json';
import manifestFile from '../../../vault/testdata/vectors/manifest.json';
import workFile from '../../../vault/testdata/vectors/work.json';
import { b64u, concat, fromB64u, getU32, hex, u32, utf8 } from '../../src/crypto/bytes.ts';
import { asRoot, boxTokens, rootKeys } from '../../src/crypto/keys.ts';
import { verifySignature } from '../../src/crypto/release.ts';
import { sha256 } from '../../src/crypto/suite.ts';
import { parse } from '../../src/sw/manifest.ts';
import { findWorkInSlices } from '../../src/sync/work.ts';
import { named, unhex } from './vectors.ts';

describe('a manifest', () => {
	it.each(manifestFile.cases)('$outcome: $name', async ({ text, sig, keys, outcome }) => {
		const signatures = sig.split('\n').flatMap((line) => fromB64u(line) ?? []);
		const publics = keys.map((name) => unhex(named(manifestFile.keys, name).public));
		const signed = await verifySignature(publics, concat(utf8('c1/site'), utf8(text)), signatures);
		const manifest = signed ? parse(utf8(text)) : null;
		expect(manifest === null ? 'none' : 'opens').toBe(outcome);
	});

	it.each(manifestFile.manifests)('$name is read', ({ text, version, minimum, files }) => {
		const manifest = parse(utf8(text));
		expect([manifest?.version, manifest?.minimum]).toEqual([version, minimum]);
		expect(Object.fromEntries(manifest?.files ?? [])).toEqual(files);
	});
});

describe('work', () => {
	it.each(workFile.cases)('$name', ({ id, tokens, hour, nonce, digest, value, holds }) => {
		const stamp = concat(u32(hour), unhex(nonce));
		const found = sha256(concat(utf8('c1/work'), unhex(id), unhex(tokens), stamp));
		expect(hex(found)).toBe(digest);
		expect(getU32(found, 0) >>> 14 === 0).toBe(holds);
		expect(b64u(stamp)).toBe(value);
	});

	it('is found where the vector has it', async () => {
		const { id, tokens, hour, nonce, value } = named(workFile.cases, 'holds');
		const { root, epoch } = named(keysFile.cases, 'epoch 1');
		const keys = rootKeys(asRoot(unhex(root)), epoch);
		expect([hex(keys.id), hex(boxTokens(keys))]).toEqual([id, tokens]);
		const justBefore = unhex(nonce);
		justBefore[7] = (justBefore[7] ?? 0) - 1;
		expect(b64u(await findWorkInSlices(keys, hour, () => justBefore))).toBe(value);
	});
});
