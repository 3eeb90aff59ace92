import type { VNode } from 'preact';
import { kindOf, words } from '../../plan/schema.ts';
import type { RefField } from '../../plan/types.ts';
import { Button } from '../kit/button.tsx';
import { Choose } from '../kit/choose.tsx';
import { Entry } from '../kit/entry.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';
import { useComposer } from './compose.ts';
import { candidates, namingField, placeOf } from './home.ts';
import type { Drawn } from './nodefield.tsx';
import { itemTitle, targets } from './show.ts';

/** Picks among what is already in the plan, or makes a new one by its name, without leaving the question. */
export function RefPicker(props: Drawn<RefField>): VNode {
	const app = useApp();
	const plan = usePlan();
	const many = props.schema.type === 'refs';
	const chosen = targets(plan, props.node, props.field);
	const field = `${props.kind.id}.${props.schema.id}`;
	const options = candidates(plan, props.node, props.schema.to).map((id) => ({ id, label: itemTitle(plan, id) }));
	const choose = (next: readonly string[]): void => void props.set(many ? next : next[0]);
	return (
		<div class="stack">
			<Choose
				field={field}
				label={props.label}
				labelUnseen={props.labelUnseen ?? false}
				hint={options.length === 0 ? t('ref-none') : props.hint}
				many={many}
				readOnly={props.readOnly}
				options={options}
				chosen={chosen}
				onChoose={choose}
			/>
			{app.readOnly ? null : <NewTarget {...props} onMade={(id) => choose(many ? [...chosen, id] : [id])} />}
		</div>
	);
}

/** Made while its name is typed, and picked at once. */
function NewTarget(props: Drawn<RefField> & { onMade: (id: string) => void }): VNode | null {
	const plan = usePlan();
	const kind = kindOf(props.schema.to);
	const naming = namingField(kind);
	const place = placeOf(plan, props.node, props.schema.to);
	const composer = useComposer(plan, place?.node ?? props.node, place?.list ?? '', naming);
	if (!naming || !place) return null;
	const make = (): void => {
		const made = composer.finish();
		if (made !== null) props.onMade(made);
	};
	return (
		<div class="adder">
			<Entry
				field={`${props.kind.id}.${props.schema.id}.new`}
				label={t('ref-new', { what: t(words.kind(kind)) })}
				value={composer.text}
				max={naming.max}
				onText={composer.type}
				onEnter={make}
			/>
			<Button act={`ref-add-${props.schema.id}`} icon="plus" disabled={composer.item === null} onClick={make}>
				{t('add')}
			</Button>
		</div>
	);
}
