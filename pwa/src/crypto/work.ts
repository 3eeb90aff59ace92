/** The small proof of work that creating a box asks for (protocol, section 7, `Work`). */
import type { Bytes } from './bytes.ts';
import { concat, getU32, u32, utf8 } from './bytes.ts';
import type { BoxId } from './keys.ts';
import type { Random } from './random.ts';
import { sha256 } from './suite.ts';

/** Leading zero bits. */
const BITS = 18;

/** The twelve bytes of the `Work` header. `tokens` is `boxTokens`, `hour` is Unix time / 3,600. */
export function findWork(id: BoxId, tokens: Uint8Array, hour: number, random: Random): Bytes {
	const stamp = concat(u32(hour), random(8));
	const message = concat(utf8('c1/work'), id, tokens, stamp);
	const nonce = message.subarray(message.length - 8);
	const counter = new DataView(nonce.buffer, nonce.byteOffset + 4, 4);
	while (getU32(sha256(message), 0) >>> (32 - BITS) !== 0) counter.setUint32(0, (counter.getUint32(0) + 1) >>> 0);
	return concat(u32(hour), nonce);
}
