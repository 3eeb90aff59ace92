/** The schema holds together, and holds what CONTENT 2.1, 2.2, 2.3 and 2.5 name. */

import { describe, expect, test } from 'vitest';
import { fieldOf, KINDS, kindOf, listOf, SECTIONS, sectionOf } from '../../src/plan/schema.ts';
import { markOf, SITUATIONS } from '../../src/plan/situations.ts';
import { type Kind, SECTION_IDS, type SectionId } from '../../src/plan/types.ts';

describe('it holds together', () => {
	test('kinds, fields, lists and options have names of their own', () => {
		expect(new Set(KINDS.map((kind) => kind.id)).size).toBe(KINDS.length);
		for (const kind of KINDS) {
			const names = [...kind.fields, ...kind.lists].map((each) => each.id);
			expect(new Set(names).size, kind.id).toBe(names.length);
			for (const field of kind.fields) {
				if ('options' in field) expect(new Set(field.options).size, field.id).toBe(field.options.length);
			}
		}
	});

	test('names can be keys of the document and ids of messages', () => {
		for (const kind of KINDS) {
			const options = kind.fields.flatMap((field) => ('options' in field ? field.options : []));
			for (const name of [...kind.fields, ...kind.lists].map((each) => each.id)) expect(name).toMatch(/^[a-z][a-z_]*$/);
			for (const option of options) expect(option).toMatch(/^[a-z0-9-]+$/);
		}
	});

	test('lists, references, titles and fallbacks point at what is there', () => {
		for (const kind of KINDS) {
			for (const list of kind.lists) expect(() => kindOf(list.kind)).not.toThrow();
			if (kind.title !== undefined) expect(fieldOf(kind, kind.title), kind.id).toBeDefined();
			for (const field of kind.fields) {
				if ('to' in field) expect(kindOf(field.to).title).toBeDefined();
				if ('fallback' in field && field.fallback !== undefined) expect(field.options).toContain(field.fallback);
			}
		}
	});

	test('only lists that the view shows can be starred', () => {
		const starred = KINDS.filter((kind) => kind.stars !== undefined).map((kind) => [kind.id, kind.stars]);
		expect(Object.fromEntries(starred)).toEqual({ person: 3, place: 2, thing: 5 });
	});

	test('each question leads to a field or a list', () => {
		for (const section of SECTIONS) {
			for (const path of section.asks) {
				const [first = '', second] = path.split('.');
				const list = listOf(section, first);
				if (second === undefined) expect(list ?? fieldOf(section, first), path).toBeDefined();
				else {
					const kind = kindOf(list?.kind ?? '');
					expect(fieldOf(kind, second) ?? listOf(kind, second), path).toBeDefined();
				}
			}
		}
	});

	test('an id that is not there is a fault', () => {
		expect(() => kindOf('money')).toThrow('unknown kind');
		expect(() => sectionOf('money' as SectionId)).toThrow('unknown section');
	});
});

test('sections have the horizon and the days of CONTENT 2.1', () => {
	expect(SECTIONS.map((section) => `${section.id} ${section.horizon} ${section.stale}`)).toEqual([
		'already both 180',
		'now short 30',
		'signs short 60',
		'people both 60',
		'places both 90',
		'signal short 90',
		'home both 90',
		'go short 60',
		'bag short 60',
		'papers long 180',
		'health short 60',
		'feel both 90',
		'contactme both 30',
		'longer long 90',
		'routes both 30',
		'dates both 180',
	]);
	expect(SECTIONS.map((section) => section.id)).toEqual([...SECTION_IDS]);
});

/** kind → its fields and lists; `!` marks what the object says little without. */
const NAMED: Record<string, string> = {
	step: 'text! state horizon gets_in_way helper cost needs_ride helped share_ok',
	me: 'call_me word_for_me word_for_them situations language_app language_worker language_spoken',
	now: 'answer note on',
	signs: 'signs changed_lately changed_own',
	sign: 'sign! then',
	person:
		'alias! relation ways can_help_with aware agreed reliable talks_to_them has_ties code_word_known last_checked',
	way: 'how value! safe_when',
	place:
		'alias! kind how_far open_when how_i_get_there would_they_look_here how_private can_stay kids_ok pets_ok step_free backup',
	signal_word: 'word! means who_knows',
	home: 'rooms_better rooms_worse ways_out fixed address_to_read_aloud',
	go: 'when_is_better reason_to_give way_out ride keys_at fuel if_cannot_get_out kids_line pets_line care_line tell_after',
	thing: 'item! where copy_with have',
	paper: 'kind! where copy_with expires',
	health: 'meds allergies pregnant neck_hurt neck_hurt_when got_checked clinic',
	feel: 'helps_me be_with song hard_times crisis_line',
	goal: 'goal! why first_small_step who by',
	contactme:
		'channel hours zone quiet_dates if_other_answers message_rule message_words call_shows_as worker_wish meet_ok check_word no_contact',
	spot: 'alias! kind how_to_know_it rating keep_away_when inside_who inside_open inside_way_out phone',
	trip: 'alias! from! to! purpose leave arrive_by legs alternates vary vary_note with_whom safe_stops if_followed if_blocked state',
	leg: 'mode line_or_road from to minutes better_times worse_times note',
	alternate: 'use_when! legs',
	avoid: 'what! when until why',
	day: 'kind! date! note sure source repeats helps look quiet',
};

