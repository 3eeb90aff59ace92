/** Every Fluent id that the schema asks for. */

import { KINDS, SECTIONS, words } from '../../src/plan/schema.ts';

export function schemaIds(): string[] {
	const ids: string[] = [];
	for (const section of SECTIONS) {
		ids.push(words.title(section.id), words.line(section.id), words.sectionHint(section.id));
		section.asks.forEach((_, i) => {
			ids.push(words.question(section.id, i + 1));
		});
	}
	for (const kind of KINDS) {
		if (kind.title !== undefined) ids.push(words.kind(kind));
		for (const field of kind.fields.filter((each) => !each.bare)) {
			ids.push(words.field(kind, field));
			if (field.hint) ids.push(words.hint(kind, field));
			if ('offer' in field && field.offer !== undefined) ids.push(field.offer);
			if ('options' in field) ids.push(...field.options.map((option) => words.option(kind, field, option)));
		}
		for (const list of kind.lists) ids.push(words.list(kind, list), words.add(kind, list));
	}
	return ids;
}
