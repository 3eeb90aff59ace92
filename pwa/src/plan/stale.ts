/**
 * The gentle “Still right?” (CONTENT 2.6). A mark says only that some time has passed. It is never counted, never sent,
 * and an answer to it is never asked for.
 */

import { daysBetween } from './clock.ts';
import type { ItemId, NodeId, Plan } from './model.ts';
import { sectionOf } from './schema.ts';
import type { SectionId } from './types.ts';
import { walk } from './walk.ts';

/** Days after which a contact asks “Is this still someone you trust?”. */
const CONTACT_DAYS = 60;

/** True where a section that holds something was neither changed nor confirmed for longer than its `stale` days. */
export function isStale(plan: Plan, section: SectionId, today: string): boolean {
	if (plan.empty(section) || isPostponed(plan, section, today)) return false;
	let latest = plan.stamps(section).reviewed;
	for (const node of walk(plan, section)) latest = later(latest, plan.stamps(node).updated);
	return isOver(latest, today, sectionOf(section).stale);
}

/** True where a contact was not changed, confirmed or checked for 60 days. */
export function isContactStale(plan: Plan, person: ItemId, today: string): boolean {
	if (plan.kind(person) !== 'person' || !plan.has(person) || isPostponed(plan, person, today)) return false;
	let latest = later(plan.stamps(person).reviewed, plan.text(person, 'last_checked'));
	for (const node of walk(plan, person)) latest = later(latest, plan.stamps(node).updated);
	return isOver(latest, today, CONTACT_DAYS);
}

function isPostponed(plan: Plan, node: NodeId, today: string): boolean {
	const until = plan.stamps(node).later;
	return until !== '' && daysBetween(today, until) > 0;
}

/** A date in the future is a clock that was wrong, not a reason to stay silent for ever: it counts as today. */
function isOver(latest: string, today: string, days: number): boolean {
	return latest !== '' && daysBetween(latest, today) > days;
}

function later(a: string, b: string): string {
	return a > b ? a : b;
}
