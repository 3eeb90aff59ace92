/** The payloads that the vectors name. Many files refer to them. */
import file from '../../../vault/testdata/vectors/payload.json';
import type { Bytes } from '../../src/crypto/bytes.ts';
import { isZero } from '../../src/crypto/bytes.ts';
import { asAppKey, asDevice, asEntropy, asRoot } from '../../src/crypto/keys.ts';
import type { BoxState, State } from '../../src/crypto/payload.ts';
import { writePayload } from '../../src/crypto/payload.ts';
import type { Digest, Mutation, Spec } from './vectors.ts';
import { made, mutated, named, unhex } from './vectors.ts';

export interface PayloadVector {
	readonly name: string;
	readonly fields: {
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
	return {
		kind: 'lists',
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
		look: 'whole',
		duty: 'nothing',
		target: null,
		others: [],
		cardRoot: null,
		doc: made(fields.doc),
	};
}

export function encoded(name: string): Bytes {
	const vector = named(payloads, name);
	return mutated(writePayload(stateOf(vector)), vector.plainMutate);
}
