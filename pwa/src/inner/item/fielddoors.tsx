import type { VNode } from 'preact';
import type { NodeId } from '../../plan/model.ts';
import { kindOf, words } from '../../plan/schema.ts';
import type { Field } from '../../plan/types.ts';
import { showValue } from '../fields/show.ts';
import { Door } from '../kit/button.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';

/** Fields as rows: the question, and under it what was said. A tap opens that one question. */
export function FieldDoors(props: { node: NodeId; fields: readonly Field[] }): VNode | null {
	const app = useApp();
	const plan = usePlan();
	const kindId = plan.kind(props.node);
	if (kindId === undefined || props.fields.length === 0) return null;
	const kind = kindOf(kindId);
	return (
		<ul class="doors">
			{props.fields.map((field) => (
				<li key={field.id}>
					<Door
						act={`field-${kind.id}-${field.id}`}
						title={t(words.field(kind, field))}
						under={showValue(plan, props.node, field) || undefined}
						onClick={() => app.way.go({ screen: 'field', node: props.node, field: field.id })}
					/>
				</li>
			))}
		</ul>
	);
}
