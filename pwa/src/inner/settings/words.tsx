import type { VNode } from 'preact';
import { NodeField } from '../fields/nodefield.tsx';
import { t } from '../l10n/strings.ts';
import { Page } from './page.tsx';

/** How the app calls the holder and the other person. */
export function WordsPage(): VNode {
	return (
		<Page page="words">
			<p>{t('words-why')}</p>
			<NodeField node="me" field="call_me" />
			<NodeField node="me" field="word_for_them" label={t('intro-word-them')} />
			<NodeField node="me" field="word_for_me" label={t('intro-word-me')} />
			<NodeField node="me" field="language_spoken" />
		</Page>
	);
}
