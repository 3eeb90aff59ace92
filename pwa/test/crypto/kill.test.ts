/** A kill at every moment of every operation, and what the next start then finds (protocol, section 3.4). */
import { beforeAll, describe, expect, it } from 'vitest';
import type { App, Apps } from '../../src/crypto/app.ts';
import { bestOf, readApps, readClaimed } from '../../src/crypto/app.ts';
import type { Bytes } from '../../src/crypto/bytes.ts';
import { equal, utf8 } from '../../src/crypto/bytes.ts';
import { changeCode, clear, heal, healApp, save, setUp, start, updateApp } from '../../src/crypto/changes.ts';
import { FILE_SIZE, isPending, openAll, PAGE_SIZE, readSalt } from '../../src/crypto/container.ts';
import type { AppKey, ReleaseKey } from '../../src/crypto/keys.ts';
import { newSalt } from '../../src/crypto/keys.ts';
import { newState } from '../../src/crypto/payload.ts';
import type { Action, Cut } from './memory.ts';
import { cuts, MemoryBlocks, outages, seeded } from './memory.ts';
import type { Phone } from './scene.ts';
import { makeApp, makePhone, quickPrk, releaseKeys, text, unlock } from './scene.ts';

const OLD = '1111111111';
const NEW = '2222222222';
let keys: readonly ReleaseKey[];
let first: App;
let second: App;

beforeAll(async () => {
	keys = await releaseKeys();
	first = await makeApp(1);
	second = await makeApp(2);
});

/** Where only the places matter: a thousand files of real random bytes would take minutes. */
const plain = (n: number): Bytes => new Uint8Array(n).fill(1);

/** Every cut of a log, then samples of what a loss of power leaves. */
function* moments(before: Uint8Array, log: readonly Action[], step?: number): Generator<Cut> {
	yield* cuts(before, log, step);
	yield* outages(before, log, 12);
}

/** How many actions are done once the nth flush is. */
function afterFlush(log: readonly Action[], n: number): number {
	let seen = 0;
	return log.findIndex((action) => action.kind === 'flush' && ++seen === n) + 1;
}

/** What an unlock does with the app region, and which version then runs. */
async function runs(blocks: MemoryBlocks, appKey: AppKey): Promise<number | null> {
	const apps = await readApps(blocks, appKey, keys, 0);
	const best = await bestOf(readClaimed(blocks, appKey), keys, 0, async () => apps);
	expect(best?.version).toBe(apps.best?.version);
	healApp(blocks, appKey, apps, seeded('heal'));
	return best?.version ?? null;
}

describe('first start', () => {
	it('is made anew until it was finished, and then kept', () => {
		const blocks = new MemoryBlocks();
		expect(start(blocks, seeded('fill'))).toBe('made');
		for (const cut of cuts(new Uint8Array(0), blocks.log, 65_536)) {
			const found = new MemoryBlocks(cut.bytes);
			expect(start(found, plain), cut.label).toBe(cut.bytes.length === FILE_SIZE ? 'kept' : 'made');
			expect(found.size(), cut.label).toBe(FILE_SIZE);
			expect(isPending(found), cut.label).toBe(false);
		}
	});

	it('makes a file of another size anew', () => {
		const blocks = new MemoryBlocks(new Uint8Array(FILE_SIZE + 1));
		expect(start(blocks, seeded('fill'))).toBe('made');
		expect(blocks.size()).toBe(FILE_SIZE);
	});

	it('writes upwards from offset 0, then page 0 again', () => {
		const blocks = new MemoryBlocks();
		start(blocks, seeded('fill'));
		const places = blocks.log.flatMap((action) => (action.kind === 'write' ? [action.at] : []));
		expect(places).toEqual([...[...places.slice(0, -1)].sort((a, b) => a - b), 0]);
		expect(blocks.log.at(-1)).toEqual({ kind: 'flush' });
	});
});

describe('every start', () => {
	it('rewrites page 0 with its own bytes and changes nothing', async () => {
		const { blocks } = await makePhone(OLD, 'kept');
		const before = new Uint8Array(blocks.bytes);
		expect(start(blocks, seeded('start'))).toBe('kept');
		expect(blocks.log).toEqual([{ kind: 'write', at: 0, bytes: before.slice(0, PAGE_SIZE) }, { kind: 'flush' }]);
		expect(equal(blocks.bytes, before)).toBe(true);
		for (const cut of moments(before, blocks.log, 16_384)) expect(equal(cut.bytes, before), cut.label).toBe(true);
	});
});

