/** The session that the inner app holds. It is an object of closures: Comlink reaches every property, and must reach no key. */
import { wrap } from 'comlink';
import { wipe } from '../crypto/bytes.ts';
import { newUnlockCode } from '../crypto/code.ts';
import { DOC_MAX, newState } from '../crypto/payload.ts';
import type { Info, Result, Session } from '../wire/session.ts';
import { Cards } from './cards.ts';
import { changeCode, isUnlockCode, make, makeCard, sendPass } from './changing.ts';
import { clearEverywhere } from './everywhere.ts';
import { Further } from './further.ts';
import { done, type Kept, refuse } from './kept.ts';
import { Link, type RemoteInbox } from './link.ts';
import { clearPhones, ordered, ownMark } from './marks.ts';
import type { Parts } from './parts.ts';
import { Passes } from './passes.ts';
import { type Claim, claimFor, fromFile, fromPass, fromWords, type Staged } from './stage.ts';
import type { Store } from './storage.ts';
import { Words } from './words.ts';

/** What `create` or an opening leaves. */
export interface Held {
	readonly kept: Kept;
	readonly link: Link;
	readonly passes: Passes;
	readonly words: Words;
	readonly cards: Cards;
	readonly further: Further;
}

/** `kept` is null before `create`. */
export function createSession(parts: Parts, kept: Kept | null, healed: Promise<boolean>): Session {
	const { store, line, argon2 } = parts;
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
			return infoOf(store, held, await healed);
		},
		async newCode(digits) {
			return newUnlockCode(digits === 12 ? 12 : 10, random);
		},
		async create(code, doc, look) {
			if (held || !isUnlockCode(code)) return forget(code, refuse('refused'));
			if (doc.length > DOC_MAX) return forget(code, refuse('full'));
			if (doc.length === 0 || (staged && doc.length * 2 < staged.doc.length)) return forget(code, refuse('shrunk'));
			const made = await make(parts, code, { ...newState(random, doc), ...staged, look, doc });
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
			forget(next, forget(current, await withHeld((held) => changeCode(parts, held, { current, next, renew })))),
		async syncNow() {
			return held ? held.link.loop.now() : 'off';
		},
		connect(port) {
			inbox ??= wrap<RemoteInbox>(port);
			held?.link.connect(inbox);
		},
		words: () => withHeld(({ words }) => words.show()),
		dropWords: () => withHeld(({ words }) => words.drop()),
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
		others: () => withHeld(({ further }) => further.list()),
		addLists: async (code, doc, look, duty, everywhere) =>
			forget(
				code,
				await withHeld(async ({ further, link }) => {
					if (!isUnlockCode(code)) return refuse('refused');
					const result = await further.addLists(argon2, code, { doc, look, duty, everywhere });
					void link.loop.now();
					return result;
				}),
			),
		addOrder: async (code, everywhere) =>
			forget(
				code,
				await withHeld(async ({ further }) =>
					isUnlockCode(code) ? further.addOrder(argon2, code, everywhere) : refuse('refused'),
				),
			),
		setDuty: (slot, duty, everywhere) => withHeld(({ further }) => further.setDuty(slot, duty, everywhere)),
		removeOther: (slot) =>
			withHeld(async ({ further, link }) => {
				const removed = await further.remove(slot);
				if (removed.ok && removed.value) link.drop(removed.value);
				return removed.ok ? done : removed;
			}),
		makeCard: () => withHeld((held) => makeCard(parts, held)),
		dropCard: () => withHeld(({ cards }) => cards.drop()),
		rehearse: (port) => parts.rehearse(port),
		clearHere: () =>
			withHeld(async ({ kept, link }) => {
				link.end();
				const cleared = await kept.clear();
				if (cleared.ok) parts.ended(Promise.resolve('cleared'));
				return cleared;
			}),
		mark: () => withHeld((held) => ownMark(parts, held)),
		clearPhones: (marks) => withHeld((held) => clearPhones(parts, held, marks)),
		ordered: (marks) => withHeld((held) => ordered(parts, held, marks)),
		clearEverywhere: (marks) => withHeld((held) => clearEverywhere(parts, held, marks)),
		clearThere: () => withHeld(({ link }) => link.clearThere()),
		keepThere: () => withHeld(({ link }) => link.keepThere()),
	};
}

function hold(parts: Parts, kept: Kept): Held {
	const { line } = parts;
	const further = new Further(kept, line);
	const words = new Words(kept, line);
	const cards = new Cards(kept, line);
	const link = new Link(kept, parts, [further, words, cards]);
	return { kept, link, words, cards, further, passes: new Passes(line) };
}

function infoOf(store: Store, held: Held | null, healed: boolean): Info {
	return {
		fresh: held === null,
		storage: store.kind,
		readOnly: held?.kept.newer ?? false,
		sync: held?.link.loop.state ?? 'off',
		recovery: (held?.kept.state.entropy ?? null) !== null,
		healed,
		look: held?.kept.state.look ?? 'whole',
		card: (held?.kept.state.cardRoot ?? null) !== null,
		doc: held?.kept.state.doc ?? new Uint8Array(0),
	};
}

function forget<T>(code: Uint8Array, result: T): T {
	wipe(code);
	return result;
}
