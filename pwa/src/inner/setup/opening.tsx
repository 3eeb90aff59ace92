import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../kit/button.tsx';
import { Choose } from '../kit/choose.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import type { StepProps } from './setup.tsx';

/** First of all, before anything is written: is this phone a good place? The answer is not kept. */
export function Watched(props: StepProps): VNode {
	const app = useApp();
	const [answer, setAnswer] = useState<readonly string[]>([]);
	const said = answer[0];
	return (
		<Frame
			screen="setup-watched"
			title={t('intro-watched-q')}
			onBack={props.flow.back}
			actions={
				<Button act="next" kind="main" onClick={() => props.flow.go('about')}>
					{t(said === undefined ? 'set-skip' : 'set-on')}
				</Button>
			}
		>
			<Choose
				field="setup.watched"
				label={t('intro-watched-q')}
				labelUnseen
				column
				options={[
					{ id: 'no', label: t('set-watched-no') },
					{ id: 'unsure', label: t('set-watched-unsure') },
					{ id: 'yes', label: t('set-watched-yes') },
				]}
				chosen={answer}
				onChoose={setAnswer}
			/>
			<div role="status" class="stack">
				{said === 'yes' || said === 'unsure' ? (
					<div class="note warm">
						<p>{t(said === 'yes' ? 'intro-watched-yes' : 'intro-watched-unsure')}</p>
						<p>{t('set-watched-spy')}</p>
						<div class="across">
							<Button act="stop-here" kind="quiet" onClick={() => void app.host.leave()}>
								{t('set-watched-stop')}
							</Button>
						</div>
					</div>
				) : null}
			</div>
			<p class="fine">{t('set-watched-note')}</p>
		</Frame>
	);
}

export function About(props: StepProps): VNode {
	return (
		<Frame
			screen="setup-about"
			title={t('intro-1')}
			onBack={props.flow.back}
			actions={
				<Button act="next" kind="main" onClick={() => props.flow.go('limits')}>
					{t('set-on')}
				</Button>
			}
		>
			<p class="lead">{t('intro-2')}</p>
			<p class="lead">{t('intro-3')}</p>
			<p class="lead">{t('intro-noguarantee')}</p>
		</Frame>
	);
}

/** What this cannot do, said before anyone relies on it. The same words stay in the settings. */
export function LimitsWords(): VNode {
	const app = useApp();
	const lost = app.info.value.recovery ? 'intro-lost-words' : 'intro-lost';
	return (
		<ul class="points">
			{['intro-nothelp', 'intro-limits', 'limit-spy', 'limit-seen', 'intro-exit', lost].map((id) => (
				<li key={id}>
					<p>{t(id)}</p>
				</li>
			))}
		</ul>
	);
}

export function Limits(props: StepProps): VNode {
	return (
		<Frame
			screen="setup-limits"
			title={t('limits-title')}
			onBack={props.flow.back}
			actions={
				<Button act="next" kind="main" onClick={() => props.flow.go('cover')}>
					{t('set-read')}
				</Button>
			}
		>
			<LimitsWords />
		</Frame>
	);
}
