/**
 * “A tip a day”, whoever sets it: the cover's own page, or what is behind it. One way for both, so that nothing that a phone
 * keeps or sends tells them apart.
 */
import { b64u } from '../crypto/bytes.ts';
import type { Tips, TipsAnswer, TipsWish } from '../wire/session.ts';
import type { Browser } from './browser.ts';
import { random } from './chance.ts';
import { minutes } from './minutes.ts';
import type { TipsRecord } from './record.ts';
import type { Owner, Server } from './server.ts';
import type { Shown } from './shown.ts';
import { begun, bytesOf, type Clock, ended, scheduleOf } from './steps.ts';
import { keyIdOf, uploadOf } from './upload.ts';
import { BEGIN } from './wish.ts';

/** The words of a notification for a line, in the speech of the cover in front; `earlier`: they stay those of that cover. */
export type Wording = (line: TipsWish['line'], earlier?: Shown) => Shown;

/** What record.ts does. */
export interface Records {
	read(): Promise<TipsRecord | null>;
	change(update: (now: TipsRecord | null) => Promise<TipsRecord | null>): Promise<TipsRecord | null>;
	forget(): Promise<TipsRecord | null>;
}

export interface World extends Clock {
	readonly browser: Browser;
	readonly server: Server;
	readonly records: Records;
}

const ENDING_MS = 2_000;
const PUBLIC_KEY = 65;

export class Setting {
	readonly #world: World;
	/** Counts wishes: what a later one overtook stops where it is. */
	#turn = 0;
	/** Requests of this page go one after another, so that the last wish is the last that the server hears. */
	#queue: Promise<unknown> = Promise.resolve();

	constructor(world: World) {
		this.#world = world;
	}

	async tips(): Promise<Tips> {
		const { browser, records } = this.#world;
		const record = await records.read();
		const wish = record?.wish ?? BEGIN;
		if (!browser.can()) return { wish, state: 'unsupported' };
		if (!record || wish.on) return { wish, state: record?.state ?? 'off' };
		// What could not be had once may be there by now.
		if (record.state === 'refused' && !browser.may()) return { wish, state: 'refused' };
		return { wish, state: record.id === '' ? 'off' : 'offline' };
	}

	set(wish: TipsWish, wording: Wording): Promise<TipsAnswer> {
		this.#turn += 1;
		return wish.on ? this.#on(wish, wording, this.#turn) : this.#off(wish, wording);
	}

	/** At each opening of a cover. A phone on which it is off sends nothing, but for an end that the server did not hear of. */
	async refresh(wording: Wording): Promise<void> {
		const { browser, records } = this.#world;
		const turn = this.#turn;
		const record = await records.read();
		if (!record || !browser.can()) return;
		if (!record.wish.on) {
			await browser.unsubscribe().catch(() => {});
			if (record.id !== '') await this.#after(() => this.#tell(record));
			return;
		}
		const may = browser.may();
		await this.#change(turn, { shown: wording(record.wish.line, record.shown), ...(may ? {} : { state: 'refused' }) });
		if (may) await this.#after(() => this.#renew(turn, false));
	}

	/** After a clearing. The server hears of it where it can be reached, or at a later opening. */
	async forget(): Promise<void> {
		const { browser, records } = this.#world;
		this.#turn += 1;
		const record = await records.forget();
		await quick(browser.unsubscribe());
		if (record && record.id !== '') await this.#after(() => this.#tell(record));
	}

