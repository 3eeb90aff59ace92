import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { CoverChoice } from '../../wire/session.ts';
import { Button } from '../kit/button.tsx';
import { Choose } from '../kit/choose.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import type { StepProps } from './setup.tsx';

/**
 * Which app is in front. Before anything is kept, because each is installed from a page of its own, and an iPhone's home
 * screen app shares nothing with a tab. Nothing remembers the answer: it is in which page is opened, and nowhere else.
 */
export function ChooseCover(props: StepProps): VNode {
	const app = useApp();
	const [covers, setCovers] = useState<readonly CoverChoice[]>([]);
	const [picked, setPicked] = useState<string | null>(null);
	useEffect(() => {
		void app.host.covers().then(setCovers);
	}, []);
	const here = covers.find((cover) => cover.here);
	const chosen = covers.find(({ id }) => id === picked) ?? here;
	const other = chosen && !chosen.here ? chosen : null;
	return (
		<Frame
			screen="setup-cover"
			title={t('set-cover-title')}
			onBack={props.flow.back}
			actions={
				<Button act="next" kind="main" onClick={() => props.flow.go('install')}>
					{t(other ? 'set-skip' : 'set-cover-keep')}
				</Button>
			}
		>
			<p class="lead">{t('set-cover-why')}</p>
			<Choose
				field="setup.cover"
				label={t('set-cover-title')}
				labelUnseen
				column
				options={covers.map(({ id, name }) => ({ id, label: name }))}
				chosen={chosen ? [chosen.id] : []}
				onChoose={([id]) => setPicked(id ?? null)}
			/>
			<div role="status" class="stack">
				{chosen?.here ? <p>{t('set-cover-here')}</p> : null}
				{other ? (
					<div class="note">
						<p>{t('set-cover-how')}</p>
						{other.id === 'converter' ? <p>{t('set-cover-words', { name: other.name })}</p> : null}
						<div class="across">
							<Button act="use-cover" size="small" onClick={() => void app.host.useCover(other.id)}>
								{t('set-cover-use', { name: other.name })}
							</Button>
						</div>
					</div>
				) : null}
			</div>
		</Frame>
	);
}
