/** The payload of a slot (protocol, section 3.2): fixed offsets, one constant size. */
import type { Bytes } from './bytes.ts';
import { getU16, getU32, getU64, isZero, putU64, putUint, slice } from './bytes.ts';
import type { AllToken, AppKey, BoxId, Device, Entropy, Root } from './keys.ts';
import { asAllToken, asAppKey, asBoxId, asDevice, asEntropy, asRoot, newRoot } from './keys.ts';
import type { Duty, Kind, Look, Other } from './others.ts';
import { areOthers, DUTIES, KINDS, LOOKS, OTHERS_SIZE, readOthers, writeOthers } from './others.ts';
import type { Random } from './random.ts';

export const PAYLOAD_SIZE = 261_976;
/** The longest document, in bytes. */
export const DOC_MAX = 245_760;

const FORMAT = 1;
const ORDER = 2;
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
	look: 204,
	duty: 205,
	gap: 206,
	target: 208,
	targetToken: 224,
	others: 256,
	cardRoot: 364,
	reserved: 396,
	docLength: 1_024,
	doc: 1_028,
} as const;

/** 0 none yet, 1 on the server, 2 cleared there by the holder. */
export type BoxState = 0 | 1 | 2;

/** A box that a duty clears on the server, with what that takes. */
export interface Target {
	readonly id: BoxId;
	readonly token: AllToken;
}

export interface State {
	/** An order holds its target and nothing else. */
	readonly kind: Kind;
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
	readonly look: Look;
	/** Done when this is opened (protocol, section 3.5). */
	readonly duty: Duty;
	readonly target: Target | null;
	/** The holder's further slots; only where the look is the first. */
	readonly others: readonly Other[];
	readonly cardRoot: Root | null;
	/** A Yjs document, update encoding v1. */
	readonly doc: Uint8Array;
}

/** What a payload says. `newer`: it holds what format 1 does not know, and `state` is a best guess: never write over it. */
export interface Payload {
	readonly newer: boolean;
	readonly state: State;
}

/** A new root and new keys, and nothing on the server. */
export function newState(random: Random, doc: Uint8Array): State {
	return {
		kind: 'lists',
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
		look: 'whole',
		duty: 'nothing',
		target: null,
		others: [],
		cardRoot: null,
		doc,
	};
}

/** Clears this phone, and the target's box where there is one. */
export function newOrder(target: Target | null): State {
	const zero = new Uint8Array(32);
	return {
		...newState((n) => new Uint8Array(n), new Uint8Array(0)),
		kind: 'order',
		root: asRoot(zero),
		epoch: 0,
		duty: 'reset',
		target,
	};
}

/** Throws RangeError for what `readPayload` would not take for its own. */
export function writePayload(state: State): Bytes {
	if (state.doc.length > DOC_MAX) throw new RangeError('document too long');
	const payload = new Uint8Array(PAYLOAD_SIZE);
	putUint(payload, AT.format, 2, FORMAT);
	putUint(payload, AT.kind, 1, KINDS.indexOf(state.kind) + 1);
	putUint(payload, AT.box, 1, state.box);
	payload.set(state.root, AT.root);
	putUint(payload, AT.epoch, 4, state.epoch);
	payload.set(state.appKey, AT.appKey);
	payload.set(state.device, AT.device);
	putUint(payload, AT.appMinimum, 4, state.appMinimum);
	payload.set(state.slots, AT.slots);
	putU64(payload, AT.boxVersion, state.boxVersion);
	if (state.boxHash) payload.set(state.boxHash, AT.boxHash);
	if (state.entropy) payload.set(state.entropy, AT.entropy);
	if (state.old) {
		putUint(payload, AT.oldEpoch, 4, state.old.epoch);
		payload.set(state.old.root, AT.oldRoot);
	}
	putUint(payload, AT.look, 1, LOOKS.indexOf(state.look));
	putUint(payload, AT.duty, 1, DUTIES.indexOf(state.duty));
	if (state.target) {
		payload.set(state.target.id, AT.target);
		payload.set(state.target.token, AT.targetToken);
	}
	payload.set(writeOthers(state.others), AT.others);
	if (state.cardRoot) payload.set(state.cardRoot, AT.cardRoot);
	putUint(payload, AT.docLength, 4, state.doc.length);
	payload.set(state.doc, AT.doc);
	if (!isKnown(payload)) throw new RangeError('malformed state');
	return payload;
}

/** Null for what cannot be read: another size, format 0, or a document that runs past the end. */
export function readPayload(payload: Uint8Array): Payload | null {
	if (payload.length !== PAYLOAD_SIZE) return null;
	const format = getU16(payload, AT.format);
	if (format === 0 || (format === FORMAT && !hasDoc(payload))) return null;
	return { newer: format > FORMAT || !isKnown(payload), state: readState(payload) };
}

