/**
 * The gentle “Still right?” (CONTENT 2.6). A mark says only that some time has passed. It is never counted, never sent,
 * and an answer to it is never asked for.
 */

import { addDays, daysBetween, lastOf } from './clock.ts';
import { nextDay } from './looking.ts';
import type { ItemId, NodeId, Plan } from './model.ts';
import { sectionOf } from './schema.ts';
import { sectionsOfDate } from './triggers.ts';
import type { SectionId } from './types.ts';
import { walk } from './walk.ts';

/** Days after which a contact asks “Is this still someone you trust?”. */
const CONTACT_DAYS = 60;

/** How long before a date the sections that it touches ask. */
const AHEAD_DAYS = 30;

/**
 * True where a section that holds something was neither changed nor confirmed for longer than its `stale` days, or not since
 * a date that may touch it came near, or since the holder said that something changed.
 */
export function isStale(plan: Plan, section: SectionId, today: string): boolean {
	if (plan.empty(section) || isPostponed(plan, section, today)) return false;
	const dates = [plan.stamps(section).reviewed, ...changes(plan, section)];
	if (plan.stamps(section).touched || isOver(dates, today, sectionOf(section).stale)) return true;
	const last = lastOf(dates, today) ?? '';
	return nearSince(plan, section, today).some((since) => last < since);
}

/** For each date within 30 days that may touch a section: the day from which it was near, or known. */
function nearSince(plan: Plan, section: SectionId, today: string): string[] {
	const days = plan
		.items('dates', 'dates')
		.filter((item) => sectionsOfDate(plan.text(item, 'kind')).includes(section))
		.map((item) => ({ item, date: nextDay(plan, item, today) }));
	const papers = section === 'papers' ? plan.items('papers', 'papers') : [];
	return [...days, ...papers.map((item) => ({ item, date: plan.text(item, 'expires') }))]
		.filter(({ date }) => date >= today && daysBetween(today, date) <= AHEAD_DAYS)
		.map(({ item, date }) => {
			const near = addDays(date, -AHEAD_DAYS);
			const known = plan.stamps(item).updated;
			return known > near && known <= today ? known : near;
		});
}

/** True where a contact was not changed, confirmed or checked for 60 days. */
export function isContactStale(plan: Plan, person: ItemId, today: string): boolean {
	if (plan.kind(person) !== 'person' || !plan.has(person) || isPostponed(plan, person, today)) return false;
	const dates = [plan.stamps(person).reviewed, plan.text(person, 'last_checked'), ...changes(plan, person)];
	return isOver(dates, today, CONTACT_DAYS);
}

function isPostponed(plan: Plan, node: NodeId, today: string): boolean {
	const until = plan.stamps(node).later;
	return until !== '' && daysBetween(today, until) > 0;
}

function changes(plan: Plan, from: NodeId): string[] {
	return [...walk(plan, from)].map((node) => plan.stamps(node).updated);
}

function isOver(dates: readonly string[], today: string, days: number): boolean {
	const latest = lastOf(dates, today);
	return latest !== undefined && daysBetween(latest, today) > days;
}
