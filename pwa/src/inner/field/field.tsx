import type { VNode } from 'preact';
import type { NodeId } from '../../plan/model.ts';
import { fieldOf, kindOf, words } from '../../plan/schema.ts';
import { NodeField } from '../fields/nodefield.tsx';
import { itemTitle, shownFields } from '../fields/show.ts';
import { Gone } from '../item/gone.tsx';
import { Button } from '../kit/button.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';

/** One question about one thing, and the next one after it for who wants to go on. */
export function FieldScreen(props: { node: NodeId; field: string }): VNode {
	const app = useApp();
	const plan = usePlan();
	const kindId = plan.kind(props.node);
	const kind = kindId === undefined ? undefined : kindOf(kindId);
	const field = kind && fieldOf(kind, props.field);
	if (!kind || !field || !plan.has(props.node)) return <Gone />;
	const fields = shownFields(kind);
	const next = fields[fields.indexOf(field) + 1];
	const on = (): void => {
		plan.checkpoint();
		if (next) app.way.replace({ screen: 'field', node: props.node, field: next.id });
		else app.way.back();
	};
	const done = (): void => {
		plan.checkpoint();
		app.way.back();
	};
	const typing = field.type === 'line' || field.type === 'text';
	return (
		<Frame
			screen={`field-${kind.id}-${field.id}`}
			title={t(words.field(kind, field))}
			onBack={done}
			fieldFocus={typing}
			actions={
				<>
					<Button act="done" onClick={done}>
						{t('done')}
					</Button>
					{next ? (
						<Button act="next" kind="main" onClick={on}>
							{t('next')}
						</Button>
					) : null}
				</>
			}
		>
			{plan.parent(props.node) ? (
				<p class="soft" dir="auto">
					{itemTitle(plan, props.node)}
				</p>
			) : null}
			<NodeField node={props.node} field={props.field} labelUnseen focus={typing} onEnter={on} />
		</Frame>
	);
}
