/** The payloads that the vectors name. Many files refer to them. */
import file from '../../../vault/testdata/vectors/payload.json';
import type { Bytes } from '../../src/crypto/bytes.ts';
import { isZero } from '../../src/crypto/bytes.ts';
import { asAllToken, asAppKey, asBoxId, asDevice, asEntropy, asPrk, asRoot } from '../../src/crypto/keys.ts';
import { DUTIES, KINDS, LOOKS } from '../../src/crypto/others.ts';
import type { BoxState, State } from '../../src/crypto/payload.ts';
import { writePayload } from '../../src/crypto/payload.ts';
import type { Digest, Mutation, Spec } from './vectors.ts';
import { made, mutated, named, unhex } from './vectors.ts';

export interface PayloadVector {
	readonly name: string;
	readonly fields: {
		readonly kind: number;
		readonly boxState: number;
		readonly root: string;
		readonly epoch: number;
		readonly appKey: string;
		readonly device: string;
		readonly appMinimum: number;
		readonly slots: readonly number[];
		readonly boxVersion: string;
		readonly boxHash: string;
		readonly entropy: string;
		readonly oldEpoch: number;
		readonly oldRoot: string;
		readonly look: number;
		readonly duty: number;
		readonly target: string;
		readonly targetToken: string;
		readonly others: readonly {
			readonly slot: number;
			readonly kind: number;
			readonly look: number;
			readonly duty: number;
			readonly prk: string;
		}[];
		readonly cardRoot: string;
		readonly doc: Spec;
	};
	readonly plainMutate: readonly Mutation[] | null;
	readonly encoded: Digest;
}

export const payloads = file.payloads as readonly PayloadVector[];

function orNull<T extends Bytes>(bytes: T): T | null {
	return isZero(bytes) ? null : bytes;
}

export function stateOf({ fields }: PayloadVector): State {
	const target = orNull(asBoxId(unhex(fields.target)));
	return {
		kind: KINDS[fields.kind - 1] ?? 'lists',
		box: fields.boxState as BoxState,
		root: asRoot(unhex(fields.root)),
		epoch: fields.epoch,
		appKey: asAppKey(unhex(fields.appKey)),
		device: asDevice(unhex(fields.device)),
		appMinimum: fields.appMinimum,
		slots: fields.slots.filter((slot) => slot !== 0),
		boxVersion: BigInt(fields.boxVersion),
		boxHash: orNull(unhex(fields.boxHash)),
		entropy: orNull(asEntropy(unhex(fields.entropy))),
		old: fields.oldEpoch === 0 ? null : { root: asRoot(unhex(fields.oldRoot)), epoch: fields.oldEpoch },
		look: LOOKS[fields.look] ?? 'whole',
		duty: DUTIES[fields.duty] ?? 'nothing',
		target: target && { id: target, token: asAllToken(unhex(fields.targetToken)) },
		others: fields.others.map(({ slot, kind, look, duty, prk }) => ({
			slot,
			kind: KINDS[kind - 1] ?? 'lists',
			look: LOOKS[look] ?? 'whole',
			duty: DUTIES[duty] ?? 'nothing',
			prk: asPrk(unhex(prk)),
		})),
		cardRoot: orNull(asRoot(unhex(fields.cardRoot))),
		doc: made(fields.doc),
	};
}

export function encoded(name: string): Bytes {
	const vector = named(payloads, name);
	return mutated(writePayload(stateOf(vector)), vector.plainMutate);
}
