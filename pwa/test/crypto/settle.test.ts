/** Settling, and slots that come and go: a kill at every moment, and whose bytes are touched (protocol, section 3.5). */
import { describe, expect, it } from 'vitest';
import { readApps } from '../../src/crypto/app.ts';
import { equal, utf8 } from '../../src/crypto/bytes.ts';
import { changeCode, clear, save, start, updateApp } from '../../src/crypto/changes.ts';
import { COPIES, copyAt, type Opened, openSlot, readSalt, SLOTS, type Slot } from '../../src/crypto/container.ts';
import { COPY_SIZE } from '../../src/crypto/copy.ts';
import { rootKeys } from '../../src/crypto/keys.ts';
import type { Duty } from '../../src/crypto/others.ts';
import { newOrder, newState } from '../../src/crypto/payload.ts';
import { settle } from '../../src/crypto/settle.ts';
import { addSlot, drawSlot, removeSlot } from '../../src/crypto/slots.ts';
import { type Cut, cuts, MemoryBlocks, outages, seeded } from './memory.ts';
import { makeApp, makePhone, quickPrk, releaseKeys, text, unlock } from './scene.ts';

const REAL = '1111111111';
const LISTS = '2222222222';
const ORDER = '3333333333';

interface Scene {
	readonly blocks: MemoryBlocks;
	readonly real: Opened;
	readonly lists: Opened;
}

/** A phone with the whole app, lists of `duty`, and an order. Its log begins empty. */
async function scene(duty: Duty): Promise<Scene> {
	const { blocks, opened: real, random } = await makePhone(REAL, 'real');
	const { id, all } = rootKeys(real.state.root, real.state.epoch);
	const target = { id, token: all };
	const { appKey, device } = real.state;
	const salt = readSalt(blocks);
	const add = (code: string, listed: readonly number[], state: Opened['state']): Opened => {
		const slot = drawSlot(listed, random);
		if (slot === null) throw new Error('no slot');
		return addSlot(blocks, slot, quickPrk(code, salt), state, random);
	};
	const fresh = newState(random, utf8('lists'));
	const lists = add(LISTS, [real.slot], { ...fresh, appKey, device, look: 'chores', duty, target });
	const order = add(ORDER, [real.slot, lists.slot], newOrder(target));
	const others = [lists, order]
		.map(({ slot, prk, state }) => ({ slot, prk, kind: state.kind, look: state.look, duty: state.duty }))
		.sort((a, b) => a.slot - b.slot);
	const slots = [real, lists, order].map(({ slot }) => slot).sort((a, b) => a - b);
	save(blocks, real, { ...real.state, others, slots }, random);
	return { blocks: new MemoryBlocks(blocks.bytes), real, lists };
}

function* moments(before: Uint8Array, log: MemoryBlocks['log'], step = 65_536): Generator<Cut> {
	yield* cuts(before, log, step);
	yield* outages(before, log, 3);
}

const slotBytes = (bytes: Uint8Array, slot: number): Uint8Array =>
	bytes.slice(copyAt({ slot, copy: 0 }), copyAt({ slot, copy: 0 }) + 2 * COPY_SIZE);

/** Opens by its code and settles, as the keeper does. */
function settled(blocks: MemoryBlocks, code: string): Opened {
	const opened = unlock(blocks, code);
	if (!opened) throw new Error('nothing opens');
	settle(blocks, opened, opened.prk, opened.state, seeded('settle'));
	return opened;
}

