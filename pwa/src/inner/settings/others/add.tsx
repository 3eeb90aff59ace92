import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { seeded } from '../../../plan/seed.ts';
import { LIST_LOOKS, type ListLook } from '../../../plan/types.ts';
import type { OtherCode, Reason, Result } from '../../../wire/session.ts';
import { Button } from '../../kit/button.tsx';
import { bytesOf } from '../../kit/bytes.ts';
import { Choose } from '../../kit/choose.tsx';
import { Failed } from '../../kit/failed.tsx';
import { Code } from '../../kit/pad.tsx';
import { reasonWords } from '../../kit/reasons.ts';
import { Wait } from '../../kit/wait.tsx';
import { chance, pools } from '../../l10n/pools.ts';
import { language, t } from '../../l10n/strings.ts';
import { rounds } from '../../setup/practise.tsx';
import { type App, useApp } from '../../state/app.ts';
import { Page } from '../page.tsx';
import { type Choice, DutyChoice, whole } from './duty.tsx';

type Stage = 'look' | 'code' | 'duty';

interface AddProps {
	kind: OtherCode['kind'];
	onEnd: (said?: string) => void;
}

/** A further code: what it shows, the code itself, typed until the fingers know it, and what else it does. */
export function AddCode(props: AddProps): VNode {
	const order = props.kind === 'order';
	const [stage, setStage] = useState<Stage>(order ? 'code' : 'look');
	const [look, setLook] = useState<ListLook | undefined>(undefined);
	const [code, setCode] = useState('');
	const drawAgain = (): void => {
		setCode('');
		setStage('code');
	};
	switch (stage) {
		case 'look':
			return <WhichLook look={look} onLook={setLook} onNext={() => setStage('code')} onBack={() => props.onEnd()} />;
		case 'code':
			return (
				<NewCode
					code={code}
					onCode={setCode}
					onRight={() => setStage('duty')}
					onBack={order ? () => props.onEnd() : () => setStage('look')}
				/>
			);
		case 'duty':
			return <Put {...props} look={look} code={code} onAgain={drawAgain} />;
	}
}

function WhichLook(props: {
	look: ListLook | undefined;
	onLook: (look: ListLook | undefined) => void;
	onNext: () => void;
	onBack: () => void;
}): VNode {
	return (
		<Page
			page="others"
			part="look"
			key="look"
			onBack={props.onBack}
			actions={
				<Button act="next" kind="main" disabled={props.look === undefined} onClick={props.onNext}>
					{t('set-on')}
				</Button>
			}
		>
			<LookChoice label={t('others-look')} look={props.look} onLook={props.onLook} />
			<p>{t('others-look-more')}</p>
		</Page>
	);
}

/** Which of the lists. Set-up asks the same. */
export function LookChoice(props: {
	label: string;
	look: ListLook | undefined;
	onLook: (look: ListLook | undefined) => void;
}): VNode {
	return (
		<Choose
			field="others.look"
			label={props.label}
			column
			options={LIST_LOOKS.map((id) => ({ id, label: t(`look-name-${id}`) }))}
			chosen={props.look === undefined ? [] : [props.look]}
			onChoose={([id]) => props.onLook(LIST_LOOKS.find((one) => one === id))}
		/>
	);
}

function NewCode(props: {
	code: string;
	onCode: (code: string) => void;
	onRight: () => void;
	onBack: () => void;
}): VNode {
	const app = useApp();
	const [right, setRight] = useState(0);
	const [wrong, setWrong] = useState(false);
	const [away, setAway] = useState(false);
	useEffect(() => {
		if (props.code === '') void app.session.newCode(10).then(props.onCode);
	}, []);
	const practise = async (): Promise<void> => {
		setAway(true);
		const same = (await app.host.practise()) === props.code;
		setAway(false);
		setWrong(!same);
		if (same && right + 1 >= rounds) props.onRight();
		else if (same) setRight(right + 1);
	};
	return (
		<Page
			page="others"
			part="code"
			key="code"
			onBack={props.onBack}
			actions={
				<Button act="practise" kind="main" disabled={away || props.code === ''} onClick={() => void practise()}>
					{t(right === 0 ? 'set-practise-go' : 'set-practise-once-more')}
				</Button>
			}
		>
			<p class="lead" role="status">
				{t(wrong ? 'set-practise-wrong' : right === 0 ? 'others-code-first' : 'others-code-again')}
			</p>
			{props.code === '' ? <Wait words={t('set-code-wait')} /> : <Code code={props.code} />}
			<p>{t('others-code-keep')}</p>
		</Page>
	);
}

function Put(props: AddProps & { look: ListLook | undefined; code: string; onAgain: () => void }): VNode {
	const app = useApp();
	const order = props.kind === 'order';
	const [choice, setChoice] = useState<Choice>({ duty: order ? 'reset' : undefined, everywhere: undefined });
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState<Reason | null>(null);
	const chosen = whole(choice);
	const put = async (): Promise<void> => {
		if (!chosen) return;
		setBusy(true);
		setFailed(null);
		await app.saver.flush();
		const code = bytesOf(props.code);
		const result =
			props.look === undefined
				? await app.session.addOrder(code, chosen.everywhere)
				: await putLists(app, code, props.look, chosen);
		setBusy(false);
		if (result.ok) props.onEnd('others-done');
		else setFailed(result.reason);
	};
	return (
		<Page
			page="others"
			part={order ? 'reach' : 'duty'}
			key="duty"
			onBack={busy ? () => {} : () => props.onEnd()}
			actions={
				busy ? null : (
					<Button act="put-code" kind="main" disabled={!chosen} onClick={() => void put()}>
						{t('others-put')}
					</Button>
				)
			}
		>
			<DutyChoice kind={props.kind} choice={choice} busy={busy} onChoose={setChoice} />
			{busy ? <Wait words={t('others-wait')} /> : null}
			<Failed words={failed && reasonWords(failed, 'others')} />
			{failed === 'refused' ? (
				<Button act="draw-again" onClick={props.onAgain}>
					{t('set-code-another')}
				</Button>
			) : null}
		</Page>
	);
}

function putLists(
	app: App,
	code: Uint8Array,
	look: ListLook,
	chosen: { duty: OtherCode['duty']; everywhere: boolean },
): Promise<Result<void>> {
	const doc = seeded(look, true, app.clock.today(), pools(language.value), chance);
	return app.session.addLists(code, doc, look, chosen.duty, chosen.everywhere);
}
