/**
 * Everything that writes the container, in the order of protocol section 3.4. Each step ends with a flush, and a kill
 * inside or between any of them leaves a file that opens. All of them throw when the file cannot be written or does
 * not read back; what was there before, or what was to be written, opens then.
 */
import type { App, Apps } from './app.ts';
import { writeRegion } from './app.ts';
import { getU32 } from './bytes.ts';
import type { Blocks, Opened } from './container.ts';
import {
	COPIES,
	copyAt,
	deviceTag,
	FILE_SIZE,
	fill,
	isPending,
	PAGE_SIZE,
	pendingTag,
	readSalt,
	SLOTS,
	scramble,
	touch,
	writeCopy,
	writePage,
} from './container.ts';
import { COPY_SIZE, HEAD_SIZE } from './copy.ts';
import type { AppKey, Prk, Salt } from './keys.ts';
import { newSalt } from './keys.ts';
import type { State } from './payload.ts';
import type { Random } from './random.ts';
import { uniform } from './random.ts';

/** `made`: first start. `kept`: page 0 rewritten. `cleared`: a clearing that had begun was ended. */
export type Start = 'made' | 'kept' | 'cleared';

/** Every start, before anything else. */
export function start(blocks: Blocks, random: Random): Start {
	if (blocks.size() !== FILE_SIZE) {
		fill(blocks, random);
		return 'made';
	}
	if (isPending(blocks)) {
		resumeClear(blocks, random);
		return 'cleared';
	}
	touch(blocks);
	return 'kept';
}

export interface SetUp {
	/** A new salt, and the code's prk under it. */
	readonly salt: Salt;
	readonly prk: Prk;
	/** `slots` is filled in here. */
	readonly state: State;
	readonly app: App;
}

/** Whatever another code kept here is lost from step 3 on; until then that code opens it still. */
export function setUp(blocks: Blocks, { salt, prk, state, app }: SetUp, random: Random): Opened {
	const slot = SLOTS[uniform(random, SLOTS.length)] ?? 1;
	const whole = { ...state, slots: [slot] };
	const seq = BigInt(getU32(random(4), 0));
	const opened: Opened = { slot, prk, state: whole, seq, copies: [null, null], newer: false };
	writeRegion(blocks, state.appKey, 0, app, random);
	writeCopy(blocks, opened, 0, prk, whole, random);
	writePage(blocks, salt, deviceTag(state.device), random);
	writeRegion(blocks, state.appKey, 1, app, random);
	writeCopy(blocks, opened, 1, prk, whole, random);
	for (const other of SLOTS) {
		if (other === slot) continue;
		scramble(blocks, copyAt({ slot: other, copy: 0 }), copyAt({ slot: other, copy: 1 }) + COPY_SIZE, random);
	}
	blocks.flush();
	return opened;
}

/** Both copies hold `state` when this returns. */
export function save(blocks: Blocks, opened: Opened, state: State, random: Random): void {
	writeBoth(blocks, opened, opened.prk, state, random);
}

/**
 * As `save`, under the new code's prk and the same salt. Where it throws, `opened.prk` says which code holds: the
 * next `save` ends what was begun.
 */
export function changeCode(blocks: Blocks, opened: Opened, prk: Prk, state: State, random: Random): void {
	writeBoth(blocks, opened, prk, state, random);
}

/** The lower copy first, A on a tie: the other one opens until that is done. */
function writeBoth(blocks: Blocks, opened: Opened, prk: Prk, state: State, random: Random): void {
	if (opened.newer) throw new Error('written by a newer version');
	const [a, b] = opened.copies;
	const first = (b ?? -1n) < (a ?? -1n) ? 1 : 0;
	opened.seq += 1n;
	writeCopy(blocks, opened, first, prk, state, random);
	opened.prk = prk;
	opened.state = state;
	writeCopy(blocks, opened, first === 0 ? 1 : 0, prk, state, random);
}

/** At unlock: rewrites a copy that does not open, or that is behind, from the winner. True when it did. */
export function heal(blocks: Blocks, opened: Opened, random: Random): boolean {
	if (opened.newer) return false;
	const behind = COPIES.find((copy) => opened.copies[copy] !== opened.seq);
	if (behind === undefined) return false;
	writeCopy(blocks, opened, behind, opened.prk, opened.state, random);
	return true;
}

/**
 * Puts `app` into both copies, over the worse one first: the one that does not open, else the lower version, else B.
 * With `apps.best` as the app this heals.
 */
export function updateApp(blocks: Blocks, appKey: AppKey, apps: Apps, app: App, random: Random): void {
	const [a, b] = apps.copies;
	const first = (a?.version ?? -1) < (b?.version ?? -1) ? 0 : 1;
	writeRegion(blocks, appKey, first, app, random);
	writeRegion(blocks, appKey, first === 0 ? 1 : 0, app, random);
}

/** The copy that fails or is behind the best one. */
export function behindApp({ best, copies }: Apps): 0 | 1 | undefined {
	return COPIES.find((copy) => copies[copy]?.version !== best?.version);
}

/** At unlock: where a copy fails or is behind, it is rewritten from the other. True when it did. */
export function healApp(blocks: Blocks, appKey: AppKey, apps: Apps, random: Random): boolean {
	const { best } = apps;
	const behind = behindApp(apps);
	if (!best || behind === undefined) return false;
	writeRegion(blocks, appKey, behind, best, random);
	return true;
}

/** Clears this phone. After its first flush no code opens anything; a kill later on is made good at the next start. */
export function clear(blocks: Blocks, random: Random): void {
	const salt = newSalt(random);
	writePage(blocks, salt, pendingTag(salt), random);
	resumeClear(blocks, random);
}

/** The rest of `clear`. The heads come first: they are small, and without them the bodies are noise. */
export function resumeClear(blocks: Blocks, random: Random): void {
	for (const slot of SLOTS) {
		for (const copy of COPIES) blocks.write(copyAt({ slot, copy }), random(HEAD_SIZE));
	}
	blocks.flush();
	scramble(blocks, PAGE_SIZE, FILE_SIZE, random);
	blocks.flush();
	writePage(blocks, readSalt(blocks), random(32), random);
}
