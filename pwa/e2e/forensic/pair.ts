/** Two phones that live the same life, but that one has something behind its calculator. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILE_SIZE } from '../../src/crypto/container.ts';
import { Holder } from '../holder.ts';
import { Phone } from '../phone.ts';
import { filesOf } from '../scan.ts';
import type { Server } from '../server.ts';
import { type Inventory, inventory } from './profile.ts';

export type Ending = 'close' | 'kill';

export interface Inspection {
	readonly when: string;
	readonly used: Inventory;
	readonly plain: Inventory;
}

export class Pair {
	readonly holder: Holder;
	readonly plain: Phone;
	readonly inspections: Inspection[] = [];

	private constructor(used: Phone, plain: Phone) {
		this.holder = new Holder(used);
		this.plain = plain;
	}

	/** `make`: Chromium, where nothing else is asked for. */
	static async start(server: Server, make: (url: string) => Phone = (url) => new Phone(url)): Promise<Pair> {
		const pair = new Pair(make(server.url), make(server.url));
		await pair.both((phone) => phone.start());
		await pair.both((phone) => phone.settle());
		return pair;
	}

	get used(): Phone {
		return this.holder.phone;
	}

	async both(work: (phone: Phone) => Promise<unknown>): Promise<void> {
		await Promise.all([work(this.used), work(this.plain)]);
	}

	/** The same number of keys, and held as long: what the other phone types is no code. */
	async enter(code: string): Promise<void> {
		await Promise.all([this.used.enter(code), this.plain.enter(code.replace(/./g, '8'))]);
	}

	/** The container of the phone that is in use. */
	get file(): string {
		const [path, ...more] = filesOf(join(this.used.profile, this.used.files), FILE_SIZE);
		if (!path || more.length > 0) throw new Error('not one container');
		return path;
	}

	get container(): Buffer {
		return readFileSync(this.file);
	}

	/** Both browsers end, are looked into, and start again. `look` comes in between. */
	async inspect(when: string, ending: Ending, look?: () => Promise<unknown>): Promise<Inspection> {
		await this.both((phone) => phone[ending]());
		const inspection = { when, used: inventory(this.used.profile), plain: inventory(this.plain.profile) };
		this.inspections.push(inspection);
		await look?.();
		await this.both((phone) => phone.start());
		return inspection;
	}

	async end(): Promise<void> {
		await this.both((phone) => phone.close());
		for (const phone of [this.used, this.plain]) phone.remove();
	}
}
