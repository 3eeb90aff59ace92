import type { ItemId, NodeId, Plan } from '../../plan/model.ts';
import { fieldOf, kindOf, words } from '../../plan/schema.ts';
import { DAYS, type Day, type Field, type Kind, type Value, type When } from '../../plan/types.ts';
import { language, t } from '../l10n/strings.ts';

/** How values read on the screen, in the language shown. */

/** 2024-01-01 was a Monday; only the names of its weekdays are used. */
const monday = Date.UTC(2024, 0, 1);

export function dayName(day: Day, style: 'short' | 'long'): string {
	const date = new Date(monday + DAYS.indexOf(day) * 86_400_000);
	return new Intl.DateTimeFormat(language.value, { weekday: style, timeZone: 'UTC' }).format(date);
}

export function showTime(time: string): string {
	const [hours, minutes] = time.split(':').map(Number);
	if (hours === undefined || minutes === undefined || Number.isNaN(hours + minutes)) return time;
	const date = new Date(Date.UTC(2024, 0, 1, hours, minutes));
	return new Intl.DateTimeFormat(language.value, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(date);
}

export function showDate(date: string): string {
	const at = Date.parse(`${date}T00:00:00Z`);
	if (Number.isNaN(at)) return date;
	return new Intl.DateTimeFormat(language.value, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(at));
}

function showHours(when: When): string {
	if (when.from && when.to) return t('when-between', { from: showTime(when.from), to: showTime(when.to) });
	if (when.from) return t('when-after', { from: showTime(when.from) });
	if (when.to) return t('when-until', { to: showTime(when.to) });
	return '';
}

export function showWhen(when: When): string {
	const days = list(when.days.map((day) => dayName(day, 'short')));
	return [days, showHours(when)].filter((part) => part !== '').join(', ');
}

function list(parts: readonly string[]): string {
	return new Intl.ListFormat(language.value, { style: 'short', type: 'unit' }).format(parts);
}

function isWhen(value: Value): value is When {
	return typeof value === 'object' && !Array.isArray(value);
}

/** A field's value in words, or '' where nothing was said. */
export function showValue(plan: Plan, node: NodeId, field: Field): string {
	const kind = plan.kind(node);
	const value = plan.get(node, field.id);
	if (kind === undefined || value === undefined) return '';
	if (field.type === 'choice' || field.type === 'multi') {
		return list(plan.chosen(node, field.id).map((option) => t(words.option(kindOf(kind), field, option))));
	}
	if (field.type === 'ref' || field.type === 'refs') {
		return list(targets(plan, node, field.id).map((target) => itemTitle(plan, target)));
	}
	if (field.type === 'bool') return t(value === true ? 'word-yes' : 'word-no');
	if (isWhen(value)) return showWhen(value);
	const text = typeof value === 'string' ? value : '';
	if (field.type === 'date') return showDate(text);
	return field.type === 'time' ? showTime(text) : text;
}

/** Items that a ref points to and that are still there. */
export function targets(plan: Plan, node: NodeId, field: string): readonly NodeId[] {
	const isThere = (id: string): id is ItemId => plan.has(id as ItemId);
	return plan.chosen(node, field).filter(isThere);
}

/** What an item is called on its card: its naming field, else the name of its kind. */
export function itemTitle(plan: Plan, node: NodeId): string {
	const id = plan.kind(node);
	if (id === undefined) return '';
	const kind = kindOf(id);
	const field = kind.title === undefined ? undefined : fieldOf(kind, kind.title);
	return (field ? showValue(plan, node, field) : '') || t(words.kind(kind));
}

/** Words under the title: the first things that were said besides it. */
export function itemUnder(plan: Plan, node: NodeId, most = 2): string {
	const id = plan.kind(node);
	if (id === undefined) return '';
	return (
		shownFields(kindOf(id))
			.filter((field) => field.id !== kindOf(id).title && field.type !== 'bool')
			.map((field) => ({ text: showValue(plan, node, field), says: field.id === 'amount' }))
			// A bare number says nothing without its question, but for how much of something.
			.filter(({ text, says }) => (says ? text !== '' : /[^\d\s]/u.test(text)))
			.map(({ text }) => text)
			.slice(0, most)
			.join(' · ')
	);
}

/** Fields whose use comes with a later release: nothing can be shared yet, so nobody is asked what may be. */
const notYet: ReadonlySet<string> = new Set(['step.share_ok']);

export function shownFields(kind: Kind): readonly Field[] {
	return kind.fields.filter((field) => !notYet.has(`${kind.id}.${field.id}`));
}
