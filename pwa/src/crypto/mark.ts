/**
 * What a phone leaves for the others of its plan, so that they can have it cleared while it is closed (protocol, section 10.1).
 * Whoever has it can clear that phone and do nothing else: it lies in the plan's document alone.
 */
import type { Bytes } from './bytes.ts';
import { b64u, concat, slice, utf8 } from './bytes.ts';
import type { Device, OrderToken, TickId } from './keys.ts';
import { asDevice, asOrderToken, asTickId } from './keys.ts';
import { hkdf } from './suite.ts';

/** No more are used, whatever a document holds. */
export const MARKS_MOST = 16;

const SIZE = 80;

/** Where an order for a phone is left. */
export interface Tick {
	readonly id: TickId;
	readonly order: OrderToken;
}

export interface Mark extends Tick {
	readonly device: Device;
}

export function writeMark({ device, id, order }: Mark): Bytes {
	return concat(device, id, order);
}

/** Null for another size. */
export function readMark(bytes: Uint8Array): Mark | null {
	if (bytes.length !== SIZE) return null;
	return {
		device: asDevice(slice(bytes, 0, 32)),
		id: asTickId(slice(bytes, 32, 16)),
		order: asOrderToken(slice(bytes, 48, 32)),
	};
}

/** A name that says nothing of the phone, and is the same whenever it leaves one. */
export function markKey(device: Device): string {
	return b64u(hkdf(device, utf8('c1/mark'), 16));
}
