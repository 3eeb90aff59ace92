import type { VNode } from 'preact';
import { SITUATIONS } from '../../plan/situations.ts';
import { Choose } from '../kit/choose.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';

/** What fits now decides which parts come first. All are equal, none is ever asked about, and every part can be opened anyway. */
export function SituationChoice(): VNode {
	const app = useApp();
	const plan = usePlan();
	const chosen = plan.chosen('me', 'situations');
	const choose = (next: readonly string[]): void => {
		const added = next.find((one) => !chosen.includes(one));
		// “None of these” and the others take each other's place.
		const tidy = added === 'none' ? ['none'] : next.filter((one) => one !== 'none');
		plan.set('me', 'situations', tidy);
	};
	return (
		<Choose
			field="me.situations"
			label={t('intro-sit-q')}
			many
			column
			readOnly={app.readOnly}
			options={SITUATIONS.map((id) => ({ id, label: t(`sit-${id}`) }))}
			chosen={chosen}
			onChoose={choose}
		/>
	);
}
