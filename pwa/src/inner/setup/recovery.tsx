import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../kit/button.tsx';
import { Choose } from '../kit/choose.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { WayBackWords } from '../settings/wayback.tsx';
import { useApp } from '../state/app.ts';
import type { StepProps } from './setup.tsx';

/** A way back, or none: the holder's choice, and neither is chosen for them. */
export function Recovery(props: StepProps): VNode {
	const app = useApp();
	const [choice, setChoice] = useState<readonly string[]>([]);
	const [showing, setShowing] = useState(false);
	// Nobody says "I wrote them down" of words that are not on the screen.
	const [shown, setShown] = useState(false);
	const picked = choice[0];
	const back = (): void => {
		setShowing(false);
		setShown(false);
	};
	const skips = showing ? !shown : picked === undefined;
	const nextLabel = skips ? 'set-skip' : showing ? 'wayback-written' : 'set-on';
	const on = (): void => {
		if (picked === 'words' && !showing) {
			setShowing(true);
			return;
		}
		if (picked === 'none' || shown) app.plan.set('me', 'way_back', picked);
		if (app.look.value === 'whole') props.flow.go('others');
		else app.way.root({ screen: 'home' });
	};
	return (
		<Frame
			key={showing ? 'words' : 'choice'}
			screen={showing ? 'setup-recovery-words' : 'setup-recovery'}
			title={t(showing ? 'wayback-words-title' : 'wayback-title')}
			onBack={showing ? back : undefined}
			actions={
				<Button act="next" kind="main" onClick={on}>
					{t(nextLabel)}
				</Button>
			}
		>
			{showing ? (
				<WayBackWords onShown={() => setShown(true)} />
			) : (
				<>
					<p class="lead">{t('intro-lost')}</p>
					<p>{t('wayback-why')}</p>
					<Choose
						field="setup.recovery"
						label={t('wayback-title')}
						labelUnseen
						column
						options={[
							{ id: 'none', label: t('wayback-none') },
							{ id: 'words', label: t('wayback-words') },
						]}
						chosen={choice}
						onChoose={setChoice}
					/>
					<p role="status" class={picked ? 'note' : ''}>
						{picked === undefined ? '' : t(picked === 'none' ? 'wayback-none-more' : 'wayback-words-more')}
					</p>
				</>
			)}
		</Frame>
	);
}
