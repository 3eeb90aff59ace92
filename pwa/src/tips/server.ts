/** What is asked of a server about ticks: three requests, each answered with bytes, a dull no, or nothing. */
import type { Bytes } from '../crypto/bytes.ts';

/** `no` is the dull answer: reminders are off there, or a limit, or a request that was refused. They look the same. */
export type Said =
	| { readonly kind: 'done'; readonly body: Bytes }
	| { readonly kind: 'no' }
	| { readonly kind: 'offline' };

/** The name under which the server keeps the minutes of this phone, and the right to them. */
export interface Owner {
	readonly id: string;
	readonly token: string;
}

export interface Server {
	/** The public key that subscriptions are made under. */
	key(): Promise<Said>;
	put(owner: Owner, upload: Bytes): Promise<Said>;
	drop(owner: Owner): Promise<Said>;
}

const PATIENCE_MS = 30_000;
const LONGEST = 1_024;

export const server: Server = {
	key: () => ask('GET', '/v1/push', null),
	put: (owner, upload) => ask('PUT', '/v1/tick', owner, upload),
	drop: (owner) => ask('DELETE', '/v1/tick', owner),
};

async function ask(method: string, path: string, owner: Owner | null, body?: Bytes): Promise<Said> {
	try {
		const answer = await fetch(path, {
			method,
			headers: {
				...(owner ? { Authorization: `Tick ${owner.id}.${owner.token}` } : {}),
				...(body ? { 'Content-Type': 'application/octet-stream' } : {}),
			},
			body: body ?? null,
			cache: 'no-store',
			credentials: 'omit',
			redirect: 'error',
			referrerPolicy: 'no-referrer',
			// Turning it off may be the last thing that a page does.
			keepalive: method === 'DELETE',
			signal: AbortSignal.timeout(PATIENCE_MS),
		});
		// A server in trouble says nothing about whether it would.
		if (answer.status >= 500) return { kind: 'offline' };
		const bytes = new Uint8Array(await answer.arrayBuffer());
		return answer.ok && bytes.length <= LONGEST ? { kind: 'done', body: bytes } : { kind: 'no' };
	} catch {
		return { kind: 'offline' };
	}
}
