import type { VNode } from 'preact';
import { Button } from '../kit/button.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';

/** What the holder should know about where the plan is kept. Only what is unusual is said; all is well says nothing but one line. */
export function Notices(): VNode {
	const app = useApp();
	const plan = usePlan();
	const info = app.info.value;
	const room = plan.room();
	return (
		<>
			{app.readOnly ? <Warm words={t('home-newer')} /> : null}
			{info.storage === 'memory' ? <Warm words={t('home-memory')} /> : null}
			{room === 'ok' ? null : <Warm words={t(`home-room-${room}`)} />}
			{info.healed ? <p class="fine">{t('home-healed')}</p> : null}
			<SyncLine />
			<WayBackNotice />
		</>
	);
}

function Warm(props: { words: string }): VNode {
	return (
		<div class="note warm">
			<p>{props.words}</p>
		</div>
	);
}

/** The copy on the server, in plain words. */
function SyncLine(): VNode | null {
	const app = useApp();
	const state = app.sync.value;
	// Cleared from elsewhere: the cover comes back, and nothing is said before.
	if (state === 'cleared') return null;
	const warm = state === 'newer' || state === 'room' || state === 'full' || state === 'gone';
	const words = t(`sync-${state}`);
	return (
		<div role="status" data-sync={state}>
			{warm ? <Warm words={words} /> : <p class="fine">{words}</p>}
		</div>
	);
}

/** Set-up was left before the choice was made; it is asked for once more, and any answer ends it. */
function WayBackNotice(): VNode | null {
	const app = useApp();
	const plan = usePlan();
	if (app.readOnly || app.info.value.recovery || plan.text('me', 'way_back') !== '') return null;
	return (
		<div class="note">
			<p>{t('home-wayback')}</p>
			<div class="across">
				<Button act="wayback-look" size="small" onClick={() => app.way.go({ screen: 'setting', page: 'wayback' })}>
					{t('home-wayback-look')}
				</Button>
				<Button act="wayback-no" size="small" kind="quiet" onClick={() => void plan.set('me', 'way_back', 'none')}>
					{t('home-wayback-no')}
				</Button>
			</div>
		</div>
	);
}
