import type { VNode } from 'preact';
import { datesAhead, isHardWeek } from '../../plan/looking.ts';
import { itemTitle, showDate } from '../fields/show.ts';
import { Button, Door } from '../kit/button.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';

const withinDays = 60;

/** Dates that lie ahead; never those behind. A hard week is said without its reason. */
export function DatesAhead(): VNode {
	const app = useApp();
	const plan = usePlan();
	const today = app.clock.today();
	const ahead = datesAhead(plan, today, withinDays);
	return (
		<>
			{isHardWeek(plan, today) ? (
				<div class="note">
					<p>{t('review-anniv')}</p>
					<div class="across">
						<Button act="small-plan" size="small" onClick={() => app.way.go({ screen: 'section', section: 'feel' })}>
							{t('review-anniv-go')}
						</Button>
					</div>
				</div>
			) : null}
			{ahead.length === 0 ? <p class="soft">{t('review-dates-none')}</p> : null}
			<ul class="doors">
				{ahead.map(({ item, date }) => (
					<li key={item}>
						<Door
							act="date"
							title={itemTitle(plan, item)}
							under={showDate(date)}
							onClick={() => app.way.go({ screen: 'item', item })}
						/>
					</li>
				))}
				<li>
					<Door
						act="all-dates"
						title={t('review-dates-all')}
						onClick={() => app.way.go({ screen: 'section', section: 'dates' })}
					/>
				</li>
				<li>
					<Door
						act="to-changed"
						title={t('changed-title')}
						under={t('changed-title-line')}
						onClick={() => app.way.go({ screen: 'changed' })}
					/>
				</li>
			</ul>
		</>
	);
}
