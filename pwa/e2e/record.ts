/** A proxy on loopback as an operator's would be, which also remembers what it saw: the secrets that a server must not keep. */
import { createServer, type Server as HttpServer, request } from 'node:http';
import type { Server } from './server.ts';

/** Addresses for documents (RFC 5737, RFC 3849), so that they are found by no chance. */
export const ADDRESSES: readonly string[] = ['203.0.113.77', '2001:db8:4d4e:7a11:9c3e:51f0:b2d6:77'];
export const AGENT = 'Wtqvhz/7.31 (a phone of nobody)';

export class Recorder {
	/** Each value of `Authorization`, `Claim` and `Invite`. `Tokens` is no secret: hashes, sent to be kept. */
	readonly rights: Set<string> = new Set();
	/** Paths asked for with their methods. */
	readonly asked: Set<string> = new Set();
	private readonly proxy: HttpServer;
	private port = 0;
	private turn = 0;

	constructor(server: Server) {
		this.proxy = createServer((from, to) => {
			for (const name of ['authorization', 'claim', 'invite']) {
				const value = from.headers[name];
				if (typeof value === 'string') this.rights.add(value);
			}
			this.asked.add(`${from.method} ${from.url}`);
			this.turn += 1;
			const headers = {
				...from.headers,
				'user-agent': AGENT,
				'x-forwarded-for': ADDRESSES[this.turn % ADDRESSES.length] ?? '',
			};
			const options = { host: '127.0.0.1', port: server.port, method: from.method, path: from.url, headers };
			const onward = request(options, (answer) => {
				to.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(to);
			});
			onward.on('error', () => to.destroy());
			from.pipe(onward);
		});
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	async start(): Promise<this> {
		await new Promise<void>((done) => this.proxy.listen(0, '127.0.0.1', done));
		const address = this.proxy.address();
		if (typeof address === 'object' && address) this.port = address.port;
		return this;
	}

	async stop(): Promise<void> {
		this.proxy.closeAllConnections();
		await new Promise((done) => this.proxy.close(done));
	}
}
