import type { VNode } from 'preact';
import { Button } from '../kit/button.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';

/** After “not good”: a few ways on, each as good as the others. */
export function AfterCheck(props: { onWrite: () => void; onNothing?: () => void }): VNode | null {
	const app = useApp();
	const plan = usePlan();
	if (plan.chosen('now', 'answer')[0] !== 'notgood') return null;
	return (
		<div class="note" role="status">
			<p class="strong">{t('check-after-notgood')}</p>
			<div class="stack tight">
				<Button act="check-gonow" onClick={() => app.way.go({ screen: 'gonow' })}>
					{t('check-opt-gonow')}
				</Button>
				<Button act="check-call" onClick={() => app.way.go({ screen: 'section', section: 'people' })}>
					{t('check-opt-call')}
				</Button>
				<Button act="check-write" onClick={props.onWrite}>
					{t('check-opt-write')}
				</Button>
				<Button act="check-nothing" kind="quiet" onClick={props.onNothing ?? (() => app.way.back())}>
					{t('check-opt-nothing')}
				</Button>
			</div>
		</div>
	);
}
