/**
 * The plan's schema: what a plan can hold, as data. A later section is one more data file, not code.
 *
 * Everything in a plan is a *node*: a section (there is exactly one of each), the holder's settings `me`, or an item
 * in a list of some other node. Each node is of a *kind*, which names its fields and lists. Nothing here is ever
 * required to use the plan; `required` means that one object makes little sense without the field.
 */

import { contactme } from './sections/contact.ts';
import { dates } from './sections/dates.ts';
import { bag, go, home, papers } from './sections/house.ts';
import { already, now, signs } from './sections/notice.ts';
import { people, places, signal } from './sections/people.ts';
import { routes } from './sections/routes.ts';
import { feel, health, longer } from './sections/self.ts';
import { line, me, step } from './sections/shared.ts';
import type { Field, Group, Kind, List, Section, SectionId } from './types.ts';

/** Raised when old code could harm a newer document. A document with a higher one is read, never written. */
export const SCHEMA_VERSION = 1;

/** Every section, in the order of the screens. */
export const SECTIONS: readonly Section[] = [
	already.section,
	now.section,
	signs.section,
	people.section,
	places.section,
	signal.section,
	home.section,
	go.section,
	bag.section,
	papers.section,
	health.section,
	feel.section,
	contactme.section,
	longer.section,
	routes.section,
	dates.section,
];

const groups: readonly Group[] = [
	already,
	now,
	signs,
	people,
	places,
	signal,
	home,
	go,
	bag,
	papers,
	health,
	feel,
	contactme,
	longer,
	routes,
	dates,
];

const kinds: ReadonlyMap<string, Kind> = new Map(
	[me, step, line, ...groups.flatMap((group) => [group.section, ...group.kinds])].map((kind) => [kind.id, kind]),
);

/** Every kind, sections and `me` among them. */
export const KINDS: readonly Kind[] = [...kinds.values()];

/** The kind with this id. Asking for one that does not exist is a fault of the program. */
export function kindOf(id: string): Kind {
	const kind = kinds.get(id);
	if (!kind) throw new Error('plan: unknown kind');
	return kind;
}

/** The section with this id. */
export function sectionOf(id: SectionId): Section {
	const section = SECTIONS.find((each) => each.id === id);
	if (!section) throw new Error('plan: unknown section');
	return section;
}

export function fieldOf(kind: Kind, id: string): Field | undefined {
	return kind.fields.find((field) => field.id === id);
}

export function listOf(kind: Kind, id: string): List | undefined {
	return kind.lists.find((list) => list.id === id);
}

/** The words of a plan are Fluent messages whose ids follow from the schema. */
export const words = {
	title: (section: SectionId): string => `section-${section}-title`,
	line: (section: SectionId): string => `section-${section}-line`,
	/** `n` counts from 1; the section's `asks` has one path for each. */
	question: (section: SectionId, n: number): string => `section-${section}-q${n}`,
	sectionHint: (section: SectionId): string => `section-${section}-hint`,
	field: (kind: Kind, field: Field): string => `field-${kind.id}-${field.id}`,
	/** There only where `field.hint` is true. */
	hint: (kind: Kind, field: Field): string => `hint-${kind.id}-${field.id}`,
	option: (kind: Kind, field: Field, option: string): string => `option-${kind.id}-${field.id}-${option}`,
	list: (kind: Kind, list: List): string => `list-${kind.id}-${list.id}`,
	/** The button that adds one to the list. */
	add: (kind: Kind, list: List): string => `add-${kind.id}-${list.id}`,
	/** One object of the kind, by itself: “A person”. */
	kind: (kind: Kind): string => `kind-${kind.id}`,
} as const;
