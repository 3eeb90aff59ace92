import { describe, expect, test } from 'vitest';
import type { NodeId } from '../../src/plan/model.ts';
import { openPlan, type Plan } from '../../src/plan/model.ts';
import { FULL_BYTES } from '../../src/plan/room.ts';
import { KINDS, SECTIONS } from '../../src/plan/schema.ts';
import { type ExportText, titleOf, toExport } from '../../src/plan/text.ts';
import type { Field, Value } from '../../src/plan/types.ts';
import { speaker } from './language.ts';
import { add, good, testClock } from './plans.ts';

const say = speaker('en');

function exported(plan: Plan): ExportText {
	return JSON.parse(toExport(plan, say)) as ExportText;
}

const words = (text: ExportText): string[] =>
	text.sections.flatMap((section) => section.items.flatMap((item) => item.fields.map((f) => `${f.label}: ${f.value}`)));

test('an empty plan is an empty export', () => {
	expect(toExport(openPlan(null, testClock()), say)).toBe('{"format":1,"sections":[]}');
});

test('says what is there in the holder’s language, and only sections that hold something', () => {
	const plan = openPlan(null, testClock());
	const mo = add(plan, 'people', 'people', {
		alias: 'Mo',
		can_help_with: ['ride', 'kids'],
		aware: 'some',
		agreed: true,
	});
	add(plan, mo, 'ways', { how: 'text', value: '555 0100', safe_when: { days: ['mon', 'tue'], from: '18:00' } });
	good(plan.set('go', 'tell_after', [mo]));
	good(plan.set('me', 'word_for_them', 'D.'));
	const text = exported(plan);
	expect(text.sections.map((section) => [section.id, section.title])).toEqual([
		['me', 'About me'],
		['people', 'People who can help'],
		['go', 'Getting out'],
	]);
	expect(words(text)).toEqual([
		'A word for the other person: D.',
		'My people: Mo',
		'What they can help with: A ride, The kids',
		"Do they know what's going on?: They know some of it",
		'They said they would help: Yes',
		'Ways to reach them: 555 0100',
		'How: Text',
		'When it is OK: Mon, Tue 18:00–24:00',
		"Who to tell when you're there: Mo",
	]);
	expect(toExport(plan, speaker('es'))).toContain('Gente que puede ayudar');
});

test('a reference to what was removed says so', () => {
	const plan = openPlan(null, testClock());
	const mo = add(plan, 'people', 'people', { alias: 'Mo' });
	good(plan.set('go', 'tell_after', [mo]));
	good(plan.remove(mo));
	expect(words(exported(plan))).toEqual(["Who to tell when you're there: Removed"]);
});

test('an object is called by its own words, or by the option picked', () => {
	const plan = openPlan(null, testClock());
	expect(titleOf(plan, add(plan, 'bag', 'things', { item: 'keys' }), say)).toBe('keys');
	expect(titleOf(plan, add(plan, 'papers', 'papers', { kind: 'id' }), say)).toBe('ID or passport');
	expect(titleOf(plan, add(plan, 'people', 'people'), say)).toBe('');
	expect(titleOf(plan, 'people', say)).toBe('');
});

describe('everything', () => {
	/** A value for a field that shows up in words. */
	function sample(field: Field, n: number, target: NodeId): Value {
		switch (field.type) {
			case 'text':
			case 'line':
				return `marker ${n}`;
			case 'choice':
				return field.options[0] ?? '';
			case 'multi':
				return [...field.options];
			case 'bool':
				return true;
			case 'date':
				return '2027-03-01';
			case 'time':
				return '08:15';
			case 'when':
				return { days: ['sun'], to: '20:00' };
			case 'ref':
				return target;
			case 'refs':
				return [target];
		}
	}

	test('each field of each kind is in the export, with a label', () => {
		const plan = openPlan(null, testClock());
		const person = add(plan, 'people', 'people', { alias: 'Mo' });
		const typed: string[] = [];
		let fields = 0;
		const fill = (node: NodeId): void => {
			const kind = KINDS.find((each) => each.id === plan.kind(node));
			for (const field of kind?.fields.filter((each) => !each.bare) ?? []) {
				const value = sample(field, fields++, person);
				good(plan.set(node, field.id, value));
				if (field.type === 'text' || field.type === 'line') typed.push(String(value));
			}
			for (const list of kind?.lists ?? []) fill(add(plan, node, list.id));
		};
		fill('me');
		for (const section of SECTIONS) fill(section.id);
		const text = exported(plan);
		expect(text.sections.map((section) => section.id)).toEqual(['me', ...SECTIONS.map((section) => section.id)]);
		const values = text.sections.flatMap((section) => section.items.flatMap((item) => item.fields.map((f) => f.value)));
		expect(typed.length).toBeGreaterThan(90);
		for (const each of typed) expect(values).toContain(each);
		expect(values.length).toBeGreaterThan(fields);
		for (const line of words(text)) expect(line).toMatch(/^.+: .+$/);
	});

	test('a full plan fits into the export’s 786,392 bytes', () => {
		const plan = openPlan(null, testClock());
		while (plan.add('already', 'steps', { text: 'x', gets_in_way: ['money', 'ride', 'kids'], cost: 'free' }).ok);
		expect(plan.bytes()).toBeGreaterThan(FULL_BYTES - 1_000);
		expect(Buffer.byteLength(toExport(plan, say))).toBeLessThan(786_392 - 4);
	});
});
