import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { quietDays, quietOf } from '../../plan/looking.ts';
import type { TipsWish } from '../../wire/session.ts';
import { Button } from '../kit/button.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';
import { Reminders, type Shown } from '../state/reminders.ts';
import { Page } from './page.tsx';
import { RemindWish } from './remindwish.tsx';

/** How far ahead quiet days are handed on. */
const quietAhead = 365;

/**
 * Sets the cover's own “tip a day” for the holder, after saying what shows, where, and who learns of it. Nothing of the plan
 * goes with it but, where the holder says so, their quiet days.
 */
export function RemindersPage(): VNode {
	const app = useApp();
	const plan = usePlan();
	const [held] = useState(() => new Reminders(app.host));
	const quiet = quietDays(quietOf(plan), app.clock.today(), quietAhead);
	useEffect(() => {
		void held.load().then(() => {
			const wish = held.shown.value?.wish;
			// The holder asked for their quiet days to be left out: those that came since are too.
			if (wish?.on && wish.quiet.length > 0 && wish.quiet.join() !== quiet.join()) held.change({ quiet });
		});
		return () => held.flush();
	}, []);
	const shown = held.shown.value;
	return (
		<Page page="reminders">
			<p>{t('remind-what')}</p>
			{shown ? <Now held={held} shown={shown} /> : null}
			{shown && canBe(shown) ? (
				<>
					<What />
					<RemindWish wish={shown.wish} quiet={quiet} onChange={(part, rest) => held.change(part, rest)} />
					{shown.wish.on ? null : <TurnOn held={held} shown={shown} />}
				</>
			) : null}
		</Page>
	);
}

function canBe(shown: Shown): boolean {
	return shown.state !== 'unsupported' && shown.state !== 'unknown';
}

/** How it is, and off in one tap before anything else. */
function Now(props: { held: Reminders; shown: Shown }): VNode {
	const { wish, state, waiting } = props.shown;
	const off = state === 'offline' && !wish.on ? 'off-offline' : state;
	return (
		<div class="note">
			<p class="strong" role="status">
				{t(waiting ? 'remind-wait' : `remind-is-${off}`)}
			</p>
			{wish.on ? (
				<Button act="remind-off" onClick={() => void props.held.turnOff()}>
					{t('remind-off')}
				</Button>
			) : null}
		</div>
	);
}

function What(): VNode {
	return (
		<>
			{(['shows', 'where', 'learn'] as const).map((about) => (
				<section class="stack tight" key={about}>
					<h2>{t(`remind-${about}`)}</h2>
					<p>{t(`remind-${about}-text`)}</p>
					{about === 'where' ? <p>{t('remind-page')}</p> : null}
					{about === 'learn' ? <p>{t('remind-learn-server')}</p> : null}
				</section>
			))}
			<p>{t('remind-same')}</p>
			<p>{t('remind-when')}</p>
		</>
	);
}

function TurnOn(props: { held: Reminders; shown: Shown }): VNode {
	const usable = isUsable(props.shown.wish);
	return (
		<div class="stack">
			<p>{t('remind-test')}</p>
			<Button act="remind-on" kind="main" size="wide" disabled={!usable} onClick={() => void props.held.turnOn()}>
				{t('remind-on')}
			</Button>
		</div>
	);
}

function isUsable(wish: TipsWish): boolean {
	return wish.days.includes(true) && !(typeof wish.line === 'object' && wish.line.own.trim() === '');
}
