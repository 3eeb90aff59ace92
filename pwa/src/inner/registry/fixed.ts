/** The screens that no schema draws: set-up and settings. Part of the registry (screens.ts). */

import { type PageId, pages } from '../settings/pages.ts';
import { act, click, type FieldEntry, type Move, type ScreenEntry } from './moves.ts';

const begin: readonly Move[] = Array.from({ length: 5 }, () => click(act('next')));
const text = (name: string, max?: number): FieldEntry =>
	max === undefined ? { name, as: 'text', before: [] } : { name, as: 'text', max, before: [] };
const choices = (name: string): FieldEntry => ({ name, as: 'choices', before: [] });

function fresh(id: string, reach: readonly Move[], ...fields: readonly FieldEntry[]): ScreenEntry {
	return { id: `setup-${id}`, from: 'fresh', reach, fields };
}

const coded: readonly Move[] = [...begin, click(act('begin-new'))];
const practised: readonly Move[] = [
	...coded,
	click(act('next')),
	{ do: 'practise', at: act('practise') },
	{ do: 'practise', at: act('practise') },
];

/** In their order. A walk that follows `practised` keeps a plan, so what comes after it is found once in a fresh phone. */
export const setUpScreens: readonly ScreenEntry[] = [
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
	fresh('code', coded, choices('code.digits')),
	fresh('practise', [...coded, click(act('next'))]),
	fresh('recovery', practised, choices('setup.recovery')),
	fresh('recovery-words', [
		...practised,
		click('[data-field="setup.recovery"] [data-choice="words"]'),
		click(act('next')),
	]),
	fresh('leaving', [...practised, click(act('next'))]),
];

const line = 120;

/** What is on each page as it opens. */
const pageFields: Readonly<Record<PageId, readonly FieldEntry[]>> = {
	words: ['me.call_me', 'me.word_for_them', 'me.word_for_me', 'me.language_spoken'].map((name) => text(name, line)),
	situation: [choices('me.situations')],
	look: ['me.language_app', 'me.theme', 'me.text_size'].map(choices),
	leaving: ['me.corner', 'me.shift', 'me.idle'].map(choices),
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
	limits: [],
	server: [],
	clear: [],
};

const settings = [click(act('to-settings'))];
const onPage = (page: PageId, ...moves: readonly Move[]): readonly Move[] => [
	...settings,
	click(act(`setting-${page}`)),
	...moves,
];

const proof = onPage('code', click(act('code-change')), { do: 'practise', at: act('practise') });
const pad = '[data-field="code.current"]';

/** Screens that a page opens in its own place. */
const parts: readonly ScreenEntry[] = [
	{
		id: 'settings-code-new',
		from: 'home',
		reach: onPage('code', click(act('code-change'))),
		fields: [choices('code.digits')],
	},
	{ id: 'settings-code-proof', from: 'home', reach: proof, fields: [{ name: 'code.current', as: 'pad', before: [] }] },
	{
		id: 'settings-code-done',
		from: 'home',
		reach: [...proof, { do: 'pad', at: pad }, click(act('code-put'))],
		fields: [],
	},
	{ id: 'settings-wayback-words', from: 'home', reach: onPage('wayback', click(act('show-words'))), fields: [] },
	{ id: 'settings-phone-waiting', from: 'home', reach: onPage('phone', click(act('pass-words'))), fields: [] },
];

export const settingsScreens: readonly ScreenEntry[] = [
	{ id: 'settings', from: 'home', reach: settings, fields: [] },
	...pages.map(
		(page): ScreenEntry => ({ id: `settings-${page}`, from: 'home', reach: onPage(page), fields: pageFields[page] }),
	),
	...parts,
];
