/**
 * The recovery kit: an ordinary box that the 12 words open, and that holds the way to the document's own box. It is
 * looked at once an opening, so that it does not expire, and put right where it says an old root or epoch.
 */
import { type BoxKind, blobHash, openBox, sealBox } from '../crypto/box.ts';
import type { Bytes } from '../crypto/bytes.ts';
import { equal } from '../crypto/bytes.ts';
import { type Card, cardKeys, writeCard } from '../crypto/card.ts';
import type { Entropy, Root, RootKeys } from '../crypto/keys.ts';
import { type Kit, kitKeys, readKit, writeKit } from '../crypto/recovery.ts';
import type { Reason } from '../wire/session.ts';
import { createBox, type Line } from './create.ts';
import type { Answer } from './net.ts';
import { clearBox, readBox, writeBox } from './requests.ts';

/** `kept`: the server holds it as it should be. */
export type KitAnswer = 'kept' | Reason;

const ROUNDS = 3;

export function keepKit(line: Line, entropy: Entropy, kit: Kit): Promise<KitAnswer> {
	return keepBox(line, kitKeys(entropy), 2, writeKit(kit));
}

/** A card's box, likewise: it says which box is cleared, and with what. */
export function keepCard(line: Line, root: Root, card: Card): Promise<KitAnswer> {
	return keepBox(line, cardKeys(root), 3, writeCard(card));
}

/**
 * Where there are no words, or no card: an exchange in place of the one for theirs, so that no network can count who has
 * what. Its answer is as long as theirs while the document is short (docs/adr/0016-openings-on-the-wire.md). True once it
 * was had.
 */
export async function keepNone(line: Line, keys: RootKeys): Promise<boolean> {
	return (await readBox(line.net, keys, null)).kind === 'done';
}

async function keepBox(line: Line, keys: RootKeys, kind: BoxKind, doc: Bytes): Promise<KitAnswer> {
	let answer = await readBox(line.net, keys, null);
	for (let round = 0; round < ROUNDS; round++) {
		if (answer.kind === 'unknown') {
			const blob = sealBox(keys, { kind, version: 1n, previous: null, doc }, line.random);
			answer = await createBox(line, keys, blob);
			if (answer.kind === 'done') return 'kept';
			if (answer.kind === 'unknown') return 'refused';
		} else {
			if (answer.kind !== 'done' && answer.kind !== 'conflict') return why(answer);
			const next = renewed(line, keys, answer.body, kind, doc);
			if (typeof next === 'string') return next;
			answer = await writeBox(line.net, keys, next, blobHash(answer.body));
			if (answer.kind === 'done') return 'kept';
		}
	}
	return 'refused';
}

/** The blob that puts `found` right, or what to say of it as it is. */
function renewed(line: Line, keys: RootKeys, found: Bytes, kind: BoxKind, doc: Bytes): Bytes | KitAnswer {
	const opened = openBox(keys, found);
	if (!opened) return 'refused';
	if (opened.newer) return 'newer';
	if (opened.box.kind === kind && equal(opened.box.doc, doc)) return 'kept';
	const plain = { kind, version: opened.box.version + 1n, previous: blobHash(found), doc };
	return sealBox(keys, plain, line.random);
}

export async function findKit(line: Line, entropy: Entropy): Promise<Kit | Reason> {
	const keys = kitKeys(entropy);
	const answer = await readBox(line.net, keys, null);
	if (answer.kind === 'unknown') return 'none';
	if (answer.kind !== 'done') return why(answer);
	const opened = openBox(keys, answer.body);
	if (!opened) return 'refused';
	if (opened.newer) return 'newer';
	return (opened.box.kind === 2 && readKit(opened.box.doc)) || 'refused';
}

/** True once the server says that it holds it no more. */
export async function dropBox(line: Line, keys: RootKeys): Promise<'done' | Reason> {
	const answer = await clearBox(line.net, keys);
	return answer.kind === 'done' || answer.kind === 'unknown' ? 'done' : why(answer);
}

/** An answer that was no help, in the words of the inner app. */
export function why(answer: Answer): Reason {
	switch (answer.kind) {
		case 'offline':
		case 'later':
			return 'offline';
		case 'room':
			return 'room';
		case 'gone':
			return 'gone';
		case 'unknown':
			return 'none';
		default:
			return 'refused';
	}
}
