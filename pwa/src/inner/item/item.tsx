import type { VNode } from 'preact';
import type { ItemId } from '../../plan/model.ts';
import { kindOf, words } from '../../plan/schema.ts';
import { isContactStale } from '../../plan/stale.ts';
import { itemTitle, shownFields } from '../fields/show.ts';
import { Button } from '../kit/button.tsx';
import { Frame } from '../kit/frame.tsx';
import { StillRight } from '../kit/stillright.tsx';
import { t } from '../l10n/strings.ts';
import { type App, useApp, usePlan } from '../state/app.ts';
import { FieldDoors } from './fielddoors.tsx';
import { Gone } from './gone.tsx';
import { ItemList } from './itemlist.tsx';
import { StarRow } from './star.tsx';

/** Takes an item away at once, and says how to get it back. */
export function removeItem(app: App, item: ItemId): void {
	app.plan.checkpoint();
	const outcome = app.plan.remove(item);
	app.plan.checkpoint();
	if (outcome.ok) app.toasts.say(t('removed'), () => void app.plan.undo());
}

/** One thing of the plan: all that can be said of it as rows, and the lists inside it. */
export function ItemScreen(props: { item: ItemId }): VNode {
	const app = useApp();
	const plan = usePlan();
	const { item } = props;
	const kindId = plan.kind(item);
	if (kindId === undefined || !plan.has(item)) return <Gone />;
	const kind = kindOf(kindId);
	const title = itemTitle(plan, item);
	const first = shownFields(kind)[0];
	const edit = (): void => {
		if (first) app.way.go({ screen: 'field', node: item, field: first.id });
	};
	return (
		<Frame screen={`item-${kind.id}`} title={<span dir="auto">{title}</span>} onBack={() => app.way.back()} bar>
			{title === t(words.kind(kind)) ? null : <p class="soft">{t(words.kind(kind))}</p>}
			{isContactStale(plan, item, app.clock.today()) ? (
				<StillRight node={item} question={t('contact-still')} onChange={edit} />
			) : null}
			{kind.stars ? <StarRow item={item} /> : null}
			{kind.lists.length > 0 && kind.fields.length > 6 ? <Lists item={item} /> : null}
			<FieldDoors node={item} fields={shownFields(kind)} />
			{kind.lists.length > 0 && kind.fields.length <= 6 ? <Lists item={item} /> : null}
			{app.readOnly ? null : (
				<Button
					act="remove"
					kind="care"
					onClick={() => {
						removeItem(app, item);
						app.way.back();
					}}
				>
					{t('remove')}
				</Button>
			)}
		</Frame>
	);
}

function Lists(props: { item: ItemId }): VNode {
	const plan = usePlan();
	const kind = kindOf(plan.kind(props.item) ?? 'line');
	return (
		<>
			{kind.lists.map((list) => (
				<ItemList key={list.id} node={props.item} list={list.id} />
			))}
		</>
	);
}
