import type { VNode } from 'preact';
import { ItemList } from '../item/itemlist.tsx';
import { t } from '../l10n/strings.ts';
import { Page } from './page.tsx';

/** Days on which nothing asks: the same list that stands with the rules of contact. */
export function QuietPage(): VNode {
	return (
		<Page page="quiet">
			<p>{t('quiet-what')}</p>
			<ItemList node="contactme" list="quiet_dates" headless />
			<p class="fine">{t('quiet-hard')}</p>
			<p class="fine">{t('quiet-tips')}</p>
		</Page>
	);
}