describe('set-up', () => {
	/** Over a phone that holds something already: the hardest case, and the slots may be the same. */
	async function setUpOver(
		seed: string,
	): Promise<{ phone: Phone; slot: number; log: readonly Action[]; before: Uint8Array }> {
		const phone = await makePhone(OLD, 'old');
		const before = new Uint8Array(phone.blocks.bytes);
		const random = seeded(seed);
		const salt = newSalt(random);
		const state = newState(random, utf8('new'));
		const opened = setUp(phone.blocks, { salt, prk: quickPrk(NEW, salt), state, app: second }, random);
		return { phone, slot: opened.slot, log: phone.blocks.log, before };
	}

	/** Which of the two codes opens, and that what it opens is whole: its document, and an app to run. */
	async function found(cut: Cut): Promise<'old' | 'new'> {
		const blocks = new MemoryBlocks(cut.bytes);
		start(blocks, seeded('start'));
		const [old, fresh] = [unlock(blocks, OLD), unlock(blocks, NEW)];
		const opened = old ?? fresh;
		expect([text(old), text(fresh)], cut.label).toEqual(old ? ['old', null] : [null, 'new']);
		if (!opened) throw new Error(`nothing opens: ${cut.label}`);
		heal(blocks, opened, seeded('heal'));
		expect(await runs(blocks, opened.state.appKey), cut.label).toBe(old ? 1 : 2);
		return old ? 'old' : 'new';
	}

	it.each(['a', 'b', 'c', 'd', 'e', 'f'])(
		'leaves one vault that opens, with its app (seed %s)',
		async (seed) => {
			const { log, before } = await setUpOver(seed);
			const turn = log.findIndex((action) => action.kind === 'write' && action.at === 0);
			for (const cut of seed === 'a' ? moments(before, log, 131_072) : outages(before, log, 4)) {
				const which = await found(cut);
				if (cut.done < turn) expect(which, cut.label).toBe('old');
				if (cut.done > turn + 1) expect(which, cut.label).toBe('new');
			}
		},
		300_000,
	);

	it('draws every slot', async () => {
		const slots = new Set<number>();
		for (const seed of 'abcdefghijklmnop') slots.add((await setUpOver(seed)).slot);
		expect([...slots].sort((a, b) => a - b)).toEqual([1, 2, 3, 4]);
	});

	it('overwrites every byte of the file but the page, the app and its own slot with new random bytes', async () => {
		const { phone, before, slot } = await setUpOver('whole');
		for (let at = 0; at < FILE_SIZE; at += 512) {
			expect(phone.blocks.bytes.slice(at, at + 512), `${at} in slot ${slot}`).not.toEqual(before.slice(at, at + 512));
		}
	});
});

