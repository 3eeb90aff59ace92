import { effect, type Signal, signal } from '@preact/signals';
import type { Remote } from 'comlink';
import { type Context, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { lookOf } from '../../plan/age.ts';
import type { Clock, Plan } from '../../plan/model.ts';
import type { Review } from '../../plan/spacing.ts';
import type { Look } from '../../plan/types.ts';
import type { Host, Info, Session, SyncState } from '../../wire/session.ts';
import { look } from '../l10n/strings.ts';
import { Saver } from './saver.ts';
import { Settings } from './settings.ts';
import { Toasts } from './toast.ts';
import { Way } from './way.ts';

/** Everything a screen may reach. One is made when the app starts, and goes with the frame that holds it. */
export class App {
	readonly session: Remote<Session>;
	readonly host: Remote<Host>;
	readonly plan: Plan;
	readonly clock: Clock;
	/** Rises with every change of the plan; what reads it is drawn again. */
	readonly revision: Signal<number> = signal(0);
	readonly saver: Saver;
	readonly settings: Settings;
	readonly info: Signal<Info>;
	readonly sync: Signal<SyncState>;
	readonly way: Way = new Way();
	/** A review that shows at this opening. Answered or not, it is gone with the next one. */
	readonly due: Signal<Review | null> = signal(null);
	/** The key under which this phone leaves its mark in the plan. Null until it is known, and for lists. */
	readonly markKey: Signal<string | null> = signal(null);
	readonly toasts: Toasts = new Toasts();
	/** How what is open looks. Set-up may still choose it. */
	readonly look: Signal<Look>;

	constructor(session: Remote<Session>, host: Remote<Host>, plan: Plan, info: Info, clock: Clock) {
		this.session = session;
		this.host = host;
		this.plan = plan;
		this.clock = clock;
		this.info = signal(info);
		this.sync = signal(info.sync);
		this.look = signal(info.fresh ? lookOf(plan) : info.look);
		effect(() => {
			look.value = this.look.value;
		});
		this.settings = new Settings(plan, this.revision);
		this.saver = new Saver(plan, (doc, deleted) => session.save(doc, deleted));
		effect(() => {
			// Ordered elsewhere, or from this phone in a session before: nothing is said, and nothing is written back.
			if (this.sync.value === 'cleared') void this.saver.close().then(() => host.finish());
		});
		plan.watch(undefined, (source) => {
			this.revision.value += 1;
			// What a merge brought is kept by the keeper, which brought it. Saving it once more would send it once more, for ever.
			if (source !== 'here') return;
			// “Undo” is about the last thing done. What is done now is another thing.
			this.toasts.clear();
			if (!this.info.value.fresh) this.saver.touch();
		});
	}

	/** Nothing can be changed: a newer version of the app wrote this plan. */
	get readOnly(): boolean {
		return this.info.value.readOnly || this.plan.readOnly;
	}
}

const context: Context<App | null> = createContext<App | null>(null);

export const AppContext: Context<App | null> = context;

export function useApp(): App {
	const app = useContext(context);
	if (!app) throw new Error('inner: no app');
	return app;
}

/** The plan, for a component that is drawn again whenever it changes. */
export function usePlan(): Plan {
	const app = useApp();
	void app.revision.value;
	return app.plan;
}
