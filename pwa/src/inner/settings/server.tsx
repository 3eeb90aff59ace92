import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Reason, Result } from '../../wire/session.ts';
import { Button } from '../kit/button.tsx';
import { Hold } from '../kit/hold.tsx';
import { reasonWords, type Task } from '../kit/reasons.ts';
import { Wait } from '../kit/wait.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { Page } from './page.tsx';

/** The copy on the server: how it is, and clearing it. Clearing this phone is another page, with other words. */
export function ServerPage(): VNode {
	const app = useApp();
	const [busy, setBusy] = useState<'try' | 'clear' | 'keep' | null>(null);
	const [failed, setFailed] = useState<{ reason: Reason; task: Task } | null>(null);
	const [cleared, setCleared] = useState(false);
	const state = app.sync.value;
	const absent = cleared || state === 'gone' || state === 'off';
	const run = async (what: 'clear' | 'keep', task: Task, work: () => Promise<Result<void>>): Promise<void> => {
		setBusy(what);
		setFailed(null);
		const result = await work();
		setBusy(null);
		if (result.ok) {
			setCleared(what === 'clear');
			app.sync.value = (await app.session.info()).sync;
		} else setFailed({ reason: result.reason, task });
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
				{t(cleared ? 'server-cleared' : `sync-${state}`)}
			</p>
			<p>{t('server-what')}</p>
			{busy ? <Wait words={t(`server-wait-${busy}`)} /> : null}
			{failed ? (
				<p class="said" role="alert">
					{reasonWords(failed.reason, failed.task)}
				</p>
			) : null}
			{absent || busy ? null : (
				<Button act="sync-now" onClick={() => void tryNow()}>
					{t('server-try')}
				</Button>
			)}
			{absent && !busy ? <Keep onKeep={() => void run('keep', 'keep-there', () => app.session.keepThere())} /> : null}
			{absent || busy ? null : (
				<Clear onClear={() => void run('clear', 'clear-there', () => app.session.clearThere())} />
			)}
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

function Clear(props: { onClear: () => void }): VNode {
	return (
		<div class="card">
			<h2>{t('server-clear')}</h2>
			<p>{t('server-clear-more')}</p>
			<Hold act="clear-there" label={t('server-clear')} sure={t('server-clear-sure')} onDone={props.onClear} />
		</div>
	);
}
