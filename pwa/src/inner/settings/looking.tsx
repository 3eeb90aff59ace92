import type { VNode } from 'preact';
import { Door } from '../kit/button.tsx';
import { t } from '../l10n/strings.ts';
import { OftenChoice } from '../review/often.tsx';
import { useApp } from '../state/app.ts';
import { Page } from './page.tsx';

/** Whether the plan asks to be looked at again. All of it happens behind the code. */
export function LookingPage(): VNode {
	const app = useApp();
	return (
		<Page page="looking">
			<p>{t('looking-what')}</p>
			<p>{t('looking-never')}</p>
			<OftenChoice label={t('looking-often')} />
			<p class="fine">{t('looking-dates')}</p>
			<ul class="doors">
				<li>
					<Door
						act="all-dates"
						title={t('review-dates-all')}
						onClick={() => app.way.go({ screen: 'section', section: 'dates' })}
					/>
				</li>
			</ul>
		</Page>
	);
}
