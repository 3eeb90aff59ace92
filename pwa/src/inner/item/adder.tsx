import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ItemId, NodeId } from '../../plan/model.ts';
import { fieldOf, kindOf, words } from '../../plan/schema.ts';
import type { ChoiceField, Kind, List, TextField } from '../../plan/types.ts';
import type { Composer } from '../fields/compose.ts';
import { namingField } from '../fields/home.ts';
import { verdictOf } from '../fields/nodefield.tsx';
import { Button } from '../kit/button.tsx';
import { Choose } from '../kit/choose.tsx';
import { Entry, verdictWords } from '../kit/entry.tsx';
import { t } from '../l10n/strings.ts';
import { type App, useApp, usePlan } from '../state/app.ts';

interface AdderProps {
	node: NodeId;
	kind: Kind;
	list: List;
	/** Ready to type, without a tap first. */
	open: boolean;
	focus: boolean;
	starNew: boolean;
	composer: Composer;
}

/**
 * Adds to a list. One naming answer makes the item; the rest can be said later, or never. Kinds that no single answer
 * names are made empty and opened.
 */
export function Adder(props: AdderProps): VNode {
	const app = useApp();
	const plan = usePlan();
	const [open, setOpen] = useState(props.open);
	const { kind, list } = props;
	const made = kindOf(list.kind);
	const naming = namingField(made);
	const choice = made.title === undefined ? undefined : fieldOf(made, made.title);
	if (open && naming) return <TextAdder {...props} naming={naming} made={made} />;
	if (open && choice?.type === 'choice') return <ChoiceAdder {...props} made={made} choice={choice} />;
	const tap = (): void => {
		if (naming || choice?.type === 'choice') {
			setOpen(true);
			return;
		}
		const outcome = plan.add(props.node, list.id);
		if (outcome.ok) app.way.go({ screen: 'item', item: outcome.value });
		else app.toasts.say(verdictWords(verdictOf(outcome), 0));
	};
	return (
		<div class="adding">
			<Button act={`add-${kind.id}-${list.id}`} icon="plus" kind="quiet" onClick={tap}>
				{t(words.add(kind, list))}
			</Button>
		</div>
	);
}

/** Says that it was added, and takes it back on request. */
function sayAdded(app: App, item: ItemId): void {
	app.toasts.say(t('added'), () => void app.plan.remove(item));
}

function TextAdder(props: AdderProps & { naming: TextField; made: Kind }): VNode {
	const app = useApp();
	const box = useRef<HTMLDivElement>(null);
	const { naming, made, list, composer } = props;
	const name = `${props.kind.id}.${list.id}`;
	const add = (): void => {
		const item = composer.finish();
		// Ready for the next one: the button that was pressed has nothing to add now.
		box.current?.querySelector('input')?.focus();
		if (item === null) return;
		if (props.starNew) app.plan.star(item, true);
		sayAdded(app, item);
	};
	return (
		<div class="adder" data-adder={name} ref={box}>
			<Entry
				field={`add.${name}`}
				label={t(words.field(made, naming))}
				hint={naming.hint ? t(words.hint(made, naming)) : undefined}
				value={composer.text}
				max={naming.max}
				focus={props.focus}
				onText={composer.type}
				onEnter={add}
			/>
			<Button act={`added-${props.kind.id}-${list.id}`} icon="plus" disabled={composer.item === null} onClick={add}>
				{t('add')}
			</Button>
		</div>
	);
}

function ChoiceAdder(props: AdderProps & { made: Kind; choice: ChoiceField }): VNode {
	const app = useApp();
	const plan = usePlan();
	const { made, choice } = props;
	const name = `add.${props.kind.id}.${props.list.id}`;
	const add = (option: string | undefined): void => {
		if (option === undefined) return;
		plan.checkpoint();
		const outcome = plan.add(props.node, props.list.id, { [choice.id]: option });
		if (outcome.ok) sayAdded(app, outcome.value);
		else app.toasts.say(verdictWords(verdictOf(outcome), 0));
	};
	return (
		<div data-adder={name}>
			<Choose
				field={name}
				label={t(words.field(made, choice))}
				options={choice.options.map((id) => ({ id, label: t(words.option(made, choice, id)) }))}
				chosen={[]}
				onChoose={(chosen) => add(chosen[0])}
			/>
		</div>
	);
}
