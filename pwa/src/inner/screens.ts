/**
 * Every screen, how a hand gets there, and every field on it: worked out from the same schema that draws them. Tests walk
 * this list; a screen or a field that it does not name cannot be reached by anything that draws from the schema either.
 *
 * Selectors find what screens say of themselves: `data-screen`, `data-act` (a button), `data-field`, `data-choice`, `data-list`.
 * Where a selector finds several, the last one counts.
 */

import { fieldOf, kindOf, SECTIONS } from '../plan/schema.ts';
import type { Field, Kind, List, Section } from '../plan/types.ts';
import { namingField } from './fields/home.ts';
import { shownFields } from './fields/show.ts';
import { settingsScreens, setUpScreens } from './registry/fixed.ts';
import { lookingScreens } from './registry/looking.ts';
import { act, click, type FieldEntry, type Move, type ScreenEntry } from './registry/moves.ts';
import { type Ask, askOf } from './section/asks.ts';

const field = (name: string): string => `[data-field="${name}"]`;
const inList = (kind: Kind, list: List): string => `[data-list="${kind.id}.${list.id}"]`;
const opened = (kind: Kind, list: List): string => `${inList(kind, list)} [data-act="open"]`;

/** Types a name that is no holder's, where nothing is there yet to open. */
const sample = 'a';

/** What draws one field: itself, and what it opens beside it. */
function entriesOf(kind: Kind, one: Field): readonly FieldEntry[] {
	const name = `${kind.id}.${one.id}`;
	const entry = (as: FieldEntry['as'], suffix = ''): FieldEntry => ({ name: `${name}${suffix}`, as, before: [] });
	switch (one.type) {
		case 'line':
		case 'text':
			return [{ ...entry('text'), max: one.max }];
		case 'date':
		case 'time':
			return [entry(one.type)];
		case 'when':
			return [entry('choices'), entry('time', '.from'), entry('time', '.to')];
		case 'ref':
		case 'refs': {
			const naming = namingField(kindOf(one.to));
			return naming ? [{ ...entry('text', '.new'), max: naming.max }] : [];
		}
		default:
			return [entry('choices')];
	}
}

/** The field that names a new item; none where an item is made without a name. */
function adderOf(kind: Kind, list: List, isOpen: boolean): FieldEntry | undefined {
	const made = kindOf(list.kind);
	const naming = namingField(made);
	const choice = made.title === undefined ? undefined : fieldOf(made, made.title);
	if (!naming && choice?.type !== 'choice') return undefined;
	const name = `add.${kind.id}.${list.id}`;
	const before = isOpen ? [] : [click(act(`add-${kind.id}-${list.id}`), field(name))];
	return naming ? { name, as: 'text', max: naming.max, before } : { name, as: 'choices', before };
}

function adders(kind: Kind): readonly FieldEntry[] {
	return kind.lists.map((list) => adderOf(kind, list, false)).filter((entry) => entry !== undefined);
}

/** Makes an item where the list has none. Items without a name open by themselves when they are made. */
function makeOne(kind: Kind, list: List): readonly Move[] {
	const there = opened(kind, list);
	const adder = adderOf(kind, list, false);
	if (!adder) return [click(act(`add-${kind.id}-${list.id}`))];
	const at = field(adder.name);
	const open = click(act(`add-${kind.id}-${list.id}`), `${there}, ${at}`);
	if (adder.as === 'choices') return [open, click(`${at} [data-choice]`, there), click(there)];
	const added = click(act(`added-${kind.id}-${list.id}`), there);
	return [open, { do: 'type', at, text: sample, unless: there }, added, click(there)];
}

function fieldScreens(kind: Kind, reach: readonly Move[]): readonly ScreenEntry[] {
	return shownFields(kind).map((one) => ({
		id: `field-${kind.id}-${one.id}`,
		from: 'home',
		reach: [...reach, click(act(`field-${kind.id}-${one.id}`))],
		fields: entriesOf(kind, one),
	}));
}

/** The screens of the items in a node's lists, and of those inside them. */
function itemScreens(kind: Kind, reach: readonly Move[]): readonly ScreenEntry[] {
	return kind.lists.flatMap((list) => {
		const made = kindOf(list.kind);
		const there = [...reach, ...makeOne(kind, list)];
		const screen: ScreenEntry = { id: `item-${made.id}`, from: 'home', reach: there, fields: adders(made) };
		return [screen, ...fieldScreens(made, there), ...itemScreens(made, there)];
	});
}

function askFields(section: Section, ask: Ask): readonly FieldEntry[] {
	if (ask.is === 'field') return entriesOf(section, ask.field);
	const adder = adderOf(section, ask.list, true);
	if (ask.is === 'list') return adder ? [adder] : [];
	const made = kindOf(ask.list.kind);
	return ask.is === 'each' ? entriesOf(made, ask.field) : adders({ ...made, lists: [ask.inner] });
}

/** A question about each thing of a list is there once there is a thing. */
function questionScreens(section: Section, reach: readonly Move[]): readonly ScreenEntry[] {
	return section.asks.flatMap((_, index) => {
		const ask = askOf(section.id, index + 1);
		if (!ask) return [];
		const made = ask.is === 'each' || ask.is === 'inner' ? [...makeOne(section, ask.list), click(act('back'))] : [];
		const next = Array.from({ length: index }, () => click(act('next')));
		return [
			{
				id: `question-${section.id}-${index + 1}`,
				from: 'home' as const,
				reach: [...reach, ...made, click(act('ask')), ...next],
				fields: askFields(section, ask),
			},
		];
	});
}

function sectionScreens(section: Section): readonly ScreenEntry[] {
	const door = act(`section-${section.id}`);
	const reach = [click(act('more-sections'), door), click(door)];
	return [
		{ id: `section-${section.id}`, from: 'home', reach, fields: adders(section) },
		...questionScreens(section, reach),
		...fieldScreens(section, reach),
		...itemScreens(section, reach),
	];
}

/** The same kind is drawn by the same screen wherever it lies: the first way to it is enough. */
function once(entries: readonly ScreenEntry[]): readonly ScreenEntry[] {
	const seen = new Set<string>();
	return entries.filter((entry) => !seen.has(entry.id) && seen.add(entry.id));
}

function pickFields(): readonly FieldEntry[] {
	const picked = [
		['places', 'places'],
		['people', 'people'],
		['bag', 'things'],
	].flatMap(([node, id]) => {
		const kind = kindOf(node ?? '');
		return kind.lists.filter((list) => list.id === id).map((list) => adderOf(kind, list, false));
	});
	const lines = (['go.if_cannot_get_out', 'home.address_to_read_aloud'] as const).map(
		(name): FieldEntry => ({ name, as: 'text', max: 120, before: [] }),
	);
	return [...picked.filter((entry) => entry !== undefined), ...lines];
}

export const screens: readonly ScreenEntry[] = once([
	...setUpScreens,
	{ id: 'welcome', from: 'welcome', reach: [], fields: [{ name: 'me.situations', as: 'choices', before: [] }] },
	{ id: 'home', from: 'home', reach: [], fields: [] },
	...SECTIONS.flatMap(sectionScreens),
	{ id: 'gonow', from: 'home', reach: [click(act('to-gonow'))], fields: [] },
	{ id: 'gonow-pick', from: 'home', reach: [click(act('to-gonow')), click(act('gonow-pick'))], fields: pickFields() },
	{
		id: 'search',
		from: 'home',
		reach: [click(act('to-search'))],
		fields: [{ name: 'search', as: 'text', before: [] }],
	},
	...lookingScreens,
	...settingsScreens,
]);
