/** The session that the inner app holds. It is an object of closures: Comlink reaches every property, and must reach no key. */
import { wrap } from 'comlink';
import type { App } from '../crypto/app.ts';
import { wipe } from '../crypto/bytes.ts';
import { setUp } from '../crypto/changes.ts';
import { mod97, newUnlockCode } from '../crypto/code.ts';
import type { Argon2 } from '../crypto/kdf.ts';
import { asCode, newEntropy, newRoot, newSalt, type ReleaseKey } from '../crypto/keys.ts';
import { DOC_MAX, newState, type State } from '../crypto/payload.ts';
import type { Line } from '../sync/create.ts';
import type { Info, Result, Session } from '../wire/session.ts';
import { done, Kept, refuse } from './kept.ts';
import { Link, type RemoteInbox } from './link.ts';
import { Passes } from './passes.ts';
import { type Claim, claimFor, fromFile, fromPass, fromWords, type Staged } from './stage.ts';
import type { Store } from './storage.ts';

export interface Parts {
	readonly store: Store;
	readonly line: Line;
	readonly keys: readonly ReleaseKey[];
	readonly argon2: Argon2;
	/** The one that runs. */
	readonly app: App;
}

/** What `create` or an opening leaves. */
interface Held {
	readonly kept: Kept;
	readonly link: Link;
	readonly passes: Passes;
}

/** `kept` is null before `create`. */
export function createSession(parts: Parts, kept: Kept | null, healed: boolean): Session {
	const { store, line, argon2, app } = parts;
	const { random } = line;
	let held = kept && hold(parts, kept);
	let staged: Staged | null = null;
	let claim: Claim | null = null;
	let inbox: RemoteInbox | null = null;

	const withHeld = async <T>(work: (held: Held) => Promise<Result<T>>): Promise<Result<T>> =>
		held ? work(held) : refuse('none');

	const stage = (result: Result<Staged>): Result<Uint8Array> => {
		if (!result.ok) return result;
		staged = result.value;
		return { ok: true, value: staged.doc };
	};

	return {
		async info() {
			return infoOf(store, held, healed);
		},
		async newCode(digits) {
			return newUnlockCode(digits === 12 ? 12 : 10, random);
		},
		async create(code, doc) {
			if (held || !isUnlockCode(code)) return forget(code, refuse('refused'));
			if (doc.length > DOC_MAX) return forget(code, refuse('full'));
			if (doc.length === 0 || (staged && doc.length * 2 < staged.doc.length)) return forget(code, refuse('shrunk'));
			const made = await make(parts, code, { ...newState(random, doc), ...staged, doc });
			if (!made.ok) return made;
			held = hold(parts, made.value);
			if (inbox) held.link.connect(inbox);
			return done;
		},
		save: (doc, deleted) =>
			withHeld(async ({ kept, link }) => {
				const result = await kept.save(doc, deleted);
				if (result.ok) link.loop.poke();
				return result;
			}),
		changeCode: async (current, next, renew) =>
			forget(next, forget(current, await withHeld((held) => changeCode(argon2, line, held, { current, next, renew })))),
		async syncNow() {
			return held ? held.link.loop.now() : 'off';
		},
		connect(port) {
			inbox ??= wrap<RemoteInbox>(port);
			held?.link.connect(inbox);
		},
		words: () => withHeld(({ link }) => link.words()),
		dropWords: () => withHeld(({ link }) => link.dropWords()),
		sendPass: (secret) => withHeld((held) => sendPass(held, secret)),
		async passState() {
			return held ? held.passes.state() : 'over';
		},
		async cancelPass() {
			await held?.passes.cancel();
		},
		async takePass(secret) {
			if (held) return refuse('refused');
			claim = claimFor(secret, claim, line);
			return stage(await fromPass(line, claim));
		},
		async fromWords(entropy) {
			return held ? refuse('refused') : stage(await fromWords(line, entropy));
		},
		async fromFile(file, code) {
			return held ? forget(code, refuse('refused')) : forget(code, stage(fromFile(argon2, file, code)));
		},
		toFile: (text) => withHeld(({ kept }) => kept.toFile(text)),
		clearHere: () =>
			withHeld(async ({ kept, link }) => {
				link.end();
				return kept.clear();
			}),
		clearThere: () => withHeld(({ link }) => link.clearThere()),
		keepThere: () => withHeld(({ link }) => link.keepThere()),
	};

	function hold({ keys }: Parts, kept: Kept): Held {
		return { kept, link: new Link(kept, app, store, line, keys), passes: new Passes(line) };
	}
}

function infoOf(store: Store, held: Held | null, healed: boolean): Info {
	return {
		fresh: held === null,
		storage: store.kind,
		readOnly: held?.kept.newer ?? false,
		sync: held?.link.loop.state ?? 'off',
		recovery: (held?.kept.state.entropy ?? null) !== null,
		healed,
		doc: held?.kept.state.doc ?? new Uint8Array(0),
	};
}

function forget<T>(code: Uint8Array, result: T): T {
	wipe(code);
	return result;
}

/** A code that could be taken for one that may be sent is none, however it was chosen. */
function isUnlockCode(code: Uint8Array): boolean {
	const typed = asCode(code);
	return typed !== null && !mod97(String.fromCharCode(...typed));
}

/** Puts the first state into a slot under a new salt. What another code kept on this phone is lost. */
async function make(parts: Parts, code: Uint8Array, state: State): Promise<Result<Kept>> {
	const { store, line, argon2, app } = parts;
	const salt = newSalt(line.random);
	const prk = argon2.derive(code, salt);
	wipe(code);
	const appMinimum = Math.max(state.appMinimum, app.minimum);
	const first = { salt, prk, app, state: { ...state, appMinimum } };
	try {
		const opened = await store.use((blocks) => setUp(blocks, first, line.random));
		return { ok: true, value: new Kept(store, opened, line.random) };
	} catch {
		return refuse('file');
	}
}

interface Change {
	readonly current: Uint8Array;
	readonly next: Uint8Array;
	readonly renew: boolean;
}

async function changeCode(argon2: Argon2, line: Line, held: Held, change: Change): Promise<Result<void>> {
	const { kept } = held;
	if (kept.newer) return refuse('newer');
	if (!isUnlockCode(change.next)) return refuse('refused');
	const salt = await kept.salt();
	const current = argon2.derive(change.current, salt);
	const matches = kept.opensWith(current);
	wipe(current);
	if (!matches) return refuse('none');
	const prk = argon2.derive(change.next, salt);
	return change.renew ? renew(line, held, prk) : kept.changeCode(prk, {});
}

/**
 * A new root, for a holder whose code was known to someone: the old box goes once the new one is there. The state
 * remembers one old root, so an earlier one has to be gone first.
 */
async function renew(line: Line, { kept, link }: Held, prk: Parameters<Kept['changeCode']>[0]): Promise<Result<void>> {
	const first = await link.dropOldFirst();
	if (!first.ok) return first;
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
	if (result.ok && before.entropy) link.renewedWords(before.entropy);
	void link.loop.now();
	return result;
}

/** The other phone reads the document from the box, so there has to be one. */
async function sendPass({ kept, link, passes }: Held, secret: Uint8Array): Promise<Result<void>> {
	if (kept.newer) return refuse('newer');
	if (kept.state.box !== 1) await link.loop.now();
	const { root, epoch, entropy, appMinimum, box } = kept.state;
	if (box === 2) return refuse('gone');
	if (box === 0) return refuse(link.loop.state === 'room' ? 'room' : 'offline');
	return passes.send(secret, { root, epoch, entropy, appMinimum });
}
