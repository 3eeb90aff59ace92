/** The 12 words: the bytes behind them, and the box that they open (protocol, section 6). */
import type { Bytes } from '../crypto/bytes.ts';
import { type Entropy, newEntropy, rootKeys } from '../crypto/keys.ts';
import { kitKeys } from '../crypto/recovery.ts';
import type { Line } from '../sync/create.ts';
import { dropBox, keepKit, keepNone } from '../sync/kit.ts';
import type { Result } from '../wire/session.ts';
import { done, type Kept, refuse } from './kept.ts';
import type { Errand } from './link.ts';

export class Words implements Errand {
	readonly #kept: Kept;
	readonly #line: Line;
	#isRight = false;
	#renewed = false;

	constructor(kept: Kept, line: Line) {
		this.#kept = kept;
		this.#line = line;
	}

	moved(): void {
		this.#isRight = false;
	}

	/** Words of a new root: they are shown once they open something. */
	renewed(): void {
		this.#renewed = true;
	}

	async after(): Promise<void> {
		const { entropy, root, epoch } = this.#kept.state;
		if (this.#isRight) return;
		if (!entropy) {
			this.#isRight = await keepNone(this.#line, rootKeys(root, epoch));
			return;
		}
		const answer = await keepKit(this.#line, entropy, { root, epoch });
		const same = this.#kept.state.entropy === entropy && this.#kept.state.root === root;
		if (!same) return;
		this.#isRight = answer === 'kept';
		// Another phone dropped these words: they open nothing any more, and this phone must not say that they do.
		if (answer === 'gone') await this.#kept.update({ entropy: null });
	}

	/** Makes them: known to the phone only once the server holds what they open. */
	async show(): Promise<Result<Bytes>> {
		const { entropy, root, epoch } = this.#kept.state;
		if (this.#kept.newer) return refuse('newer');
		if (entropy) return this.#again(entropy);
		const made = newEntropy(this.#line.random);
		const answer = await keepKit(this.#line, made, { root, epoch });
		if (answer !== 'kept') return refuse(answer);
		const kept = await this.#kept.update({ entropy: made });
		this.#isRight = true;
		return kept.ok ? { ok: true, value: made } : kept;
	}

	/** Words that were shown before are shown offline too; those of a new root only once they open something. */
	async #again(entropy: Entropy): Promise<Result<Bytes>> {
		if (this.#isRight || !this.#renewed) return { ok: true, value: entropy };
		const { root, epoch } = this.#kept.state;
		const answer = await keepKit(this.#line, entropy, { root, epoch });
		this.#isRight = answer === 'kept';
		return answer === 'kept' ? { ok: true, value: entropy } : refuse(answer);
	}

	async drop(): Promise<Result<void>> {
		const { entropy } = this.#kept.state;
		if (!entropy) return done;
		if (this.#kept.newer) return refuse('newer');
		const answer = await dropBox(this.#line, kitKeys(entropy));
		return answer === 'done' ? this.#kept.update({ entropy: null }) : refuse(answer);
	}
}
