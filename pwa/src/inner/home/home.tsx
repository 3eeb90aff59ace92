import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { goNow } from '../../plan/gonow.ts';
import { words } from '../../plan/schema.ts';
import { isStale } from '../../plan/stale.ts';
import type { SectionId } from '../../plan/types.ts';
import { Button, Door } from '../kit/button.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';
import { DueReview, LookDoors } from './look.tsx';
import { Notices } from './notices.tsx';
import { openSection, sectionsShown } from './shown.ts';

/** The plan: its parts in their order, what has been a while, and what needs to be known about where it is kept. */
export function Home(): VNode {
	const plan = usePlan();
	const name = plan.text('me', 'call_me');
	const on = sectionsShown(plan, 'on');
	const offered = sectionsShown(plan, 'offered');
	return (
		<Frame screen="home" title={name ? t('home-title-name', { name }) : t('nav-plan')} bar>
			<DueReview />
			<Notices />
			{goNow(plan).length === 0 ? <FirstGoNow /> : null}
			<ul class="doors">
				{on.map((section) => (
					<li key={section}>
						<SectionDoor section={section} />
					</li>
				))}
			</ul>
			<LookDoors />
			{offered.length > 0 ? <Offered sections={offered} /> : null}
		</Frame>
	);
}

function SectionDoor(props: { section: SectionId; offered?: boolean }): VNode {
	const app = useApp();
	const plan = usePlan();
	const { section } = props;
	const open = (): void => {
		if (props.offered && !app.readOnly) openSection(plan, section);
		app.way.go({ screen: 'section', section });
	};
	return (
		<Door
			act={`section-${section}`}
			title={t(words.title(section))}
			under={t(words.line(section))}
			end={isStale(plan, section, app.clock.today()) ? <span class="dot">{t('stale-dot')}</span> : null}
			onClick={open}
		/>
	);
}

/** Parts that are one tap away. */
function Offered(props: { sections: readonly SectionId[] }): VNode {
	const [open, setOpen] = useState(false);
	return (
		<section class="stack">
			<button
				type="button"
				class="btn quiet"
				data-act="more-sections"
				aria-expanded={open}
				onClick={() => setOpen(!open)}
			>
				{t(open ? 'home-fewer' : 'home-more', { count: props.sections.length })}
			</button>
			{open ? (
				<ul class="doors">
					{props.sections.map((section) => (
						<li key={section}>
							<SectionDoor section={section} offered />
						</li>
					))}
				</ul>
			) : null}
		</section>
	);
}

function FirstGoNow(): VNode | null {
	const app = useApp();
	if (app.readOnly) return null;
	return (
		<div class="note">
			<p>{t('gonow-empty')}</p>
			<div class="across">
				<Button act="build-gonow" size="small" onClick={() => app.way.go({ screen: 'gonow-pick' })}>
					{t('gonow-build')}
				</Button>
			</div>
		</div>
	);
}
