import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { wordsFromEntropy } from '../../plan/words.ts';
import type { Reason } from '../../wire/session.ts';
import { Button } from '../kit/button.tsx';
import { Failed } from '../kit/failed.tsx';
import { Hold } from '../kit/hold.tsx';
import { reasonWords } from '../kit/reasons.ts';
import { Wait } from '../kit/wait.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { Page } from './page.tsx';

/** Shows the 12 words, making them where there are none yet. `onShown` hears when they can be read. */
export function WayBackWords(props: { onShown?: () => void }): VNode {
	const app = useApp();
	const [words, setWords] = useState<readonly string[] | null>(null);
	const [failed, setFailed] = useState<Reason | null>(null);
	const fetch = async (): Promise<void> => {
		setFailed(null);
		const result = await app.session.words();
		if (!result.ok) return setFailed(result.reason);
		setWords(wordsFromEntropy(result.value));
		props.onShown?.();
		app.info.value = await app.session.info();
	};
	useEffect(() => {
		void fetch();
	}, []);
	if (failed) {
		return (
			<>
				<Failed words={reasonWords(failed, 'words')} />
				<Button act="words-again" onClick={() => void fetch()}>
					{t('try-again')}
				</Button>
			</>
		);
	}
	if (!words) return <Wait words={t('wayback-words-wait')} />;
	return (
		<>
			<p>{t('wayback-words-how')}</p>
			<ol class="wordlist" dir="ltr" lang="en">
				{words.map((word, index) => (
					<li key={`${index} ${word}`}>
						<span data-word>{word}</span>
					</li>
				))}
			</ol>
		</>
	);
}

/** The way back, afterwards: show the words, make them, or drop them. */
export function WayBackPage(): VNode {
	const app = useApp();
	const [showing, setShowing] = useState(false);
	const has = app.info.value.recovery;
	const show = (): void => {
		if (!has) app.plan.set('me', 'way_back', 'words');
		setShowing(true);
	};
	if (showing) {
		return (
			<Page
				page="wayback"
				part="words"
				key="words"
				onBack={() => setShowing(false)}
				actions={
					<Button act="hide-words" kind="main" onClick={() => setShowing(false)}>
						{t('wayback-hide')}
					</Button>
				}
			>
				<WayBackWords />
			</Page>
		);
	}
	return (
		<Page page="wayback">
			<p class="lead" role="status">
				{t(has ? 'wayback-has' : 'wayback-hasnot')}
			</p>
			<p>{t('wayback-words-more')}</p>
			<Button act="show-words" size="wide" disabled={app.readOnly} onClick={show}>
				{t(has ? 'wayback-show' : 'wayback-make')}
			</Button>
			{has ? <Drop /> : <p class="fine">{t('wayback-none-more')}</p>}
		</Page>
	);
}

function Drop(): VNode {
	const app = useApp();
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState<Reason | null>(null);
	const drop = async (): Promise<void> => {
		setBusy(true);
		const result = await app.session.dropWords();
		setBusy(false);
		if (!result.ok) return setFailed(result.reason);
		app.plan.set('me', 'way_back', 'none');
		app.info.value = await app.session.info();
		app.toasts.say(t('wayback-dropped'));
	};
	return (
		<div class="card">
			<h2>{t('wayback-drop')}</h2>
			<p>{t('wayback-drop-more')}</p>
			<Failed words={failed && reasonWords(failed, 'words')} />
			{busy ? (
				<Wait words={t('wayback-drop-wait')} />
			) : (
				<Hold act="drop-words" label={t('wayback-drop')} sure={t('wayback-drop-sure')} onDone={() => void drop()} />
			)}
		</div>
	);
}
