/** The screens that no schema draws: set-up and settings. Part of the registry (screens.ts). */

import type { ListLook, Look } from '../../plan/types.ts';
import { type PageId, pagesOf } from '../settings/pages.ts';
import { act, click, type FieldEntry, type Move, type ScreenEntry } from './moves.ts';

const practise = { do: 'practise', at: act('practise') } as const;
const begin: readonly Move[] = Array.from({ length: 5 }, () => click(act('next')));
const text = (name: string, max?: number): FieldEntry =>
	max === undefined ? { name, as: 'text', before: [] } : { name, as: 'text', max, before: [] };
const choices = (name: string): FieldEntry => ({ name, as: 'choices', before: [] });

function fresh(id: string, reach: readonly Move[], ...fields: readonly FieldEntry[]): ScreenEntry {
	return { id: `setup-${id}`, from: 'fresh', reach, fields };
}

const coded: readonly Move[] = [...begin, click(act('begin-new'))];
const practised = (reach: readonly Move[]): readonly Move[] => [...reach, click(act('next')), practise, practise];

/** In their order. A walk that follows `practised` keeps a plan, so what comes after it is found once in a fresh phone. */
const wholeSetUp: readonly ScreenEntry[] = [
	fresh('watched', [], choices('setup.watched')),
	fresh('about', begin.slice(0, 1)),
	fresh('limits', begin.slice(0, 2)),
	fresh('cover', begin.slice(0, 3), choices('setup.cover')),
	fresh('install', begin.slice(0, 4)),
	fresh('begin', begin),
	fresh('phone', [...begin, click(act('begin-phone'))], text('setup.pass')),
	fresh('words', [...begin, click(act('begin-words'))], text('setup.words')),
	fresh(
		'file',
		[...begin, click(act('begin-file'))],
		{ name: 'setup.file', as: 'file', before: [] },
		{ name: 'setup.code', as: 'pad', before: [{ do: 'file', at: '[data-field="setup.file"]' }] },
	),
	fresh('lists', [...begin, click(act('begin-lists'))], choices('others.look'), choices('setup.examples')),
	...codeScreens(coded),
	fresh('others', [...practised(coded), click(act('next'))]),
	fresh('leaving', [...practised(coded), click(act('next')), click(act('others-skip'))]),
];

/** From the code on, set-up of lists alone speaks of lists. */
function listSetUp(look: ListLook): readonly ScreenEntry[] {
	const picked = click(`[data-field="others.look"] [data-choice="${look}"]`);
	return codeScreens([...begin, click(act('begin-lists')), picked, click(act('next'))]);
}

export function setUpScreens(look: Look): readonly ScreenEntry[] {
	return look === 'whole' ? wholeSetUp : listSetUp(look);
}

function codeScreens(reach: readonly Move[]): readonly ScreenEntry[] {
	const kept = practised(reach);
	const words = click('[data-field="setup.recovery"] [data-choice="words"]');
	return [
		fresh('code', reach, choices('code.digits')),
		fresh('practise', [...reach, click(act('next'))]),
		fresh('recovery', kept, choices('setup.recovery')),
		fresh('recovery-words', [...kept, words, click(act('next'))]),
	];
}

const line = 120;

/** What is on each page as it opens. */
const pageFields: Readonly<Record<PageId, readonly FieldEntry[]>> = {
	words: ['me.call_me', 'me.word_for_them', 'me.word_for_me', 'me.language_spoken'].map((name) => text(name, line)),
	situation: [choices('me.situations')],
	look: ['me.language_app', 'me.theme', 'me.text_size'].map(choices),
	leaving: [
		...['me.corner', 'me.shift', 'me.idle', 'me.taps', 'me.face_down', 'me.shake'].map(choices),
		text('me.outside', line),
	],
	looking: [choices('me.look_every')],
	quiet: [],
	reminders: [
		choices('remind.days'),
		{ name: 'remind.from', as: 'time', before: [] },
		{ name: 'remind.to', as: 'time', before: [] },
		choices('remind.every'),
		choices('remind.line'),
		{
			name: 'remind.own',
			as: 'text',
			max: 40,
			before: [click('[data-field="remind.line"] [data-choice="own"]', '[data-field="remind.own"]')],
		},
	],
	code: [],
	wayback: [],
	phone: [],
	file: [choices('file.home')],
	clear: [choices('clear.what')],
	others: [],
	card: [],
	rehearse: [],
	traces: [],
	limits: [],
	server: [],
	examples: [choices('me.examples')],
};

const settings = [click(act('to-settings'))];
const onPage = (page: PageId, ...moves: readonly Move[]): readonly Move[] => [
	...settings,
	click(act(`setting-${page}`)),
	...moves,
];

/** A screen that a page opens in its own place. */
function part(page: PageId, name: string, moves: readonly Move[], ...fields: readonly FieldEntry[]): ScreenEntry {
	return { id: `settings-${page}-${name}`, from: 'home', reach: onPage(page, ...moves), fields };
}

const changed: readonly Move[] = [click(act('code-change')), practise];
const pad = '[data-field="code.current"]';

const commonParts: readonly ScreenEntry[] = [
	part('code', 'new', changed.slice(0, 1), choices('code.digits')),
	part('code', 'proof', changed, { name: 'code.current', as: 'pad', before: [] }),
	part('code', 'done', [...changed, { do: 'pad', at: pad }, click(act('code-put'))]),
	part('wayback', 'words', [click(act('show-words'))]),
	part('phone', 'waiting', [click(act('pass-words'))]),
];

const verb = (name: string): ScreenEntry =>
	part('clear', name, [click(`[data-field="clear.what"] [data-choice="${name}"]`)]);

const option = (field: string, name: string): string => `[data-field="${field}"] [data-choice="${name}"]`;
const lists: readonly Move[] = [click(act('add-lists')), click(option('others.look', 'shopping')), click(act('next'))];
const made = act('other-change');
/** A code that clears, where there is no further code yet. */
const order: readonly Move[] = [
	click(act('add-order'), made),
	{ ...practise, unless: made },
	{ ...practise, unless: made },
	click(option('others.reach', 'no'), made),
	click(act('put-code'), made),
];

const wholeParts: readonly ScreenEntry[] = [
	...['hide', 'here', 'there', 'everywhere'].map(verb),
	part('others', 'look', lists.slice(0, 1), choices('others.look')),
	part('others', 'code', lists),
	part('others', 'duty', [...lists, practise, practise], choices('others.duty')),
	part('others', 'reach', [click(act('add-order')), practise, practise], choices('others.reach')),
	part('others', 'change', [...order, click(made)], choices('others.reach')),
	part('others', 'remove', [...order, click(act('other-remove'))]),
	part('card', 'digits', [click(act('make-card'))]),
	...['leave', 'other', 'clear'].flatMap((lesson) => [
		part('rehearse', lesson, [click(act(`rehearse-${lesson}`))]),
		part('rehearse', `${lesson}-done`, [click(act(`rehearse-${lesson}`)), practise]),
	]),
];

export function settingsScreens(look: Look): readonly ScreenEntry[] {
	return [
		{ id: 'settings', from: 'home', reach: settings, fields: [] },
		...pagesOf(look).map(
			(page): ScreenEntry => ({ id: `settings-${page}`, from: 'home', reach: onPage(page), fields: pageFields[page] }),
		),
		...commonParts,
		...(look === 'whole' ? wholeParts : ['here', 'there', 'everywhere'].map(verb)),
	];
}
