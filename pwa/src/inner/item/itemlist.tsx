import type { VNode } from 'preact';
import type { ItemId, NodeId, Plan } from '../../plan/model.ts';
import { kindOf, listOf, words } from '../../plan/schema.ts';
import type { Kind, List } from '../../plan/types.ts';
import { useComposer } from '../fields/compose.ts';
import { namingField } from '../fields/home.ts';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';
import { Adder } from './adder.tsx';
import { ItemCard } from './itemcard.tsx';
import { StepCard } from './stepcard.tsx';

/** Lists whose order says something: what comes first on the way comes first here. */
const ordered: ReadonlySet<string> = new Set(['leg', 'alternate']);

export interface ItemListProps {
	node: NodeId;
	list: string;
	/** The screen's heading asks for it already. */
	headless?: boolean;
	/** Ready to type, without a tap first. */
	open?: boolean;
	/** What is added here goes onto the Go now page at once. */
	starNew?: boolean;
}

/** One list of a node: its cards, and how to add one more. */
export function ItemList(props: ItemListProps): VNode | null {
	const plan = usePlan();
	const kindId = plan.kind(props.node);
	const kind = kindId === undefined ? undefined : kindOf(kindId);
	const list = kind && listOf(kind, props.list);
	return kind && list ? <Known {...props} kind={kind} known={list} /> : null;
}

function Known(props: ItemListProps & { kind: Kind; known: List }): VNode {
	const app = useApp();
	const plan = usePlan();
	const { kind, known: list } = props;
	const composer = useComposer(plan, props.node, list.id, namingField(kindOf(list.kind)));
	// The card of what is being named waits until it has its name.
	const items = openFirst(
		plan,
		kindOf(list.kind),
		plan.items(props.node, list.id).filter((item) => item !== composer.item),
	);
	const name = `${kind.id}.${list.id}`;
	const adder = app.readOnly ? null : (
		<Adder
			node={props.node}
			kind={kind}
			list={list}
			open={props.open ?? false}
			focus={!props.open || items.length === 0}
			starNew={props.starNew ?? false}
			composer={composer}
		/>
	);
	return (
		<section class="stack" data-list={name} aria-label={t(words.list(kind, list))}>
			{props.headless ? null : <h2>{t(words.list(kind, list))}</h2>}
			{props.open ? adder : null}
			<Cards list={list} items={items} />
			{props.open ? null : adder}
		</section>
	);
}

/** What is ticked goes below what is not, each in the holder's order. */
function openFirst(plan: Plan, kind: Kind, items: readonly ItemId[]): readonly ItemId[] {
	const { tick } = kind;
	if (tick === undefined) return items;
	return [...items.filter((item) => !plan.is(item, tick)), ...items.filter((item) => plan.is(item, tick))];
}

function Cards(props: { list: List; items: readonly ItemId[] }): VNode | null {
	const { items } = props;
	if (items.length === 0) return null;
	return (
		<ul class="stack tight">
			{items.map((item, index) => (
				<li key={item}>
					<One
						list={props.list}
						item={item}
						before={items[index - 1]}
						after={items[index + 2]}
						last={index === items.length - 1}
					/>
				</li>
			))}
		</ul>
	);
}

interface OneProps {
	list: List;
	item: ItemId;
	before: ItemId | undefined;
	after: ItemId | undefined;
	last: boolean;
}

function One(props: OneProps): VNode {
	const app = useApp();
	if (props.list.kind === 'step') return <StepCard item={props.item} />;
	if (!ordered.has(props.list.kind)) return <ItemCard item={props.item} />;
	const { before, after, item } = props;
	return (
		<ItemCard
			item={item}
			onUp={before === undefined ? undefined : () => void app.plan.move(item, before)}
			onDown={props.last ? undefined : () => void app.plan.move(item, after)}
		/>
	);
}
