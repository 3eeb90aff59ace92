import { expose, type Remote, wrap } from 'comlink';
import type {
	Host,
	Inbox,
	Info,
	Keeper,
	OrderState,
	OtherCode,
	Reason,
	Result,
	Session,
	SyncState,
	Tips,
	TipsAnswer,
	TipsWish,
} from '../../../src/wire/session.ts';

/**
 * The keeper's side of the contract in wire/session.ts, in memory. The screens meet it over a real message channel, so
 * that everything that crosses is cloned as it is with the worker.
 */
export class MemorySession {
	info: Info = {
		fresh: false,
		storage: 'file',
		readOnly: false,
		sync: 'sent',
		recovery: false,
		healed: false,
		look: 'whole',
		card: false,
		doc: new Uint8Array(0),
	};
	code = '0314159265';
	/** Every document that was saved, and whether something was removed on purpose. */
	readonly saves: { readonly doc: Uint8Array; readonly deleted: boolean }[] = [];
	/** What the next calls answer, by method; none: the work is done. */
	readonly refuse: Map<string, Reason> = new Map();
	/** Calls wait here until the test lets them go. */
	gate: Promise<void> = Promise.resolve();
	/** A new code is drawn once this resolves. */
	drawing: Promise<void> = Promise.resolve();
	readonly calls: string[] = [];
	entropy: Uint8Array | null = null;
	pass: { readonly secret: Uint8Array; state: 'waiting' | 'claimed' | 'over' } | null = null;
	/** What another phone, words or a file would bring. */
	elsewhere: Uint8Array | null = null;
	file: Uint8Array | null = null;
	inbox: Remote<Inbox> | null = null;
	others: readonly OtherCode[] = [];
	/** What was kept behind further codes, by code. */
	readonly behind: Map<string, Uint8Array> = new Map();
	cards = 0;
	/** What this phone has to leave for others, and what was handed over of theirs. */
	left: Uint8Array | null = null;
	marks: readonly Uint8Array[] | null = null;
	orders: readonly OrderState[] = [];
	/** Answers a rehearsal, where a test has one. */
	readonly practice = new Practice();

