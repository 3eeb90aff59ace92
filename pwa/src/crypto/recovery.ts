/** Recovery by 12 words (protocol, section 6). The words themselves are the inner app's; here they are 16 bytes. */
import type { Bytes } from './bytes.ts';
import { concat, getU32, slice, u32 } from './bytes.ts';
import type { Entropy, Root, RootKeys } from './keys.ts';
import { asRoot, recoveryRoot, rootKeys } from './keys.ts';

/** What the kit hands over: the root of the plan's own box. */
export interface Kit {
	readonly root: Root;
	readonly epoch: number;
}

const KIT_SIZE = 36;

/** The kit lies in an ordinary box of kind 2, whose epoch is 0. The server cannot tell it from another. */
export function kitKeys(entropy: Entropy): RootKeys {
	return rootKeys(recoveryRoot(entropy), 0);
}

/** The kit, as the `doc` of its box. */
export function writeKit(kit: Kit): Bytes {
	return concat(kit.root, u32(kit.epoch));
}

export function readKit(doc: Uint8Array): Kit | null {
	if (doc.length !== KIT_SIZE) return null;
	return { root: asRoot(slice(doc, 0, 32)), epoch: getU32(doc, 32) };
}
