/** A card that clears the server copy from any phone (protocol, section 6). Its digits are shown once, and kept nowhere. */

import { openBox } from '../crypto/box.ts';
import { utf8, wipe } from '../crypto/bytes.ts';
import { type Card, cardKeys, cardRoot, readCard } from '../crypto/card.ts';
import { newCardCode } from '../crypto/code.ts';
import type { Argon2 } from '../crypto/kdf.ts';
import { rootKeys } from '../crypto/keys.ts';
import type { Line } from '../sync/create.ts';
import { dropBox, keepCard, keepNone } from '../sync/kit.ts';
import type { Net } from '../sync/net.ts';
import { readBox } from '../sync/requests.ts';
import type { Outcome, Result } from '../wire/session.ts';
import { askAgain, dropOne } from './clearing.ts';
import { done, type Kept, refuse } from './kept.ts';
import type { Errand } from './link.ts';

export class Cards implements Errand {
	readonly #kept: Kept;
	readonly #line: Line;
	#isRight = false;

	constructor(kept: Kept, line: Line) {
		this.#kept = kept;
		this.#line = line;
	}

	moved(): void {
		this.#isRight = false;
	}

	/** It names the box of now, and is looked at once an opening, so that it does not expire. */
	async after(): Promise<void> {
		const { cardRoot, root, epoch } = this.#kept.state;
		if (this.#isRight) return;
		if (!cardRoot) {
			this.#isRight = await keepNone(this.#line, rootKeys(root, epoch));
			return;
		}
		const answer = await keepCard(this.#line, cardRoot, this.#card());
		const same = this.#kept.state.cardRoot === cardRoot && this.#kept.state.root === root;
		if (!same) return;
		this.#isRight = answer === 'kept';
		// It was used.
		if (answer === 'gone') await this.#kept.update({ cardRoot: null });
	}

	/** Needs a server copy, and an answer. */
	async make(argon2: Argon2): Promise<Result<string>> {
		const dropped = await this.drop();
		if (!dropped.ok) return dropped;
		const digits = newCardCode(this.#line.random);
		const root = cardRoot(argon2, utf8(digits));
		const answer = await keepCard(this.#line, root, this.#card());
		if (answer !== 'kept') return refuse(answer);
		const kept = await this.#kept.update({ cardRoot: root });
		this.#isRight = true;
		return kept.ok ? { ok: true, value: digits } : kept;
	}

	async drop(): Promise<Result<void>> {
		const { cardRoot } = this.#kept.state;
		if (this.#kept.newer) return refuse('newer');
		if (!cardRoot) return done;
		const answer = await dropBox(this.#line, cardKeys(cardRoot));
		return answer === 'done' ? this.#kept.update({ cardRoot: null }) : refuse(answer);
	}

	#card(): Card {
		const { id, clear } = rootKeys(this.#kept.state.root, this.#kept.state.epoch);
		return { id, clear };
	}
}

/** On whatever phone: clears what the card names, then the card. Null where there is no such card. */
export async function useCard(argon2: Argon2, net: Net, digits: Uint8Array): Promise<Outcome | null> {
	const keys = cardKeys(cardRoot(argon2, digits));
	wipe(digits);
	const found = await askAgain(() => readBox(net, keys, null));
	if (found.kind !== 'done') return found.kind === 'unknown' || found.kind === 'gone' ? null : 'here';
	const opened = openBox(keys, found.body);
	const card = opened && !opened.newer && opened.box.kind === 3 ? readCard(opened.box.doc) : null;
	if (!card) return null;
	const cleared = await dropOne(net, card);
	if (cleared === 'cleared') await dropOne(net, keys);
	return cleared;
}
