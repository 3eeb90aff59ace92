import { afterEach, beforeEach, expect, test } from 'vitest';
import { newEntropy, newRoot } from '../../src/crypto/keys.ts';
import { systemRandom } from '../../src/crypto/random.ts';
import { kitKeys } from '../../src/crypto/recovery.ts';
import { dropBox, findKit, keepKit } from '../../src/sync/kit.ts';
import { createNet } from '../../src/sync/net.ts';
import { Peer } from './peer.ts';

let peer: Peer;
beforeEach(async () => {
	peer = await Peer.start();
});
afterEach(async () => {
	await peer.stop();
});

const entropy = newEntropy(systemRandom);
const kit = { root: newRoot(systemRandom), epoch: 3 };
const line = () => ({ net: createNet(peer.url), random: systemRandom, invite: null });

test('is made, found, kept alive without a write, and put right', async () => {
	expect(await findKit(line(), entropy)).toBe('none');
	expect(await keepKit(line(), entropy, kit)).toBe('kept');
	expect(await findKit(line(), entropy)).toEqual(kit);
	expect(await keepKit(line(), entropy, kit)).toBe('kept');
	expect(peer.count('PUT')).toBe(1);
	const moved = { root: newRoot(systemRandom), epoch: 4 };
	expect(await keepKit(line(), entropy, moved)).toBe('kept');
	expect(await findKit(line(), entropy)).toEqual(moved);
	expect(peer.boxes.size).toBe(1);
});

test('looks like any other box', async () => {
	await keepKit(line(), entropy, kit);
	expect(peer.blobs[0]).toHaveLength(65_536);
});

test('once dropped it stays away, and says so', async () => {
	await keepKit(line(), entropy, kit);
	expect(await dropBox(line(), kitKeys(entropy))).toBe('done');
	expect(await dropBox(line(), kitKeys(entropy))).toBe('done');
	expect(await findKit(line(), entropy)).toBe('gone');
	expect(await keepKit(line(), entropy, kit)).toBe('gone');
	expect(peer.blobs).toHaveLength(0);
});

test('a damaged one is never written over', async () => {
	await keepKit(line(), entropy, kit);
	const [box] = peer.boxes.values();
	if (!box?.blob) throw new Error('no box');
	box.blob = Buffer.alloc(65_536, 1);
	expect(await keepKit(line(), entropy, { ...kit, epoch: 9 })).toBe('refused');
	expect(await findKit(line(), entropy)).toBe('refused');
	expect(peer.count('PUT')).toBe(1);
});

test('offline, full and refused are told apart', async () => {
	peer.offline = true;
	expect(await keepKit(line(), entropy, kit)).toBe('offline');
	expect(await dropBox(line(), kitKeys(entropy))).toBe('offline');
	peer.offline = false;
	peer.full = true;
	expect(await keepKit(line(), entropy, kit)).toBe('room');
	peer.full = false;
	peer.openCreation = false;
	expect(await keepKit(line(), entropy, kit)).toBe('refused');
});
