/** Handing everything to a second phone: a package that waits two minutes at most (protocol, section 6). */
import type { Bytes } from '../crypto/bytes.ts';
import { asPassSeed, type PassKeys, passKeys } from '../crypto/keys.ts';
import { type Pass, sealPass } from '../crypto/pass.ts';
import type { Line } from '../sync/create.ts';
import { why } from '../sync/kit.ts';
import { askPass, claimPass, dropPass, putPass } from '../sync/requests.ts';
import type { Result } from '../wire/session.ts';
import { done, refuse } from './kept.ts';

const LIFE_MS = 120_000;

export type PassState = 'waiting' | 'claimed' | 'over';

export class Passes {
	readonly #line: Line;
	#sent: { readonly keys: PassKeys; readonly until: number } | null = null;

	constructor(line: Line) {
		this.#line = line;
	}

	async send(secret: Uint8Array, pass: Pass): Promise<Result<void>> {
		if (secret.length !== 32) return refuse('none');
		await this.cancel();
		const keys = passKeys(asPassSeed(secret));
		const until = performance.now() + LIFE_MS;
		const answer = await putPass(this.#line.net, keys, sealPass(keys, pass, this.#line.random));
		if (answer.kind !== 'done') return refuse(answer.kind === 'unknown' ? 'refused' : why(answer));
		this.#sent = { keys, until };
		return done;
	}

	/** Offline it says `waiting` until the time is over: the other phone may well have it. */
	async state(): Promise<PassState> {
		if (!this.#sent || performance.now() > this.#sent.until) return 'over';
		const answer = await askPass(this.#line.net, this.#sent.keys);
		if (answer.kind === 'unknown') return 'over';
		return answer.kind === 'done' && answer.body[0] === 1 ? 'claimed' : 'waiting';
	}

	/** Takes it back by claiming it, which fails where the other phone was first. */
	async cancel(): Promise<void> {
		if (!this.#sent) return;
		const { keys } = this.#sent;
		this.#sent = null;
		const claim: Bytes = this.#line.random(16);
		const answer = await claimPass(this.#line.net, keys, claim);
		if (answer.kind === 'done') await dropPass(this.#line.net, keys, claim);
	}
}
