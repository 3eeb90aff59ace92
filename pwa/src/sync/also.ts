/**
 * What goes along with every exchange of a box (protocol, section 7, `Also`): random bytes, and once in a phone's life
 * perhaps the right to clear another box. Both look the same to everyone but the server that finds it to be one.
 */
import { b64u } from '../crypto/bytes.ts';
import type { Target } from '../crypto/payload.ts';
import type { Random } from '../crypto/random.ts';
import type { Answer, Ask, Net } from './net.ts';

export class Also implements Net {
	readonly #net: Net;
	readonly #random: Random;
	/** In memory alone, until it was answered. */
	#target: Target | null = null;

	constructor(net: Net, random: Random) {
		this.#net = net;
		this.#random = random;
	}

	send(target: Target | null): void {
		this.#target = target;
	}

	hour(): number {
		return this.#net.hour();
	}

	async ask(request: Ask): Promise<Answer> {
		if (request.path !== '/v1/box' || request.method === 'DELETE') return this.#net.ask(request);
		const target = this.#target;
		const pair = target ? [target.id, target.token] : [this.#random(16), this.#random(32)];
		const headers = { ...request.headers, Also: pair.map(b64u).join('.') };
		const answer = await this.#net.ask({ ...request, headers });
		if (target && target === this.#target && wasDone(answer)) this.#target = null;
		return answer;
	}
}

/** The dull answer is no sign: it is also what a limit gives. */
function wasDone({ kind }: Answer): boolean {
	return kind === 'done' || kind === 'same' || kind === 'conflict' || kind === 'gone';
}
