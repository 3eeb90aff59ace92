import type { VNode } from 'preact';
import { Button, Door } from '../kit/button.tsx';
import { t } from '../l10n/strings.ts';
import { whyLines } from '../review/why.ts';
import { useApp } from '../state/app.ts';
import { beginReview } from '../state/due.ts';

/** Once after an opening, where it is time. It says why, and never how often or how long. */
export function DueReview(): VNode | null {
	const app = useApp();
	const review = app.due.value;
	if (!review || app.readOnly) return null;
	const later = (): void => {
		app.due.value = null;
	};
	return (
		<div class="note" data-due>
			<h2>{t('review-title')}</h2>
			{whyLines(review).map((line) => (
				<p key={line}>{t(line)}</p>
			))}
			<div class="across">
				<Button act="review-begin" size="small" kind="main" onClick={() => beginReview(app)}>
					{t('review-begin')}
				</Button>
				<Button act="review-later" size="small" kind="quiet" onClick={later}>
					{t('review-later')}
				</Button>
			</div>
		</div>
	);
}

/** Ways to look at the plan as a whole, whenever the holder wants to. */
export function LookDoors(): VNode | null {
	const app = useApp();
	if (app.readOnly) return null;
	const doors = [
		{ act: 'to-check', words: 'check-open', go: () => app.way.go({ screen: 'check' }) },
		{ act: 'to-changed', words: 'changed-title', go: () => app.way.go({ screen: 'changed' }) },
		{ act: 'to-review', words: 'review-open', go: () => beginReview(app) },
	] as const;
	return (
		<ul class="doors">
			{doors.map(({ act, words, go }) => (
				<li key={act}>
					<Door act={act} title={t(words)} under={t(`${words}-line`)} onClick={go} />
				</li>
			))}
		</ul>
	);
}
