import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ItemId } from '../../plan/model.ts';
import { fieldOf, kindOf } from '../../plan/schema.ts';
import { NodeField } from '../fields/nodefield.tsx';
import { itemTitle, showValue } from '../fields/show.ts';
import { Button } from '../kit/button.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';

const step = kindOf('step');

/** A small step: where it stands, and what gets in the way. No state is better than another. */
export function StepCard(props: { item: ItemId }): VNode {
	const app = useApp();
	const plan = usePlan();
	const [open, setOpen] = useState(false);
	const { item } = props;
	const stateField = fieldOf(step, 'state');
	const wayField = fieldOf(step, 'gets_in_way');
	const chosen = plan.chosen(item, 'state')[0] ?? 'idea';
	const way = wayField ? showValue(plan, item, wayField) : '';
	return (
		<div class="card">
			<p class="strong" dir="auto">
				{itemTitle(plan, item)}
			</p>
			{way && !open ? <p class="fine">{t('step-way', { way })}</p> : null}
			{open ? (
				<>
					<NodeField node={item} field="state" />
					<NodeField node={item} field="gets_in_way" />
				</>
			) : null}
			<div class="across">
				{stateField ? (
					<button
						type="button"
						class="btn small"
						data-act="step-state"
						aria-expanded={open}
						onClick={() => setOpen(!open)}
					>
						{open ? t('step-close') : t(`option-step-state-${chosen}`)}
					</button>
				) : null}
				<Button act="open" kind="quiet" size="small" onClick={() => app.way.go({ screen: 'item', item })}>
					{t('step-more')}
				</Button>
			</div>
		</div>
	);
}