	async #on(wish: TipsWish, wording: Wording, turn: number): Promise<TipsAnswer> {
		const { browser, records } = this.#world;
		if (!browser.can()) return 'unsupported';
		// First of all: browsers take the question only while the tap is fresh.
		const granted = await browser.ask();
		const shown = wording(wish.line);
		let turning = true;
		await records.change(async (now) => {
			if (turn !== this.#turn) return null;
			turning = now?.wish.on !== true;
			return granted ? begun(now, wish, shown, this.#world) : ended(now, wish, shown, 'refused', this.#world);
		});
		return granted ? this.#after(() => this.#renew(turn, turning)) : 'refused';
	}

	async #off(wish: TipsWish, wording: Wording): Promise<TipsAnswer> {
		const { browser, records } = this.#world;
		const record = await records.change((now) => ended(now, wish, wording(wish.line), 'off', this.#world));
		await quick(browser.unsubscribe());
		if (!record || record.id === '') return 'off';
		void this.#after(() => this.#tell(record));
		return browser.offline() ? 'offline' : 'off';
	}

	/** The server's key, a subscription under it, and fresh minutes. `turning`: it was off before, and is again if this fails. */
	async #renew(turn: number, turning: boolean): Promise<TipsAnswer> {
		const { browser, server } = this.#world;
		if (!(await this.#current(turn))) return this.#state();
		const said = await server.key();
		const record = await this.#current(turn);
		if (!record) return this.#state();
		if (said.kind === 'offline') return this.#settle(turn, 'offline');
		if (said.kind === 'no' || said.body.length !== PUBLIC_KEY) return this.#fail(turn, turning, 'unsupported');
		const keyId = await keyIdOf(said.body);
		const made = await browser.subscribe(said.body, record.key !== b64u(keyId));
		if (!(await this.#current(turn))) return this.#left();
		if (made === 'late') return this.#settle(turn, 'offline');
		if (made === 'refused' || made === 'no')
			return this.#fail(turn, turning, made === 'no' ? 'unsupported' : 'refused');
		const list = minutes(await scheduleOf(record, this.#world), this.#world.offset, this.#world.now(), random);
		const upload = await uploadOf(keyId, made, bytesOf(record.order), list);
		const answer = upload ? (await server.put(record, upload)).kind : 'no';
		if (answer === 'no') return this.#fail(turn, turning, 'unsupported');
		return answer === 'done' ? this.#settle(turn, 'on', b64u(keyId)) : this.#settle(turn, 'offline');
	}

	/** Turned on in vain it is off again. While it is on, a no may be a limit: it is tried again at the next opening. */
	async #fail(turn: number, turning: boolean, state: 'refused' | 'unsupported'): Promise<TipsAnswer> {
		if (!turning) return this.#settle(turn, state === 'refused' ? state : 'offline');
		const { browser, records } = this.#world;
		if (turn !== this.#turn) return this.#state();
		await records.change(async (now) => {
			if (!now?.wish.on) return null;
			const off = await ended(now, now.wish, now.shown, state, this.#world);
			return { ...off, id: '', token: '' };
		});
		await quick(browser.unsubscribe());
		return state;
	}

	async #settle(turn: number, state: TipsAnswer, key?: string): Promise<TipsAnswer> {
		await this.#change(turn, { state, ...(key === undefined ? {} : { key }) });
		return state;
	}

	/** A subscription that was made while it was turned off, here or in another tab, does not stay. */
	async #left(): Promise<TipsAnswer> {
		const state = await this.#state();
		if (state === 'off') await quick(this.#world.browser.unsubscribe());
		return state;
	}

	/** The server hears that it is off. Any answer will do: no is what it says to what it does not have. */
	async #tell(owner: Owner): Promise<void> {
		const { records, server } = this.#world;
		if ((await server.drop(owner)).kind === 'offline') return;
		await records.change(async (now) =>
			now && !now.wish.on && now.id === owner.id ? { ...now, id: '', token: '' } : null,
		);
	}

	/** What is there, where it is on and no later wish overtook this one. */
	async #current(turn: number): Promise<TipsRecord | null> {
		const record = await this.#world.records.read();
		return record?.wish.on && turn === this.#turn ? record : null;
	}

	async #change(turn: number, part: Partial<TipsRecord>): Promise<void> {
		await this.#world.records.change(async (now) => (now?.wish.on && turn === this.#turn ? { ...now, ...part } : null));
	}

	async #state(): Promise<TipsAnswer> {
		const record = await this.#world.records.read();
		return record?.wish.on ? record.state : 'off';
	}

	#after<T>(act: () => Promise<T>): Promise<T> {
		const done = this.#queue.then(act);
		this.#queue = done.catch(() => {});
		return done;
	}
}

/** Ending a subscription must not keep anyone waiting: what is left of it ends at the next opening. */
async function quick(ending: Promise<void>): Promise<void> {
	const late = new Promise<void>((resolve) => setTimeout(resolve, ENDING_MS));
	await Promise.race([ending.catch(() => {}), late]);
}
