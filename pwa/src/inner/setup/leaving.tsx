import type { VNode } from 'preact';
import { Button } from '../kit/button.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import type { StepProps } from './setup.tsx';

/** Leaving is tried once for real. The next unlock finds the note and says that it worked. */
export function Leaving(props: StepProps): VNode {
	const app = useApp();
	const leave = async (): Promise<void> => {
		app.plan.set('me', 'leaving', 'asked');
		await app.saver.flush();
		// What could not be kept must not be left: the words in the head say why, and the button can be pressed again.
		if (app.saver.kept.value.is === 'kept') await app.host.leave();
	};
	const skip = (): void => {
		app.plan.set('me', 'leaving', 'skipped');
		app.way.replace({ screen: 'welcome' });
	};
	return (
		<Frame
			screen="setup-leaving"
			title={t('set-leave-title')}
			onBack={props.flow.back}
			actions={
				<>
					<Button act="leave-try" kind="main" onClick={() => void leave()}>
						{t('set-leave-try')}
					</Button>
					<Button act="leave-skip" onClick={skip}>
						{t('set-skip')}
					</Button>
				</>
			}
		>
			<p class="lead">{t('set-leave-how')}</p>
			<p>{t('set-leave-what')}</p>
			<p>{t('set-leave-back')}</p>
			<p class="fine">{t('set-leave-shift')}</p>
		</Frame>
	);
}
