import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../kit/button.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { SituationChoice } from './situation.tsx';

/** The end of set-up, or the first unlock after leaving was tried: how to begin, and what fits. */
export function Welcome(): VNode {
	const app = useApp();
	const [tried] = useState(() => app.plan.text('me', 'leaving') === 'asked');
	useEffect(() => {
		if (tried) app.plan.set('me', 'leaving', 'tried');
	}, []);
	return (
		<Frame
			screen="welcome"
			title={t(tried ? 'welcome-back' : 'welcome-title')}
			actions={
				<Button act="begin-plan" kind="main" onClick={() => app.way.root({ screen: 'home' })}>
					{t('welcome-begin')}
				</Button>
			}
		>
			{tried ? <p class="lead">{t('welcome-tried')}</p> : null}
			<p class="lead">{t('intro-start')}</p>
			<SituationChoice />
		</Frame>
	);
}
