import type { VNode } from 'preact';
import { DAYS, type Day, type PlainField, type When } from '../../plan/types.ts';
import { Entry } from '../kit/entry.tsx';
import { t } from '../l10n/strings.ts';
import { usePlan } from '../state/app.ts';
import type { Drawn } from './nodefield.tsx';
import { dayName } from './show.ts';

const none: When = { days: [] };

/** Days, and hours of those days. No day picked means any day. */
export function WhenEntry(props: Drawn<PlainField>): VNode {
	const plan = usePlan();
	const value = plan.get(props.node, props.field);
	const when: When = typeof value === 'object' && 'days' in value ? value : none;
	const set = (next: When): void => {
		const empty = next.days.length === 0 && !next.from && !next.to;
		props.set(empty ? undefined : next);
	};
	const toggle = (day: Day): void => {
		const days = DAYS.filter((one) => (one === day ? !when.days.includes(day) : when.days.includes(one)));
		set({ ...when, days });
	};
	const hour = (side: 'from' | 'to', text: string): void => {
		const { [side]: _, ...rest } = when;
		set(text === '' ? rest : { ...rest, [side]: text });
	};
	return (
		<fieldset class="field" data-field={`${props.kind.id}.${props.schema.id}`} data-when>
			<legend class={props.labelUnseen ? 'unseen' : 'label'}>{props.label}</legend>
			{props.hint ? <p class="hint">{props.hint}</p> : null}
			<p class="hint">{t('when-days-hint')}</p>
			<div class="week">
				{DAYS.map((day) => (
					<button
						key={day}
						type="button"
						class="pick day"
						data-choice={day}
						aria-pressed={when.days.includes(day)}
						disabled={props.readOnly}
						onClick={() => toggle(day)}
					>
						<span aria-hidden="true">{dayName(day, 'short')}</span>
						<span class="unseen">{dayName(day, 'long')}</span>
					</button>
				))}
			</div>
			<div class="hours">
				{(['from', 'to'] as const).map((side) => (
					<Entry
						key={side}
						field={`${props.kind.id}.${props.schema.id}.${side}`}
						label={t(`when-${side}`)}
						kind="time"
						value={when[side] ?? ''}
						readOnly={props.readOnly}
						onText={(text) => {
							hour(side, text);
							return 'ok';
						}}
					/>
				))}
			</div>
		</fieldset>
	);
}
