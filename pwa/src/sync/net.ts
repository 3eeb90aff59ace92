/**
 * One request, one answer. Whatever a server sends becomes a closed union here and nowhere else: no status, header or
 * error of the platform is seen by what decides.
 */
import type { Bytes } from '../crypto/bytes.ts';

export type Answer =
	/** 200, 201, 204. */
	| { readonly kind: 'done'; readonly body: Bytes }
	/** 304. */
	| { readonly kind: 'same' }
	/** 412: another write came first, and this is what it left. */
	| { readonly kind: 'conflict'; readonly body: Bytes }
	/** 410. */
	| { readonly kind: 'gone'; readonly body: Bytes }
	/** 404, the dull answer: nothing there, or no right to know. */
	| { readonly kind: 'unknown' }
	/** 507. */
	| { readonly kind: 'room' }
	/** 503, with the seconds that the server asked for. */
	| { readonly kind: 'later'; readonly seconds: number }
	/** An answer that is not in the protocol. */
	| { readonly kind: 'refused' }
	| { readonly kind: 'offline' };

export interface Ask {
	readonly method: 'GET' | 'PUT' | 'DELETE';
	readonly path: '/v1/box' | '/v1/all' | '/v1/app' | '/v1/pass' | '/v1/tick/note';
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: Bytes;
	/** The longest answer that is read, in bytes. */
	readonly most: number;
}

export interface Net {
	ask(request: Ask): Promise<Answer>;
	/** Hours since 1970 by the server's clock as far as one is known, else by this phone's. */
	hour(): number;
}

const TIMEOUT_MS = 45_000;
const HOUR_MS = 3_600_000;
const LONGEST_WAIT_S = 3_600;

/** `base` is empty on a phone: the one origin. */
export function createNet(base = ''): Net {
	let ahead = 0;
	return {
		hour: () => Math.floor((Date.now() + ahead) / HOUR_MS),
		async ask(request) {
			try {
				const response = await fetch(base + request.path, options(request));
				const date = Date.parse(response.headers.get('Date') ?? '');
				if (!Number.isNaN(date)) ahead = date - Date.now();
				return await readAnswer(response, request.most);
			} catch {
				return { kind: 'offline' };
			}
		},
	};
}

/** Nothing of it may stay in a cache, and no redirect may carry a token elsewhere. */
function options({ method, path, headers, body }: Ask): RequestInit {
	return {
		method,
		headers: body ? { ...headers, 'Content-Type': 'application/octet-stream' } : headers,
		body: body ?? null,
		cache: 'no-store',
		credentials: 'omit',
		referrerPolicy: 'no-referrer',
		redirect: 'error',
		// A clearing that was asked for goes on when its page does not.
		keepalive: method === 'DELETE' || path === '/v1/tick/note',
		signal: AbortSignal.timeout(TIMEOUT_MS),
	};
}

async function readAnswer(response: Response, most: number): Promise<Answer> {
	switch (response.status) {
		case 200:
		case 201:
		case 204:
			return withBody('done', response, most);
		case 304:
			return { kind: 'same' };
		case 404:
			return { kind: 'unknown' };
		case 410:
			return withBody('gone', response, most);
		case 412:
			return withBody('conflict', response, most);
		case 503:
			return { kind: 'later', seconds: waitOf(response) };
		case 507:
			return { kind: 'room' };
		default:
			return { kind: 'refused' };
	}
}

function waitOf(response: Response): number {
	const seconds = Number(response.headers.get('Retry-After'));
	return seconds > 0 ? Math.min(seconds, LONGEST_WAIT_S) : 0;
}

async function withBody(kind: 'done' | 'gone' | 'conflict', response: Response, most: number): Promise<Answer> {
	const body = await readAtMost(response, most);
	return body ? { kind, body } : { kind: 'refused' };
}

/** Null for what is longer: no server can make the phone keep more than the protocol knows. */
async function readAtMost(response: Response, most: number): Promise<Bytes | null> {
	const reader = response.body?.getReader();
	if (!reader) return new Uint8Array(0);
	const parts: Uint8Array[] = [];
	let length = 0;
	for (let next = await reader.read(); !next.done; next = await reader.read()) {
		length += next.value.length;
		if (length > most) {
			await reader.cancel();
			return null;
		}
		parts.push(next.value);
	}
	const body = new Uint8Array(length);
	let at = 0;
	for (const part of parts) {
		body.set(part, at);
		at += part.length;
	}
	return body;
}
