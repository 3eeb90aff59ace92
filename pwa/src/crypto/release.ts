/** Signatures of releases. The service worker uses this too, so it is small and imports little. */
import { verifyAsync } from '@noble/ed25519';

/**
 * True when any signature holds under any key. Strict RFC 8032 checks, as Go does them. SHA-512 is the platform's:
 * where `crypto.subtle` is missing (no https) nothing is ever accepted.
 */
export async function verifySignature(
	keys: readonly Uint8Array[],
	message: Uint8Array,
	signatures: readonly Uint8Array[],
): Promise<boolean> {
	for (const signature of signatures) {
		for (const key of keys) {
			if (await holds(signature, message, key)) return true;
		}
	}
	return false;
}

/** Anything malformed throws inside the library; here it is a signature that does not hold. */
async function holds(signature: Uint8Array, message: Uint8Array, key: Uint8Array): Promise<boolean> {
	try {
		return await verifyAsync(signature, message, key, { zip215: false });
	} catch {
		return false;
	}
}
