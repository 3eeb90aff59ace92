import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../kit/button.tsx';
import { Choose } from '../kit/choose.tsx';
import { Frame } from '../kit/frame.tsx';
import { Code } from '../kit/pad.tsx';
import { Wait } from '../kit/wait.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import type { StepProps } from './setup.tsx';

/** The code is drawn by chance: a birthday or a pattern is what someone close tries first. */
export function NewCode(props: StepProps): VNode {
	const app = useApp();
	const { flow } = props;
	const draws = useRef(0);
	// The code before leaves the screen first: nobody may go on with a code that is about to change.
	const draw = async (digits: 10 | 12): Promise<void> => {
		const turn = ++draws.current;
		flow.digits.value = digits;
		flow.practised.value = 0;
		flow.code.value = '';
		const drawn = await app.session.newCode(digits);
		if (turn === draws.current) flow.code.value = drawn;
	};
	useEffect(() => {
		if (flow.code.value === '') void draw(flow.digits.value);
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
			<CodeAdvice digits={flow.digits.value} onDigits={(digits) => void draw(digits)} />
			<Button act="another" kind="quiet" onClick={() => void draw(flow.digits.value)}>
				{t('set-code-another')}
			</Button>
		</Frame>
	);
}

/** How strong, in human terms; how to keep it; and the longer one. */
export function CodeAdvice(props: { digits: 10 | 12; onDigits: (digits: 10 | 12) => void }): VNode {
	return (
		<>
			<p>{t('code-remember')}</p>
			<p class="fine">{t('code-write')}</p>
			<Choose
				field="code.digits"
				label={t('code-length')}
				hint={t(props.digits === 10 ? 'code-strength-10' : 'code-strength-12')}
				options={[
					{ id: '10', label: t('code-10') },
					{ id: '12', label: t('code-12') },
				]}
				chosen={[String(props.digits)]}
				onChoose={(chosen) => {
					// One of the two always holds: a second tap on the same one changes nothing, and draws no new code.
					if (chosen[0] !== undefined) props.onDigits(chosen[0] === '12' ? 12 : 10);
				}}
			/>
		</>
	);
}
