import type { VNode } from 'preact';
import { Door } from '../kit/button.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import type { Origin, Step } from './flow.ts';
import type { StepProps } from './setup.tsx';

const origins: readonly { origin: Origin; next: Step }[] = [
	{ origin: 'new', next: 'code' },
	{ origin: 'phone', next: 'phone' },
	{ origin: 'words', next: 'words' },
	{ origin: 'file', next: 'file' },
];

export function Begin(props: StepProps): VNode {
	const begin = (origin: Origin, next: Step): void => {
		props.flow.origin.value = origin;
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
							onClick={() => begin(origin, next)}
						/>
					</li>
				))}
			</ul>
		</Frame>
	);
}
