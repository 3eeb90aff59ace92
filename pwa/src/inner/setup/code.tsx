import type { Remote } from 'comlink';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { drawWordCode } from '../../plan/words.ts';
import type { Session } from '../../wire/session.ts';
import { Button } from '../kit/button.tsx';
import { Choose } from '../kit/choose.tsx';
import { Frame } from '../kit/frame.tsx';
import { Code } from '../kit/pad.tsx';
import { Wait } from '../kit/wait.tsx';
import { front, t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import type { CodeKind } from './flow.ts';
import type { StepProps } from './setup.tsx';

/** The code is drawn by chance: a birthday or a pattern is what someone close tries first. */
export function NewCode(props: StepProps): VNode {
	const app = useApp();
	const { flow } = props;
	const draws = useRef(0);
	// The code before leaves the screen first: nobody may go on with a code that is about to change.
	const draw = async (kind: CodeKind): Promise<void> => {
		const turn = ++draws.current;
		flow.kind.value = kind;
		flow.practised.value = 0;
		flow.code.value = '';
		const drawn = await newCode(app.session, kind);
		if (turn === draws.current) flow.code.value = drawn;
	};
	useEffect(() => {
		if (flow.code.value === '') void draw(flow.kind.value);
	}, []);
	const code = flow.code.value;
	return (
		<Frame
			screen="setup-code"
			title={t('set-code-title')}
			onBack={flow.back}
			actions={
				<Button act="next" kind="main" disabled={code === ''} onClick={() => flow.go('practise')}>
					{t('set-code-next')}
				</Button>
			}
		>
			{code === '' ? <Wait words={t('set-code-wait')} /> : <Code code={code} />}
			<CodeAdvice kind={flow.kind.value} onKind={(kind) => void draw(kind)} />
			<Button act="another" kind="quiet" onClick={() => void draw(flow.kind.value)}>
				{t('set-code-another')}
			</Button>
		</Frame>
	);
}

export async function newCode(session: Remote<Session>, kind: CodeKind): Promise<string> {
	if (kind !== 'words') return session.newCode(kind);
	return drawWordCode((n) => crypto.getRandomValues(new Uint8Array(n)));
}

/** How strong, in human terms; how to keep it; and the other kinds. Words are offered where they can be typed. */
export function CodeAdvice(props: { kind: CodeKind; onKind: (kind: CodeKind) => void }): VNode {
	const words = front.value.id === 'converter';
	return (
		<>
			<p>{t('code-remember')}</p>
			<p class="fine">{t('code-write')}</p>
			<Choose
				field="code.digits"
				label={t('code-length')}
				hint={t(`code-strength-${props.kind}`)}
				options={[
					{ id: '10', label: t('code-10') },
					{ id: '12', label: t('code-12') },
					...(words ? [{ id: 'words', label: t('code-words') }] : []),
				]}
				chosen={[String(props.kind)]}
				onChoose={([chosen]) => {
					// One of them always holds: a second tap on the same one changes nothing, and draws no new code.
					if (chosen !== undefined) props.onKind(chosen === 'words' ? 'words' : chosen === '12' ? 12 : 10);
				}}
			/>
			{props.kind === 'words' ? <p class="fine">{t('code-words-only')}</p> : null}
		</>
	);
}
