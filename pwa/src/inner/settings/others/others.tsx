import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { OtherCode, Reason } from '../../../wire/session.ts';
import { Button } from '../../kit/button.tsx';
import { Failed } from '../../kit/failed.tsx';
import { Hold } from '../../kit/hold.tsx';
import { reasonWords } from '../../kit/reasons.ts';
import { Wait } from '../../kit/wait.tsx';
import { t } from '../../l10n/strings.ts';
import { useApp } from '../../state/app.ts';
import { Page } from '../page.tsx';
import { AddCode } from './add.tsx';
import { ChangeDuty } from './duty.tsx';
import { doesWords, nameWords } from './words.ts';

/** As many as a phone can hold besides the plan (protocol, section 3). */
const most = 3;

type Doing = { readonly is: 'list' } | { readonly is: 'add'; readonly kind: OtherCode['kind'] } | Changing;
type Changing = { readonly is: 'change' | 'remove'; readonly one: OtherCode };

/** The further codes of this phone: what each does, and making, changing and removing them. */
export function OthersPage(): VNode {
	const app = useApp();
	const [others, setOthers] = useState<readonly OtherCode[] | null>(null);
	const [failed, setFailed] = useState<Reason | null>(null);
	const [doing, begin] = useState<Doing>({ is: 'list' });
	const load = async (): Promise<void> => {
		const result = await app.session.others();
		if (result.ok) setOthers(result.value);
		else setFailed(result.reason);
	};
	useEffect(() => {
		void load();
	}, []);
	const start = (next: Doing): void => {
		app.toasts.clear();
		begin(next);
	};
	const back = (said?: string): void => {
		begin({ is: 'list' });
		if (said !== undefined) app.toasts.say(t(said));
		void load();
	};
	if (doing.is === 'add') return <AddCode kind={doing.kind} onEnd={back} />;
	if (doing.is === 'change') return <ChangeDuty one={doing.one} onEnd={back} />;
	if (doing.is === 'remove') return <Remove one={doing.one} onEnd={back} />;
	return (
		<Page page="others" key="list">
			<p class="lead">{t('others-why')}</p>
			<Failed words={failed && reasonWords(failed, 'others')} />
			{others === null ? null : <List others={others} onDo={start} />}
			{others === null || app.readOnly ? null : others.length >= most ? (
				<p class="fine">{t('others-full')}</p>
			) : (
				<div class="stack tight">
					<Button act="add-lists" size="wide" icon="plus" onClick={() => start({ is: 'add', kind: 'lists' })}>
						{t('others-add-lists')}
					</Button>
					<Button act="add-order" size="wide" icon="plus" onClick={() => start({ is: 'add', kind: 'order' })}>
						{t('others-add-order')}
					</Button>
				</div>
			)}
		</Page>
	);
}

function List(props: { others: readonly OtherCode[]; onDo: (doing: Doing) => void }): VNode {
	const app = useApp();
	if (props.others.length === 0) return <p class="strong">{t('others-none')}</p>;
	return (
		<ul class="stack" aria-label={t('others-yours')}>
			{props.others.map((one) => (
				<li key={one.slot} class="card" data-other={one.kind}>
					<h2>{nameWords(one)}</h2>
					<p>{doesWords(one)}</p>
					{one.changed ? <p class="fine">{t('others-changed')}</p> : null}
					{app.readOnly ? null : (
						<div class="across">
							{one.changed ? null : (
								<Button act="other-change" size="small" onClick={() => props.onDo({ is: 'change', one })}>
									{t('others-change')}
								</Button>
							)}
							<Button act="other-remove" size="small" kind="quiet" onClick={() => props.onDo({ is: 'remove', one })}>
								{t('remove')}
							</Button>
						</div>
					)}
				</li>
			))}
		</ul>
	);
}

function Remove(props: { one: OtherCode; onEnd: (said?: string) => void }): VNode {
	const app = useApp();
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState<Reason | null>(null);
	const remove = async (): Promise<void> => {
		setBusy(true);
		setFailed(null);
		const result = await app.session.removeOther(props.one.slot);
		setBusy(false);
		if (result.ok) props.onEnd('others-removed');
		else setFailed(result.reason);
	};
	return (
		<Page page="others" part="remove" key="remove" onBack={busy ? () => {} : () => props.onEnd()}>
			<h2>{nameWords(props.one)}</h2>
			<p>{t('others-remove-what')}</p>
			<Failed words={failed && reasonWords(failed, 'others')} />
			{busy ? (
				<Wait words={t('others-wait-remove')} />
			) : (
				<Hold
					act="remove-other"
					label={t('others-remove')}
					sure={t('others-remove-sure')}
					onDone={() => void remove()}
				/>
			)}
		</Page>
	);
}
