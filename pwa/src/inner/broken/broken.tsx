import type { VNode } from 'preact';
import { t } from '../l10n/strings.ts';

/** Instead of a blank page, where the program failed. What was kept is as it was. */
export function Broken(): VNode {
	return (
		<main class="page" data-screen="broken">
			<div class="column alone">
				<h1>{t('broken-title')}</h1>
				<p>{t('broken-text')}</p>
			</div>
		</main>
	);
}
