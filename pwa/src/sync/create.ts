/** Making a box, whatever the operator asks for it. */
import type { Bytes } from '../crypto/bytes.ts';
import { b64u } from '../crypto/bytes.ts';
import type { RootKeys } from '../crypto/keys.ts';
import type { Random } from '../crypto/random.ts';
import type { Answer, Net } from './net.ts';
import { newBox } from './requests.ts';
import { findWorkInSlices } from './work.ts';

/** What talking to a server takes. */
export interface Line {
	readonly net: Net;
	readonly random: Random;
	/** The set-up code, while the session that it began lasts. It is kept nowhere. */
	readonly invite: string | null;
}

/**
 * A refusal says nothing about why. So: work for this hour; where this phone's clock proves wrong, work for the
 * server's hour; then the set-up code, for operators who closed open creation.
 */
export async function createBox(line: Line, keys: RootKeys, blob: Bytes): Promise<Answer> {
	const { net, invite } = line;
	const hour = net.hour();
	const first = await withWork(line, keys, blob, hour);
	if (first.kind !== 'unknown') return first;
	const again = net.hour() === hour ? first : await withWork(line, keys, blob, net.hour());
	if (again.kind !== 'unknown' || invite === null) return again;
	return newBox(net, keys, blob, { Invite: invite });
}

async function withWork({ net, random }: Line, keys: RootKeys, blob: Bytes, hour: number): Promise<Answer> {
	return newBox(net, keys, blob, { Work: b64u(await findWorkInSlices(keys, hour, random)) });
}
