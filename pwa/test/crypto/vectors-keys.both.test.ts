/** Vectors of sections 2, 3.2, 4 and 7: codes, keys and the payload. */
import { describe, expect, it } from 'vitest';
import cards from '../../../vault/testdata/vectors/card.json';
import codes from '../../../vault/testdata/vectors/codes.json';
import kdf from '../../../vault/testdata/vectors/kdf.json';
import keysFile from '../../../vault/testdata/vectors/keys.json';
import payloadFile from '../../../vault/testdata/vectors/payload.json';
import { b64u, fromB64u, hex, utf8 } from '../../src/crypto/bytes.ts';
import { cardKeys, cardRoot } from '../../src/crypto/card.ts';
import { isCardCode, isSetupCode, mod97 } from '../../src/crypto/code.ts';
import { loadArgon2 } from '../../src/crypto/kdf.ts';
import { asCode, asRoot, asSalt, boxTokens, rootKeys } from '../../src/crypto/keys.ts';
import { readPayload, writePayload } from '../../src/crypto/payload.ts';
import { encoded, payloads, stateOf } from './payloads.ts';
import type { Case } from './vectors.ts';
import { expectDigest, mutated, unhex } from './vectors.ts';

describe('codes', () => {
	it.each(codes.check)('check: $name', ({ code, holds }) => {
		expect(mod97(code)).toBe(holds);
	});

	it.each(codes.codes)('form: $name', ({ code, unlock, setUp, card }) => {
		expect(asCode(utf8(code)) !== null).toBe(unlock);
		expect(isSetupCode(code)).toBe(setUp);
		expect(isCardCode(code)).toBe(card);
	});

	it.each(codes.checkDigits)('two digits complete $digits', ({ digits, code }) => {
		const found = Array.from({ length: 100 }, (_, i) => digits + String(i).padStart(2, '0')).filter(mod97);
		expect(found).toContain(code);
	});
});

describe('derive', async () => {
	const argon2 = await loadArgon2();
	it.each(kdf.cases)('$name', ({ code, salt, prk }) => {
		expect(hex(argon2.derive(utf8(code), asSalt(unhex(salt))))).toBe(prk);
	});
});

describe('a card', async () => {
	const argon2 = await loadArgon2();
	it.each(cards.cases)('$name', ({ digits, salt, prk, root, ...expected }) => {
		expect(hex(argon2.derive(utf8(digits), asSalt(unhex(salt))))).toBe(prk);
		const found = cardRoot(argon2, utf8(digits));
		expect(hex(found)).toBe(root);
		const { id, read, boxKey } = cardKeys(found);
		expect([id, read, boxKey].map(hex)).toEqual([expected.id, expected.read, expected.boxKey]);
	});
});

describe('keys of a root', () => {
	it.each(keysFile.cases)('$name', ({ root, epoch, ...expected }) => {
		const keys = rootKeys(asRoot(unhex(root)), epoch);
		expect(hex(keys.id)).toBe(expected.id);
		const { read, write, clear, all, notify } = keys;
		const tokens = Object.entries({ read, write, clear, all, notify }).map(([name, token]) => [name, hex(token)]);
		expect(Object.fromEntries(tokens)).toEqual(expected.tokens);
		expect(hex(keys.boxKey)).toBe(expected.boxKey);
		expect(hex(keys.mail)).toBe(expected.mailboxSeed);
		expect(b64u(boxTokens(keys))).toBe(expected.tokensHeader);
		expect(`Box ${b64u(keys.id)}.${b64u(read)}`).toBe(expected.authorization);
		expect(fromB64u(expected.tokensHeader)).toEqual(boxTokens(keys));
		expect(`${b64u(keys.id)}.${b64u(all)}`).toBe(expected.also);
	});
});

describe('payload', () => {
	it.each(payloads)('$name is written and read', (vector) => {
		expectDigest(encoded(vector.name), vector.encoded);
		if ((vector.plainMutate ?? []).length > 0) return;
		expect(hex(writePayload(stateOf(vector)))).toBe(hex(encoded(vector.name)));
		expect(readPayload(encoded(vector.name))).toEqual({ newer: false, state: stateOf(vector) });
	});

	it.each(payloadFile.cases as readonly Case[])('$outcome: $name', ({ base, mutate, outcome }) => {
		const payload = readPayload(mutated(encoded(base), mutate));
		expect(payload === null ? 'none' : payload.newer ? 'newer' : 'opens').toBe(
			outcome === 'bad size' ? 'none' : outcome,
		);
	});
});
