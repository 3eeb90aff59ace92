import type { VNode } from 'preact';
import type { ItemId, Plan } from '../../plan/model.ts';
import { isAvoidDue, sameEachDay, tripState } from '../../plan/routes.ts';
import { kindOf } from '../../plan/schema.ts';
import { isContactStale } from '../../plan/stale.ts';
import { itemTitle, itemUnder } from '../fields/show.ts';
import { IconButton } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';
import { Star } from './star.tsx';

export interface ItemCardProps {
	item: ItemId;
	onUp?: (() => void) | undefined;
	onDown?: (() => void) | undefined;
}

/** One thing in the plan. A tap opens it; the star puts it on the Go now page. */
export function ItemCard(props: ItemCardProps): VNode {
	const app = useApp();
	const plan = usePlan();
	const { item } = props;
	const kind = kindOf(plan.kind(item) ?? 'line');
	const title = itemTitle(plan, item);
	const moves = props.onUp !== undefined || props.onDown !== undefined;
	return (
		<div class={kind.tick && plan.is(item, kind.tick) ? 'card item done' : 'card item'}>
			{kind.tick ? <Tick item={item} field={kind.tick} title={title} /> : null}
			<button type="button" class="open" data-act="open" onClick={() => app.way.go({ screen: 'item', item })}>
				<span class="words">
					<span class="title" dir="auto">
						{title}
					</span>
					<Under item={item} />
				</span>
				<span class="go">
					<Icon name="on" turns />
				</span>
			</button>
			{kind.stars && !app.readOnly ? <Star item={item} title={title} /> : null}
			{moves && !app.readOnly ? (
				<span class="moves">
					<IconButton
						act="up"
						icon="up"
						label={t('move-up', { title })}
						disabled={!props.onUp}
						onClick={props.onUp ?? (() => {})}
					/>
					<IconButton
						act="down"
						icon="down"
						label={t('move-down', { title })}
						disabled={!props.onDown}
						onClick={props.onDown ?? (() => {})}
					/>
				</span>
			) : null}
		</div>
	);
}

/** Done, or not any more. */
function Tick(props: { item: ItemId; field: string; title: string }): VNode {
	const app = useApp();
	const plan = usePlan();
	const on = plan.is(props.item, props.field);
	const toggle = (): void => {
		plan.checkpoint();
		plan.set(props.item, props.field, on ? undefined : true);
	};
	return (
		<button
			type="button"
			class="btn icon tick"
			data-act="tick"
			aria-pressed={on}
			aria-label={t('lists-tick', { title: props.title })}
			disabled={app.readOnly}
			onClick={toggle}
		>
			<span class="mark" aria-hidden="true">
				{on ? <Icon name="check" size={18} /> : null}
			</span>
		</button>
	);
}

/** Under the title: the first things that were said, then a quiet mark where there is one. */
function Under(props: { item: ItemId }): VNode {
	const app = useApp();
	const plan = usePlan();
	const under = itemUnder(plan, props.item);
	const mark = markOf(props.item, plan, app.clock.today());
	return (
		<>
			{under ? (
				<span class="under" dir="auto">
					{under}
				</span>
			) : null}
			{mark ? <span class="dot">{t(mark)}</span> : null}
		</>
	);
}

function markOf(item: ItemId, plan: Plan, day: string): string | undefined {
	switch (plan.kind(item)) {
		case 'person':
			return isContactStale(plan, item, day) ? 'stale-dot' : undefined;
		case 'avoid':
			return isAvoidDue(plan, item, day) ? 'stale-dot' : undefined;
		case 'trip': {
			const state = tripState(plan, item, day);
			if (state !== 'active') return `trip-${state}`;
			return sameEachDay(plan, day).has(item) ? 'route-vary' : undefined;
		}
		default:
			return undefined;
	}
}