describe('settling', () => {
	it.each([REAL, LISTS])('writes no other byte than was there, but in the slot that opened (%s)', async (code) => {
		const { blocks } = await scene('nothing');
		const before = new Uint8Array(blocks.bytes);
		const { slot } = settled(blocks, code);
		for (const other of SLOTS) {
			expect(equal(slotBytes(before, other), slotBytes(blocks.bytes, other))).toBe(other !== slot);
		}
		expect(
			equal(before.subarray(0, copyAt({ slot: 1, copy: 0 })), blocks.bytes.subarray(0, copyAt({ slot: 1, copy: 0 }))),
		).toBe(true);
		expect([text(unlock(blocks, REAL)), text(unlock(blocks, LISTS))]).toEqual(['real', 'lists']);
	});

	it('leaves nothing of any other slot where the duty is to destroy, and nothing of the duty', async () => {
		const { blocks, lists } = await scene('destroy');
		const before = new Uint8Array(blocks.bytes);
		settled(blocks, LISTS);
		expect([unlock(blocks, REAL), unlock(blocks, ORDER)]).toEqual([null, null]);
		for (const slot of SLOTS) {
			const [old, now] = [slotBytes(before, slot), slotBytes(blocks.bytes, slot)];
			for (let at = 0; at < old.length; at += 512)
				expect(equal(old.subarray(at, at + 512), now.subarray(at, at + 512)), `${slot} ${at}`).toBe(false);
		}
		expect(openSlot(blocks, lists.slot, lists.prk)).toMatchObject({
			copies: [lists.seq + 1n, lists.seq + 1n],
			state: { duty: 'nothing', target: null, look: 'chores' },
		});
	});

	it.each(['nothing', 'destroy'] as const)(
		'can be killed at any moment, and is done at the next opening: %s',
		async (duty) => {
			const { blocks } = await scene(duty);
			const before = new Uint8Array(blocks.bytes);
			settled(blocks, LISTS);
			let again = 0;
			for (const cut of moments(before, blocks.log)) {
				const after = new MemoryBlocks(cut.bytes);
				const found = unlock(after, LISTS);
				expect(text(found), cut.label).toBe('lists');
				if (duty === 'nothing') {
					expect([text(unlock(after, REAL)), unlock(after, ORDER)?.state.kind], cut.label).toEqual(['real', 'order']);
				}
				if (found?.state.duty === 'destroy') again++;
				settled(after, LISTS);
				expect(text(unlock(after, REAL)), cut.label).toBe(duty === 'nothing' ? 'real' : null);
				expect(unlock(after, LISTS)?.state, cut.label).toMatchObject({ duty: 'nothing', target: null });
				expect(new Set(unlock(after, LISTS)?.copies).size, cut.label).toBe(1);
			}
			// A kill before the end leaves the duty: that was so for most of these moments.
			expect(again > 50).toBe(duty === 'destroy');
		},
		600_000,
	);

	it('begins with the heads, so that what is destroyed opens no more after the second flush', async () => {
		const { blocks } = await scene('destroy');
		const before = new Uint8Array(blocks.bytes);
		settled(blocks, LISTS);
		for (const cut of cuts(before, blocks.log, 262_144)) {
			if (cut.done > 7) expect(unlock(new MemoryBlocks(cut.bytes), REAL), cut.label).toBeNull();
		}
	});

	it('that the disk refused is done again from the start', async () => {
		const { blocks } = await scene('destroy');
		const opened = unlock(blocks, LISTS);
		if (!opened) throw new Error('nothing opens');
		const tries = (): void => settle(blocks, opened, opened.prk, opened.state, seeded('x'));
		for (const failAt of [0, 5, 12, 16, 18]) {
			blocks.failAt = blocks.log.length + failAt;
			expect(tries).toThrow('the disk fails');
			expect(opened.state.duty === 'destroy' || unlock(blocks, REAL) === null).toBe(true);
		}
		blocks.failAt = Number.POSITIVE_INFINITY;
		tries();
		expect(unlock(blocks, REAL)).toBeNull();
		expect(unlock(blocks, LISTS)?.state.duty).toBe('nothing');
	});
});

describe('what lists do', () => {
	it('touches no byte of a slot that is not theirs: saves, a change of code, an update of the app', async () => {
		const { blocks, lists } = await scene('nothing');
		const before = new Uint8Array(blocks.bytes);
		const random = seeded('lists');
		const opened = settled(blocks, LISTS);
		for (const doc of ['one', 'two', 'three']) save(blocks, opened, { ...opened.state, doc: utf8(doc) }, random);
		changeCode(blocks, opened, quickPrk('4444444444', readSalt(blocks)), opened.state, random);
		const apps = await readApps(blocks, opened.state.appKey, await releaseKeys(), 0);
		updateApp(blocks, opened.state.appKey, apps, await makeApp(2), random);
		start(blocks, random);
		for (const slot of SLOTS) {
			if (slot !== lists.slot)
				expect(equal(slotBytes(before, slot), slotBytes(blocks.bytes, slot)), `${slot}`).toBe(true);
		}
		expect(text(unlock(blocks, '4444444444'))).toBe('three');
	});
});

