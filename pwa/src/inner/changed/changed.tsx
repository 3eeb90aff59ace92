import type { VNode } from 'preact';
import { words } from '../../plan/schema.ts';
import { isOutreach } from '../../plan/situations.ts';
import { TRIGGERS, type TriggerId, triggerOf } from '../../plan/triggers.ts';
import type { SectionId } from '../../plan/types.ts';
import { openSection } from '../home/shown.ts';
import { Door } from '../kit/button.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';
import { SaveDay } from './saveday.tsx';

/** What may have changed. In outreach, what is theirs comes first. */
export function Changed(): VNode {
	const app = useApp();
	const plan = usePlan();
	const first = isOutreach(plan.chosen('me', 'situations')) ? 'heated' : 'happened';
	const triggers = [...TRIGGERS].sort((a, b) => Number(b.id === first) - Number(a.id === first));
	// The tap says it, once. Coming back to that screen from one of the parts is no new change.
	const tell = (id: TriggerId): void => {
		for (const section of triggerOf(id).sections) plan.touch(section);
		app.way.go({ screen: 'changed', trigger: id });
	};
	return (
		<Frame screen="changed" title={t('changed-title')} onBack={() => app.way.back()} bar>
			<p class="soft">{t('changed-how')}</p>
			<ul class="doors">
				{triggers.map(({ id }) => (
					<li key={id}>
						<Door act={`changed-${id}`} title={t(`changed-${id}`)} onClick={() => tell(id)} />
					</li>
				))}
			</ul>
		</Frame>
	);
}

/** The parts that one change may touch. They are offered; their marks stay until the holder looks, or says not now. */
export function OneChange(props: { trigger: TriggerId }): VNode {
	const app = useApp();
	const trigger = triggerOf(props.trigger);
	return (
		<Frame screen={`changed-${trigger.id}`} title={t(`changed-${trigger.id}`)} onBack={() => app.way.back()} bar>
			<p>{t('changed-parts')}</p>
			<ul class="doors">
				{trigger.sections.map((section) => (
					<li key={section}>
						<PartDoor section={section} />
					</li>
				))}
				{trigger.situation ? (
					<li>
						<Door
							act="changed-situation"
							title={t('changed-situation')}
							under={t('changed-situation-line')}
							onClick={() => app.way.go({ screen: 'setting', page: 'situation' })}
						/>
					</li>
				) : null}
			</ul>
			<p class="fine">{t('changed-later')}</p>
			{trigger.date && !app.readOnly ? <SaveDay kind={trigger.date} today={trigger.today ?? false} /> : null}
		</Frame>
	);
}

function PartDoor(props: { section: SectionId }): VNode {
	const app = useApp();
	const { section } = props;
	const open = (): void => {
		if (!app.readOnly) openSection(app.plan, section);
		app.way.go({ screen: 'section', section });
	};
	return <Door act={`part-${section}`} title={t(words.title(section))} under={t(words.line(section))} onClick={open} />;
}
