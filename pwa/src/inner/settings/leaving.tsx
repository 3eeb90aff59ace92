import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { verdictOf } from '../fields/nodefield.tsx';
import { Button } from '../kit/button.tsx';
import { Choose } from '../kit/choose.tsx';
import { Entry } from '../kit/entry.tsx';
import { direction, t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';
import { corners, idles } from '../state/settings.ts';
import { Page } from './page.tsx';

/** How to be gone: the corner, the Shift key, by itself, and further ways that are off until they are asked for. */
export function LeavingPage(): VNode {
	const app = useApp();
	const set = (field: string, chosen: readonly string[]): void => {
		if (chosen[0] !== undefined) app.plan.set('me', field, chosen[0]);
	};
	const leave = async (): Promise<void> => {
		await app.saver.flush();
		await app.host.leave();
	};
	return (
		<Page page="leaving">
			<p>{t('intro-exit')}</p>
			<Choose
				field="me.corner"
				label={t('leaving-corner')}
				readOnly={app.readOnly}
				options={corners.map((id) => ({ id, label: t(`leaving-corner-${id}`, { dir: direction.value }) }))}
				chosen={[app.settings.corner.value]}
				onChoose={(chosen) => set('corner', chosen)}
			/>
			<Choose
				field="me.shift"
				label={t('leaving-shift')}
				hint={t('leaving-shift-hint')}
				readOnly={app.readOnly}
				options={['on', 'off'].map((id) => ({ id, label: t(`leaving-shift-${id}`) }))}
				chosen={[app.settings.shift.value ? 'on' : 'off']}
				onChoose={(chosen) => set('shift', chosen)}
			/>
			<Choose
				field="me.idle"
				label={t('leaving-idle')}
				hint={t('leaving-idle-hint')}
				readOnly={app.readOnly}
				options={idles.map((id) => ({ id, label: t(`leaving-idle-${id}`) }))}
				chosen={[app.settings.idle.value]}
				onChoose={(chosen) => set('idle', chosen)}
			/>
			<Further onSet={set} />
			<div class="stack">
				<p class="fine">{t('set-leave-what')}</p>
				<Button act="leave-now" onClick={() => void leave()}>
					{t('leaving-now')}
				</Button>
			</div>
		</Page>
	);
}

/** Each can be set off by chance, so each is the holder's own choice. */
function Further(props: { onSet: (field: string, chosen: readonly string[]) => void }): VNode {
	const app = useApp();
	const { settings } = app;
	const [refused, setRefused] = useState(false);
	const shake = async (chosen: readonly string[]): Promise<void> => {
		const wanted = chosen[0] === 'on';
		// The browser asks its own question only while a finger is on the button.
		const allowed = !wanted || (await app.host.setShake(true));
		setRefused(!allowed);
		props.onSet('shake', allowed ? chosen : ['off']);
	};
	return (
		<>
			<OnOff
				field="taps"
				words="leaving-taps"
				on={settings.taps.value}
				onChoose={(chosen) => props.onSet('taps', chosen)}
			/>
			<OnOff
				field="face_down"
				words="leaving-face"
				on={settings.faceDown.value}
				onChoose={(chosen) => props.onSet('face_down', chosen)}
			/>
			<OnOff field="shake" words="leaving-shake" on={settings.shake.value} onChoose={(chosen) => void shake(chosen)} />
			<p role="status" class={refused ? 'said' : ''}>
				{refused ? t('leaving-shake-no') : ''}
			</p>
			<Outside />
		</>
	);
}

function OnOff(props: {
	field: string;
	words: string;
	on: boolean;
	onChoose: (chosen: readonly string[]) => void;
}): VNode {
	const app = useApp();
	return (
		<Choose
			field={`me.${props.field}`}
			label={t(props.words)}
			hint={t(`${props.words}-hint`)}
			readOnly={app.readOnly}
			options={['on', 'off'].map((id) => ({ id, label: t(`leaving-shift-${id}`) }))}
			chosen={[props.on ? 'on' : 'off']}
			onChoose={props.onChoose}
		/>
	);
}

/** A page of the holder's choice. What is not a whole address yet is kept as it is typed, and not used. */
function Outside(): VNode {
	const app = useApp();
	const plan = usePlan();
	const typed = plan.text('me', 'outside');
	return (
		<div class="stack tight">
			<Entry
				field="me.outside"
				label={t('leaving-outside')}
				hint={t('leaving-outside-hint')}
				value={typed}
				max={120}
				plainWords
				readOnly={app.readOnly}
				onText={(text) => verdictOf(plan.set('me', 'outside', text))}
			/>
			<p role="status" class={typed !== '' && app.settings.outside.value === null ? 'said' : ''}>
				{typed !== '' && app.settings.outside.value === null ? t('leaving-outside-wrong') : ''}
			</p>
		</div>
	);
}
