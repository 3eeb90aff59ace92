/**
 * The other end of the wire: an HTTP server that does what protocol section 7 says, in memory, with the faults that a
 * network and an operator can have. It shares no code with the client but the primitives of Node.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return hash.digest();
};

type Role = 'read' | 'write' | 'clear' | 'all' | 'notify';
const ROLES: readonly Role[] = ['read', 'write', 'clear', 'all', 'notify'];
const SIZES = [65_536, 262_144];

interface Box {
	readonly tokens: readonly Buffer[];
	/** Null: cleared, or its key was lost. */
	blob: Buffer | null;
	gone: Buffer | null;
}

interface Pass {
	readonly send: Buffer;
	readonly take: Buffer;
	readonly blob: Buffer;
	claim: string | null;
}

export interface Seen {
	readonly method: string;
	readonly path: string;
	readonly headers: IncomingMessage['headers'];
	readonly body: Buffer;
	status: number;
}

export class Peer {
	readonly boxes = new Map<string, Box>();
	readonly passes = new Map<string, Pass>();
	/** By id: whose token may leave an order, and what was left. */
	readonly ticks = new Map<string, { readonly order: Buffer; note: Buffer | null; taken?: boolean }>();
	readonly seen: Seen[] = [];
	setUpCode = '';
	app: { version: number; bytes: Buffer } | null = null;
	openCreation = true;
	offline = false;
	/** Answers the request, and loses the answer. */
	loseAnswers = false;
	full = false;
	busySeconds = 0;
	/** The server's clock, as far as it is off this machine's. */
	clockAhead = 0;
	/** Called before each request is looked at. */
	before: (request: { method: string; path: string }) => Promise<void> | void = () => {};
	#server: Server;

	private constructor() {
		this.#server = createServer((request, response) => void this.#serve(request, response));
	}

	static async start(): Promise<Peer> {
		const peer = new Peer();
		await new Promise<void>((ready) => peer.#server.listen(0, '127.0.0.1', ready));
		return peer;
	}

	get url(): string {
		const address = this.#server.address();
		if (typeof address !== 'object' || address === null) throw new Error('not listening');
		return `http://127.0.0.1:${address.port}`;
	}

	async stop(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((done) => this.#server.close(done));
	}

	/** How many requests of a kind were seen. */
	count(method: string, path = '/v1/box'): number {
		return this.seen.filter((each) => each.method === method && each.path === path).length;
	}

	/** Blobs that are there. */
	get blobs(): Buffer[] {
		return [...this.boxes.values()].flatMap((box) => (box.blob ? [box.blob] : []));
	}

	async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const { method = '', url: path = '', headers } = request;
		await this.before({ method, path });
		if (this.offline) {
			request.socket.destroy();
			return;
		}
		const seen: Seen = { method, path, headers, body: Buffer.concat(chunks), status: 0 };
		this.seen.push(seen);
		const answer = this.busySeconds ? { status: 503, body: 'Busy\n', retry: this.busySeconds } : this.#answer(seen);
		this.#also(seen);
		seen.status = answer.status;
		if (this.loseAnswers) {
			request.socket.destroy();
			return;
		}
		response.statusCode = answer.status;
		response.setHeader('Date', new Date(Date.now() + this.clockAhead).toUTCString());
		response.setHeader('Cache-Control', 'no-store');
		if (answer.etag) response.setHeader('ETag', answer.etag);
		if (answer.retry) response.setHeader('Retry-After', String(answer.retry));
		response.end(answer.status === 304 || answer.status === 204 ? undefined : answer.body);
	}

	/** Done where the token is that box's, and shown nowhere. */
	#also({ method, path, headers }: Seen): void {
		if (path !== '/v1/box' || method === 'DELETE' || this.busySeconds) return;
		const [id, token] = String(headers.also ?? '')
			.split('.')
			.map((part) => Buffer.from(part, 'base64url'));
		if (id?.length === 16 && token?.length === 32) this.#clear(id, token, 'all');
	}

