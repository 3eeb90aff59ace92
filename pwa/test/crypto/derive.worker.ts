/** A dedicated module worker, as the keeper is one: derives what it is sent. */
import { loadArgon2 } from '../../src/crypto/kdf.ts';
import { asSalt } from '../../src/crypto/keys.ts';

interface Order {
	readonly code: Uint8Array;
	readonly salt: Uint8Array;
}

self.onmessage = async ({ data }: MessageEvent<Order>): Promise<void> => {
	const argon2 = await loadArgon2();
	self.postMessage(argon2.derive(data.code, asSalt(data.salt)));
};