test.each(Object.entries(NAMED))('%s has the fields of CONTENT 2.2 and 2.5', (id, names) => {
	const kind = kindOf(id);
	for (const name of names.split(' ')) {
		const bare = name.replace('!', '');
		const field = fieldOf(kind, bare);
		expect(field ?? listOf(kind, bare), bare).toBeDefined();
		expect(field?.required === true, name).toBe(name.endsWith('!'));
	}
});

test('sharing a step is off until the holder says so', () => {
	const field = fieldOf(kindOf('step'), 'share_ok');
	expect(field?.type).toBe('bool');
});

describe('what the route plan never has (CONTENT 5.1 N16, section 6 check 12)', () => {
	const kinds = [sectionOf('routes'), ...['spot', 'trip', 'leg', 'alternate', 'avoid'].map(kindOf)];
	test.each(kinds.map((kind): [string, Kind] => [kind.id, kind]))('%s', (_, kind) => {
		for (const name of [...kind.fields, ...kind.lists].map((each) => each.id)) {
			expect(name).not.toMatch(
				/name|weapon|gun|crime|police|rival|gang|group|enemy|suspect|lat|lon|gps|geo|map|address/,
			);
		}
	});
});

describe('situations (CONTENT 2.3)', () => {
	// ● on, ○ offered, – put away; columns as in the table.
	const columns = ['living', 'preparing', 'left', 'stalk', 'sa', 'cv1', 'cv2', 'cv3', 'care', 'teen', 'child'];
	const rows: [SectionId[], string][] = [
		[['already', 'now', 'contactme'], '●●●●●●●●●●–'],
		[['people', 'places', 'feel'], '●●●●●●●●●●●'],
		[['signs'], '●●○●○○○●●●○'],
		[['signal'], '●●●●○●○○●●●'],
		[['home'], '●●●●○○○○●○●'],
		[['go'], '●●○○○○○○●●●'],
		[['bag', 'papers'], '○●○○–○○○●○–'],
		[['health'], '○○○–●●○–●○–'],
		[['routes'], '○○●●○●●●–●–'],
		[['dates'], '○○●●●●●●○○–'],
		[['longer'], '○○●○○○○●○○–'],
	];
	const marks = { '●': 'on', '○': 'offered', '–': 'hidden' } as const;

	test.each(rows)('%s', (sections, row) => {
		for (const section of sections) {
			columns.forEach((situation, i) => {
				const mark = row.charAt(i) as keyof typeof marks;
				expect(markOf(section, [situation]), `${section} ${situation}`).toBe(marks[mark]);
			});
		}
	});

	test('going back takes nothing away', () => {
		for (const section of SECTION_IDS) expect(markOf(section, ['back'])).toBe(markOf(section, ['living']));
	});

	test('the most open mark wins', () => {
		expect(markOf('bag', ['sa', 'child'])).toBe('hidden');
		expect(markOf('bag', ['sa', 'left'])).toBe('offered');
		expect(markOf('bag', ['sa', 'preparing', 'child'])).toBe('on');
	});

	test('nothing picked, something unknown, or “none”: the common sections, and all others offered', () => {
		for (const picked of [[], ['none'], ['later version']]) {
			const shown = SECTION_IDS.filter((section) => markOf(section, picked) === 'on');
			expect(shown).toEqual(['already', 'now', 'people', 'places', 'feel', 'contactme']);
			expect(SECTION_IDS.every((section) => markOf(section, picked) !== 'hidden')).toBe(true);
		}
	});

	test('every section is on somewhere', () => {
		for (const section of SECTION_IDS) {
			expect(SITUATIONS.some((situation) => markOf(section, [situation]) === 'on')).toBe(true);
		}
	});
});
