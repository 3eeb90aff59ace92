import type { VNode } from 'preact';
import { Door } from '../kit/button.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import type { Step } from './flow.ts';
import type { StepProps } from './setup.tsx';

const origins: readonly { origin: string; next: Step }[] = [
	{ origin: 'new', next: 'code' },
	{ origin: 'phone', next: 'phone' },
	{ origin: 'words', next: 'words' },
	{ origin: 'file', next: 'file' },
];

export function Begin(props: StepProps): VNode {
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
							onClick={() => props.flow.go(next)}
						/>
					</li>
				))}
			</ul>
		</Frame>
	);
}
