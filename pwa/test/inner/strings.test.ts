import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, test } from 'vitest';
import { pagesOf } from '../../src/inner/settings/pages.ts';
import { OFTEN } from '../../src/plan/looking.ts';
import { KINDS, sectionsOf, words } from '../../src/plan/schema.ts';
import { SITUATIONS } from '../../src/plan/situations.ts';
import { TRIGGER_IDS } from '../../src/plan/triggers.ts';
import { LOOKS } from '../../src/plan/types.ts';

const inner = fileURLToPath(new URL('../../src/inner', import.meta.url));
const files = ['ui', 'frame', 'plan', 'routes', 'others', 'lists', 'pools'] as const;
const languages = ['en', 'es'] as const;

function source(language: string, file: string): string {
	return readFileSync(join(inner, 'l10n', language, `${file}.ftl`), 'utf8');
}

/** Messages of all files, by id, as source text. */
function messages(language: string): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const file of files) {
		for (const part of source(language, file).split(/\n(?=[a-z])/u)) {
			const match = /^([a-zA-Z][\w-]*) =([\s\S]*)$/u.exec(part.replace(/^(#.*\n)+/u, ''));
			if (match?.[1]) found.set(match[1], match[2] ?? '');
		}
	}
	return found;
}

function bundleOf(language: string): FluentBundle {
	const bundle = new FluentBundle(language);
	for (const file of files) {
		expect(bundle.addResource(new FluentResource(source(language, file)))).toEqual([]);
	}
	return bundle;
}

function code(folder: string): string {
	return readdirSync(folder, { withFileTypes: true })
		.map((entry) => {
			const path = join(folder, entry.name);
			if (entry.isDirectory()) return entry.name === 'l10n' ? '' : code(path);
			return /\.tsx?$/u.test(entry.name) ? readFileSync(path, 'utf8') : '';
		})
		.join('\n');
}

const text = code(inner);

/** Every id that the code names, in full or as the beginning of a family (`sync-${state}`). */
function used(): { readonly whole: ReadonlySet<string>; readonly families: ReadonlySet<string> } {
	const whole = new Set<string>();
	const families = new Set<string>();
	for (const call of text.matchAll(/\bt\(([^;]*?)(?:\)|, \{)/gu)) {
		for (const [, id] of (call[1] ?? '').matchAll(/'([a-z][\w-]+)'/gu)) if (id?.includes('-')) whole.add(id);
		for (const [, id] of (call[1] ?? '').matchAll(/`([a-z][\w-]*-)\$\{/gu)) if (id) families.add(id);
	}
	for (const [, id] of text.matchAll(/\bt\('([\w-]+)'/gu)) if (id) whole.add(id);
	return { whole, families };
}

describe.each(languages)('the words in %s', (language) => {
	const all = messages(language);
	const bundle = bundleOf(language);

	test('have every message that the code asks for', () => {
		const { whole, families } = used();
		expect(whole.size).toBeGreaterThan(150);
		expect([...whole].filter((id) => !all.has(id))).toEqual([]);
		const ids = [...all.keys()];
		expect([...families].filter((family) => !ids.some((id) => id.startsWith(family)))).toEqual([]);
	});

	test('have a message for each part of the families that are put together', () => {
		const reasons = ['none', 'file', 'full', 'newer', 'shrunk', 'offline', 'refused', 'expired', 'room', 'gone'];
		const states = ['off', 'sent', 'pending', 'offline', 'newer', 'room', 'gone', 'full'];
		const wanted = [
			...reasons.map((reason) => `why-${reason}`),
			...states.map((state) => `sync-${state}`),
			...SITUATIONS.map((one) => `sit-${one}`),
			...LOOKS.flatMap(pagesOf).flatMap((page) => [`settings-${page}`, `settings-${page}-line`]),
			...['filling', 'full'].map((room) => `home-room-${room}`),
			...TRIGGER_IDS.map((id) => `changed-${id}`),
			...OFTEN.map((id) => `looking-often-${id}`),
			...['on', 'off', 'refused', 'unsupported', 'offline', 'off-offline', 'unknown'].map((is) => `remind-is-${is}`),
			...['phone', 'light', 'dark'].map((theme) => `look-theme-${theme}`),
			...['15', '30', '60', '180', '300', '900'].map((idle) => `leaving-idle-${idle}`),
			...['try', 'keep'].map((what) => `server-wait-${what}`),
			...['here', 'other', 'person', 'cloud'].flatMap((home) => [`file-live-${home}`, `file-live-${home}-more`]),
			...['new', 'phone', 'words', 'file', 'lists'].flatMap((origin) => [
				`set-begin-${origin}`,
				`set-begin-${origin}-more`,
			]),
			...LOOKS.flatMap(sectionsOf).flatMap((section) => [
				words.title(section.id),
				words.line(section.id),
				words.sectionHint(section.id),
			]),
			...KINDS.filter((kind) => kind.id !== 'me').flatMap((kind) =>
				kind.fields.filter((field) => !field.bare).map((field) => words.field(kind, field)),
			),
		];
		expect(wanted.filter((id) => !all.has(id))).toEqual([]);
	});

	test('format without an error, whatever the count', () => {
		for (const id of all.keys()) {
			for (const count of [0, 1, 2, 7]) {
				const errors: Error[] = [];
				const pattern = bundle.getMessage(id)?.value;
				const args = {
					count,
					n: 1,
					max: 120,
					most: 3,
					word: 'a',
					what: 'a',
					title: 'a',
					name: 'a',
					way: 'a',
					from: 'a',
					to: 'a',
					percent: '100',
					dir: 'ltr',
					cover: 'calculator',
					key: '=',
					them: 'a',
					me: 'a',
					date: 'a',
				};
				expect(pattern, id).toBeTruthy();
				if (pattern) bundle.formatPattern(pattern, args, errors);
				expect(errors, id).toEqual([]);
			}
		}
	});
});

test('both languages have the same messages with the same variables', () => {
	const [en, es] = [messages('en'), messages('es')];
	expect([...es.keys()].sort()).toEqual([...en.keys()].sort());
	const variables = (pattern: string): readonly string[] =>
		[...new Set(pattern.match(/\$\w+/gu) ?? [])].filter((name) => name !== '$cover').sort();
	for (const [id, pattern] of en) expect(variables(es.get(id) ?? ''), id).toEqual(variables(pattern));
});

/** Flesch–Kincaid with a rough count of syllables (CONTENT, section 3). */
function grade(sentence: string): number {
	const list = sentence.match(/[A-Za-z']+/gu) ?? [];
	const sentences = sentence.split(/[.?!:]+(?:\s|$)/u).filter((part) => /[a-z]/iu.test(part)).length || 1;
	const syllables = list.reduce((sum, word) => {
		const groups =
			word
				.toLowerCase()
				.replace(/(?:es|ed|e)$/u, '')
				.match(/[aeiouy]+/gu)?.length ?? 0;
		return sum + Math.max(1, groups);
	}, 0);
	return 0.39 * (list.length / sentences) + 11.8 * (syllables / list.length) - 15.59;
}

describe('the voice of the screens', () => {
	const bundle = bundleOf('en');
	const own = ['ui', 'others', 'lists'].map((file) => `\n${source('en', file)}`).join('\n');
	const ui = [...messages('en')].filter(([id]) => own.includes(`\n${id} =`));
	const said = ui.map(([id]) => {
		const pattern = bundle.getMessage(id)?.value;
		return [
			id,
			pattern
				? bundle.formatPattern(
						pattern,
						{
							count: 2,
							n: 1,
							max: 120,
							most: 3,
							word: 'house',
							what: 'go',
							title: 'Mo',
							name: 'Mo',
							way: 'money',
							from: '5',
							to: '6',
							percent: '100',
							dir: 'ltr',
							cover: 'calculator',
							key: '=',
						},
						[],
					)
				: '',
		] as const;
	});

	test('is easy to read: no string of eight or more words is above grade 6', () => {
		expect(said.length).toBeGreaterThan(200);
		const hard = said.filter(([, line]) => (line.match(/[A-Za-z']+/gu)?.length ?? 0) >= 8 && grade(line) > 6);
		expect(hard.map(([id, line]) => `${id} ${grade(line).toFixed(1)} ${line}`)).toEqual([]);
	});

	test('gives no orders, no praise, no blame and no promise', () => {
		const never =
			/\b(must|should|shouldn't|empower\w*|victim|survivor|abuser?|you are safe|100 ?%|secret from everyone|good job|well done|fail(ed|ure)?|invalid|error|illegal)\b|!/iu;
		expect(
			said.filter(([, line]) => never.test(line) && !line.includes('200 %')).map(([id, line]) => `${id} ${line}`),
		).toEqual([]);
	});

	test('never gives the other person a gender', () => {
		expect(said.filter(([, line]) => /\b(he|him|his|she|her|hers|husband|wife|boyfriend)\b/iu.test(line))).toEqual([]);
	});

	test('never mixes the four verbs: each says what it does, and none says what another does', () => {
		const line = (id: string): string => said.find(([one]) => one === id)?.[1] ?? '';
		for (const part of ['go', 'sure']) {
			expect(line(`clear-there-${part}`)).toMatch(/server copy/u);
			expect(line(`clear-here-${part}`)).toMatch(/phone/u);
		}
		expect(line('clear-there-go')).not.toMatch(/phone|everywhere/iu);
		expect(line('clear-here-go')).not.toMatch(/server|everywhere/iu);
		expect(line('clear-here-sure')).toMatch(/server copy is not touched/u);
		expect(line('clear-there-sure')).toMatch(/phone keeps its plan/u);
		expect(line('clear-everywhere-sure')).toMatch(/this phone and the server copy/u);
		expect(line('clear-hide-what')).toMatch(/Nothing is cleared/u);
	});
});

/** What lists say of themselves, in the words that are said there: `lists-x` in place of `x`. */
describe.each(languages)('the words of lists in %s', (language) => {
	const telling =
		language === 'en'
			? /\b(plans?|safe\w*|danger\w*|harm\w*|hurt\w*|wip(e|ed|ing)|decoy|duress|go now|situations?|workers?|limits?|leav(e|ing)|hid(e|den|ing)|watched|someone|trust\w*|secret\w*|cover|disguise\w*|locked|spy|police|other codes?|emergency|escape)\b/iu
			: /(?<!\p{L})(plan(es)?|segur\w*|peligr\w*|daño|emergencia|señuelo|situaci\w+|límites?|sal(ir|es)|ocult\w*|vigila\w*|alguien|confianza|secret\w*|disfraz|cerrada bajo|espía\w*|policía|otros? códigos?|huir)(?!\p{L})/iu;
	/** Families that no screen of lists shows. */
	const elsewhere =
		/^(set-(?!code|practise|keeping|on$|skip)|lists-|welcome|limit|intro-|situation|section-(ask|away|ask-first)|star|trip|step|check|gonow|pick|route|stale|review|words-why|settings-(words|situation|others|card|rehearse|traces|limits)|others|card|rehearse|traces|clear-(what-hide|hide|see|there-shares|everywhere-closed)|phones-|home-wayback|home-title|home-more|home-fewer|why-(others|phones|card|take|from|code-known|words)|limits|leaving-(outside-hint)|phone-on-other|me-|server-see|check|review|changed|looking|quiet|remind|settings-(looking|quiet|reminders)|[at]h?e?-cover)/u;
	const all = messages(language);
	const bundle = bundleOf(language);
	const args = {
		cover: 'calculator',
		key: '=',
		count: 2,
		name: 'Mo',
		title: 'Mo',
		percent: '100',
		dir: 'ltr',
		max: 1,
		most: 2,
		what: 'Mo',
		word: 'Mo',
	};

	test('tell nothing', () => {
		const shown = [...all.keys()].filter((id) => {
			const file = ['ui', 'others'].some((one) => `\n${source(language, one)}`.includes(`\n${id} =`));
			return file && !elsewhere.test(id);
		});
		expect(shown.length).toBeGreaterThan(120);
		const own = [...all.keys()].filter((id) => /^(lists-|look-name|section-|list-|add-)/u.test(id));
		const lists = own.filter((id) => source(language, 'lists').includes(`\n${id} =`));
		const bad = [...shown.map((id) => (all.has(`lists-${id}`) ? `lists-${id}` : id)), ...lists].flatMap((id) => {
			const pattern = bundle.getMessage(id)?.value;
			const text = pattern ? bundle.formatPattern(pattern, args, []) : '';
			return telling.test(text) ? [`${id}: ${text}`] : [];
		});
		expect(bad).toEqual([]);
		const pools = [...all].filter(([id]) => id.startsWith('pool-')).filter(([, text]) => telling.test(text));
		expect(pools.map(([id]) => id)).toEqual([]);
	});
});

test('the words of CONTENT 3.3 are there as written', () => {
	const en = messages('en');
	const written: Record<string, string> = {
		'check-q': 'How are things right now?',
		'option-now-answer-ok': 'OK for now',
		'option-now-answer-notsure': 'Not sure',
		'option-now-answer-notgood': 'Not good',
		'option-now-answer-cantsay': "I can't say",
		'check-after-notgood': 'Thanks for saying so. What would you like?',
		'review-title': 'Is your plan still right?',
		'review-why': 'You asked to look again around now.',
		'review-why-date': 'A date you saved is coming up.',
		'review-why-after': 'It has been a while since that day. Some people like to look again.',
		'review-still': 'Still right',
		'review-change': 'Change it',
		'review-later': 'Not now',
		'review-done': "That's all. You can close this.",
		'review-anniv': 'This may be a hard week. Want to make one small plan for it?',
		'stale-dot': 'Still right?',
		'contact-still': 'Is this still someone you trust?',
	};
	for (const [id, words] of Object.entries(written)) expect(en.get(id)?.trim().split('\n')[0], id).toBe(words);
});
