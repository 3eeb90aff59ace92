import type { VNode } from 'preact';
import type { DateKind } from '../../plan/sections/dates.ts';
import { verdictOf } from '../fields/nodefield.tsx';
import { Button } from '../kit/button.tsx';
import { verdictWords } from '../kit/entry.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';

/** Offers to keep the day of a change among the dates. Only a tap saves it. */
export function SaveDay(props: { kind: DateKind; today: boolean }): VNode {
	const app = useApp();
	const save = (): void => {
		const { plan } = app;
		plan.checkpoint();
		const values = props.today ? { kind: props.kind, date: app.clock.today() } : { kind: props.kind };
		const outcome = plan.add('dates', 'dates', values);
		plan.checkpoint();
		if (!outcome.ok) app.toasts.say(verdictWords(verdictOf(outcome), 0));
		else if (props.today) app.toasts.say(t('changed-date-saved'), () => void plan.remove(outcome.value));
		else app.way.go({ screen: 'field', node: outcome.value, field: 'date' });
	};
	return (
		<div class="note">
			<p>{t('changed-date-line')}</p>
			<div class="across">
				<Button act="save-day" size="small" onClick={save}>
					{t(props.today ? 'changed-date-today' : 'changed-date')}
				</Button>
			</div>
		</div>
	);
}
