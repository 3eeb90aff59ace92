/** Unlock and leave: the only bridge between a cover and what is behind it. */
import { expose, type Remote, transfer, wrap } from 'comlink';
import { type Front, loadTips, refreshTips } from '../tips/load.ts';
import type { CoverChoice, Host, Keeper, Outcome } from '../wire/session.ts';
import { Back } from './back.ts';
import { cornerButton } from './corner.ts';
import type { Cover, HoldKind } from './cover.ts';
import { faceDown } from './facedown.ts';
import { Idle } from './idle.ts';
import { Install } from './install.ts';
import { Outside } from './outside.ts';
import { Painted } from './painted.ts';
import { openPanel, type Panel } from './panel.ts';
import { Picker } from './picker.ts';
import { registerServiceWorker, startWorker } from './scripts.ts';
import { shake } from './shake.ts';
import { StandIn } from './standin.ts';
import { Taps } from './taps.ts';
import { tidy } from './tidy.ts';
import { Triple } from './triple.ts';

/**
 * Only in `open` does the frame show. In all others the calculator does: `trying` a code, `practice` of one, `resting` while
 * an idle frame writes, `picking` a file while the page is hidden.
 */
type State = 'closed' | 'trying' | 'open' | 'practice' | 'resting' | 'picking';

/** How long the frame may take to write before an idle page closes anyway. */
const FLUSH_MS = 1_500;
/** The next worker is started when the page has painted and is at rest. */
const REST_MS = 250;
/** A practice that nobody goes on with ends as everything does: the screen may be in other hands. */
const PRACTICE_SECONDS = 30;
/** How long a worker may go on after its page was left, to end a clearing that reaches further than this phone. */
const CLEARING_MS = 15_000;

export function mount(cover: Cover): void {
	new Gate(cover).start();
}

