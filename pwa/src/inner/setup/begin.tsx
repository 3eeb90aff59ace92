import type { VNode } from 'preact';
import { lookOf } from '../../plan/age.ts';
import { Door } from '../kit/button.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import type { Step } from './flow.ts';
import type { StepProps } from './setup.tsx';

const origins: readonly { origin: string; next: Step }[] = [
	{ origin: 'new', next: 'code' },
	{ origin: 'phone', next: 'phone' },
	{ origin: 'words', next: 'words' },
	{ origin: 'file', next: 'file' },
	{ origin: 'lists', next: 'lists' },
];

export function Begin(props: StepProps): VNode {
	const app = useApp();
	const go = (next: Step): void => {
		// Whoever came back from lists chooses anew.
		props.flow.seed.value = null;
		app.look.value = lookOf(app.plan);
		props.flow.go(next);
	};
	return (
		<Frame screen="setup-begin" title={t('set-begin-title')} onBack={props.flow.back}>
			<div class="note warm">
				<p>{t('set-over')}</p>
			</div>
			<ul class="doors">
				{origins.map(({ origin, next }) => (
					<li key={origin}>
						<Door
							act={`begin-${origin}`}
							title={t(`set-begin-${origin}`)}
							under={t(`set-begin-${origin}-more`)}
							onClick={() => go(next)}
						/>
					</li>
				))}
			</ul>
		</Frame>
	);
}
