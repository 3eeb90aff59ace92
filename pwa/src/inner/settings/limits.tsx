import type { VNode } from 'preact';
import { t } from '../l10n/strings.ts';
import { LimitsWords } from '../setup/opening.tsx';
import { Page } from './page.tsx';

/** What this can and can't do, in the words of set-up, for as long as it is used. */
export function LimitsPage(): VNode {
	return (
		<Page page="limits">
			<p class="lead">{t('intro-noguarantee')}</p>
			<LimitsWords />
			<h2>{t('limits-server')}</h2>
			<p>{t('limits-server-text')}</p>
			<h2>{t('limits-clear')}</h2>
			<p>{t('limits-clear-text')}</p>
		</Page>
	);
}
