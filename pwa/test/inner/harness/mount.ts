import { type Remote, wrap } from 'comlink';
import { render } from 'preact';
import { open } from '../../../src/inner/open.tsx';
import type { App } from '../../../src/inner/state/app.ts';
import type { Clock, Plan } from '../../../src/plan/model.ts';
import { openPlan } from '../../../src/plan/model.ts';
import type { Host, Info, Session } from '../../../src/wire/session.ts';
import { MemorySession, PageHost, portTo } from './doubles.ts';

export interface TestClock extends Clock {
	date: string;
}

export function clockAt(date: string): TestClock {
	return {
		date,
		ms: () => performance.now(),
		today() {
			return this.date;
		},
		zone: () => 'Europe/Madrid',
	};
}

export interface Mounted {
	readonly app: App;
	readonly session: MemorySession;
	readonly host: PageHost;
}

export interface MountOptions {
	readonly info?: Partial<Info>;
	readonly plan?: Plan;
	readonly clock?: Clock;
	readonly language?: string;
	/** Changes the doubles before the app meets them. */
	readonly before?: (session: MemorySession, host: PageHost) => void;
}

/** Starts the app as the frame's page does, with both ports answered from memory. */
export async function mount(options: MountOptions = {}): Promise<Mounted> {
	const session = new MemorySession();
	const host = new PageHost();
	const clock = options.clock ?? clockAt('2027-03-01');
	const doc = (options.plan ?? openPlan(null, clock)).encode();
	session.info = { ...session.info, doc, ...options.info };
	options.before?.(session, host);
	const app = await open(
		{ url: 'blob:', language: options.language ?? 'en' },
		wrap<Session>(portTo(session.session)) as Remote<Session>,
		wrap<Host>(portTo(host.host)) as Remote<Host>,
		clock,
	);
	if (!app) throw new Error('the app did not open');
	return { app, session, host };
}

/** Takes every app off the page. */
export function unmount(): void {
	for (const child of [...document.body.children]) {
		if (!child.querySelector('[data-screen]')) continue;
		render(null, child);
		child.remove();
	}
}
