/** The real binary on a loopback port, with a data directory of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
export const binary: string = join(here, '../../bin/dunnock');

/** A port that was free a moment ago. It stays the same over restarts, since the origin is the phone's identity. */
async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
	const address = probe.address();
	await new Promise((done) => probe.close(done));
	if (typeof address !== 'object' || address === null) throw new Error('no port');
	return address.port;
}

export class Server {
	/** All that the process ever printed, both streams. */
	output = '';
	setUpCode = '';
	private child: ChildProcess | undefined;

	readonly data: string;
	readonly port: number;
	private readonly options: readonly string[];
	private readonly program: string;

	private constructor(data: string, port: number, options: readonly string[], program: string) {
		this.data = data;
		this.port = port;
		this.options = options;
		this.program = program;
	}

	static async start(options: { data?: string; args?: readonly string[]; binary?: string } = {}): Promise<Server> {
		const data = options.data ?? mkdtempSync(join(tmpdir(), 'data-'));
		const server = new Server(data, await freePort(), options.args ?? [], options.binary ?? binary);
		await server.start();
		return server;
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	async start(program: string = this.program): Promise<void> {
		const args = ['serve', '--listen', `127.0.0.1:${this.port}`, '--data', this.data, ...this.options];
		const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
		this.child = child;
		await new Promise<void>((ready, failed) => {
			const hear = (chunk: Buffer) => {
				this.output += chunk.toString();
				if (this.output.includes('listening on ')) ready();
			};
			child.stdout.on('data', hear);
			child.stderr.on('data', hear);
			child.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${this.output}`)));
		});
		await this.readSetUpCode();
	}

	/** The second line that `serve` prints carries the code. */
	private async readSetUpCode(): Promise<void> {
		for (let tries = 0; tries < 100 && !this.setUpCode; tries++) {
			const digits = /(\d[\d ]{10,}\d)/.exec(this.output.replace(/^listening on .*$/m, ''))?.[1]?.replace(/\D/g, '');
			if (digits?.length === 12) this.setUpCode = digits;
			else await new Promise((done) => setTimeout(done, 50));
		}
	}

	/** Drains and waits; `kill` asks for nothing. */
	async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
		const child = this.child;
		this.child = undefined;
		if (!child || child.exitCode !== null) return;
		const ended = new Promise((done) => child.once('exit', done));
		child.kill(signal);
		await ended;
	}

	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}
}
