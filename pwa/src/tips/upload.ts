/** What a server is given: 1,024 bytes, laid out as docs/protocol.md, section 10, has them. */
import { type Bytes, putUint, utf8 } from '../crypto/bytes.ts';
import { COUNT } from './minutes.ts';

const SIZE = 1_024;
const FORMAT = 1;
const LONGEST_ENDPOINT = 768;
const KEY_ID = 8;

/** What a push service gave this phone. */
export interface Subscription {
	readonly endpoint: string;
	/** 65 bytes, and 16. */
	readonly p256dh: Bytes;
	readonly auth: Bytes;
}

export const sha256 = async (bytes: Bytes): Promise<Bytes> =>
	new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** The name of a server's key. */
export const keyIdOf = async (key: Bytes): Promise<Bytes> => (await sha256(key)).slice(0, KEY_ID);

/** Null for a subscription that does not fit. `order`: the order token itself. */
export async function uploadOf(
	keyId: Bytes,
	{ endpoint, p256dh, auth }: Subscription,
	order: Bytes,
	minutes: readonly number[],
): Promise<Bytes | null> {
	const address = utf8(endpoint);
	if (keyId.length !== KEY_ID || p256dh.length !== 65 || auth.length !== 16 || minutes.length !== COUNT) return null;
	if (address.length === 0 || address.length > LONGEST_ENDPOINT) return null;
	const bytes = new Uint8Array(SIZE);
	putUint(bytes, 0, 2, FORMAT);
	bytes.set(keyId, 2);
	bytes.set(p256dh, 10);
	bytes.set(auth, 75);
	bytes.set(await sha256(order), 91);
	for (const [i, minute] of minutes.entries()) putUint(bytes, 124 + 4 * i, 4, minute);
	putUint(bytes, 252, 2, address.length);
	bytes.set(address, 254);
	return bytes;
}
