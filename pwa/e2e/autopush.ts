/**
 * A push service on loopback: Firefox's own protocol on one side (a WebSocket, as autopush speaks it), RFC 8030 on the other. It hands on what it
 * is given and can open none of it. How strict one can be is what push/pushtest shows.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

/** What a push service sees of one push. */
export interface Sent {
	readonly minute: number;
	readonly topic: string | undefined;
	readonly urgency: string | undefined;
	readonly ttl: number;
	readonly encoding: string | undefined;
	readonly body: Buffer;
}

interface Channel {
	readonly id: string;
	/** The server's key that the browser wants pushes from, base64url. */
	readonly key: string;
	readonly socket: WebSocket;
}

interface Hello {
	readonly messageType?: string;
	readonly channelID?: string;
	readonly key?: string;
	readonly uaid?: string;
	readonly updates?: readonly { readonly code: number }[];
}

const base64url = (bytes: Buffer): string => bytes.toString('base64url');

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

export class PushService {
	readonly sent: Sent[] = [];
	/** What the browser said of each push: 100 where it was opened and given to the page's worker. */
	readonly taken: number[] = [];
	/** By the last part of an endpoint. */
	readonly #channels = new Map<string, Channel>();
	readonly #server: Server;
	readonly #sockets: WebSocketServer;

	private constructor() {
		this.#server = createServer((request, response) => void this.#push(request, response));
		this.#sockets = new WebSocketServer({ server: this.#server });
		this.#sockets.on('connection', (socket) => {
			socket.on('message', (data: Buffer) => this.#hear(socket, data.toString()));
		});
	}

	static async start(): Promise<PushService> {
		const service = new PushService();
		await new Promise<void>((done) => service.#server.listen(0, '127.0.0.1', done));
		return service;
	}

	/** As `--push-hosts` takes it. */
	get origin(): string {
		const address = this.#server.address();
		if (typeof address !== 'object' || address === null) throw new Error('it does not listen');
		return `http://127.0.0.1:${address.port}`;
	}

	/** Endpoints that browsers hold now. */
	get subscriptions(): number {
		return this.#channels.size;
	}

	/** Null where nothing is answered. */
	#answer(socket: WebSocket, { messageType, channelID = '', key = '', uaid, updates = [] }: Hello): object | null {
		switch (messageType) {
			case 'hello':
				return { uaid: uaid || randomUUID().replaceAll('-', ''), use_webpush: true, broadcasts: {} };
			case 'register': {
				const token = base64url(randomBytes(24));
				this.#channels.set(token, { id: channelID, key: base64url(Buffer.from(key, 'base64url')), socket });
				return { channelID, pushEndpoint: `${this.origin}/wpush/v2/${token}` };
			}
			case 'unregister':
				for (const [token, { id }] of this.#channels) if (id === channelID) this.#channels.delete(token);
				return { channelID };
			case 'ack':
				this.taken.push(...updates.map(({ code }) => code));
				return null;
			default:
				return null;
		}
	}

	#hear(socket: WebSocket, text: string): void {
		const heard = JSON.parse(text) as Hello;
		const { messageType } = heard;
		const answer = this.#answer(socket, heard);
		if (answer) socket.send(JSON.stringify({ messageType, status: 200, ...answer }));
		// A ping.
		else if (text === '{}') socket.send(text);
	}

	async #push(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const body = await bodyOf(request);
		const channel = this.#channels.get(request.url?.split('/wpush/v2/')[1] ?? '');
		const { authorization = '', topic, urgency, ttl, 'content-encoding': encoding } = request.headers;
		const one = (value: string | string[] | undefined): string | undefined => value?.toString();
		response.statusCode = !channel ? 410 : authorization.endsWith(`k=${channel.key}`) ? 201 : 403;
		if (channel && response.statusCode === 201) {
			const minute = Math.floor(Date.now() / 60_000);
			this.sent.push({ minute, topic: one(topic), urgency: one(urgency), ttl: Number(ttl), encoding, body });
			const message = { messageType: 'notification', channelID: channel.id, version: randomUUID() };
			channel.socket.send(JSON.stringify({ ...message, data: base64url(body), headers: { encoding } }));
		}
		response.end();
	}

	async stop(): Promise<void> {
		for (const socket of this.#sockets.clients) socket.terminate();
		this.#sockets.close();
		this.#server.closeAllConnections();
		await new Promise((done) => this.#server.close(done));
	}
}