class Gate {
	readonly #cover: Cover;
	readonly #corner = cornerButton(() => this.#go());
	readonly #triple = new Triple(() => this.#go());
	readonly #taps = new Taps(() => this.#go());
	readonly #faceDown = faceDown(() => this.#go());
	readonly #shake = shake(() => this.#go());
	readonly #outside = new Outside();
	readonly #idle = new Idle(() => void this.#rest());
	readonly #back = new Back(() => this.#go());
	readonly #picker = new Picker();
	readonly #painted = new Painted();
	readonly #standIn = new StandIn();
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
		document.addEventListener('visibilitychange', () => (document.hidden ? this.#hidden() : this.#seen()));
		document.addEventListener('freeze', () => this.#vanish());
		addEventListener('pagehide', () => this.#vanish());
		addEventListener('pageshow', (event) => {
			if (event.persisted) this.#vanish();
		});
		this.#triple.listen(window);
		this.#idle.listen(window);
		this.#startKeeper();
		this.#standIn.renew();
		void registerServiceWorker();
		void refreshTips(this.#front());
	}

	#rested(): void {
		this.#startKeeper();
		if (!this.#panel) this.#standIn.renew();
	}

	/** At once, so that every install makes the same file and the same requests, used or not. */
	#startKeeper(): Remote<Keeper> {
		if (this.#keeper) return this.#keeper;
		const worker = startWorker();
		const keeper = wrap<Keeper>(worker);
		// A script that did not load answers nothing: the next hold tries again.
		worker.onerror = () => {
			if (worker !== this.#worker) return;
			if (this.#state === 'closed') this.#forget()();
			else this.leave();
		};
		this.#worker = worker;
		this.#keeper = keeper;
		void keeper.start();
		return keeper;
	}

	async #held(kind: HoldKind, typed: string): Promise<void> {
		if (this.#state === 'practice') return this.#practice(kind === '=' ? typed : '');
		if (this.#state !== 'closed') return;
		this.#painted.now();
		this.#state = 'trying';
		const keeper = this.#startKeeper();
		// The bytes move to the worker, which wipes them; this page keeps none.
		const code = new TextEncoder().encode(typed);
		const sent = transfer(code, [code.buffer]);
		const module = await (kind === '=' ? keeper.open(sent) : keeper.fetch(sent));
		if (keeper !== this.#keeper) return;
		if (typeof module === 'string') this.#cleared(module);
		else if (module) await this.#open(keeper, module, kind === 'C');
		else this.#nothing();
	}

	#nothing(): void {
		this.#state = 'closed';
		this.#standIn.renew();
	}

	/** Nothing changes on the screen before the module runs. */
	async #open(keeper: Remote<Keeper>, module: Uint8Array<ArrayBuffer>, fresh: boolean): Promise<void> {
		const session = new MessageChannel();
		const host = new MessageChannel();
		void keeper.attach(transfer(session.port1, [session.port1]));
		expose(this.#host(), host.port1);
		const panel = openPanel(module, this.#cover.language(), [session.port2, host.port2], [host.port1]);
		this.#panel = panel;
		this.#standIn.remove();
		const inside = await panel.ready;
		if (panel !== this.#panel) return;
		if (!inside) return this.leave();
		this.#triple.listen(inside);
		this.#taps.listen(inside);
		this.#idle.listen(inside);
		if (fresh) this.#picker.listen(inside);
		this.#back.arm([window, inside]);
		this.#cover.reset();
		this.#show('open');
		this.#idle.start();
	}

	#show(state: State): void {
		this.#state = state;
		const open = state === 'open';
		this.#cover.root.inert = open;
		this.#corner.name(this.#cover.text('close'));
		this.#corner.show(open);
		this.#panel?.show(open);
	}

	/**
	 * Everything goes: in one turn of the page what can be seen, and every way of being heard; the keys with their worker and
	 * the frame with its words as soon as the calculator is painted. Nothing is asked, nothing is sent over a network.
	 */
	leave(told = false): void {
		const was = this.#state;
		if (was === 'closed') return;
		this.#panel?.off();
		this.#corner.off();
		const end = this.#forget();
		setTimeout(() => this.#rested(), REST_MS);
		// No frame of it was ever seen.
		if (was === 'trying') {
			end();
			return;
		}
		if (!told) this.#others.postMessage(0);
		// It was cleared when the frame came over it, and lay untouched since. Anywhere else it was in somebody's hands.
		if (was !== 'open') this.#cover.reset();
		this.#painted.run(() => {
			end();
			this.#show('closed');
			this.#cover.reset();
			this.#cover.status(this.#cover.text('title'));
			this.#outside.go();
		});
	}

	/** By the holder's hand: the one way of leaving that may end on another page. An installed app has no tab to show it in. */
	#go(): void {
		if (this.#state === 'open' && this.#install.kind() !== 'installed') this.#outside.arm();
		this.leave();
	}

	/** A page that may be frozen or kept this very moment has nothing left to take out later. */
	#vanish(): void {
		this.leave();
		this.#outside.drop();
		this.#painted.now();
	}

	/**
	 * As `leave`, for all that can be seen. The worker ends when its clearing did, or when its time is over: the frame, which
	 * has a port to it, goes in the same turn.
	 */
	#finish(): void {
		const [worker, keeper] = [this.#worker, this.#keeper];
		if (!worker || !keeper || this.#state === 'closed') return;
		this.#worker = null;
		this.#vanish();
		const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), CLEARING_MS));
		void Promise.race([keeper.outcome(), late]).then((outcome) => {
			worker.terminate();
			if (outcome && this.#state === 'closed') this.#cover.note(outcome);
			void tidy();
		});
	}

	/** The cover as it was at first, and on it how that ended. */
	#cleared(outcome: Outcome): void {
		this.#nothing();
		this.#cover.reset();
		this.#cover.note(outcome);
		void tidy();
	}

	/**
	 * Returns what ends the worker and takes out the frame, if there are such. Both take down a script context, which keeps
	 * both cores of a phone so busy that a frame of the screen would wait for it (docs/adr/0006-leaving.md).
	 */
	#forget(): () => void {
		const [worker, panel] = [this.#worker, this.#panel];
		panel?.deafen();
		this.#worker = null;
		this.#keeper = null;
		this.#panel = null;
		this.#practised = null;
		this.#flush = null;
		this.#state = 'closed';
		this.#idle.stop();
		this.#triple.reset();
		this.#taps.on = false;
		this.#taps.reset();
		void this.#faceDown.set(false);
		void this.#shake.set(false);
		this.#outside.set(null);
		this.#picker.end();
		this.#back.disarm();
		return () => {
			worker?.terminate();
			panel?.remove();
		};
	}

	#hidden(): void {
		const { left } = this.#picker;
		if (this.#state !== 'open' || left === 0) {
			this.#vanish();
			return;
		}
		this.#show('picking');
		setTimeout(() => {
			if (this.#state === 'picking') this.leave();
		}, left);
	}

	#seen(): void {
		if (this.#state === 'picking') this.#show('open');
	}

	/** Out of sight first; then what was typed last is written, if that takes no longer than a moment. */
	async #rest(): Promise<void> {
		if (this.#state !== 'open') return this.leave();
		this.#show('resting');
		const panel = this.#panel;
		const late = new Promise((done) => setTimeout(done, FLUSH_MS));
		await Promise.race([this.#flush?.(), late]).catch(() => {});
		if (panel === this.#panel) this.leave();
	}

	#practise(): Promise<string> {
		if (this.#state !== 'open') return Promise.resolve('');
		this.#cover.reset();
		this.#show('practice');
		this.#idle.start(PRACTICE_SECONDS);
		return new Promise((resolve) => {
			this.#practised = resolve;
		});
	}

	#practice(typed: string): void {
		this.#cover.reset();
		this.#show('open');
		this.#idle.start();
		this.#practised?.(typed);
		this.#practised = null;
	}

	/** An installed app is one of them for good: another's page would open in a strange window there. */
	#covers(): readonly CoverChoice[] {
		const all = this.#cover.covers();
		return this.#install.kind() === 'installed' ? all.filter(({ here }) => here) : all;
	}

	#useCover(id: string): void {
		const chosen = this.#covers().find((each) => each.id === id);
		this.#vanish();
		if (chosen && !chosen.here) location.replace(chosen.path);
	}

	#front(): Front {
		const here = this.#cover.covers().find((each) => each.here);
		return { cover: here?.id ?? '', tag: this.#cover.language() };
	}

	#host(): Host {
		return {
			leave: () => this.#go(),
			finish: () => this.#finish(),
			practise: () => this.#practise(),
			setIdle: (seconds) => this.#idle.set(seconds),
			setCorner: (corner, read) => this.#corner.at(corner, read),
			setShift: (on) => {
				this.#triple.on = on;
			},
			setTaps: (on) => {
				this.#taps.on = on;
			},
			setFaceDown: (on) => void this.#faceDown.set(on),
			setShake: (on) => this.#shake.set(on),
			setOutside: (url) => this.#outside.set(url),
			setLanguage: (tag) => {
				this.#cover.setLanguage(tag);
				this.#corner.name(this.#cover.text('close'));
			},
			covers: async () => this.#covers(),
			useCover: (id) => this.#useCover(id),
			persist: async () => (await navigator.storage?.persist?.()) ?? false,
			install: async () => this.#install.kind(),
			askInstall: () => this.#install.ask(),
			tips: async () => (await loadTips()).tips(),
			setTips: async (wish) => (await loadTips()).setTips(this.#front(), wish),
			onIdle: (port) => {
				this.#flush = wrap<() => Promise<void>>(port);
			},
		};
	}
}
