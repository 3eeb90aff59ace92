import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Reason } from '../../wire/session.ts';
import { Button } from '../kit/button.tsx';
import { Failed } from '../kit/failed.tsx';
import { Hold } from '../kit/hold.tsx';
import { reasonWords } from '../kit/reasons.ts';
import { Wait } from '../kit/wait.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { Page } from './page.tsx';

/** 24 digits that clear the server copy from any phone. They are nowhere once they were shown. */
export function CardPage(): VNode {
	const app = useApp();
	const [digits, setDigits] = useState<string | null>(null);
	const [busy, setBusy] = useState<'make' | 'drop' | null>(null);
	const [failed, setFailed] = useState<Reason | null>(null);
	const out = app.info.value.card;
	const absent = app.sync.value === 'gone' || app.sync.value === 'off';
	const make = async (): Promise<void> => {
		setBusy('make');
		setFailed(null);
		const result = await app.session.makeCard();
		if (result.ok) setDigits(result.value);
		else setFailed(result.reason);
		app.info.value = await app.session.info();
		setBusy(null);
	};
	const drop = async (): Promise<void> => {
		setBusy('drop');
		setFailed(null);
		const result = await app.session.dropCard();
		if (result.ok) app.toasts.say(t('card-dropped'));
		else setFailed(result.reason);
		app.info.value = await app.session.info();
		setBusy(null);
	};
	if (digits !== null) return <Digits digits={digits} onDone={() => setDigits(null)} />;
	return (
		<Page page="card">
			<p class="lead">{t('card-what')}</p>
			<p>{t('card-not')}</p>
			<p>{t('card-who')}</p>
			<p class="strong" role="status">
				{t(absent ? 'card-absent' : out ? 'card-has' : 'card-none')}
			</p>
			<Failed words={failed && reasonWords(failed, 'card')} />
			{busy ? <Wait words={t(busy === 'make' ? 'card-wait' : 'card-wait-drop')} /> : null}
			{busy || absent ? null : (
				<div class="stack tight">
					<Button act="make-card" size="wide" disabled={app.readOnly} onClick={() => void make()}>
						{t(out ? 'card-replace' : 'card-make')}
					</Button>
					<p class="fine">{t('card-once')}</p>
					{out ? <p class="fine">{t('card-replace-more')}</p> : null}
				</div>
			)}
			{busy || !out || app.readOnly ? null : (
				<div class="card">
					<h2>{t('card-drop')}</h2>
					<p>{t('card-drop-more')}</p>
					<Hold act="drop-card" label={t('card-drop')} sure={t('card-drop-sure')} onDone={() => void drop()} />
				</div>
			)}
		</Page>
	);
}

function Digits(props: { digits: string; onDone: () => void }): VNode {
	const parts = props.digits.match(/\d{1,4}/gu) ?? [];
	return (
		<Page
			page="card"
			part="digits"
			key="digits"
			onBack={props.onDone}
			actions={
				<Button act="card-written" kind="main" onClick={props.onDone}>
					{t('card-written')}
				</Button>
			}
		>
			<p class="lead">{t('card-shown')}</p>
			<div class="code many" data-card role="img" aria-label={[...props.digits].join(' ')}>
				{parts.map((part, index) => (
					<span key={`${index} ${part}`}>{part}</span>
				))}
			</div>
			<p>{t('card-how')}</p>
			<p class="fine">{t('card-once')}</p>
		</Page>
	);
}
