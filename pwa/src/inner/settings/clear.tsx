import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Reason } from '../../wire/session.ts';
import { Hold } from '../kit/hold.tsx';
import { reasonWords } from '../kit/reasons.ts';
import { Wait } from '../kit/wait.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { Page } from './page.tsx';

/** Clears this phone, and nothing else. What happens to the other places is said first. */
export function ClearPage(): VNode {
	const app = useApp();
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState<Reason | null>(null);
	const clear = async (): Promise<void> => {
		setBusy(true);
		setFailed(null);
		// A save that came after the clearing would write the plan back.
		await app.saver.close();
		const result = await app.session.clearHere();
		if (result.ok) return void app.host.leave();
		app.saver.open();
		setBusy(false);
		setFailed(result.reason);
	};
	return (
		<Page page="clear">
			<p class="lead">{t('clear-what')}</p>
			<ul class="points">
				<li>
					<p>{t('clear-final')}</p>
				</li>
				<li>
					<p>{t(app.sync.value === 'gone' || app.sync.value === 'off' ? 'clear-only' : 'clear-server-stays')}</p>
				</li>
				<li>
					<p>{t('clear-others')}</p>
				</li>
				<li>
					<p>{t('clear-cover')}</p>
				</li>
			</ul>
			{failed ? (
				<p class="said" role="alert">
					{reasonWords(failed, 'clear-here')}
				</p>
			) : null}
			{busy ? (
				<Wait words={t('clear-wait')} />
			) : (
				<Hold act="clear-here" label={t('clear-go')} sure={t('clear-sure')} onDone={() => void clear()} />
			)}
		</Page>
	);
}
