/** The plan in words: names of objects, values as people say them, and the export of protocol section 6. */

import type { NodeId, Plan } from './model.ts';
import { fieldOf, kindOf, words } from './schema.ts';
import { type Field, type Kind, ROOT_IDS, type SectionId, type Value, type When } from './types.ts';
import { isList, isWhen } from './values.ts';
import { kindIn } from './walk.ts';

/** A Fluent message in the holder's language. */
export type Say = (id: string, args?: Readonly<Record<string, string>>) => string;

export interface ExportField {
	readonly label: string;
	readonly value: string;
}

export interface ExportSection {
	readonly id: string;
	readonly title: string;
	readonly items: readonly { readonly fields: readonly ExportField[] }[];
}

/** `format` is the protocol's number of this JSON. */
export interface ExportText {
	readonly format: 1;
	readonly sections: readonly ExportSection[];
}

/** Everything that the plan holds, as JSON for a reader without Yjs. Empty sections are left out. */
export function toExport(plan: Plan, say: Say): string {
	const sections = (['me', ...ROOT_IDS] as const).map((id) => sectionText(plan, id, say));
	const text: ExportText = { format: 1, sections: sections.filter((section) => section.items.length > 0) };
	return JSON.stringify(text);
}

/** What an object is called in lists: its title field in words, or ''. */
export function titleOf(plan: Plan, node: NodeId, say: Say): string {
	const kind = kindIn(plan, node);
	const field = kind?.title === undefined ? undefined : fieldOf(kind, kind.title);
	return kind && field ? fieldText(plan, node, kind, field, say) : '';
}

/** One field's value in words, '' where nothing was set. */
export function fieldText(plan: Plan, node: NodeId, kind: Kind, field: Field, say: Say): string {
	const value = plan.get(node, field.id);
	return value === undefined ? '' : valueText(plan, kind, field, value, say);
}

/** Days and hours in words, such as “Mon, Tue 18:00–20:00”. */
export function whenText(when: When, say: Say): string {
	const days = when.days.map((day) => say(`day-${day}`)).join(', ');
	const hours = when.from === undefined && when.to === undefined ? '' : `${when.from ?? '00:00'}–${when.to ?? '24:00'}`;
	return [days, hours].filter((part) => part !== '').join(' ');
}

function valueText(plan: Plan, kind: Kind, field: Field, value: Value, say: Say): string {
	if (typeof value === 'boolean') return say(value ? 'word-yes' : 'word-no');
	if (isWhen(value)) return whenText(value, say);
	const parts = isList(value) ? value : [value];
	return parts.map((part) => partText(plan, kind, field, part, say)).join(', ');
}

function partText(plan: Plan, kind: Kind, field: Field, part: string, say: Say): string {
	if ('options' in field) return field.options.includes(part) ? say(words.option(kind, field, part)) : part;
	if (!('to' in field)) return part;
	// A reference to what was removed says so; it is not an error.
	const target = part as NodeId;
	return plan.has(target) ? titleOf(plan, target, say) : say('ref-removed');
}

function sectionText(plan: Plan, id: SectionId | 'me', say: Say): ExportSection {
	const kind = kindOf(id);
	const own = ownFields(plan, id, kind, say);
	const items = own.length > 0 ? [{ fields: own }] : [];
	for (const list of kind.lists) {
		for (const item of plan.items(id, list.id)) {
			const fields = [{ label: say(words.list(kind, list)), value: titleOf(plan, item, say) }];
			items.push({ fields: [...fields, ...allFields(plan, item, say)] });
		}
	}
	return { id, title: say(id === 'me' ? 'me-title' : words.title(id)), items };
}

function ownFields(plan: Plan, node: NodeId, kind: Kind, say: Say): ExportField[] {
	return kind.fields
		.filter((field) => !field.bare && field.id !== kind.title)
		.map((field) => ({ label: say(words.field(kind, field)), value: fieldText(plan, node, kind, field, say) }))
		.filter((field) => field.value !== '');
}

/** An object's own fields, then those of the objects in it, each under the name of its list. */
function allFields(plan: Plan, node: NodeId, say: Say): ExportField[] {
	const kind = kindIn(plan, node);
	if (!kind) return [];
	const fields = ownFields(plan, node, kind, say);
	for (const list of kind.lists) {
		for (const item of plan.items(node, list.id)) {
			fields.push({ label: say(words.list(kind, list)), value: titleOf(plan, item, say) });
			fields.push(...allFields(plan, item, say));
		}
	}
	return fields;
}
