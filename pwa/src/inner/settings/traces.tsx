import type { VNode } from 'preact';
import { t } from '../l10n/strings.ts';
import { Page } from './page.tsx';

const traces = ['history', 'notices', 'backups', 'watched', 'twice', 'keyboard', 'reach'] as const;

/** What neither leaving nor clearing takes away, said before somebody relies on it. */
export function TracesPage(): VNode {
	return (
		<Page page="traces">
			<p class="lead">{t('traces-lead')}</p>
			{traces.map((trace) => (
				<section class="stack tight" key={trace}>
					<h2>{t(`traces-${trace}`)}</h2>
					<p>{t(`traces-${trace}-text`)}</p>
				</section>
			))}
		</Page>
	);
}
