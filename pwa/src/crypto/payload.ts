/** The payload of a slot (protocol, section 3.2): fixed offsets, one constant size. */
import type { Bytes } from './bytes.ts';
import { getU16, getU32, getU64, isZero, putU64, putUint, slice } from './bytes.ts';
import type { AppKey, Device, Entropy, Root } from './keys.ts';
import { asAppKey, asDevice, asEntropy, asRoot, newRoot } from './keys.ts';
import type { Random } from './random.ts';

export const PAYLOAD_SIZE = 261_976;
/** The longest document, in bytes. */
export const DOC_MAX = 245_760;

const FORMAT = 1;
const KIND = 1;
const AT = {
	format: 0,
	kind: 2,
	box: 3,
	root: 4,
	epoch: 36,
	appKey: 40,
	device: 72,
	appMinimum: 104,
	slots: 108,
	boxVersion: 112,
	boxHash: 120,
	entropy: 152,
	oldEpoch: 168,
	oldRoot: 172,
	docLength: 1_024,
	doc: 1_028,
} as const;

/** 0 none yet, 1 on the server, 2 cleared there by the holder. */
export type BoxState = 0 | 1 | 2;

export interface State {
	readonly box: BoxState;
	readonly root: Root;
	/** Starts at 1. */
	readonly epoch: number;
	readonly appKey: AppKey;
	readonly device: Device;
	/** No app version below it is run. */
	readonly appMinimum: number;
	/** 1…4, ascending; the slot that this state lies in is among them. */
	readonly slots: readonly number[];
	/** Version and hash of the last blob seen or written. */
	readonly boxVersion: bigint;
	readonly boxHash: Bytes | null;
	readonly entropy: Entropy | null;
	/** A root that was replaced, and whose box is still to be deleted. */
	readonly old: { readonly root: Root; readonly epoch: number } | null;
	/** A Yjs document, update encoding v1. */
	readonly doc: Uint8Array;
}

/** What a payload that opened says. `newer`: never write over it; `state` is then a best guess. */
export interface Payload {
	readonly newer: boolean;
	readonly state: State;
}

/** A new root and new keys, and nothing on the server. */
export function newState(random: Random, doc: Uint8Array): State {
	return {
		box: 0,
		root: newRoot(random),
		epoch: 1,
		appKey: asAppKey(random(32)),
		device: asDevice(random(32)),
		appMinimum: 0,
		slots: [],
		boxVersion: 0n,
		boxHash: null,
		entropy: null,
		old: null,
		doc,
	};
}

export function writePayload(state: State): Bytes {
	if (state.doc.length > DOC_MAX) throw new RangeError('document too long');
	if (state.slots.length > 4) throw new RangeError('more slots than there are');
	const payload = new Uint8Array(PAYLOAD_SIZE);
	putUint(payload, AT.format, 2, FORMAT);
	putUint(payload, AT.kind, 1, KIND);
	putUint(payload, AT.box, 1, state.box);
	payload.set(state.root, AT.root);
	putUint(payload, AT.epoch, 4, state.epoch);
	payload.set(state.appKey, AT.appKey);
	payload.set(state.device, AT.device);
	putUint(payload, AT.appMinimum, 4, state.appMinimum);
	payload.set(
		[...state.slots].sort((a, b) => a - b),
		AT.slots,
	);
	putU64(payload, AT.boxVersion, state.boxVersion);
	if (state.boxHash) payload.set(state.boxHash, AT.boxHash);
	if (state.entropy) payload.set(state.entropy, AT.entropy);
	if (state.old) {
		putUint(payload, AT.oldEpoch, 4, state.old.epoch);
		payload.set(state.old.root, AT.oldRoot);
	}
	putUint(payload, AT.docLength, 4, state.doc.length);
	payload.set(state.doc, AT.doc);
	return payload;
}

/** Null for what no version could have written. */
export function readPayload(payload: Uint8Array): Payload | null {
	const format = getU16(payload, AT.format);
	const box = payload[AT.box];
	const docLength = getU32(payload, AT.docLength);
	const newer = format > FORMAT || payload[AT.kind] !== KIND;
	const readable = docLength <= DOC_MAX && (box === 0 || box === 1 || box === 2);
	if (format === 0 || (!newer && !readable)) return null;
	const boxHash = slice(payload, AT.boxHash, 32);
	const entropy = asEntropy(slice(payload, AT.entropy, 16));
	const oldRoot = asRoot(slice(payload, AT.oldRoot, 32));
	const oldEpoch = getU32(payload, AT.oldEpoch);
	return {
		newer,
		state: {
			box: box === 1 || box === 2 ? box : 0,
			root: asRoot(slice(payload, AT.root, 32)),
			epoch: getU32(payload, AT.epoch),
			appKey: asAppKey(slice(payload, AT.appKey, 32)),
			device: asDevice(slice(payload, AT.device, 32)),
			appMinimum: getU32(payload, AT.appMinimum),
			slots: Array.from(payload.subarray(AT.slots, AT.slots + 4)).filter((slot) => slot >= 1 && slot <= 4),
			boxVersion: getU64(payload, AT.boxVersion),
			boxHash: isZero(boxHash) ? null : boxHash,
			entropy: isZero(entropy) ? null : entropy,
			old: oldEpoch === 0 && isZero(oldRoot) ? null : { root: oldRoot, epoch: oldEpoch },
			doc: readable ? slice(payload, AT.doc, docLength) : new Uint8Array(0),
		},
	};
}
