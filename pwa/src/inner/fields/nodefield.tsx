import type { VNode } from 'preact';
import type { NodeId, Outcome } from '../../plan/model.ts';
import { fieldOf, kindOf, words } from '../../plan/schema.ts';
import type { ChoiceField, Field, Kind, PlainField, TextField, Value } from '../../plan/types.ts';
import { Choose } from '../kit/choose.tsx';
import { Entry, type Verdict } from '../kit/entry.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';
import { RefPicker } from './refpicker.tsx';
import { WhenEntry } from './when.tsx';

export interface NodeFieldProps {
	node: NodeId;
	field: string;
	/** Instead of the field's own words, where the screen asks them in another way. */
	label?: string;
	labelUnseen?: boolean;
	focus?: boolean;
	onEnter?: () => void;
}

/** What the refusals of the plan mean for somebody who types. */
export function verdictOf(outcome: Outcome<unknown>): Verdict {
	if (outcome.ok) return 'ok';
	if (outcome.reason === 'long' || outcome.reason === 'full') return outcome.reason;
	return 'read';
}

/** Everything that draws one field gets this. */
export interface Drawn<F extends Field> extends NodeFieldProps {
	kind: Kind;
	schema: F;
	label: string;
	hint: string | undefined;
	readOnly: boolean;
	set: (value: Value | undefined) => Verdict;
}

/** Any field of the schema, kept as it is typed or picked. */
export function NodeField(props: NodeFieldProps): VNode | null {
	const app = useApp();
	const plan = usePlan();
	const kindId = plan.kind(props.node);
	const kind = kindId === undefined ? undefined : kindOf(kindId);
	const schema = kind && fieldOf(kind, props.field);
	if (!kind || !schema) return null;
	const shared = {
		...props,
		kind,
		label: props.label ?? t(words.field(kind, schema)),
		hint: schema.hint ? t(words.hint(kind, schema)) : undefined,
		readOnly: app.readOnly,
		set: (value: Value | undefined) => verdictOf(plan.set(props.node, props.field, value)),
	};
	switch (schema.type) {
		case 'line':
		case 'text':
			return <TextOne {...shared} schema={schema} />;
		case 'choice':
		case 'multi':
			return <ChoiceOne {...shared} schema={schema} />;
		case 'bool':
			return <BoolOne {...shared} schema={schema} />;
		case 'date':
		case 'time':
			return <DateOne {...shared} schema={schema} />;
		case 'when':
			return <WhenEntry {...shared} schema={schema} />;
		case 'ref':
		case 'refs':
			return <RefPicker {...shared} schema={schema} />;
	}
}

const name = (props: Drawn<Field>): string => `${props.kind.id}.${props.schema.id}`;

function TextOne(props: Drawn<TextField>): VNode {
	const plan = usePlan();
	const value = plan.text(props.node, props.field);
	const { offer } = props.schema;
	return (
		<div class="stack">
			<Entry
				field={name(props)}
				label={props.label}
				labelUnseen={props.labelUnseen ?? false}
				hint={props.hint}
				kind={props.schema.type === 'text' ? 'text' : 'line'}
				value={value}
				max={props.schema.max}
				readOnly={props.readOnly}
				focus={props.focus ?? false}
				onText={props.set}
				{...(props.onEnter ? { onEnter: props.onEnter } : {})}
			/>
			{offer && value === '' && !props.readOnly ? (
				<div class="note">
					<p>{t(offer)}</p>
					<div class="across">
						<button type="button" class="btn quiet small" data-act="take-offer" onClick={() => props.set(t(offer))}>
							{t('offer-take')}
						</button>
					</div>
				</div>
			) : null}
		</div>
	);
}

function ChoiceOne(props: Drawn<ChoiceField>): VNode {
	const plan = usePlan();
	const { schema } = props;
	return (
		<Choose
			field={name(props)}
			label={props.label}
			labelUnseen={props.labelUnseen ?? false}
			hint={props.hint}
			many={schema.type === 'multi'}
			readOnly={props.readOnly}
			options={schema.options.map((id) => ({ id, label: t(words.option(props.kind, schema, id)) }))}
			chosen={plan.chosen(props.node, props.field)}
			onChoose={(chosen) => void props.set(schema.type === 'multi' ? chosen : chosen[0])}
		/>
	);
}

function BoolOne(props: Drawn<PlainField>): VNode {
	const plan = usePlan();
	const value = plan.get(props.node, props.field);
	return (
		<Choose
			field={name(props)}
			label={props.label}
			labelUnseen={props.labelUnseen ?? false}
			hint={props.hint}
			readOnly={props.readOnly}
			options={[
				{ id: 'yes', label: t('word-yes') },
				{ id: 'no', label: t('word-no') },
			]}
			chosen={value === undefined ? [] : [value === true ? 'yes' : 'no']}
			onChoose={(chosen) => void props.set(chosen[0] === undefined ? undefined : chosen[0] === 'yes')}
		/>
	);
}

function DateOne(props: Drawn<PlainField>): VNode {
	const plan = usePlan();
	return (
		<Entry
			field={name(props)}
			label={props.label}
			labelUnseen={props.labelUnseen ?? false}
			hint={props.hint}
			kind={props.schema.type === 'date' ? 'date' : 'time'}
			value={plan.text(props.node, props.field)}
			readOnly={props.readOnly}
			focus={props.focus ?? false}
			onText={(text) => props.set(text === '' ? undefined : text)}
		/>
	);
}
