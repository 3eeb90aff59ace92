/**
 * The container after a random life of a phone: with the calculator alone, or in use. Everything that writes is the real
 * code of src/crypto; only Argon2id is passed over, since a prk is 32 random bytes whatever it was made from.
 */
import { createCipheriv, createHash } from 'node:crypto';
import type { App } from '../../src/crypto/app.ts';
import { changeCode, clear, save, setUp, start, updateApp } from '../../src/crypto/changes.ts';
import type { Blocks, Opened } from '../../src/crypto/container.ts';
import { FILE_SIZE, openAll } from '../../src/crypto/container.ts';
import type { Prk } from '../../src/crypto/keys.ts';
import { asPrk, newSalt } from '../../src/crypto/keys.ts';
import type { Duty, Other } from '../../src/crypto/others.ts';
import type { State } from '../../src/crypto/payload.ts';
import { DOC_MAX, newOrder, newState } from '../../src/crypto/payload.ts';
import type { Random } from '../../src/crypto/random.ts';
import { uniform } from '../../src/crypto/random.ts';
import { settle } from '../../src/crypto/settle.ts';
import { addSlot, drawSlot, removeSlot } from '../../src/crypto/slots.ts';

/** ChaCha20 from the platform, keyed by the seed: the same lives every time, at little cost. */
export function randomOf(seed: string): Random {
	const key = createHash('sha256').update(seed).digest();
	const cipher = createCipheriv('chacha20', key, new Uint8Array(16));
	return (n) => new Uint8Array(cipher.update(new Uint8Array(n)));
}

/** The file, as it lies on the disk when nothing is under way. */
class File implements Blocks {
	readonly bytes = new Uint8Array(FILE_SIZE);
	#size = 0;