	async #answer<T>(method: string, work: () => T): Promise<Result<T>> {
		this.calls.push(method);
		await this.gate;
		const reason = this.refuse.get(method);
		return reason ? { ok: false, reason } : { ok: true, value: work() };
	}

	/** As the keeper: only a plan may have further codes, and three at most. */
	#further<T>(method: string, work: () => T): Promise<Result<T>> {
		if (this.info.look !== 'whole') return Promise.resolve({ ok: false, reason: 'refused' });
		if (method.startsWith('add') && this.others.length >= 3) return Promise.resolve({ ok: false, reason: 'full' });
		return this.#answer(method, work);
	}

	#add(one: Omit<OtherCode, 'slot' | 'changed'>): void {
		const slot = [2, 3, 4].find((each) => !this.others.some((other) => other.slot === each)) ?? 0;
		this.others = [...this.others, { ...one, slot, changed: false }];
	}

	#staged(method: string): Promise<Result<Uint8Array>> {
		if (!this.elsewhere) this.refuse.set(method, this.refuse.get(method) ?? 'none');
		return this.#answer(method, () => this.elsewhere ?? new Uint8Array(0));
	}

	readonly session: Session = {
		info: async () => this.info,
		newCode: async (digits) => {
			await this.drawing;
			return digits === 10 ? '2718281828' : '161803398874';
		},
		create: (code, doc, look) =>
			this.#answer('create', () => {
				this.code = new TextDecoder().decode(code);
				this.info = { ...this.info, fresh: false, doc, look, sync: 'pending' };
			}),
		save: (doc, deleted) => this.#answer('save', () => void this.saves.push({ doc, deleted })),
		changeCode: async (current, next, renew) => {
			if (new TextDecoder().decode(current) !== this.code) return { ok: false, reason: 'none' };
			return this.#answer(renew ? 'renew' : 'changeCode', () => {
				this.code = new TextDecoder().decode(next);
			});
		},
		syncNow: async (): Promise<SyncState> => {
			this.calls.push('syncNow');
			return this.info.sync;
		},
		connect: (port) => {
			this.inbox = wrap<Inbox>(port);
		},
		words: () =>
			this.#answer('words', () => {
				this.entropy ??= new Uint8Array(16).map((_, i) => i * 7);
				this.info = { ...this.info, recovery: true };
				return this.entropy;
			}),
		dropWords: () =>
			this.#answer('dropWords', () => {
				this.entropy = null;
				this.info = { ...this.info, recovery: false };
			}),
		sendPass: (secret) =>
			this.#answer('sendPass', () => {
				this.pass = { secret, state: 'waiting' };
			}),
		passState: async () => this.pass?.state ?? 'over',
		cancelPass: async () => {
			this.pass = null;
		},
		takePass: (secret) => {
			this.pass = { secret, state: 'waiting' };
			return this.#staged('takePass');
		},
		fromWords: (entropy) => {
			this.entropy = entropy;
			return this.#staged('fromWords');
		},
		fromFile: (file) => {
			this.file = file;
			return this.#staged('fromFile');
		},
		toFile: (text) => this.#answer('toFile', () => new Uint8Array(new TextEncoder().encode(text))),
		others: () => this.#further('others', () => this.others),
		addLists: (code, doc, look, duty, everywhere) =>
			this.#further('addLists', () => {
				this.behind.set(new TextDecoder().decode(code), doc);
				this.#add({ kind: 'lists', look, duty, everywhere });
			}),
		addOrder: (code, everywhere) =>
			this.#further('addOrder', () => {
				this.behind.set(new TextDecoder().decode(code), new Uint8Array(0));
				this.#add({ kind: 'order', look: 'whole', duty: 'reset', everywhere });
			}),
		setDuty: (slot, duty, everywhere) =>
			this.#further('setDuty', () => {
				this.others = this.others.map((one) => (one.slot === slot ? { ...one, duty, everywhere } : one));
			}),
		removeOther: (slot) =>
			this.#further('removeOther', () => {
				this.others = this.others.filter((one) => one.slot !== slot);
			}),
		makeCard: () =>
			this.#further('makeCard', () => {
				this.cards += 1;
				this.info = { ...this.info, card: true };
				return `${this.cards}23456789012345678901234`.slice(0, 24);
			}),
		dropCard: () =>
			this.#further('dropCard', () => {
				this.info = { ...this.info, card: false };
			}),
		rehearse: (port) => expose(this.practice.keeper(), port),
		mark: async () =>
			this.info.look === 'whole'
				? { ok: true, value: { key: 'phone-of-these-tests--', bytes: this.left } }
				: { ok: false, reason: 'refused' },
		clearPhones: (marks) =>
			this.#answer('clearPhones', () => {
				this.marks = marks;
				this.orders = marks.map(() => 'waiting');
				return this.orders;
			}),
		ordered: () => this.#answer('ordered', () => this.orders),
		clearEverywhere: (marks) =>
			this.#answer('clearEverywhere', () => {
				this.marks = marks;
			}),
		clearHere: () => this.#answer('clearHere', () => undefined),
		clearThere: () =>
			this.#answer('clearThere', () => {
				this.info = { ...this.info, sync: 'gone' };
			}),
		keepThere: () =>
			this.#answer('keepThere', () => {
				this.info = { ...this.info, sync: 'sent' };
			}),
	};
}

const FRONTS = [
	['calculator', 'Calculator', '='],
	['converter', 'Unit converter', 'Swap'],
] as const;
/** What practice opens: the same rules as the keeper's, without its derivation. */
class Practice {
	readonly #behind = new Map<string, Info | 'order'>();
	#drawn = 0;