describe('save', () => {
	it('leaves the old or the new, and the new once its first copy is flushed', async () => {
		const { blocks, opened, random } = await makePhone(OLD, 'old');
		const before = new Uint8Array(blocks.bytes);
		save(blocks, opened, { ...opened.state, doc: utf8('new') }, random);
		const turn = afterFlush(blocks.log, 1);
		for (const cut of moments(before, blocks.log, 16_384)) {
			const after = new MemoryBlocks(cut.bytes);
			const one = unlock(after, OLD);
			const read = text(one);
			expect(['old', 'new'], cut.label).toContain(read);
			if (cut.done >= turn) expect(read, cut.label).toBe('new');
			if (!one) throw new Error('nothing opens');
			heal(after, one, seeded('heal'));
			const healed = unlock(after, OLD);
			expect(healed?.copies, cut.label).toEqual([one.seq, one.seq]);
			expect(text(healed), cut.label).toBe(read);
		}
	}, 300_000);

	it('never takes the only copy that opens, when the disk failed and it is tried again', async () => {
		const start = await makePhone(OLD, 'zero');
		const untouched = new Uint8Array(start.blocks.bytes);
		for (let failAt = 0; failAt < 4; failAt++) {
			const { opened, random } = await makePhone(OLD, 'zero');
			const blocks = new MemoryBlocks(untouched);
			blocks.failAt = failAt;
			expect(() => save(blocks, opened, { ...opened.state, doc: utf8('one') }, random)).toThrow('the disk fails');
			const again = new MemoryBlocks(blocks.bytes);
			save(again, opened, { ...opened.state, doc: utf8('two') }, random);
			for (const cut of cuts(blocks.bytes, again.log, 32_768)) {
				expect(['zero', 'one', 'two'], `failed at ${failAt}, ${cut.label}`).toContain(
					text(unlock(new MemoryBlocks(cut.bytes), OLD)),
				);
			}
			expect(text(unlock(again, OLD))).toBe('two');
			expect(unlock(again, OLD)?.copies).toEqual([opened.seq, opened.seq]);
		}
	}, 300_000);

	it('throws where a copy does not read back, and keeps the other', async () => {
		const { blocks, opened, random } = await makePhone(OLD, 'old');
		const write = blocks.write.bind(blocks);
		blocks.write = (at, bytes) => write(at, at === 0 ? bytes : bytes.map((byte, i) => (i === 9_000 ? byte ^ 1 : byte)));
		expect(() => save(blocks, opened, { ...opened.state, doc: utf8('new') }, random)).toThrow('read back');
		expect(text(unlock(blocks, OLD))).toBe('old');
		expect(opened.copies.filter((seq) => seq === null)).toHaveLength(1);
	});

	it('leaves nothing of the last two versions', async () => {
		const { blocks, opened, random } = await makePhone(OLD, 'old');
		const before = new Uint8Array(blocks.bytes);
		const at = 1_052_672 + (opened.slot - 1) * 524_288;
		save(blocks, opened, { ...opened.state, doc: utf8('new') }, random);
		for (let sector = at; sector < at + 524_288; sector += 512) {
			expect(blocks.bytes.slice(sector, sector + 512)).not.toEqual(before.slice(sector, sector + 512));
		}
	});

	it('writes two copies and nothing else', async () => {
		const { blocks, opened, random } = await makePhone(OLD, 'old');
		save(blocks, opened, { ...opened.state, doc: utf8('new') }, random);
		const at = 1_052_672 + (opened.slot - 1) * 524_288;
		expect(
			blocks.log.map((action) => (action.kind === 'write' ? [action.at, action.bytes.length] : action.kind)),
		).toEqual([[at, 262_144], 'flush', [at + 262_144, 262_144], 'flush']);
	});
});

describe('code change', () => {
	it('leaves the old code, or both, or the new code, and in the end the new one alone', async () => {
		const { blocks, opened, random } = await makePhone(OLD, 'kept');
		const before = new Uint8Array(blocks.bytes);
		const prk = quickPrk(NEW, readSalt(blocks));
		const old = opened.prk;
		changeCode(blocks, opened, prk, opened.state, random);
		const turn = afterFlush(blocks.log, 1);
		for (const cut of moments(before, blocks.log, 16_384)) {
			const after = new MemoryBlocks(cut.bytes);
			const [withOld, withNew] = [openAll(after, old), openAll(after, prk)];
			expect([text(withOld), text(withNew)], cut.label).toContain('kept');
			if (cut.done >= turn) expect(text(withNew), cut.label).toBe('kept');
			for (const one of [withOld, withNew]) {
				if (!one) continue;
				const healed = new MemoryBlocks(cut.bytes);
				heal(healed, one, seeded('heal'));
				expect(openAll(healed, one.prk)?.copies, cut.label).toEqual([one.seq, one.seq]);
			}
		}
		expect(openAll(blocks, old)).toBeNull();
		expect(text(openAll(blocks, prk))).toBe('kept');
		save(blocks, opened, { ...opened.state, doc: utf8('later') }, random);
		expect(text(unlock(blocks, NEW))).toBe('later');
		expect(unlock(blocks, OLD)).toBeNull();
	}, 300_000);

	it('is ended by the next save where the disk failed between its two copies', async () => {
		const { blocks, opened, random } = await makePhone(OLD, 'kept');
		const prk = quickPrk(NEW, readSalt(blocks));
		blocks.failAt = 2;
		expect(() => changeCode(blocks, opened, prk, opened.state, random)).toThrow('the disk fails');
		expect(opened.prk).toBe(prk);
		blocks.failAt = Number.POSITIVE_INFINITY;
		save(blocks, opened, { ...opened.state, doc: utf8('later') }, random);
		expect(unlock(blocks, OLD)).toBeNull();
		expect(text(unlock(blocks, NEW))).toBe('later');
	});
});

