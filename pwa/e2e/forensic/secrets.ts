/** Every key that a code gives, from the container itself: what whoever copies the phone must not find on it. */

import { cardKeys } from '../../src/crypto/card.ts';
import type { Blocks } from '../../src/crypto/container.ts';
import { COPIES, copyAt, FILE_SIZE, openAll, readSalt, SLOTS } from '../../src/crypto/container.ts';
import { HEAD_SIZE, openHead } from '../../src/crypto/copy.ts';
import { type Argon2, loadArgon2 } from '../../src/crypto/kdf.ts';
import type { Prk, RootKeys, Salt } from '../../src/crypto/keys.ts';
import { rootKeys } from '../../src/crypto/keys.ts';
import type { State } from '../../src/crypto/payload.ts';
import { kitKeys } from '../../src/crypto/recovery.ts';
import { hkdf } from '../../src/crypto/suite.ts';
import type { Sought } from './search.ts';

/** A copy of the file. Nothing here writes. */
function blocksOf(file: Buffer): Blocks {
	const refuse = (): never => {
		throw new Error('only read');
	};
	return {
		read: (at, length) => new Uint8Array(file.subarray(at, at + length)),
		size: () => file.length,
		write: refuse,
		resize: refuse,
		flush: refuse,
	};
}

type Named = readonly [name: string, bytes: Uint8Array];

/** The epoch is the one part that is no bytes. */
function ofRoot(name: string, keys: RootKeys): Named[] {
	const bytes = Object.entries(keys).filter((entry): entry is [string, Uint8Array] => entry[1] instanceof Uint8Array);
	return bytes.map(([role, each]): Named => [`${name} ${role}`, each]);
}

function ofState(state: State): Named[] {
	const { root, epoch, appKey, device, entropy, old, target, others, cardRoot } = state;
	const aims: Named[] = target
		? [
				['target', target.id],
				['target token', target.token],
			]
		: [];
	// An order has nothing else: zeros stand where lists have keys.
	if (state.kind === 'order') return aims;
	return [
		...aims,
		['R', root],
		['app key', appKey],
		['D', device],
		...ofRoot('box', rootKeys(root, epoch)),
		...(entropy ? [['entropy', entropy] as const, ...ofRoot('kit', kitKeys(entropy))] : []),
		...(old ? [['old R', old.root] as const, ...ofRoot('old box', rootKeys(old.root, old.epoch))] : []),
		...others.map(({ slot, prk }) => [`prk of slot ${slot}`, prk] as const),
		...(cardRoot ? [['card R', cardRoot] as const, ...ofRoot('card', cardKeys(cardRoot))] : []),
	];
}

/** The keys of the heads and, of each copy, the key of its body. */
function ofCopies(blocks: Blocks, prk: Prk): Named[] {
	return SLOTS.flatMap((slot) =>
		COPIES.flatMap((copy): Named[] => {
			const place = { slot, copy };
			const head = openHead(prk, place, blocks.read(copyAt(place), HEAD_SIZE));
			if (!head) return [];
			const named = `${slot}${'AB'[copy]}`;
			const heads = hkdf(prk, Uint8Array.from([...Buffer.from('c1/slot'), slot, copy]), 64);
			const seq = Buffer.alloc(8);
			seq.writeBigUInt64BE(head.seq);
			const body = hkdf(head.key, Uint8Array.from([...Buffer.from('c1/body'), slot, copy, ...seq]), 32);
			return [
				[`wrap key ${named}`, heads.subarray(0, 32)],
				[`commit key ${named}`, heads.subarray(32)],
				[`vault key ${named}`, head.key],
				[`body key ${named}`, body],
			];
		}),
	);
}

const asSought = ([name, bytes]: Named): Sought => ({ kind: 'keys', name, content: Buffer.from(bytes) });

/** What a holder knows or was shown, in the ways in which it is shown. */
export function ofCode(name: string, code: string): readonly Sought[] {
	const grouped = [',', '\u00a0', ' ', '\u202f'].map((by) => code.replace(/\B(?=(\d{3})+$)/g, by));
	const fours = code.replace(/(?<=.)(?=(....)+$)/g, ' ');
	return [...new Set([code, ...grouped, fours])].map((content) => ({ kind: 'codes', name, content }));
}

export class Secrets {
	readonly #argon2: Argon2;
	/** By code and salt: it takes a while. */
	readonly #derived = new Map<string, Prk>();

	private constructor(argon2: Argon2) {
		this.#argon2 = argon2;
	}

	static async load(): Promise<Secrets> {
		return new Secrets(await loadArgon2());
	}

	/** Throws where the code opens nothing: a test that sought nothing would pass. */
	of(code: string, file: Buffer): readonly Sought[] {
		if (file.length !== FILE_SIZE) throw new RangeError('no container');
		const blocks = blocksOf(file);
		const prk = this.#derive(code, readSalt(blocks));
		const opened = openAll(blocks, prk);
		if (!opened) throw new Error('the code opens nothing');
		return [['prk', prk] as const, ...ofCopies(blocks, prk), ...ofState(opened.state)].map(asSought);
	}

	#derive(code: string, salt: Salt): Prk {
		const key = `${code} ${Buffer.from(salt).toString('hex')}`;
		const prk = this.#derived.get(key) ?? this.#argon2.derive(Buffer.from(code), salt);
		this.#derived.set(key, prk);
		return prk;
	}
}
