import type { VNode } from 'preact';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';

/** Shown where something was removed on another phone while it was open here. */
export function Gone(): VNode {
	const app = useApp();
	return (
		<Frame screen="gone" title={t('gone-title')} onBack={() => app.way.back()} bar>
			<p>{t('gone-text')}</p>
		</Frame>
	);
}