	read(at: number, length: number): Uint8Array<ArrayBuffer> {
		if (at + length > this.#size) throw new Error('short read');
		return this.bytes.slice(at, at + length);
	}

	write(at: number, bytes: Uint8Array): void {
		this.bytes.set(bytes, at);
		this.#size = Math.max(this.#size, at + bytes.length);
	}

	flush(): void {}

	size(): number {
		return this.#size;
	}

	resize(size: number): void {
		this.#size = size;
	}
}

/** One phone's life so far. `random` is what the code draws, `fate` what happens. */
interface Life {
	readonly file: File;
	readonly random: Random;
	readonly fate: Random;
	readonly apps: readonly App[];
	version: number;
	opened: Opened | null;
	/** Further codes, by slot. */
	readonly others: Map<number, Prk>;
}

function begin(seed: string, apps: readonly App[]): Life {
	const life: Life = {
		file: new File(),
		random: randomOf(`${seed}, drawn`),
		fate: randomOf(`${seed}, fate`),
		apps,
		version: 0,
		opened: null,
		others: new Map(),
	};
	start(life.file, life.random);
	return life;
}

const dice = (life: Life, sides: number): number => uniform(life.fate, sides);

function restarts(life: Life, most: number): void {
	for (let left = dice(life, most + 1); left > 0; left--) start(life.file, life.random);
}

/** Words over and over, as long as chance has it: what is inside is as far from random as may be. */
function document(life: Life): Uint8Array {
	const bytes = new Uint8Array(dice(life, dice(life, 4) === 0 ? DOC_MAX : 20_000));
	for (let i = 0; i < bytes.length; i++) bytes[i] = 97 + (i % 13);
	return bytes;
}

/** Only the calculator was ever used. Now and then someone clears it, as anyone may. */
export function coverOnly(seed: string, apps: readonly App[]): Uint8Array<ArrayBuffer> {
	const life = begin(seed, apps);
	restarts(life, 6);
	if (dice(life, 5) === 0) {
		clear(life.file, life.random);
		restarts(life, 3);
	}
	return life.file.bytes;
}

/** The same with a life behind it. `where` is the slot that was opened last, for what a test plants. */
export function used(seed: string, apps: readonly App[]): { bytes: Uint8Array<ArrayBuffer>; where: number } {
	const life = begin(seed, apps);
	restarts(life, 2);
	put(life);
	let where = life.opened?.slot ?? 1;
	for (let left = 1 + dice(life, 5); left > 0 && life.opened; left--) {
		where = life.opened.slot;
		EVENTS[dice(life, EVENTS.length)]?.(life, life.opened);
	}
	return { bytes: life.file.bytes, where };
}

function put(life: Life): void {
	const state = newState(life.random, document(life));
	const app = pick(life.apps, life.version);
	life.opened = setUp(life.file, { salt: newSalt(life.random), prk: prk(life), state, app }, life.random);
}

function prk(life: Life): Prk {
	return asPrk(life.random(32));
}

function pick<T>(list: readonly T[], at: number): T {
	const found = list[at % list.length];
	if (found === undefined) throw new Error('an empty list');
	return found;
}

/** What may happen to a phone in use. Most often it is opened, written to and left. */
const EVENTS: readonly ((life: Life, opened: Opened) => void)[] = [
	open,
	write,
	(life, opened) => {
		open(life, opened);
		write(life, life.opened ?? opened);
	},
	(life) => restarts(life, 4),
	(life, opened) => changeCode(life.file, opened, prk(life), opened.state, life.random),
	update,
	(life, opened) => add(life, opened, 'nothing'),
	(life, opened) => add(life, opened, 'destroy'),
	order,
	remove,
	openOther,
	(life) => {
		clear(life.file, life.random);
		life.opened = null;
		restarts(life, 3);
	},
];

function open(life: Life, opened: Opened): void {
	start(life.file, life.random);
	const again = openAll(life.file, opened.prk);
	if (!again) throw new Error('it does not open');
	settle(life.file, again, again.prk, again.state, life.random);
	life.opened = again;
}

function write(life: Life, opened: Opened): void {
	for (let left = 1 + dice(life, 2); left > 0; left--) {
		save(life.file, opened, { ...opened.state, doc: document(life) }, life.random);
	}
}

function update(life: Life, opened: Opened): void {
	const app = pick(life.apps, life.version);
	const next = pick(life.apps, ++life.version);
	updateApp(life.file, opened.state.appKey, { copies: [app, app], best: app }, next, life.random);
}

/** As the keeper does it: the slot first, then the vault that lists it. */
function list(life: Life, opened: Opened, other: Other, state: State): void {
	const slot = drawSlot(opened.state.slots, life.random);
	if (slot === null || opened.state.look !== 'whole') return;
	addSlot(life.file, slot, other.prk, state, life.random);
	life.others.set(slot, other.prk);
	const others = [...opened.state.others, { ...other, slot }].sort((a, b) => a.slot - b.slot);
	const slots = [...opened.state.slots, slot].sort((a, b) => a - b);
	save(life.file, opened, { ...opened.state, others, slots }, life.random);
}

function add(life: Life, opened: Opened, duty: Duty): void {
	const { appKey, device } = opened.state;
	const state = { ...newState(life.random, document(life)), appKey, device, look: 'chores', duty } as const;
	list(life, opened, { slot: 0, kind: 'lists', look: 'chores', duty, prk: prk(life) }, state);
}

function order(life: Life, opened: Opened): void {
	list(life, opened, { slot: 0, kind: 'order', look: 'whole', duty: 'reset', prk: prk(life) }, newOrder(null));
}

function remove(life: Life, opened: Opened): void {
	const [gone] = opened.state.others;
	if (!gone || opened.state.look !== 'whole') return;
	removeSlot(life.file, pick([1, 2, 3, 4] as const, gone.slot - 1), life.random);
	life.others.delete(gone.slot);
	const others = opened.state.others.filter((other) => other !== gone);
	const slots = opened.state.slots.filter((slot) => slot !== gone.slot);
	save(life.file, opened, { ...opened.state, others, slots }, life.random);
}

/** A further code is typed: an order clears, and a decoy may destroy all else. */
function openOther(life: Life, opened: Opened): void {
	if (life.others.size === 0) add(life, opened, dice(life, 2) === 0 ? 'destroy' : 'nothing');
	const [code] = life.others.values();
	const other = code && openAll(life.file, code);
	if (!other) return;
	if (other.state.kind === 'order') {
		clear(life.file, life.random);
		life.opened = null;
		return;
	}
	const destroyed = other.state.duty === 'destroy';
	settle(life.file, other, other.prk, other.state, life.random);
	if (!destroyed) return;
	life.opened = other;
	life.others.clear();
}