	#answer(seen: Seen): Answer {
		const [scheme, right] = (seen.headers.authorization ?? '').split(' ');
		const [id, token] = (right ?? '').split('.').map((part) => Buffer.from(part, 'base64url'));
		if (seen.path === '/v1/app' && seen.method === 'GET') return this.#app(seen, scheme, right, id, token);
		if (scheme === 'Box' && id?.length === 16 && token?.length === 32) {
			if (seen.path === '/v1/box') return this.#box(seen, id, token);
			if (seen.path === '/v1/all' && seen.method === 'DELETE') return this.#clear(id, token, 'all');
		}
		if (scheme === 'Tick' && id?.length === 16 && token && seen.path === '/v1/tick/note')
			return this.#note(seen, id, token);
		if (scheme === 'Pass' && id?.length === 16 && token?.length === 32 && seen.path === '/v1/pass')
			return this.#pass(seen, id, token);
		return DULL;
	}

	#app(seen: Seen, scheme?: string, code?: string, id?: Buffer, token?: Buffer): Answer {
		const box = id && this.boxes.get(id.toString('hex'));
		const byCode = scheme === 'Code' && code === this.setUpCode && code !== '';
		const byBox = scheme === 'Box' && box?.blob && token && sha256(token).equals(box.tokens[0] ?? EMPTY);
		if (!this.app || !(byCode || byBox)) return DULL;
		const etag = `"${this.app.version}"`;
		if (seen.headers['if-none-match'] === etag) return { status: 304, etag };
		return { status: 200, body: this.app.bytes, etag };
	}

	#box(seen: Seen, id: Buffer, token: Buffer): Answer {
		const box = this.boxes.get(id.toString('hex'));
		const may = (role: Role): boolean => !!box && sha256(token).equals(box.tokens[ROLES.indexOf(role)] ?? EMPTY);
		if (seen.method === 'DELETE') return this.#clear(id, token, 'clear');
		if (seen.method === 'GET') {
			if (!box || !may('read')) return DULL;
			if (box.gone) return { status: 410, body: box.gone };
			if (!box.blob) return DULL;
			const etag = tag(box.blob);
			return seen.headers['if-none-match'] === etag ? { status: 304, etag } : { status: 200, body: box.blob, etag };
		}
		if (seen.method !== 'PUT') return DULL;
		if (seen.headers['if-none-match'] === '*') return this.#create(seen, id, token, box, may('write'));
		if (!box || !may('write')) return DULL;
		if (box.gone) return { status: 410, body: box.gone };
		if (!box.blob) return DULL;
		if (!SIZES.includes(seen.body.length)) return { status: 400, body: 'Bad size\n' };
		if (seen.headers['if-match'] !== tag(box.blob)) return { status: 412, body: box.blob, etag: tag(box.blob) };
		if (this.full) return FULL;
		box.blob = seen.body;
		return { status: 204, etag: tag(box.blob) };
	}

	#create(seen: Seen, id: Buffer, token: Buffer, box: Box | undefined, mayWrite: boolean): Answer {
		if (box) {
			if (!mayWrite) return DULL;
			if (box.gone) return { status: 410, body: box.gone };
			if (box.blob) return { status: 412, body: box.blob, etag: tag(box.blob) };
			box.blob = seen.body;
			return { status: 201, etag: tag(box.blob) };
		}
		const tokens = Buffer.from(String(seen.headers.tokens ?? ''), 'base64url');
		if (tokens.length !== 160 || !sha256(token).equals(tokens.subarray(32, 64)) || !this.#mayCreate(seen, id, tokens))
			return DULL;
		if (!SIZES.includes(seen.body.length)) return { status: 400, body: 'Bad size\n' };
		if (this.full) return FULL;
		const each = [0, 1, 2, 3, 4].map((i) => tokens.subarray(i * 32, i * 32 + 32));
		this.boxes.set(id.toString('hex'), { tokens: each, blob: seen.body, gone: null });
		return { status: 201, etag: tag(seen.body) };
	}

	#mayCreate(seen: Seen, id: Buffer, tokens: Buffer): boolean {
		if (!this.openCreation) return seen.headers.invite === this.setUpCode && this.setUpCode !== '';
		const work = Buffer.from(String(seen.headers.work ?? ''), 'base64url');
		if (work.length !== 12) return false;
		const hour = Math.floor((Date.now() + this.clockAhead) / 3_600_000);
		if (Math.abs(work.readUInt32BE(0) - hour) > 1) return false;
		return sha256(Buffer.from('c1/work'), id, tokens, work).readUInt32BE(0) >>> 14 === 0;
	}

	#clear(id: Buffer, token: Buffer, role: 'clear' | 'all'): Answer {
		const box = this.boxes.get(id.toString('hex'));
		if (!box || !sha256(token).equals(box.tokens[ROLES.indexOf(role)] ?? EMPTY)) return DULL;
		box.blob = null;
		const kind = role === 'all' ? 2 : 1;
		if (!box.gone || kind === 2) box.gone = Buffer.concat([Buffer.from([kind]), kind === 2 ? token : Buffer.alloc(32)]);
		return { status: 204 };
	}

	#note(seen: Seen, id: Buffer, token: Buffer): Answer {
		const tick = this.ticks.get(id.toString('hex'));
		if (!tick || !sha256(token).equals(tick.order)) return DULL;
		if (seen.method === 'GET') return { status: 200, body: Buffer.from([tick.taken ? 2 : tick.note ? 1 : 0]) };
		if (seen.method !== 'PUT' || seen.body.length !== 32) return DULL;
		tick.note = seen.body;
		return { status: 204 };
	}

	#pass(seen: Seen, id: Buffer, token: Buffer): Answer {
		const pass = this.passes.get(id.toString('hex'));
		if (seen.method === 'PUT') {
			const tokens = Buffer.from(String(seen.headers.tokens ?? ''), 'base64url');
			if (pass || tokens.length !== 64 || !sha256(token).equals(tokens.subarray(0, 32))) return DULL;
			if (seen.body.length !== 1_024) return { status: 400, body: 'Bad size\n' };
			const made = { send: tokens.subarray(0, 32), take: tokens.subarray(32), blob: seen.body, claim: null };
			this.passes.set(id.toString('hex'), made);
			return { status: 201 };
		}
		if (!pass) return DULL;
		if (seen.method === 'GET' && sha256(token).equals(pass.send))
			return { status: 200, body: Buffer.from([pass.claim === null ? 0 : 1]) };
		const claim = String(seen.headers.claim ?? '');
		if (!sha256(token).equals(pass.take) || Buffer.from(claim, 'base64url').length !== 16) return DULL;
		if (seen.method === 'GET') {
			pass.claim ??= claim;
			return pass.claim === claim ? { status: 200, body: pass.blob } : DULL;
		}
		if (seen.method !== 'DELETE' || pass.claim !== claim) return DULL;
		this.passes.delete(id.toString('hex'));
		return { status: 204 };
	}
}

interface Answer {
	readonly status: number;
	readonly body?: Buffer | string;
	readonly etag?: string;
	readonly retry?: number;
}

const EMPTY = Buffer.alloc(0);
const DULL: Answer = { status: 404, body: 'Not found\n' };
const FULL: Answer = { status: 507, body: 'Full\n' };

function tag(blob: Buffer): string {
	return `"${sha256(blob).toString('hex')}"`;
}
