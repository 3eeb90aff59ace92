import type { VNode } from 'preact';
import { OFTEN } from '../../plan/looking.ts';
import { Choose } from '../kit/choose.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';

/** How often the plan asks by itself. It counts from the day on which that is chosen. */
export function OftenChoice(props: { label: string }): VNode {
	const app = useApp();
	const plan = usePlan();
	const [chosen] = plan.chosen('me', 'look_every');
	const choose = (next: string | undefined): void => {
		plan.set('me', 'look_every', next);
		plan.set('me', 'look_start', next === undefined || next === 'no' ? undefined : app.clock.today());
	};
	return (
		<Choose
			field="me.look_every"
			label={props.label}
			column
			readOnly={app.readOnly}
			options={OFTEN.map((id) => ({ id, label: t(`looking-often-${id}`) }))}
			chosen={[chosen ?? 'no']}
			onChoose={(next) => choose(next[0])}
		/>
	);
}
