import type { VNode } from 'preact';
import { t } from '../l10n/strings.ts';
import { SituationChoice } from '../welcome/situation.tsx';
import { Page } from './page.tsx';

export function SituationPage(): VNode {
	return (
		<Page page="situation">
			<SituationChoice />
			<p class="fine">{t('situation-note')}</p>
		</Page>
	);
}
