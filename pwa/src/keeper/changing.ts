/** What a session does to its root, its code and its first slot. */
import { wipe } from '../crypto/bytes.ts';
import { setUp } from '../crypto/changes.ts';
import { mod97 } from '../crypto/code.ts';
import { asCode, newEntropy, newRoot, newSalt, type Prk } from '../crypto/keys.ts';
import type { State } from '../crypto/payload.ts';
import { kitKeys } from '../crypto/recovery.ts';
import type { Result } from '../wire/session.ts';
import { Kept, refuse } from './kept.ts';
import type { Parts } from './parts.ts';
import type { Held } from './session.ts';

/** A code that could be taken for one that may be sent is none, however it was chosen. */
export function isUnlockCode(code: Uint8Array): boolean {
	const typed = asCode(code);
	return typed !== null && !mod97(String.fromCharCode(...typed));
}

/** Puts the first state into a slot under a new salt. What another code kept on this phone is lost. */
export async function make(parts: Parts, code: Uint8Array, state: State): Promise<Result<Kept>> {
	const { store, line, argon2, app } = parts;
	const salt = newSalt(line.random);
	const prk = argon2.derive(code, salt);
	wipe(code);
	const appMinimum = Math.max(state.appMinimum, app.minimum);
	const first = { salt, prk, app, state: { ...state, appMinimum } };
	try {
		const opened = await store.use((blocks) => setUp(blocks, first, line.random));
		return { ok: true, value: new Kept(store, opened, line.random, true) };
	} catch {
		return refuse('file');
	}
}

interface Change {
	readonly current: Uint8Array;
	readonly next: Uint8Array;
	readonly renew: boolean;
}

export async function changeCode(parts: Parts, held: Held, change: Change): Promise<Result<void>> {
	const { kept } = held;
	const { argon2 } = parts;
	if (kept.newer) return refuse('newer');
	if (!isUnlockCode(change.next)) return refuse('refused');
	const salt = await kept.salt();
	const current = argon2.derive(change.current, salt);
	const matches = kept.opensWith(current);
	wipe(current);
	if (!matches) return refuse('none');
	const prk = argon2.derive(change.next, salt);
	return change.renew ? renew(parts, held, prk) : kept.changeCode(prk, {});
}

/**
 * A new root, for a holder whose code was known to someone: the old box goes once the new one is there. The state
 * remembers one old root, so an earlier one has to be gone first.
 */
async function renew({ line, renewTick }: Parts, { kept, link, words }: Held, prk: Prk): Promise<Result<void>> {
	const first = await link.dropOldFirst();
	if (!first.ok) return first;
	// The old document has this phone's mark: with that, whoever knew the code could go on to have it cleared.
	await renewTick().catch(() => {});
	const before = kept.state;
	const result = await link.moved(() =>
		kept.changeCode(prk, {
			root: newRoot(line.random),
			epoch: before.epoch + 1,
			box: before.box === 2 ? 2 : 0,
			boxVersion: 0n,
			boxHash: null,
			old: before.box === 2 ? null : { root: before.root, epoch: before.epoch },
			entropy: before.entropy && newEntropy(line.random),
		}),
	);
	if (result.ok && before.entropy) {
		// The old words lose their box at once, or they open one that is cleared.
		words.renewed();
		link.drop(kitKeys(before.entropy));
	}
	void link.loop.now();
	return result;
}

/** The other phone reads the document from the box, so there has to be one. */
export async function sendPass({ kept, link, passes }: Held, secret: Uint8Array): Promise<Result<void>> {
	if (kept.newer) return refuse('newer');
	if (kept.state.box !== 1) await link.loop.now();
	const { root, epoch, entropy, appMinimum, box } = kept.state;
	if (box === 2) return refuse('gone');
	if (box === 0) return refuse(link.loop.state === 'room' ? 'room' : 'offline');
	return passes.send(secret, { root, epoch, entropy, appMinimum });
}

/** The card names the box, so there has to be one. */
export async function makeCard({ argon2 }: Parts, { kept, link, cards }: Held): Promise<Result<string>> {
	if (kept.newer) return refuse('newer');
	if (kept.state.box !== 1) await link.loop.now();
	const { box } = kept.state;
	if (box === 2) return refuse('gone');
	if (box === 0) return refuse(link.loop.state === 'room' ? 'room' : 'offline');
	return cards.make(argon2);
}
