import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Reason } from '../../wire/session.ts';
import { Button } from '../kit/button.tsx';
import { bytesOf } from '../kit/bytes.ts';
import { Code, Pad } from '../kit/pad.tsx';
import { reasonWords } from '../kit/reasons.ts';
import { Wait } from '../kit/wait.tsx';
import { t } from '../l10n/strings.ts';
import { CodeAdvice, newCode } from '../setup/code.tsx';
import type { CodeKind } from '../setup/flow.ts';
import { useApp } from '../state/app.ts';
import { renewMark } from '../state/marks.ts';
import { Page } from './page.tsx';

type Stage = 'choose' | 'new' | 'current' | 'done';

/**
 * A new code: shown, typed once on the calculator, and only then put in the old one's place, with the old one typed as
 * proof. The proof comes last, so that a slip costs only itself.
 */
export function CodePage(): VNode {
	const app = useApp();
	const [stage, setStage] = useState<Stage>('choose');
	const [renew, setRenew] = useState(false);
	const [code, setCode] = useState('');
	const begin = (withNewRoot: boolean): void => {
		setRenew(withNewRoot);
		setStage('new');
	};
	if (stage === 'new') return <Drawn code={code} onCode={setCode} onRight={() => setStage('current')} />;
	if (stage === 'current') return <Proof code={code} renew={renew} onDone={() => setStage('done')} />;
	if (stage === 'done') return <Changed renew={renew} />;
	return (
		<Page page="code">
			<div class="card">
				<h2>{t('code-change')}</h2>
				<p>{t('code-change-more')}</p>
				<Button act="code-change" disabled={app.readOnly} onClick={() => begin(false)}>
					{t('code-change-go')}
				</Button>
			</div>
			<div class="card">
				<h2>{t('code-known')}</h2>
				<p>{t('code-known-more')}</p>
				<p class="fine">{t('code-known-cost')}</p>
				<Button act="code-renew" disabled={app.readOnly} onClick={() => begin(true)}>
					{t('code-known-go')}
				</Button>
			</div>
		</Page>
	);
}

function Drawn(props: { code: string; onCode: (code: string) => void; onRight: () => void }): VNode {
	const app = useApp();
	const [kind, setKind] = useState<CodeKind>(10);
	const [wrong, setWrong] = useState(false);
	const draws = useRef(0);
	// The code before leaves the screen first: nobody may practise one code and then keep another that they never saw.
	const draw = async (chosen: CodeKind): Promise<void> => {
		const turn = ++draws.current;
		setKind(chosen);
		setWrong(false);
		props.onCode('');
		const drawn = await newCode(app.session, chosen);
		if (turn === draws.current) props.onCode(drawn);
	};
	useEffect(() => {
		void draw(kind);
	}, []);
	const practise = async (): Promise<void> => {
		if ((await app.host.practise()) === props.code) props.onRight();
		else setWrong(true);
	};
	return (
		<Page
			page="code"
			part="new"
			key="new"
			actions={
				<Button act="practise" kind="main" disabled={props.code === ''} onClick={() => void practise()}>
					{t('set-practise-go')}
				</Button>
			}
		>
			<p class="lead" role="status">
				{t(wrong ? 'set-practise-wrong' : 'code-try-once')}
			</p>
			{props.code === '' ? <Wait words={t('set-code-wait')} /> : <Code code={props.code} />}
			<p class="fine">{t('code-old-still')}</p>
			<CodeAdvice kind={kind} onKind={(chosen) => void draw(chosen)} />
		</Page>
	);
}

function Proof(props: { code: string; renew: boolean; onDone: () => void }): VNode {
	const app = useApp();
	const [current, setCurrent] = useState('');
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState<Reason | null>(null);
	const change = async (): Promise<void> => {
		setBusy(true);
		setFailed(null);
		await app.saver.flush();
		const result = await app.session.changeCode(bytesOf(current), bytesOf(props.code), props.renew);
		setBusy(false);
		setCurrent('');
		if (!result.ok) return setFailed(result.reason);
		app.info.value = await app.session.info();
		if (props.renew) void renewMark(app).catch(() => {});
		props.onDone();
	};
	return (
		<Page
			page="code"
			part="proof"
			key="current"
			actions={
				<Button act="code-put" kind="main" disabled={busy || current.length < 8} onClick={() => void change()}>
					{t('code-put')}
				</Button>
			}
		>
			<p class="lead">{t('code-current')}</p>
			{failed ? (
				<p class="said" role="alert">
					{reasonWords(failed, 'code')}
				</p>
			) : null}
			{busy ? (
				<Wait words={t('code-wait')} />
			) : (
				<Pad field="code.current" label={t('code-current')} value={current} onDigits={setCurrent} />
			)}
		</Page>
	);
}

function Changed(props: { renew: boolean }): VNode {
	const app = useApp();
	return (
		<Page
			page="code"
			part="done"
			key="done"
			actions={
				<Button act="done" kind="main" onClick={() => app.way.back()}>
					{t('done')}
				</Button>
			}
		>
			<p class="lead" role="status">
				{t('code-changed')}
			</p>
			{props.renew ? <p>{t('code-renewed')}</p> : null}
		</Page>
	);
}
