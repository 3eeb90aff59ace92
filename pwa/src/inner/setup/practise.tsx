import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Reason } from '../../wire/session.ts';
import { Button } from '../kit/button.tsx';
import { bytesOf } from '../kit/bytes.ts';
import { Frame } from '../kit/frame.tsx';
import { Code } from '../kit/pad.tsx';
import { reasonWords } from '../kit/reasons.ts';
import { Wait } from '../kit/wait.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import type { StepProps } from './setup.tsx';

/** Right this often before anything is kept: fingers remember what eyes only read. */
export const rounds = 2;

type Last = 'none' | 'right' | 'wrong';

/** The code is typed on the real calculator, as it will be from now on. */
export function Practise(props: StepProps): VNode {
	const app = useApp();
	const { flow } = props;
	const [last, setLast] = useState<Last>('none');
	const [away, setAway] = useState(false);
	const [keeping, setKeeping] = useState(false);
	const [failed, setFailed] = useState<Reason | null>(null);
	const done = flow.practised.value;
	const keep = async (): Promise<void> => {
		setKeeping(true);
		setFailed(null);
		const result = await app.session.create(bytesOf(flow.code.value), app.plan.encode(), 'whole');
		setKeeping(false);
		if (!result.ok) return setFailed(result.reason);
		app.info.value = await app.session.info();
		app.sync.value = app.info.value.sync;
		flow.seal(app.info.value.recovery ? 'leaving' : 'recovery');
	};
	const round = async (): Promise<void> => {
		setAway(true);
		const typed = await app.host.practise();
		setAway(false);
		const right = typed === flow.code.value;
		setLast(right ? 'right' : 'wrong');
		if (right) flow.practised.value = done + 1;
		if (right && done + 1 >= rounds) await keep();
	};
	const action = done >= rounds ? keep : round;
	return (
		<Frame
			screen="setup-practise"
			title={t('set-practise-title')}
			onBack={keeping ? undefined : flow.back}
			actions={
				keeping ? null : (
					<Button act="practise" kind="main" disabled={away} onClick={() => void action()}>
						{t(done >= rounds ? 'try-again' : done === 0 ? 'set-practise-go' : 'set-practise-once-more')}
					</Button>
				)
			}
		>
			<PractiseWords last={last} done={done} />
			{keeping ? <Wait words={t('set-keeping')} /> : null}
			{failed ? <p class="said">{reasonWords(failed, 'create')}</p> : null}
			{done >= rounds ? null : <How code={flow.code.value} />}
		</Frame>
	);
}

function PractiseWords(props: { last: Last; done: number }): VNode {
	const id =
		props.last === 'wrong'
			? 'set-practise-wrong'
			: props.done === 0
				? 'set-practise-why'
				: props.done < rounds
					? 'set-practise-right'
					: 'set-practise-done';
	return (
		<p class="lead" role="status">
			{t(id)}
		</p>
	);
}

function How(props: { code: string }): VNode {
	return (
		<>
			<Code code={props.code} />
			<ol class="steps">
				<li>{t('set-practise-1')}</li>
				<li>{t('set-practise-2')}</li>
				<li>{t('set-practise-3')}</li>
			</ol>
			<p class="fine">{t('set-practise-leave')}</p>
		</>
	);
}
