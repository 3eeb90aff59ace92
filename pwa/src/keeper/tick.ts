/** Where an order for this phone is left: what the cover's own setting keeps of it (docs/protocol.md, section 10). */
import { b64u, fromB64u } from '../crypto/bytes.ts';
import { asOrderToken, asTickId } from '../crypto/keys.ts';
import type { Tick } from '../crypto/mark.ts';
import { systemRandom } from '../crypto/random.ts';
import { changeTips, readTips } from '../tips/record.ts';

/** Null while it is off, was never told to the server, or may show nothing any more. */
export async function readTick(): Promise<Tick | null> {
	const record = await readTips();
	if (!record?.wish.on || record.key === '') return null;
	if (record.state !== 'on' && record.state !== 'offline') return null;
	const [id, order] = [fromB64u(record.id), fromB64u(record.order)];
	if (id?.length !== 16 || order?.length !== 32) return null;
	return { id: asTickId(id), order: asOrderToken(order) };
}

/** The server hears of it when the setting is sent next, and refuses the right that was known before. */
export async function renewTick(): Promise<void> {
	await changeTips(async (now) => (now?.order ? { ...now, order: b64u(systemRandom(32)) } : null));
}
