import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ItemId, NodeId } from '../../plan/model.ts';
import { kindOf, listOf } from '../../plan/schema.ts';
import { NodeField } from '../fields/nodefield.tsx';
import { itemTitle } from '../fields/show.ts';
import { ItemList } from '../item/itemlist.tsx';
import { Button } from '../kit/button.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';

/** What the page can show, in its order; one pick at a time, each with a way to add what is not there yet. */
const picks: readonly { node: NodeId; list: string; ask: string }[] = [
	{ node: 'places', list: 'places', ask: 'pick-place' },
	{ node: 'people', list: 'people', ask: 'pick-person' },
	{ node: 'bag', list: 'things', ask: 'pick-thing' },
];

/** Builds the Go now page: a place, a person, a few things, one line. Everything can be left out. */
export function GoNowPick(): VNode {
	const app = useApp();
	return (
		<Frame
			screen="gonow-pick"
			title={t('pick-title')}
			onBack={() => app.way.back()}
			actions={
				<Button act="see-gonow" kind="main" onClick={() => app.way.root({ screen: 'gonow' })}>
					{t('pick-see')}
				</Button>
			}
		>
			<p class="soft">{t('pick-how')}</p>
			{picks.map((pick) => (
				<Pick key={pick.node} {...pick} />
			))}
			<NodeField node="go" field="if_cannot_get_out" />
			<NodeField node="home" field="address_to_read_aloud" />
		</Frame>
	);
}

function Pick(props: { node: NodeId; list: string; ask: string }): VNode {
	const plan = usePlan();
	const kind = kindOf(plan.kind(props.node) ?? 'line');
	const made = listOf(kind, props.list);
	const items: readonly ItemId[] = plan.items(props.node, props.list);
	return (
		<section class="stack">
			<h2>{t(props.ask)}</h2>
			<p class="fine" role="status">
				{t('pick-count', {
					count: items.filter((item) => plan.starred(item)).length,
					most: (made && kindOf(made.kind).stars) ?? 0,
				})}
			</p>
			<ItemList node={props.node} list={props.list} headless starNew />
			{items.map((item) =>
				plan.kind(item) === 'person' && plan.starred(item) ? <Reach key={item} person={item} /> : null,
			)}
		</section>
	);
}

/** A person on the page without a number is only a name: asked for here, where it is missing. */
function Reach(props: { person: ItemId }): VNode | null {
	const plan = usePlan();
	const [had] = useState(() => plan.items(props.person, 'ways').length > 0);
	if (had) return null;
	return (
		<div class="card">
			<h3>{t('pick-number', { name: itemTitle(plan, props.person) })}</h3>
			<ItemList node={props.person} list="ways" headless />
		</div>
	);
}