describe('slots', () => {
	it('are drawn from all that are not listed, each as often', () => {
		const random = seeded('slots');
		const counts = new Map<Slot | null, number>();
		for (let i = 0; i < 3_000; i++) {
			const slot = drawSlot([2], random);
			counts.set(slot, (counts.get(slot) ?? 0) + 1);
		}
		expect([...counts.keys()].sort()).toEqual([1, 3, 4]);
		for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(130);
		expect(drawSlot([1, 2, 3, 4], random)).toBeNull();
	});

	it('are written before they are listed: a kill leaves all that was there', async () => {
		const { blocks, opened, random } = await makePhone(REAL, 'real');
		const before = new Uint8Array(blocks.bytes);
		const slot = drawSlot(opened.state.slots, random);
		if (slot === null) throw new Error('no slot');
		const added = addSlot(blocks, slot, quickPrk(LISTS, readSalt(blocks)), newState(random, utf8('lists')), random);
		const { prk } = added;
		const others = [{ slot, kind: 'lists', look: 'whole', duty: 'nothing', prk } as const];
		const slots = [opened.slot, slot].sort((a, b) => a - b);
		save(blocks, opened, { ...opened.state, others, slots }, random);
		for (const cut of moments(before, blocks.log)) {
			const after = new MemoryBlocks(cut.bytes);
			const real = unlock(after, REAL);
			expect(text(real), cut.label).toBe('real');
			for (const listed of real?.state.others ?? [])
				expect(text(openSlot(after, slot, listed.prk)), cut.label).toBe('lists');
		}
		expect(unlock(blocks, REAL)?.state).toMatchObject({ others, slots });
	}, 300_000);

	it('are removed with their heads first, and nothing else is touched', async () => {
		const { blocks, lists } = await scene('nothing');
		const before = new Uint8Array(blocks.bytes);
		removeSlot(blocks, lists.slot, seeded('remove'));
		const end = blocks.log.findIndex(({ kind }) => kind === 'flush');
		for (const cut of moments(before, blocks.log)) {
			const after = new MemoryBlocks(cut.bytes);
			expect(text(unlock(after, REAL)), cut.label).toBe('real');
			if (cut.done > end) expect(unlock(after, LISTS), cut.label).toBeNull();
		}
		const [old, now] = [slotBytes(before, lists.slot), slotBytes(blocks.bytes, lists.slot)];
		for (let at = 0; at < old.length; at += 512)
			expect(equal(old.subarray(at, at + 512), now.subarray(at, at + 512))).toBe(false);
		for (const slot of SLOTS) {
			if (slot !== lists.slot) expect(equal(slotBytes(before, slot), slotBytes(blocks.bytes, slot))).toBe(true);
		}
	}, 300_000);
});

describe('an order', () => {
	it('clears at its first flush, and a start ends what a kill cut off', async () => {
		const { blocks } = await scene('nothing');
		const found = unlock(blocks, ORDER);
		expect(found?.state).toMatchObject({ kind: 'order', duty: 'reset' });
		const before = new Uint8Array(blocks.bytes);
		clear(blocks, seeded('clear'));
		for (const cut of moments(before, blocks.log, 262_144)) {
			const after = new MemoryBlocks(cut.bytes);
			const opens = [REAL, LISTS, ORDER].map((code) => unlock(after, code));
			if (cut.done > 1) expect(opens, cut.label).toEqual([null, null, null]);
			start(after, seeded('start'));
			for (const code of [REAL, LISTS, ORDER]) if (cut.done > 1) expect(unlock(after, code)).toBeNull();
		}
		for (const slot of SLOTS)
			for (const copy of COPIES)
				expect(
					equal(
						blocks.read(copyAt({ slot, copy }), 512),
						before.subarray(copyAt({ slot, copy }), copyAt({ slot, copy }) + 512),
					),
				).toBe(false);
	}, 300_000);
});
