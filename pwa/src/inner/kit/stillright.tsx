import type { VNode } from 'preact';
import type { NodeId } from '../../plan/model.ts';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { Button } from './button.tsx';

/** The gentle question after a while. Any answer is fine, and so is none. */
export function StillRight(props: { node: NodeId; question: string; onChange: () => void }): VNode | null {
	const app = useApp();
	if (app.readOnly) return null;
	const still = (): void => {
		app.plan.review(props.node);
		app.toasts.say(t('review-kept'));
	};
	return (
		<div class="note" data-stale>
			<p class="strong">{props.question}</p>
			<div class="across">
				<Button act="still-right" size="small" onClick={still}>
					{t('review-still')}
				</Button>
				<Button act="still-change" size="small" onClick={props.onChange}>
					{t('review-change')}
				</Button>
				<Button act="still-later" size="small" kind="quiet" onClick={() => void app.plan.postpone(props.node)}>
					{t('review-later')}
				</Button>
			</div>
		</div>
	);
}