	/** One more keeper over the same codes. */
	keeper(): Keeper {
		const session = new MemorySession();
		session.info = { ...session.info, fresh: true };
		return {
			start: async () => 'memory',
			fetch: async () => new Uint8Array(0),
			open: async (code) => this.#open(new TextDecoder().decode(code), session),
			outcome: async () => 'cleared',
			attach: (port) => expose(this.#over(session), port),
		};
	}

	#open(code: string, session: MemorySession): Uint8Array<ArrayBuffer> | 'cleared' | null {
		const found = this.#behind.get(code);
		if (found === undefined) return null;
		if (found === 'order') {
			this.#behind.clear();
			return 'cleared';
		}
		session.info = found;
		// The lists that practice sets up clear all else.
		if (found.look !== 'whole')
			for (const each of [...this.#behind.keys()]) if (each !== code) this.#behind.delete(each);
		return new Uint8Array(0);
	}

	#over(session: MemorySession): Session {
		const text = (code: Uint8Array): string => new TextDecoder().decode(code);
		return {
			...session.session,
			newCode: async () => String(4_000_000_000 + this.#drawn++),
			create: async (code, doc, look) => {
				this.#behind.clear();
				this.#behind.set(text(code), { ...session.info, fresh: false, doc, look });
				return { ok: true, value: undefined };
			},
			addLists: async (code, doc, look) => {
				this.#behind.set(text(code), { ...session.info, fresh: false, doc, look });
				return { ok: true, value: undefined };
			},
			addOrder: async (code) => {
				this.#behind.set(text(code), 'order');
				return { ok: true, value: undefined };
			},
		};
	}
}

/** The gate's side. `typed` answers `practise` in order; what was asked for is noted. */
export class PageHost {
	readonly typed: string[] = [];
	readonly calls: string[] = [];
	left = 0;
	finished = 0;
	/** What the browser answers to the question about movement. */
	feels = true;
	way: 'installed' | 'prompt' | 'manual' | 'ios' = 'manual';
	firm = false;
	front: string = 'calculator';
	/** The cover's setting; `tipsAnswer` is what turning it on leads to, and undefined a gate that does not know it. */
	tips: Tips | undefined = {
		wish: {
			on: false,
			days: [true, true, true, true, true, true, true],
			from: 600,
			to: 1200,
			every: 1,
			quiet: [],
			line: 'tip',
		},
		state: 'off',
	};
	tipsAnswer: TipsAnswer = 'on';
	/** Every wish, in order. */
	readonly wishes: TipsWish[] = [];
	/** Answers to `setTips` wait here until the test lets them go. */
	gate: Promise<void> = Promise.resolve();
	idle: (() => Promise<void>) | null = null;

	readonly host: Host = {
		leave: () => {
			this.left += 1;
		},
		finish: () => {
			this.finished += 1;
		},
		setTaps: (on) => void this.calls.push(`taps ${on}`),
		setFaceDown: (on) => void this.calls.push(`face ${on}`),
		setShake: async (on) => {
			this.calls.push(`shake ${on}`);
			return on && this.feels;
		},
		setOutside: (url) => void this.calls.push(`outside ${url}`),
		practise: async () => this.typed.shift() ?? '',
		setIdle: (seconds) => void this.calls.push(`idle ${seconds}`),
		setCorner: (corner, read) => void this.calls.push(`corner ${corner} ${read}`),
		setShift: (on) => void this.calls.push(`shift ${on}`),
		covers: async () =>
			FRONTS.map(([id, name, key]) => {
				const path = `/${id}/`;
				return { id, name, key, path, icon: `${path}icon.svg`, here: id === this.front };
			}),
		useCover: (id) => void this.calls.push(`cover ${id}`),
		setLanguage: (tag) => void this.calls.push(`language ${tag}`),
		persist: async () => this.firm,
		install: async () => this.way,
		askInstall: async () => true,
		tips: async () => {
			if (!this.tips) throw new Error('no such call');
			return this.tips;
		},
		setTips: async (wish) => {
			this.wishes.push(wish);
			await this.gate;
			const state = wish.on || this.tipsAnswer === 'offline' ? this.tipsAnswer : 'off';
			this.tips = { wish: { ...wish, on: wish.on && state !== 'refused' && state !== 'unsupported' }, state };
			return state;
		},
		onIdle: (port) => {
			this.idle = wrap<() => Promise<void>>(port) as unknown as () => Promise<void>;
		},
	};
}

/** The far end of a channel on which `near` answers. */
export function portTo(near: Session | Host): MessagePort {
	const { port1, port2 } = new MessageChannel();
	expose(near, port1);
	return port2;
}
