import type { VNode } from 'preact';
import { sectionsOf } from '../../plan/schema.ts';
import { Button } from '../kit/button.tsx';
import { Choose } from '../kit/choose.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';
import { Page } from './page.tsx';

/** Examples of lists: whether they go on changing, and taking them all out. */
export function ExamplesPage(): VNode {
	const app = useApp();
	const plan = usePlan();
	const examples = sectionsOf(app.look.value)
		.flatMap((section) => plan.items(section.id, 'items'))
		.filter((item) => plan.example(item));
	const removeAll = (): void => {
		for (const item of examples) plan.remove(item);
		app.toasts.say(t('lists-removed-done', { count: examples.length }), () => {
			for (const _ of examples) plan.undo();
		});
	};
	return (
		<Page page="examples">
			<Choose
				field="me.examples"
				label={t('examples-keep')}
				hint={t('examples-hint')}
				readOnly={app.readOnly}
				options={['on', 'off'].map((id) => ({ id, label: t(`examples-${id}`) }))}
				chosen={[plan.text('me', 'examples') === 'on' ? 'on' : 'off']}
				onChoose={([id]) => id !== undefined && plan.set('me', 'examples', id)}
			/>
			{examples.length > 0 && !app.readOnly ? (
				<Button act="remove-examples" kind="quiet" onClick={removeAll}>
					{t('examples-remove')}
				</Button>
			) : null}
		</Page>
	);
}
