import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Reason } from '../../wire/session.ts';
import { Button } from '../kit/button.tsx';
import { reasonWords } from '../kit/reasons.ts';
import { Wait } from '../kit/wait.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { Page } from './page.tsx';

/** The copy on the server: how it is, and keeping one again. Clearing is another page. */
export function ServerPage(): VNode {
	const app = useApp();
	const [busy, setBusy] = useState<'try' | 'keep' | null>(null);
	const [failed, setFailed] = useState<Reason | null>(null);
	const state = app.sync.value;
	const absent = state === 'gone' || state === 'off';
	const keep = async (): Promise<void> => {
		setBusy('keep');
		setFailed(null);
		const result = await app.session.keepThere();
		if (!result.ok) setFailed(result.reason);
		app.sync.value = (await app.session.info()).sync;
		setBusy(null);
	};
	const tryNow = async (): Promise<void> => {
		setBusy('try');
		await app.saver.flush();
		app.sync.value = await app.session.syncNow();
		setBusy(null);
	};
	return (
		<Page page="server">
			<p class="lead" role="status" data-sync={state}>
				{state === 'cleared' ? '' : t(`sync-${state}`)}
			</p>
			<p>{t('server-what')}</p>
			{busy ? <Wait words={t(`server-wait-${busy}`)} /> : null}
			{failed ? (
				<p class="said" role="alert">
					{reasonWords(failed, 'keep-there')}
				</p>
			) : null}
			{absent || busy ? null : (
				<Button act="sync-now" onClick={() => void tryNow()}>
					{t('server-try')}
				</Button>
			)}
			{absent && !busy ? <Keep onKeep={() => void keep()} /> : null}
			{absent ? null : <p class="fine">{t('server-see-clear')}</p>}
		</Page>
	);
}

function Keep(props: { onKeep: () => void }): VNode {
	return (
		<div class="card">
			<h2>{t('server-keep')}</h2>
			<p>{t('server-keep-more')}</p>
			<Button act="keep-there" onClick={props.onKeep}>
				{t('server-keep-go')}
			</Button>
		</div>
	);
}
