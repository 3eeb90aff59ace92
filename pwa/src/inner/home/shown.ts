import type { Plan } from '../../plan/model.ts';
import { sectionsOf } from '../../plan/schema.ts';
import { type Mark, markOf } from '../../plan/situations.ts';
import { type Look, type PlanId, SECTION_IDS, type SectionId } from '../../plan/types.ts';

/**
 * Where a section stands for this holder: what their situations say, unless they opened it or put it away. A section with
 * something in it is always shown: nothing that was written may seem to be gone.
 */
export function shownAs(plan: Plan, section: SectionId): Mark {
	// Lists are all there, always.
	if (!isPlanSection(section)) return 'on';
	if (!plan.empty(section)) return plan.chosen('me', 'put_away').includes(section) ? 'offered' : 'on';
	if (plan.chosen('me', 'put_away').includes(section)) return 'hidden';
	if (plan.chosen('me', 'opened').includes(section)) return 'on';
	return markOf(section, plan.chosen('me', 'situations'));
}

export function sectionsShown(plan: Plan, look: Look, as: Mark): readonly SectionId[] {
	return sectionsOf(look)
		.map((section) => section.id)
		.filter((section) => shownAs(plan, section) === as);
}

export function isPlanSection(section: SectionId): section is PlanId {
	return SECTION_IDS.some((each) => each === section);
}

/** Opened by the holder: in front from now on. */
export function openSection(plan: Plan, section: SectionId): void {
	if (!isPlanSection(section)) return;
	plan.set('me', 'put_away', without(plan.chosen('me', 'put_away'), section));
	if (markOf(section, plan.chosen('me', 'situations')) !== 'on') {
		plan.set('me', 'opened', [...without(plan.chosen('me', 'opened'), section), section]);
	}
}

/** Put away by the holder. What is in it stays, and search finds it. */
export function putAway(plan: Plan, section: SectionId): void {
	plan.set('me', 'opened', without(plan.chosen('me', 'opened'), section));
	plan.set('me', 'put_away', [...without(plan.chosen('me', 'put_away'), section), section]);
}

function without(list: readonly string[], section: SectionId): string[] {
	return list.filter((one) => one !== section);
}
