import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../kit/button.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import type { StepProps } from './setup.tsx';

/** Offered once. The page itself is the one of the settings, and set-up goes on where it was left. */
export function OfferOthers(props: StepProps): VNode {
	const app = useApp();
	const { flow } = props;
	const [looked] = useState(() => flow.looked);
	const look = (): void => {
		flow.looked = true;
		app.way.go({ screen: 'setting', page: 'others' });
	};
	return (
		<Frame
			screen="setup-others"
			title={t('others-offer-title')}
			onBack={flow.back}
			actions={
				<>
					<Button act="others-look" kind={looked ? 'plain' : 'main'} onClick={look}>
						{t('others-offer-look')}
					</Button>
					<Button act="others-skip" kind={looked ? 'main' : 'plain'} onClick={() => flow.go('leaving')}>
						{t(looked ? 'set-on' : 'set-skip')}
					</Button>
				</>
			}
		>
			<p class="lead">{t('others-why')}</p>
			<p>{t('others-offer-more')}</p>
		</Frame>
	);
}
