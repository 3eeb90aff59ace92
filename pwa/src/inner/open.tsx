import { expose, type Remote, transfer } from 'comlink';
import { render } from 'preact';
import { aged } from '../plan/age.ts';
import { type Clock, openPlan, type Plan } from '../plan/model.ts';
import type { Boot, Host, Info, Session } from '../wire/session.ts';
import { Broken } from './broken/broken.tsx';
import { chance, pools } from './l10n/pools.ts';
import { chooseLanguage, front, language } from './l10n/strings.ts';
import { Root } from './root.tsx';
import { Flow } from './setup/flow.ts';
import { App } from './state/app.ts';
import { takeDue } from './state/due.ts';
import { inboxOf } from './state/inbox.ts';
import { leaveMark } from './state/marks.ts';
import { listenForUndo } from './state/undo.ts';
import type { Place } from './state/way.ts';
import { adopt } from './style/sheets.ts';

/** Opens the plan and shows the first screen; where that fails, words that say so. Nothing was changed then. */
export async function open(
	boot: Boot,
	session: Remote<Session>,
	host: Remote<Host>,
	clock: Clock,
): Promise<App | null> {
	adopt(document);
	const place = document.createElement('div');
	document.body.append(place);
	try {
		return await show(place, boot, session, host, clock);
	} catch {
		language.value = chooseLanguage(boot.language);
		render(<Broken />, place);
		return null;
	}
}

async function show(
	place: HTMLElement,
	boot: Boot,
	session: Remote<Session>,
	host: Remote<Host>,
	clock: Clock,
): Promise<App> {
	const info = await session.info();
	const older = info.fresh || info.readOnly || info.look === 'whole' ? null : kept(info.doc, boot, clock);
	const plan = openPlan(older ?? info.doc, clock);
	const app = new App(session, host, plan, info, clock);
	app.settings.apply(host, boot.language);
	if (older) app.saver.touch();
	const here = (await host.covers()).find((each) => each.here);
	if (here) front.value = here;
	if (app.look.value === 'whole') takeDue(app);
	app.way.begin(firstPlace(info, plan));
	connect(app);
	listenForUndo(app);
	render(<Root app={app} flow={new Flow()} />, place);
	void leaveMark(app);
	return app;
}

/** The keeper hears of merges through one port; the gate asks through another before it leaves by itself. */
function connect(app: App): void {
	const news = new MessageChannel();
	expose(inboxOf(app), news.port1);
	void app.session.connect(transfer(news.port2, [news.port2]));
	const idle = new MessageChannel();
	expose(() => app.saver.flush(), idle.port1);
	void app.host.onIdle(transfer(idle.port2, [idle.port2]));
}

/** Leaving was tried in set-up, and this is the unlock after it: that is said first. */
function firstPlace(info: Info, plan: Plan): Place {
	if (info.fresh) return { screen: 'setup' };
	return { screen: info.look === 'whole' && plan.text('me', 'leaving') === 'asked' ? 'welcome' : 'home' };
}

/** Lists as they are today: their examples go on from day to day. */
function kept(doc: Uint8Array, boot: Boot, clock: Clock): Uint8Array | null {
	const chosen = openPlan(doc, clock).text('me', 'language_app');
	return aged(doc, clock.today(), pools(chooseLanguage(chosen || boot.language)), chance);
}
