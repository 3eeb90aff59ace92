import type { VNode } from 'preact';
import { QuickCheck, useAnswered } from '../check/quickcheck.tsx';
import { Button } from '../kit/button.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { DatesAhead } from './ahead.tsx';
import { OftenChoice } from './often.tsx';
import { MarkedParts } from './parts.tsx';
import { type ReviewStep, reviewSteps } from './steps.ts';

const titles: Readonly<Record<ReviewStep, string>> = {
	check: 'review-title',
	parts: 'review-parts',
	dates: 'review-dates',
	share: 'review-share',
	done: 'review-end-title',
};

/** Five screens, each with one tap to the next. Nobody asks how far it went. */
export function ReviewScreen(props: { step: ReviewStep }): VNode {
	const app = useApp();
	const { step } = props;
	const at = reviewSteps.indexOf(step);
	const answered = useAnswered();
	const go = (to: ReviewStep | undefined): void => {
		app.plan.checkpoint();
		if (to) app.way.replace({ screen: 'review', step: to });
		else app.way.back();
	};
	const next = reviewSteps[at + 1];
	const passes = step === 'check' && !answered;
	return (
		<Frame
			screen={`review-${step}`}
			title={t(titles[step])}
			onBack={() => go(reviewSteps[at - 1])}
			actions={
				next ? (
					<>
						<Button act="review-end" onClick={() => go(undefined)}>
							{t('review-end')}
						</Button>
						<Button act="next" kind="main" onClick={() => go(next)}>
							{t(passes ? 'btn-skip' : 'next')}
						</Button>
					</>
				) : (
					<Button act="review-close" kind="main" onClick={() => go(undefined)}>
						{t('review-close')}
					</Button>
				)
			}
		>
			<Step step={step} onNext={() => go(next)} />
		</Frame>
	);
}

function Step(props: { step: ReviewStep; onNext: () => void }): VNode {
	switch (props.step) {
		case 'check':
			return <QuickCheck onNothing={props.onNext} />;
		case 'parts':
			return <MarkedParts />;
		case 'dates':
			return <DatesAhead />;
		case 'share':
			return <p class="lead">{t('review-share-none')}</p>;
		case 'done':
			return (
				<>
					<p class="lead">{t('review-done')}</p>
					<OftenChoice label={t('review-again')} />
				</>
			);
	}
}
