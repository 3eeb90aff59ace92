import type { VNode } from 'preact';
import { Button } from '../kit/button.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { QuickCheck } from './quickcheck.tsx';

/** The quick check by itself: one question, one tap. */
export function Check(): VNode {
	const app = useApp();
	const done = (): void => {
		app.plan.checkpoint();
		app.way.back();
	};
	return (
		<Frame
			screen="check"
			title={t('check-q')}
			onBack={done}
			actions={
				<Button act="done" kind="main" onClick={done}>
					{t('done')}
				</Button>
			}
		>
			<QuickCheck labelUnseen onNothing={done} />
		</Frame>
	);
}
