import type { VNode } from 'preact';
import type { ItemId } from '../../plan/model.ts';
import { IconButton } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';

/** Puts an item on the Go now page or takes it off. Where the page is full, it says so. */
function useStar(item: ItemId): { on: boolean; toggle: () => void } {
	const app = useApp();
	const plan = usePlan();
	const on = plan.starred(item);
	const toggle = (): void => {
		const outcome = plan.star(item, !on);
		if (!outcome.ok) app.toasts.say(t(outcome.reason === 'stars' ? 'star-full' : 'entry-read'));
	};
	return { on, toggle };
}

/** On a card. */
export function Star(props: { item: ItemId; title: string }): VNode {
	const { on, toggle } = useStar(props.item);
	return (
		<IconButton
			act="star"
			icon="star"
			filled={on}
			pressed={on}
			label={t('star-label', { title: props.title })}
			onClick={toggle}
		/>
	);
}

/** On the item's own screen, in words. */
export function StarRow(props: { item: ItemId }): VNode | null {
	const app = useApp();
	const { on, toggle } = useStar(props.item);
	if (app.readOnly) return null;
	return (
		<button type="button" class="pick" data-act="star" aria-pressed={on} onClick={toggle}>
			<Icon name="star" filled={on} />
			<span>{t('star-row')}</span>
		</button>
	);
}
