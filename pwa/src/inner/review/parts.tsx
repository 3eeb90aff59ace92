import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { words } from '../../plan/schema.ts';
import { isStale } from '../../plan/stale.ts';
import { sectionsShown } from '../home/shown.ts';
import { StillRight } from '../kit/stillright.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';

/** The parts with a mark, each with its own three answers. What is answered goes; what is not stays as it was. */
export function MarkedParts(): VNode {
	const app = useApp();
	const plan = usePlan();
	const today = app.clock.today();
	const marked = sectionsShown(plan, 'on').filter((section) => isStale(plan, section, today));
	const [had] = useState(marked.length > 0);
	return (
		<>
			<p class="soft">{t(had ? 'review-parts-how' : 'review-parts-none')}</p>
			{marked.map((section) => (
				<StillRight
					key={section}
					node={section}
					question={t(words.title(section))}
					onChange={() => app.way.go({ screen: 'section', section })}
				/>
			))}
		</>
	);
}
