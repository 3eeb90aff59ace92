/** A document that the first release wrote. Every later version opens it, and finds all of it. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openPlan } from '../../src/plan/model.ts';
import type { ExportText } from '../../src/plan/text.ts';
import { toExport } from '../../src/plan/text.ts';
import { speaker } from './language.ts';
import { good, testClock } from './plans.ts';

interface Fixture {
	readonly doc: string;
	/** Its export in English. Labels may be reworded later; values may not be lost. */
	readonly text: ExportText;
}

const fixture = JSON.parse(readFileSync(new URL('fixtures/document-1.json', import.meta.url), 'utf8')) as Fixture;

const typed = (text: ExportText): string[] =>
	text.sections
		.flatMap((section) => section.items.flatMap((item) => item.fields.map((field) => `${section.id}: ${field.value}`)))
		.filter((value) => /word \d+|Mo|Ana|aunt|chosen sister/.test(value));

test('the document of schema 1 opens with everything in it, and can be written', () => {
	const plan = openPlan(Uint8Array.from(Buffer.from(fixture.doc, 'base64')), testClock());
	expect(plan.readOnly).toBe(false);
	const text = JSON.parse(toExport(plan, speaker('en'))) as ExportText;
	expect(typed(fixture.text).length).toBeGreaterThan(90);
	expect(typed(text)).toEqual(typed(fixture.text));
	const [mo, filled, ana] = plan.items('people', 'people');
	if (!mo || !filled || !ana) throw new Error('three people');
	expect(plan.starred(mo)).toBe(true);
	expect([plan.text(ana, 'alias'), plan.text(ana, 'relation'), plan.text(ana, 'aware')]).toEqual([
		'Ana',
		'aunt',
		'some',
	]);
	good(plan.set('now', 'note', 'still there'));
	expect(openPlan(plan.encode()).text('now', 'note')).toBe('still there');
});
