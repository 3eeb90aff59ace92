import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Duty, OtherCode, Reason } from '../../../wire/session.ts';
import { Button } from '../../kit/button.tsx';
import { Choose } from '../../kit/choose.tsx';
import { Failed } from '../../kit/failed.tsx';
import { reasonWords } from '../../kit/reasons.ts';
import { Wait } from '../../kit/wait.tsx';
import { t } from '../../l10n/strings.ts';
import { useApp } from '../../state/app.ts';
import { Page } from '../page.tsx';
import { doesWords } from './words.ts';

const duties: readonly Duty[] = ['nothing', 'destroy', 'reset'];

/** What a code does besides opening. Undefined until the holder chose: nothing is chosen for them. */
export interface Choice {
	readonly duty: Duty | undefined;
	readonly everywhere: boolean | undefined;
}

/** The choice as the keeper takes it, once it is whole. */
export function whole(choice: Choice): { duty: Duty; everywhere: boolean } | null {
	if (choice.duty === undefined) return null;
	if (choice.duty === 'nothing') return { duty: 'nothing', everywhere: false };
	return choice.everywhere === undefined ? null : { duty: choice.duty, everywhere: choice.everywhere };
}

/** The two questions, what the answers mean together, and what speaks for and against. */
export function DutyChoice(props: {
	kind: OtherCode['kind'];
	choice: Choice;
	busy: boolean;
	onChoose: (choice: Choice) => void;
}): VNode {
	const { kind, choice } = props;
	const chosen = whole(choice);
	const clears = choice.duty !== undefined && choice.duty !== 'nothing';
	return (
		<>
			{kind === 'order' ? null : (
				<Choose
					field="others.duty"
					label={t('others-duty')}
					column
					readOnly={props.busy}
					options={duties.map((id) => ({ id, label: t(`others-duty-${id}`) }))}
					chosen={choice.duty === undefined ? [] : [choice.duty]}
					onChoose={([id]) => props.onChoose({ ...choice, duty: duties.find((one) => one === id) })}
				/>
			)}
			{clears ? (
				<Choose
					field="others.reach"
					label={t('others-reach')}
					column
					readOnly={props.busy}
					options={['no', 'yes'].map((id) => ({ id, label: t(`others-reach-${id}`) }))}
					chosen={choice.everywhere === undefined ? [] : [choice.everywhere ? 'yes' : 'no']}
					onChoose={([id]) => props.onChoose({ ...choice, everywhere: id === undefined ? undefined : id === 'yes' })}
				/>
			) : null}
			<p role="status" class={chosen ? 'note' : ''}>
				{chosen ? doesWords({ kind, ...chosen }) : ''}
			</p>
			{clears ? <Against everywhere={choice.everywhere === true} /> : null}
		</>
	);
}

function Against(props: { everywhere: boolean }): VNode {
	const ids = ['others-own', 'others-opinions', 'others-copy'];
	return (
		<ul class="points">
			{[...ids, ...(props.everywhere ? ['others-signal'] : [])].map((id) => (
				<li key={id}>
					<p>{t(id)}</p>
				</li>
			))}
		</ul>
	);
}

/** Another duty for a code that is there. */
export function ChangeDuty(props: { one: OtherCode; onEnd: (said?: string) => void }): VNode {
	const app = useApp();
	const { one } = props;
	const [choice, setChoice] = useState<Choice>({
		duty: one.duty,
		everywhere: one.duty === 'nothing' ? undefined : one.everywhere,
	});
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState<Reason | null>(null);
	const chosen = whole(choice);
	const put = async (): Promise<void> => {
		if (!chosen) return;
		setBusy(true);
		setFailed(null);
		const result = await app.session.setDuty(one.slot, chosen.duty, chosen.everywhere);
		setBusy(false);
		if (result.ok) props.onEnd('others-done');
		else setFailed(result.reason);
	};
	return (
		<Page
			page="others"
			part="change"
			key="change"
			onBack={busy ? () => {} : () => props.onEnd()}
			actions={
				busy ? null : (
					<Button act="put-duty" kind="main" disabled={!chosen} onClick={() => void put()}>
						{t('others-put')}
					</Button>
				)
			}
		>
			<DutyChoice kind={one.kind} choice={choice} busy={busy} onChoose={setChoice} />
			{busy ? <Wait words={t('others-wait-change')} /> : null}
			<Failed words={failed && reasonWords(failed, 'others')} />
		</Page>
	);
}
