import type { VNode } from 'preact';
import { Choose } from '../kit/choose.tsx';
import { language, languages, t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { sizes, themes } from '../state/settings.ts';
import { Page } from './page.tsx';

export function LookPage(): VNode {
	const app = useApp();
	const set = (field: string, chosen: readonly string[]): void => {
		if (chosen[0] !== undefined) app.plan.set('me', field, chosen[0]);
	};
	return (
		<Page page="look">
			<Choose
				field="me.language_app"
				label={t('look-language')}
				hint={t('look-language-hint')}
				readOnly={app.readOnly}
				options={languages.map(({ tag, name }) => ({ id: tag, label: name }))}
				chosen={[language.value]}
				onChoose={(chosen) => set('language_app', chosen)}
			/>
			<Choose
				field="me.theme"
				label={t('look-theme')}
				readOnly={app.readOnly}
				options={themes.map((id) => ({ id, label: t(`look-theme-${id}`) }))}
				chosen={[app.settings.theme.value]}
				onChoose={(chosen) => set('theme', chosen)}
			/>
			<Choose
				field="me.text_size"
				label={t('look-size')}
				readOnly={app.readOnly}
				options={sizes.map((id) => ({ id, label: t('look-size-one', { percent: id }) }))}
				chosen={[app.settings.size.value]}
				onChoose={(chosen) => set('text_size', chosen)}
			/>
		</Page>
	);
}