describe('heal', () => {
	it('can be killed and begun again', async () => {
		const { blocks, opened, random } = await makePhone(OLD, 'old');
		const at = 1_052_672 + (opened.slot - 1) * 524_288;
		blocks.bytes.fill(0, at + 1_000, at + 2_000);
		const before = new Uint8Array(blocks.bytes);
		const found = unlock(blocks, OLD);
		if (!found) throw new Error('nothing opens');
		expect(found.copies).toEqual([null, opened.seq]);
		expect(heal(blocks, found, random)).toBe(true);
		for (const cut of moments(before, blocks.log, 16_384)) {
			expect(text(unlock(new MemoryBlocks(cut.bytes), OLD)), cut.label).toBe('old');
		}
		const healed = unlock(blocks, OLD);
		expect(healed?.copies).toEqual([opened.seq, opened.seq]);
		if (healed) expect(heal(blocks, healed, random)).toBe(false);
	}, 300_000);
});

describe('app update', () => {
	/** From every pair of copies that a kill can have left. */
	const begin: readonly (readonly [string, number, number])[] = [
		['both old', 1, 1],
		['B damaged', 1, 0],
		['A damaged', 0, 1],
		['B ahead', 1, 2],
		['A ahead', 2, 1],
	];

	it.each(begin)(
		'leaves an app that runs, never older than the one before: %s',
		async (_name, a, b) => {
			const third = await makeApp(3);
			const { blocks, opened, random } = await makePhone(OLD, 'old', first);
			const { appKey } = opened.state;
			for (const [copy, version] of [a, b].entries()) {
				const at = 4_096 + copy * 524_288;
				const donor = await makePhone(OLD, 'old', version === 2 ? second : first);
				blocks.bytes.set(donor.blocks.bytes.slice(at, at + 524_288), at);
				if (version === 0) blocks.bytes.fill(0, at, at + 100);
			}
			const before = new Uint8Array(blocks.bytes);
			const apps: Apps = await readApps(blocks, appKey, keys, 0);
			expect(apps.copies.map((app) => app?.version ?? 0)).toEqual([a, b]);
			updateApp(blocks, appKey, apps, third, random);
			const turn = afterFlush(blocks.log, 1);
			for (const cut of moments(before, blocks.log, 131_072)) {
				const after = new MemoryBlocks(cut.bytes);
				const version = await runs(after, appKey);
				expect([Math.max(a, b), 3], cut.label).toContain(version);
				if (cut.done >= turn) expect(version, cut.label).toBe(3);
				const again = await readApps(after, appKey, keys, 0);
				expect(
					again.copies.map((app) => app?.version),
					cut.label,
				).toEqual([version, version]);
			}
		},
		300_000,
	);
});

describe('clear', () => {
	it('opens nothing after its first write, and the next start ends what was begun', async () => {
		const { blocks, random } = await makePhone(OLD, 'gone');
		const before = new Uint8Array(blocks.bytes);
		clear(blocks, random);
		let pending = 0;
		for (const cut of moments(before, blocks.log, 16_384)) {
			const after = new MemoryBlocks(cut.bytes);
			if (cut.done === 0 && unlock(after, OLD)) continue;
			expect(unlock(after, OLD), cut.label).toBeNull();
			if (start(after, plain) === 'cleared') pending++;
			else expect(cut.done, cut.label).toBeGreaterThan(afterFlush(blocks.log, 3) - 1);
			expect(isPending(after), cut.label).toBe(false);
			expect(after.size(), cut.label).toBe(FILE_SIZE);
			expect(survivors(before, after.bytes), cut.label).toBe(0);
		}
		expect(pending).toBeGreaterThan(200);
		expect(start(blocks, seeded('start'))).toBe('kept');
	}, 300_000);

	it('writes page 0 first, then the heads, then the rest, each flushed', async () => {
		const { blocks, random } = await makePhone(OLD, 'gone');
		clear(blocks, random);
		const steps: [number, number][][] = [[]];
		for (const action of blocks.log) {
			if (action.kind === 'write') steps.at(-1)?.push([action.at, action.bytes.length]);
			else steps.push([]);
		}
		const [page, heads, rest, last] = steps;
		expect(page).toEqual([[0, PAGE_SIZE]]);
		expect(heads).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((i) => [1_052_672 + i * 262_144, 128]));
		expect(rest?.reduce((sum, [, length]) => sum + length, 0)).toBe(FILE_SIZE - PAGE_SIZE);
		expect(last).toEqual([[0, PAGE_SIZE]]);
	});
});

/** Sectors that still hold what they held. */
function survivors(before: Uint8Array, after: Uint8Array): number {
	let count = 0;
	for (let at = 0; at < before.length; at += 512) {
		if (Buffer.compare(before.subarray(at, at + 512), after.subarray(at, at + 512)) === 0) count++;
	}
	return count;
}