function hasDoc(payload: Uint8Array): boolean {
	return getU32(payload, AT.docLength) <= PAYLOAD_SIZE - AT.doc;
}

/** Nothing in it but what the table of format 1 has a place for. */
function isKnown(payload: Uint8Array): boolean {
	if (payload[AT.kind] === ORDER) return isOrder(payload);
	const docLength = getU32(payload, AT.docLength);
	return (
		payload[AT.kind] === 1 &&
		isBoxState(payload[AT.box]) &&
		areSlots(payload.subarray(AT.slots, AT.slots + 4)) &&
		isDuty(payload) &&
		docLength <= DOC_MAX &&
		isZero(payload.subarray(AT.gap, AT.target)) &&
		isZero(payload.subarray(AT.reserved, AT.docLength)) &&
		isZero(payload.subarray(AT.doc + docLength))
	);
}

/** Look, duty, target and others. */
function isDuty(payload: Uint8Array): boolean {
	const [look = 0, duty = 0] = payload.subarray(AT.look, AT.gap);
	const others = payload.subarray(AT.others, AT.others + OTHERS_SIZE);
	return (
		look < LOOKS.length &&
		duty < DUTIES.length &&
		isTarget(payload) &&
		areOthers(others, slotsOf(payload.subarray(AT.slots, AT.slots + 4))) &&
		(look === 0 || isZero(others))
	);
}

/** Both, or neither. */
function isTarget(payload: Uint8Array): boolean {
	const id = payload.subarray(AT.target, AT.targetToken);
	return isZero(id) === isZero(payload.subarray(AT.targetToken, AT.others));
}

/** Format, kind, duty and target, and zeros. */
function isOrder(payload: Uint8Array): boolean {
	return (
		payload[AT.duty] === DUTIES.indexOf('reset') &&
		isTarget(payload) &&
		isZero(payload.subarray(AT.box, AT.duty)) &&
		isZero(payload.subarray(AT.gap, AT.target)) &&
		isZero(payload.subarray(AT.others))
	);
}

function isBoxState(value: number | undefined): value is BoxState {
	return value === 0 || value === 1 || value === 2;
}

/** 1…4, ascending, then zeros. */
function areSlots(bytes: Uint8Array): boolean {
	const slots = slotsOf(bytes);
	const ascending = slots.every((slot, i) => slot > (slots[i - 1] ?? 0) && slot <= 4);
	return ascending && isZero(bytes.subarray(slots.length));
}

function slotsOf(bytes: Uint8Array): number[] {
	const end = bytes.indexOf(0);
	return Array.from(bytes.subarray(0, end < 0 ? 4 : end));
}

function readState(payload: Uint8Array): State {
	const box = payload[AT.box];
	const boxHash = slice(payload, AT.boxHash, 32);
	const entropy = asEntropy(slice(payload, AT.entropy, 16));
	const oldRoot = asRoot(slice(payload, AT.oldRoot, 32));
	const oldEpoch = getU32(payload, AT.oldEpoch);
	const cardRoot = asRoot(slice(payload, AT.cardRoot, 32));
	return {
		kind: payload[AT.kind] === ORDER ? 'order' : 'lists',
		box: isBoxState(box) ? box : 0,
		root: asRoot(slice(payload, AT.root, 32)),
		epoch: getU32(payload, AT.epoch),
		appKey: asAppKey(slice(payload, AT.appKey, 32)),
		device: asDevice(slice(payload, AT.device, 32)),
		appMinimum: getU32(payload, AT.appMinimum),
		slots: slotsOf(payload.subarray(AT.slots, AT.slots + 4)),
		boxVersion: getU64(payload, AT.boxVersion),
		boxHash: isZero(boxHash) ? null : boxHash,
		entropy: isZero(entropy) ? null : entropy,
		old: oldEpoch === 0 ? null : { root: oldRoot, epoch: oldEpoch },
		look: LOOKS[payload[AT.look] ?? 0] ?? 'whole',
		duty: DUTIES[payload[AT.duty] ?? 0] ?? 'nothing',
		target: readTarget(payload),
		others: readOthers(payload.subarray(AT.others, AT.others + OTHERS_SIZE)),
		cardRoot: isZero(cardRoot) ? null : cardRoot,
		doc: hasDoc(payload) ? slice(payload, AT.doc, getU32(payload, AT.docLength)) : new Uint8Array(0),
	};
}

function readTarget(payload: Uint8Array): Target | null {
	const id = asBoxId(slice(payload, AT.target, 16));
	return isZero(id) ? null : { id, token: asAllToken(slice(payload, AT.targetToken, 32)) };
}
