import type { VNode } from 'preact';
import { Button } from '../kit/button.tsx';
import { Choose } from '../kit/choose.tsx';
import { direction, t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { corners, idles } from '../state/settings.ts';
import { Page } from './page.tsx';

/** How to be gone: the corner, the Shift key, and by itself. */
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
			<div class="stack">
				<p class="fine">{t('set-leave-what')}</p>
				<Button act="leave-now" onClick={() => void leave()}>
					{t('leaving-now')}
				</Button>
			</div>
		</Page>
	);
}
