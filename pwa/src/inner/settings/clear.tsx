import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Reason, Result } from '../../wire/session.ts';
import { Button } from '../kit/button.tsx';
import { Choose } from '../kit/choose.tsx';
import { Failed } from '../kit/failed.tsx';
import { Hold } from '../kit/hold.tsx';
import { reasonWords } from '../kit/reasons.ts';
import { Wait } from '../kit/wait.tsx';
import { t } from '../l10n/strings.ts';
import { type App, useApp } from '../state/app.ts';
import { otherMarks } from '../state/marks.ts';
import { Page } from './page.tsx';

/**
 * Four things that sound alike and are not. Only one of them is on the screen at a time, so that none is taken for another
 * and its button is near.
 */
type Verb = 'hide' | 'here' | 'there' | 'everywhere';

const verbs: readonly Verb[] = ['hide', 'here', 'there', 'everywhere'];

export function ClearPage(): VNode {
	const app = useApp();
	const [verb, setVerb] = useState<Verb | null>(null);
	const [busy, setBusy] = useState(false);
	const plan = app.look.value === 'whole';
	// In lists nothing is hidden: closing them is on the page about closing.
	const shown = plan ? verbs : verbs.filter((one) => one !== 'hide');
	return (
		<Page page="clear" {...(verb ? { part: verb } : {})} onBack={busy ? () => {} : () => app.way.back()}>
			<Choose
				field="clear.what"
				label={t('clear-which')}
				column
				readOnly={busy}
				hint={verb ? t('clear-rest') : undefined}
				options={shown.filter((id) => verb === null || id === verb).map((id) => ({ id, label: t(`clear-what-${id}`) }))}
				chosen={verb ? [verb] : []}
				onChoose={([id]) => setVerb(shown.find((one) => one === id) ?? null)}
			/>
			{verb === 'hide' ? <Hide /> : null}
			{verb === 'here' ? <Here key="here" busy={busy} onBusy={setBusy} /> : null}
			{verb === 'there' ? <There key="there" busy={busy} onBusy={setBusy} /> : null}
			{verb === 'everywhere' ? <Everywhere key="everywhere" busy={busy} onBusy={setBusy} /> : null}
			{plan ? (
				<Button
					act="see-traces"
					kind="quiet"
					disabled={busy}
					onClick={() => app.way.go({ screen: 'setting', page: 'traces' })}
				>
					{t('clear-see-traces')}
				</Button>
			) : null}
		</Page>
	);
}

interface VerbProps {
	busy: boolean;
	onBusy: (busy: boolean) => void;
}

function Points(props: { ids: readonly string[] }): VNode {
	return (
		<ul class="points">
			{props.ids.map((id) => (
				<li key={id}>
					<p>{t(id)}</p>
				</li>
			))}
		</ul>
	);
}

/** What is said before, where it is known that the server cannot be reached. */
function NoSignal(props: { words: string }): VNode | null {
	const app = useApp();
	if (app.sync.value !== 'offline' && navigator.onLine) return null;
	return (
		<div class="note warm" role="status">
			<p>{t(props.words)}</p>
		</div>
	);
}

function Hide(): VNode {
	const app = useApp();
	const leave = async (): Promise<void> => {
		await app.saver.flush();
		await app.host.leave();
	};
	return (
		<div class="stack" data-verb="hide">
			<p class="lead">{t('clear-hide-what')}</p>
			<p>{t('clear-hide-corner')}</p>
			<Button act="leave-now" size="wide" onClick={() => void leave()}>
				{t('leaving-now')}
			</Button>
		</div>
	);
}

const absent = (app: App): boolean => app.sync.value === 'gone' || app.sync.value === 'off';

/** What both clearings of this phone share: nothing may be saved after it, and then the cover says how it ended. */
async function clearPhone(app: App, work: () => Promise<Result<void>>): Promise<Reason | null> {
	// A save that came after the clearing would write the plan back.
	await app.saver.close();
	const result = await work();
	if (!result.ok) {
		app.saver.open();
		return result.reason;
	}
	await app.host.finish();
	return null;
}

function Here(props: VerbProps): VNode {
	const app = useApp();
	const [failed, setFailed] = useState<Reason | null>(null);
	const clear = async (): Promise<void> => {
		props.onBusy(true);
		setFailed(null);
		const reason = await clearPhone(app, () => app.session.clearHere());
		if (reason === null) return;
		props.onBusy(false);
		setFailed(reason);
	};
	return (
		<div class="stack" data-verb="here">
			<p class="lead">{t('intro-wipe')}</p>
			<Points
				ids={[
					'clear-here-what',
					absent(app) ? 'clear-here-none' : 'clear-here-server',
					'clear-here-others',
					'clear-cover',
				]}
			/>
			<Failed words={failed && reasonWords(failed, 'clear-here')} />
			{props.busy ? (
				<Wait words={t('clear-wait')} />
			) : (
				<Hold act="clear-here" label={t('clear-here-go')} sure={t('clear-here-sure')} onDone={() => void clear()} />
			)}
		</div>
	);
}

function There(props: VerbProps): VNode {
	const app = useApp();
	const [failed, setFailed] = useState<Reason | null>(null);
	const [done, setDone] = useState(false);
	const clear = async (): Promise<void> => {
		props.onBusy(true);
		setFailed(null);
		const result = await app.session.clearThere();
		if (result.ok) {
			setDone(true);
			app.info.value = await app.session.info();
			app.sync.value = app.info.value.sync;
		} else setFailed(result.reason);
		props.onBusy(false);
	};
	if (done || absent(app)) {
		return (
			<p class="lead" role="status" data-verb="there">
				{t(done ? 'server-cleared' : 'clear-there-absent')}
			</p>
		);
	}
	return (
		<div class="stack" data-verb="there">
			<p class="lead">{t('clear-there-what')}</p>
			<Points ids={app.look.value === 'whole' ? ['clear-there-stays', 'clear-there-shares'] : ['clear-there-stays']} />
			<NoSignal words="clear-nosignal-there" />
			<Failed words={failed && reasonWords(failed, 'clear-there')} />
			{props.busy ? (
				<Wait words={t('clear-there-wait')} />
			) : (
				<Hold act="clear-there" label={t('clear-there-go')} sure={t('clear-there-sure')} onDone={() => void clear()} />
			)}
		</div>
	);
}

function Everywhere(props: VerbProps): VNode {
	const app = useApp();
	const others = otherMarks(app);
	const [failed, setFailed] = useState<Reason | null>(null);
	const clear = async (): Promise<void> => {
		props.onBusy(true);
		setFailed(null);
		const reason = await clearPhone(app, () => app.session.clearEverywhere(app.plan.marks()));
		if (reason === null) return;
		props.onBusy(false);
		setFailed(reason);
	};
	return (
		<div class="stack" data-verb="everywhere">
			<p class="lead">{t('clear-everywhere-what')}</p>
			<Points ids={['clear-everywhere-others', 'clear-everywhere-told', 'clear-everywhere-stays', 'clear-cover']} />
			{others ? <p>{t('clear-everywhere-closed', { count: others.length })}</p> : null}
			<NoSignal words="clear-nosignal-everywhere" />
			<Failed words={failed && reasonWords(failed, 'clear-everywhere')} />
			{props.busy ? (
				<Wait words={t('clear-wait')} />
			) : (
				<Hold
					act="clear-everywhere"
					label={t('clear-everywhere-go')}
					sure={t('clear-everywhere-sure')}
					onDone={() => void clear()}
				/>
			)}
		</div>
	);
}
