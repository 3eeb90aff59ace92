/** Reads out of a plan when the holder wants to look at it again: their dates, their days, and what they have seen. */

import { type Anchor, isHardDay } from './cadence.ts';
import { addDays, addMonths, daysBetween, isTime } from './clock.ts';
import { dueNow, type Seen } from './due.ts';
import type { ItemId, Plan } from './model.ts';
import { isOutreach } from './situations.ts';
import { isFree, isQuiet, type Quiet, type Review, reviews, type Wishes } from './spacing.ts';
import { isWhen } from './values.ts';

/** How often the plan asks by itself, on top of dates. `steady`: less and less often. */
export const OFTEN = ['no', 'steady', 'two', 'four', 'eight'] as const;
export type Often = (typeof OFTEN)[number];

const WEEKS: Readonly<Record<string, number>> = { two: 2, four: 4, eight: 8 };

/** A date of the plan, on its next day. */
export interface Ahead {
	readonly item: ItemId;
	readonly date: string;
}

/** All that reviews follow from. */
export function anchorsOf(plan: Plan): readonly Anchor[] {
	const days = plan.items('dates', 'dates').filter((item) => plan.text(item, 'date') !== '');
	const outreach = isOutreach(plan.chosen('me', 'situations'));
	return [
		...days.map((item) => anchorOf(plan, item, outreach)).filter((anchor) => anchor !== undefined),
		...programmes(plan, days),
		...steady(plan),
	];
}

/** Undefined for what belongs to a programme. */
function anchorOf(plan: Plan, item: ItemId, outreach: boolean): Anchor | undefined {
	const date = plan.text(item, 'date');
	const kind = plan.text(item, 'kind');
	const shared = sharedOf(plan, item);
	if (kind.startsWith('programme-')) return undefined;
	switch (kind) {
		case 'happened':
			return { kind: outreach ? 'cv-window' : 'incident', date, ...shared };
		case 'hard':
			return { kind: 'incident', date, part: 'yearly', ...shared };
		case 'birthday':
		case 'funeral':
			return { kind: 'cv-window', date, part: kind, ...shared };
		case 'separation':
			return { kind: 'leaving', date, ...shared };
		case 'case-closing':
			return { kind: 'case-closing', date, ...shared };
		default: {
			const yearly = plan.is(item, 'repeats') ? ({ yearly: true } as const) : {};
			const release = kind === 'release' ? ({ release: true } as const) : {};
			return { kind: 'date-led', date, ...yearly, ...release, ...shared };
		}
	}
}

/** After every date that there can be. */
const NEVER = '9999-12-31';

/** Where the holder wants no look around a date, it asks nothing; but a hard day stays one on which nothing else asks. */
function sharedOf(plan: Plan, item: ItemId): { since: string; only?: 'before' | 'after' } {
	const [look] = plan.chosen(item, 'look');
	const since = look === 'no' ? NEVER : plan.stamps(item).updated;
	return look === 'before' || look === 'after' ? { since, only: look } : { since };
}

/** A start with the middle and the end that follow it; those without a start stand alone. */
function programmes(plan: Plan, days: readonly ItemId[]): Anchor[] {
	const parts = days
		.map((item) => ({ part: plan.text(item, 'kind'), date: plan.text(item, 'date'), shared: sharedOf(plan, item) }))
		.filter(({ part }) => part.startsWith('programme-'))
		.sort((a, b) => (a.date < b.date ? -1 : 1));
	const found: { start?: string; mid?: string; end?: string; shared: ReturnType<typeof sharedOf> }[] = [];
	for (const { part, date, shared } of parts) {
		const last = found.at(-1);
		if (part === 'programme-mid' && last && last.mid === undefined && last.end === undefined) last.mid = date;
		else if (part === 'programme-end' && last && last.end === undefined) last.end = date;
		else found.push({ [part.slice('programme-'.length)]: date, shared });
	}
	return found.map(({ shared, ...dates }) => ({ kind: 'programme', ...dates, ...shared }));
}

function steady(plan: Plan): Anchor[] {
	const date = plan.text('me', 'look_start');
	const [often] = plan.chosen('me', 'look_every');
	if (date === '' || often === undefined || often === 'no') return [];
	const weeks = WEEKS[often];
	return [{ kind: 'steady', date, ...(weeks === undefined ? {} : { weeks }) }];
}

