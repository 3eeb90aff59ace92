/** Unlock and leave: the only bridge between the calculator and what is behind it. */
import { expose, type Remote, transfer, wrap } from 'comlink';
import type { Host, Keeper } from '../wire/session.ts';
import { Back } from './back.ts';
import { cornerButton } from './corner.ts';
import type { Cover, HoldKind } from './cover.ts';
import { Idle } from './idle.ts';
import { Install } from './install.ts';
import { openPanel, type Panel } from './panel.ts';
import { registerServiceWorker, startWorker } from './scripts.ts';
import { Triple } from './triple.ts';

/** closed: the calculator. trying: still the calculator. open: the frame. practice: the calculator, with the frame behind it. */
type State = 'closed' | 'trying' | 'open' | 'practice';

/** How long the frame may take to write before an idle page closes anyway. */
const FLUSH_MS = 1_500;
/** The next worker is started when the page has painted and is at rest. */
const REST_MS = 250;

export function mount(cover: Cover): void {
	const gate = new Gate(cover);
	gate.start();
}

class Gate {
	readonly #cover: Cover;
	readonly #corner = cornerButton(() => this.leave());
	readonly #triple = new Triple(() => this.leave());
	readonly #idle = new Idle(() => void this.#restAndLeave());
	readonly #back = new Back(() => this.leave());
	readonly #install = new Install();
	readonly #others = new BroadcastChannel('calc');
	#state: State = 'closed';
	#worker: Worker | null = null;
	#keeper: Remote<Keeper> | null = null;
	#panel: Panel | null = null;
	#practised: ((typed: string) => void) | null = null;
	#flush: Remote<() => Promise<void>> | null = null;

	constructor(cover: Cover) {
		this.#cover = cover;
	}

	start(): void {
		this.#cover.onHold((kind, typed) => void this.#held(kind, typed));
		this.#others.onmessage = () => this.leave(true);
		document.addEventListener('visibilitychange', () => {
			if (document.hidden) this.leave();
		});
		document.addEventListener('freeze', () => this.leave());
		addEventListener('pagehide', () => this.leave());
		addEventListener('pageshow', (event) => {
			if (event.persisted) this.leave();
		});
		this.#triple.listen(window);
		this.#idle.listen(window);
		this.#startKeeper();
		void registerServiceWorker();
	}

	/** At once, so that every install makes the same file and the same requests, used or not. */
	#startKeeper(): Remote<Keeper> {
		if (this.#keeper) return this.#keeper;
		const worker = startWorker();
		const keeper = wrap<Keeper>(worker);
		this.#worker = worker;
		this.#keeper = keeper;
		void keeper.start();
		return keeper;
	}

	async #held(kind: HoldKind, typed: string): Promise<void> {
		if (this.#state === 'practice') return this.#practice(kind === '=' ? typed : '');
		if (this.#state !== 'closed') return;
		this.#state = 'trying';
		const keeper = this.#startKeeper();
		// The bytes move to the worker, which wipes them; this page keeps none.
		const code = new TextEncoder().encode(typed);
		const sent = transfer(code, [code.buffer]);
		const module = await (kind === '=' ? keeper.open(sent) : keeper.fetch(sent));
		if (keeper !== this.#keeper) return;
		if (module) await this.#open(keeper, module);
		else this.#state = 'closed';
	}

	async #open(keeper: Remote<Keeper>, module: Uint8Array<ArrayBuffer>): Promise<void> {
		const session = new MessageChannel();
		const host = new MessageChannel();
		void keeper.attach(transfer(session.port1, [session.port1]));
		expose(this.#host(), host.port1);
		const panel = openPanel(module, this.#cover.language(), [session.port2, host.port2]);
		this.#panel = panel;
		await panel.ready;
		if (panel !== this.#panel) return;
		if (panel.window) {
			this.#triple.listen(panel.window);
			this.#idle.listen(panel.window);
		}
		this.#state = 'open';
		this.#back.arm();
		this.#idle.start();
		this.#turn(true);
	}

	/** Which of the two is on the screen. */
	#turn(open: boolean): void {
		this.#cover.root.hidden = open;
		this.#corner.name(this.#cover.text('close'));
		this.#corner.show(open);
		this.#panel?.show(open);
	}

	/**
	 * Everything goes, in one turn of the page: first what can be seen, then the keys with their worker, then the frame with
	 * its timers. Nothing is asked, nothing is sent over a network.
	 */
	leave(told = false): void {
		if (this.#state === 'closed') return;
		this.#turn(false);
		this.#worker?.terminate();
		this.#panel?.remove();
		this.#worker = null;
		this.#keeper = null;
		this.#panel = null;
		this.#practised = null;
		this.#flush = null;
		const tried = this.#state === 'trying';
		this.#state = 'closed';
		this.#idle.stop();
		this.#triple.reset();
		if (!told) this.#others.postMessage(0);
		this.#back.disarm();
		if (!tried) {
			this.#cover.reset();
			this.#cover.status(this.#cover.text('title'));
		}
		setTimeout(() => this.#startKeeper(), REST_MS);
	}

	async #restAndLeave(): Promise<void> {
		const late = new Promise((done) => setTimeout(done, FLUSH_MS));
		await Promise.race([this.#flush?.(), late]).catch(() => undefined);
		this.leave();
	}

	#practice(typed: string): void {
		this.#state = 'open';
		this.#cover.reset();
		this.#turn(true);
		this.#practised?.(typed);
		this.#practised = null;
	}

	#host(): Host {
		return {
			leave: () => this.leave(),
			practise: () =>
				new Promise((resolve) => {
					this.#state = 'practice';
					this.#practised = resolve;
					this.#cover.reset();
					this.#turn(false);
				}),
			setIdle: (seconds) => this.#idle.set(seconds),
			setCorner: (corner) => this.#corner.at(corner),
			setShift: (on) => {
				this.#triple.on = on;
			},
			setLanguage: (tag) => {
				this.#cover.setLanguage(tag);
				this.#corner.name(this.#cover.text('close'));
			},
			persist: async () => (await navigator.storage?.persist?.()) ?? false,
			install: async () => this.#install.kind(),
			askInstall: () => this.#install.ask(),
			onIdle: (port) => {
				this.#flush = wrap<() => Promise<void>>(port);
			},
		};
	}
}
