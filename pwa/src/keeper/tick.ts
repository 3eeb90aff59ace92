/** Where an order for this phone is left: what the cover's own setting keeps of it (docs/protocol.md, section 10). */
import { fromB64u } from '../crypto/bytes.ts';
import { asOrderToken, asTickId } from '../crypto/keys.ts';
import type { Tick } from '../crypto/mark.ts';
import { readTips } from '../tips/record.ts';

/** Null while it is off, or was never told to the server. */
export async function readTick(): Promise<Tick | null> {
	const record = await readTips();
	if (!record?.wish.on || record.key === '') return null;
	const [id, order] = [fromB64u(record.id), fromB64u(record.order)];
	if (id?.length !== 16 || order?.length !== 32) return null;
	return { id: asTickId(id), order: asOrderToken(order) };
}