/** The days and hours on which the holder can be reached, and the days on which nothing may ask. */
export function wishesOf(plan: Plan): Wishes {
	const hours = plan.get('contactme', 'hours');
	const when = isWhen(hours) ? hours : undefined;
	return {
		quiet: quietOf(plan),
		days: when?.days ?? [],
		...(when?.from === undefined ? {} : { from: minuteOf(when.from) }),
		...(when?.to === undefined ? {} : { to: minuteOf(when.to) }),
	};
}

/** Days that the holder marked as quiet. */
export function quietOf(plan: Plan): readonly Quiet[] {
	const spans = plan.items('contactme', 'quiet_dates').map((item): Quiet => {
		const [date, until] = [plan.text(item, 'date'), plan.text(item, 'until')];
		return until === '' ? { date } : { date, until };
	});
	const days = plan
		.items('dates', 'dates')
		.filter((item) => plan.is(item, 'quiet'))
		.map((item): Quiet => ({ date: plan.text(item, 'date') }));
	return [...spans, ...days].filter(({ date }) => date !== '');
}

/** Minutes of the day of an `HH:MM`. */
export function minuteOf(time: string): number {
	return isTime(time) ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) : 0;
}

function seenOf(plan: Plan): Seen {
	return {
		looked: plan.text('me', 'look_done'),
		shown: plan.text('me', 'look_shown'),
		again: plan.text('me', 'look_again'),
	};
}

/** The review that shows at an opening today, if any. On a quiet or a hard day nothing shows; it waits for the next opening. */
export function dueReview(
	plan: Plan,
	today: string,
): { readonly review: Review; readonly turn: 'shown' | 'again' } | undefined {
	const [anchors, wishes] = [anchorsOf(plan), wishesOf(plan)];
	// The days of the week are for who asks from outside. Here the holder has come by themself.
	if (!isFree(anchors, { ...wishes, days: [] }, today)) return undefined;
	// The screens show a day, never a time.
	const all = reviews(anchors, wishes, today, () => 0).map((review) => known(review, anchors));
	all.sort((a, b) => (a.date < b.date ? -1 : 1));
	return dueNow(all, seenOf(plan), today);
}

/** A date may be saved after the review that it belongs to was looked at. That review is due once more from then. */
function known(review: Review, anchors: readonly Anchor[]): Review {
	const since = review.reasons.map(({ anchor }) => anchors[anchor]?.since ?? '');
	return { ...review, date: [review.date, ...since].sort().at(-1) ?? review.date };
}

function isYearly(plan: Plan, item: ItemId): boolean {
	const kind = plan.text(item, 'kind');
	return kind === 'hard' || kind === 'birthday' || plan.is(item, 'repeats');
}

/** The next day of a date from today on, or '' where it is over or has none. */
export function nextDay(plan: Plan, item: ItemId, today: string): string {
	const date = plan.text(item, 'date');
	if (date === '' || date >= today) return date;
	if (!isYearly(plan, item)) return '';
	const years = Number(today.slice(0, 4)) - Number(date.slice(0, 4));
	const here = addMonths(date, years * 12);
	return here >= today ? here : addMonths(date, (years + 1) * 12);
}

/** Dates of the next days, the nearest first. What lies behind is never shown unasked (N26). */
export function datesAhead(plan: Plan, today: string, within: number): readonly Ahead[] {
	return plan
		.items('dates', 'dates')
		.map((item): Ahead => ({ item, date: nextDay(plan, item, today) }))
		.filter(({ date }) => date !== '' && daysBetween(today, date) <= within)
		.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** True where a hard day lies within a week from today. Which one is never said unasked (N26). */
export function isHardWeek(plan: Plan, today: string): boolean {
	const anchors = anchorsOf(plan);
	return Array.from({ length: 8 }, (_, i) => addDays(today, i)).some((day) => isHardDay(anchors, day));
}

/** Quiet days from today on, each by itself, in order. */
export function quietDays(quiet: readonly Quiet[], today: string, within: number): readonly string[] {
	return Array.from({ length: within }, (_, i) => addDays(today, i)).filter((day) => isQuiet(quiet, day));
}
