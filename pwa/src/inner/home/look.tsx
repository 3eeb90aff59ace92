import type { VNode } from 'preact';
import { Button, Door } from '../kit/button.tsx';
import { t } from '../l10n/strings.ts';
import { whyLines } from '../review/why.ts';
import { useApp } from '../state/app.ts';
import type { Place } from '../state/way.ts';

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
				<Button
					act="review-begin"
					size="small"
					kind="main"
					onClick={() => app.way.go({ screen: 'review', step: 'check' })}
				>
					{t('review-begin')}
				</Button>
				<Button act="review-later" size="small" kind="quiet" onClick={later}>
					{t('review-later')}
				</Button>
			</div>
		</div>
	);
}

const doors: readonly { act: string; place: Place; words: string }[] = [
	{ act: 'to-check', place: { screen: 'check' }, words: 'check-open' },
	{ act: 'to-changed', place: { screen: 'changed' }, words: 'changed-open' },
	{ act: 'to-review', place: { screen: 'review', step: 'check' }, words: 'review-open' },
];

/** Ways to look at the plan as a whole, whenever the holder wants to. */
export function LookDoors(): VNode | null {
	const app = useApp();
	if (app.readOnly) return null;
	return (
		<ul class="doors">
			{doors.map(({ act, place, words }) => (
				<li key={act}>
					<Door act={act} title={t(words)} under={t(`${words}-line`)} onClick={() => app.way.go(place)} />
				</li>
			))}
		</ul>
	);
}
