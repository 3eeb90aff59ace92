/** The requests of protocol section 7, one function each. Ids, tokens and codes are in headers alone, never in a URL. */
import type { Bytes } from '../crypto/bytes.ts';
import { b64u, hex } from '../crypto/bytes.ts';
import type { Card } from '../crypto/card.ts';
import { boxTokens, type Device, type PassKeys, passTokens, type RootKeys } from '../crypto/keys.ts';
import type { Tick } from '../crypto/mark.ts';
import type { Target } from '../crypto/payload.ts';
import type { Answer, Net } from './net.ts';

const BOX_MOST = 262_144;
const APP_MOST = 524_248;
const PASS_MOST = 1_024;

const boxRight = (keys: { readonly id: Bytes }, token: Bytes): string => `Box ${b64u(keys.id)}.${b64u(token)}`;
const passRight = (keys: PassKeys, token: Bytes): string => `Pass ${b64u(keys.id)}.${b64u(token)}`;
const tickRight = ({ id, order }: Tick): string => `Tick ${b64u(id)}.${b64u(order)}`;
const tag = (hash: Bytes): string => `"${hex(hash)}"`;

/** `known` is the hash of the blob that need not be sent again. */
export function readBox(net: Net, keys: RootKeys, known: Bytes | null): Promise<Answer> {
	const headers = { Authorization: boxRight(keys, keys.read), ...(known && { 'If-None-Match': tag(known) }) };
	return net.ask({ method: 'GET', path: '/v1/box', headers, most: BOX_MOST });
}

/** Compare and swap: `over` is the hash of the blob that this one replaces. */
export function writeBox(net: Net, keys: RootKeys, blob: Bytes, over: Bytes): Promise<Answer> {
	const headers = { Authorization: boxRight(keys, keys.write), 'If-Match': tag(over) };
	return net.ask({ method: 'PUT', path: '/v1/box', headers, body: blob, most: BOX_MOST });
}

/** What lets a box be made: the work, or the set-up code. */
export type Ticket = { readonly Work: string } | { readonly Invite: string };

export function newBox(net: Net, keys: RootKeys, blob: Bytes, ticket: Ticket): Promise<Answer> {
	const headers = {
		Authorization: boxRight(keys, keys.write),
		'If-None-Match': '*',
		Tokens: b64u(boxTokens(keys)),
		...ticket,
	};
	return net.ask({ method: 'PUT', path: '/v1/box', headers, body: blob, most: BOX_MOST });
}

/** The server copy alone. */
export function clearBox(net: Net, keys: RootKeys | Card): Promise<Answer> {
	return net.ask({
		method: 'DELETE',
		path: '/v1/box',
		headers: { Authorization: boxRight(keys, keys.clear) },
		most: 0,
	});
}

/** The server copy, and the order to every phone that has it. */
export function clearAll(net: Net, target: Target): Promise<Answer> {
	return net.ask({
		method: 'DELETE',
		path: '/v1/all',
		headers: { Authorization: boxRight(target, target.token) },
		most: 0,
	});
}

/** The order that phone obeys, to go with its next ticks. */
export function leaveOrder(net: Net, tick: Tick, device: Device): Promise<Answer> {
	return net.ask({
		method: 'PUT',
		path: '/v1/tick/note',
		headers: { Authorization: tickRight(tick) },
		body: device,
		most: 0,
	});
}

/** One byte: 0 none, 1 waiting, 2 taken. */
export function askOrder(net: Net, tick: Tick): Promise<Answer> {
	return net.ask({
		method: 'GET',
		path: '/v1/tick/note',
		headers: { Authorization: tickRight(tick) },
		most: 1,
	});
}

/** By the set-up code, or by the read token of any box. `known` is the version that is here already. */
export function readApp(net: Net, by: RootKeys | string, known: number | null): Promise<Answer> {
	const right = typeof by === 'string' ? `Code ${by}` : boxRight(by, by.read);
	const headers = { Authorization: right, ...(known !== null && { 'If-None-Match': `"${known}"` }) };
	return net.ask({ method: 'GET', path: '/v1/app', headers, most: APP_MOST });
}

export function putPass(net: Net, keys: PassKeys, sealed: Bytes): Promise<Answer> {
	const headers = { Authorization: passRight(keys, keys.send), Tokens: b64u(passTokens(keys)) };
	return net.ask({ method: 'PUT', path: '/v1/pass', headers, body: sealed, most: 0 });
}

/** One byte: 0 waiting, 1 claimed. */
export function askPass(net: Net, keys: PassKeys): Promise<Answer> {
	return net.ask({
		method: 'GET',
		path: '/v1/pass',
		headers: { Authorization: passRight(keys, keys.send) },
		most: 1,
	});
}

/** Only the first claim is answered; the same one may ask again. */
export function claimPass(net: Net, keys: PassKeys, claim: Bytes): Promise<Answer> {
	const headers = { Authorization: passRight(keys, keys.take), Claim: b64u(claim) };
	return net.ask({ method: 'GET', path: '/v1/pass', headers, most: PASS_MOST });
}

export function dropPass(net: Net, keys: PassKeys, claim: Bytes): Promise<Answer> {
	const headers = { Authorization: passRight(keys, keys.take), Claim: b64u(claim) };
	return net.ask({ method: 'DELETE', path: '/v1/pass', headers, most: 0 });
}
