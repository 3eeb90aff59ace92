import type { VNode } from 'preact';
import { seeded } from '../../plan/seed.ts';
import { Button } from '../kit/button.tsx';
import { Choose } from '../kit/choose.tsx';
import { Frame } from '../kit/frame.tsx';
import { chance, pools } from '../l10n/pools.ts';
import { language, t } from '../l10n/strings.ts';
import { LookChoice } from '../settings/others/add.tsx';
import { useApp } from '../state/app.ts';
import type { StepProps } from './setup.tsx';

/** Lists and nothing else: an ordinary way to begin, so that a phone that only has lists is an ordinary phone. */
export function ListsOnly(props: StepProps): VNode {
	const app = useApp();
	const { flow } = props;
	const look = flow.lists.value;
	const next = (): void => {
		if (look === undefined) return;
		flow.seed.value = seeded(look, flow.examples.value, app.clock.today(), pools(language.value), chance);
		// From here on the screens speak of lists.
		app.look.value = look;
		flow.go('code');
	};
	return (
		<Frame
			screen="setup-lists"
			title={t('set-lists-title')}
			onBack={flow.back}
			actions={
				<Button act="next" kind="main" disabled={look === undefined} onClick={next}>
					{t('set-on')}
				</Button>
			}
		>
			<LookChoice
				label={t('set-lists-title')}
				look={look}
				onLook={(picked) => {
					flow.lists.value = picked;
				}}
			/>
			<Choose
				field="setup.examples"
				label={t('set-lists-examples')}
				hint={t('set-lists-examples-hint')}
				options={['on', 'off'].map((id) => ({ id, label: t(`examples-${id}`) }))}
				chosen={[flow.examples.value ? 'on' : 'off']}
				onChoose={([id]) => {
					if (id !== undefined) flow.examples.value = id === 'on';
				}}
			/>
			<p class="fine">{t('set-lists-note')}</p>
		</Frame>
	);
}
