import type { VNode } from 'preact';
import { fieldOf, kindOf, words } from '../../plan/schema.ts';
import { Choose } from '../kit/choose.tsx';
import { t } from '../l10n/strings.ts';
import { AfterCheck } from '../question/aftercheck.tsx';
import { useApp, usePlan } from '../state/app.ts';

/** True where the question was answered today. */
export function useAnswered(): boolean {
	const app = useApp();
	const plan = usePlan();
	return plan.text('now', 'answer') !== '' && plan.text('now', 'on') === app.clock.today();
}

/** How things are right now. An answer of another day is no answer to that, so it is not shown as one. */
export function QuickCheck(props: { labelUnseen?: boolean; onNothing: () => void }): VNode | null {
	const app = useApp();
	const plan = usePlan();
	const answered = useAnswered();
	const kind = kindOf('now');
	const field = fieldOf(kind, 'answer');
	if (field?.type !== 'choice') return null;
	const answer = (chosen: readonly string[]): void => {
		plan.checkpoint();
		plan.set('now', 'answer', chosen[0]);
		plan.set('now', 'on', chosen[0] === undefined ? undefined : app.clock.today());
	};
	return (
		<>
			<Choose
				field="now.answer"
				label={t('check-q')}
				labelUnseen={props.labelUnseen ?? false}
				column
				readOnly={app.readOnly}
				options={field.options.map((id) => ({ id, label: t(words.option(kind, field, id)) }))}
				chosen={answered ? plan.chosen('now', 'answer') : []}
				onChoose={answer}
			/>
			{answered ? (
				<AfterCheck
					onWrite={() => app.way.go({ screen: 'question', section: 'now', n: 2 })}
					onNothing={props.onNothing}
				/>
			) : null}
		</>
	);
}
