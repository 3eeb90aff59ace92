/** The words: complete in every language, and within the rules of CONTENT sections 3 and 6. */

import { describe, expect, test } from 'vitest';
import { markOf, otherPerson } from '../../src/plan/situations.ts';
import { SECTION_IDS } from '../../src/plan/types.ts';
import { grade, wordsIn } from './grade.ts';
import { schemaIds } from './ids.ts';
import { bundleOf, FILES, idsIn, LANGUAGES, source, speaker } from './language.ts';

const say = speaker('en');
const texts = FILES.flatMap((file) => idsIn('en', file)).map((id): [string, string] => [id, say(id)]);

describe.each(LANGUAGES)('%s', (language) => {
	test('has every word that the schema asks for', () => {
		const bundle = bundleOf(language);
		expect(schemaIds().filter((id) => !bundle.hasMessage(id))).toEqual([]);
	});

	test.each(FILES)('%s has the messages of the English file, and no others', (file) => {
		expect(idsIn(language, file).sort()).toEqual(idsIn('en', file).sort());
	});

	test('every message can be said, uses the same variables as in English, and is not empty', () => {
		const speak = speaker(language, 'D.');
		const english = speaker('en', 'D.');
		for (const file of FILES) {
			for (const id of idsIn(language, file)) {
				expect(speak(id).trim(), id).not.toBe('');
				expect(speak(id).includes('D.'), id).toBe(english(id).includes('D.'));
			}
		}
	});

	test('has no exclamation mark, no emoji and no shouting', () => {
		for (const file of FILES) {
			for (const id of idsIn(language, file)) {
				const text = speaker(language)(id);
				expect(text, id).not.toMatch(/[!¡]|\p{Extended_Pictographic}/u);
				expect(text, id).not.toMatch(/\p{Lu}{4,}/u);
			}
		}
	});

	test('keeps sentences short', () => {
		const speak = speaker(language);
		for (const id of FILES.flatMap((file) => idsIn(language, file))) {
			for (const sentence of speak(id).split(/[.?:]+(?:\s|$)/)) {
				const words = sentence.split(/\s+/).filter((word) => word !== '');
				expect(words.length, `${id}: ${sentence}`).toBeLessThanOrEqual(25);
			}
		}
	});
});

test('English and Spanish are there', () => {
	expect(LANGUAGES).toEqual(expect.arrayContaining(['en', 'es']));
});

describe('grade (section 6, check 1)', () => {
	test('the measure tells hard text from easy text', () => {
		expect(grade('Where could you go? The shop is open at night.')).toBeLessThan(3);
		expect(grade('Comprehensive safeguarding procedures necessitate multidisciplinary collaboration.')).toBeGreaterThan(
			15,
		);
		expect(grade('You can write one small step and go back to it on any other day that you like.')).toBeLessThan(7);
	});

	test('no text of eight words or more is above grade 6', () => {
		const long = texts.filter(([, text]) => wordsIn(text).length >= 8);
		expect(long.length).toBeGreaterThan(30);
		expect(long.map(([id, text]) => ({ id, text, grade: grade(text) })).filter((each) => each.grade > 6)).toEqual([]);
	});

	test('the Go now view is at grade 4 or lower', () => {
		for (const [id, text] of texts.filter(([id]) => id.startsWith('gonow-'))) {
			expect(grade(text), id).toBeLessThanOrEqual(4);
		}
	});
});

/** Classes B and P of CONTENT 3.6, and the labels of L, each with a phrase that it has to find. */
const BLAME: readonly [RegExp, string][] = [
	[/\bwhy (didn't|did) you\b/, "Why didn't you call?"],
	[/\byou should have\b/, 'You should have told me.'],
	[/\bif you (had only|hadn't)\b/, "If you hadn't gone back"],
	[/\bnext time (don't|you)\b/, "Next time don't open"],
	[/\bwhat were you (wearing|doing|drinking)\b/, 'What were you wearing?'],
	[/(?<!you )\bdon't (drink|go out alone)\b/, "Don't go out alone."],
	[/\byou (put yourself in|let them|allowed|keep going back|went back again)\b/, 'You put yourself in danger.'],
	[/\byou (pick|attract) (the|a|men|women|people who)\b|\byour type\b/, 'You attract the wrong ones.'],
	[/\bwhat did you do to\b/, 'What did you do to upset him?'],
	[/\byou provoked\b|\bset (him|her|them) off\b|\bpush(ed)? buttons\b/, 'You provoked it.'],
	[/\byou failed to\b|\byou didn't follow\b|\bnon-compliant\b/, 'You failed to call.'],
	[/\bfailure to protect\b|\bbad for the kids\b/, 'This is failure to protect.'],
	[/\byour fights\b|\bboth of you\b|\btoxic\b|\btakes two\b/, 'It takes two.'],
	[/\bcareful not to make\b/, 'Be careful not to make them angry.'],
	[/\bempower|\btake your power back\b/, 'Empower yourself.'],
	[/\blove yourself\b|\bstop being a victim\b/, 'You need to love yourself.'],
	[/\btake responsibility\b/, 'Take responsibility for your safety.'],
	[/\b(must|ought to)\b|\b(you|they) should\b|\bshould you\b/, 'You should leave.'],
	[/\b(you|they) (have|need) to\b/, 'You need to report this.'],
	[/\bjust leave\b|\bit's time to leave\b|\bwhen will you leave\b/, 'When will you leave?'],
	[/\bunless you\b|\bonly help if\b/, 'We can only help if you report.'],
	[/\bcase will be closed\b/, 'Your case will be closed.'],
	[/\bpromise me\b|\bwant you to promise\b/, 'Promise me.'],
	[/\bi'm disappointed\b|\bi expected\b|\byou said you would\b/, 'I expected more.'],
	[/\bas soon as possible\b|\burgent\b|\blast chance\b|\breply today\b/, 'This is urgent.'],
	[/\bdid you complete\b|\btasks\b|\bhomework\b/, 'Did you complete it?'],
	[/\bsake of your children\b|\bthink of your kids\b/, 'Think of your kids.'],
	[/\bpress charges\b|\bget an order\b/, 'You can press charges.'],
	[/\bforgive\b|\bwork on the relationship\b|\banother try\b/, 'Do you forgive?'],
	[/\bgood (girl|boy)\b|\bproud of you\b/, 'I am proud of you for going.'],
	[/\b(victim|survivor|battered|abuse|abused|offender|perpetrator|client)s?\b/, 'The victim and the offender.'],
	[/\b(lethality|high-risk|risk|danger level|compliance|safeguarding|assessment|incident)\b/, 'A risk score.'],
	[/\byou('ll| will) be safe\b|\bguarantee\b/, 'You will be safe.'],
];

describe('no blame, no pressure, no label (sections 3.6 and 6, check 1)', () => {
	test.each(BLAME)('%s', (pattern, phrase) => {
		expect(phrase.toLowerCase()).toMatch(pattern);
		for (const [id, text] of texts) {
			// Allowed by name: section 6, check 1, and the holder's own permission in 3.1.
			const checked = text.toLowerCase().replaceAll("you don't have to", '').replace('unless you share', '');
			expect(checked, id).not.toMatch(pattern);
		}
	});
});

describe('nobody’s gender is assumed (section 6, check 3)', () => {
	const gendered: Record<string, RegExp> = {
		en: /\b(he|him|his|she|her|hers|husband|wife|boyfriend|girlfriend|man|men|woman|women|guy|partner)\b/i,
		es: /(?<![\p{L}])(él|ella|ellos|ellas|marido|esposo|esposa|novio|novia|pareja|hombre|mujer|agresor|agresora|sola|segura de|amigo|amiga|vecino|vecina|hijos|hijas|trabajadora?)(?![\p{L}])/iu,
	};

	test('the patterns find what they are for', () => {
		expect('Does he know?').toMatch(gendered.en ?? /$^/);
		expect('¿Habla con él?').toMatch(gendered.es ?? /$^/);
	});

	test.each(LANGUAGES.filter((language) => gendered[language]))('%s', (language) => {
		const speak = speaker(language);
		for (const id of FILES.flatMap((file) => idsIn(language, file))) {
			expect(speak(id), id).not.toMatch(gendered[language] ?? /$^/);
		}
	});
});

describe('routes are written for outreach clients (row 35; section 6, check 12)', () => {
	const never: Record<string, RegExp> = {
		en: /victim|abuse|help-seeking|weapon|\bgun|crime|criminal|police|gang|rival|snitch|street name|full name/i,
		es: /víctima|abuso|maltrato|arma\b|armas|crimen|delito|policía|pandilla|banda|rival|nombre completo/i,
	};

	test.each(LANGUAGES.filter((language) => never[language]))('%s', (language) => {
		const speak = speaker(language);
		for (const id of idsIn(language, 'routes.ftl')) expect(speak(id), id).not.toMatch(never[language] ?? /$^/);
	});

	test('where a name could be meant, it says that none is asked for', () => {
		expect(say('hint-avoid-why')).toContain('No names');
		expect(say('route-none')).toContain('No tracking');
	});
});

test('on the default path of who lives with them, or went back, nothing asks to end it (section 6, check 13)', () => {
	const ending =
		/\b(leave|leaving) (them|him|her|your|the person)\b|\bbreak up\b|\bend it\b|\bget away from\b|\bdivorce\b|\bseparat/i;
	expect('Leave them for good').toMatch(ending);
	for (const situation of ['living', 'back']) {
		const on = SECTION_IDS.filter((section) => markOf(section, [situation]) === 'on');
		const ids = schemaIds().filter((id) => on.some((section) => id.startsWith(`section-${section}-`)));
		expect(ids.length).toBeGreaterThan(20);
		for (const id of ids) expect(say(id), id).not.toMatch(ending);
	}
	for (const [id, text] of texts) expect(text, id).not.toMatch(ending);
});

test('no number, score or count is asked for anywhere (sections 5.1 N2 and 6, check 14)', () => {
	const scoring = /\bscore|\bhow many times\b|\bout of (five|ten|10)\b|\bscale\b|\bpercent|\bstreak/i;
	expect('A score of 3').toMatch(scoring);
	for (const [id, text] of texts) expect(text, id).not.toMatch(scoring);
});

test('the words of CONTENT 3.2 and 3.4 are there as written', () => {
	expect(say('section-people-title')).toBe('People who can help');
	expect(say('section-people-q4')).toBe('Do they talk to the person who hurts you?');
	expect(speaker('en', 'D.')('section-places-q3')).toBe('Would D. look there?');
	expect(say('section-health-hint')).toBe(
		"A squeezed neck can do harm you can't see. You can get checked even if you feel fine.",
	);
	expect(say('route-vary')).toBe('Same time each day. Want to vary it?');
	expect(say('intro-noguarantee')).toBe('No plan can promise safety. It may give you more choices.');
	expect(say('hint-avoid-why')).toBe(say('route-avoid-why'));
});

test('questions about the other person read well for outreach clients too', () => {
	expect(otherPerson(['cv1'])).toBe('them-default-cv');
	expect(otherPerson(['cv1', 'living'])).toBe('them-default');
	expect(otherPerson([])).toBe('them-default');
	const speak = speaker('en', say('them-default-cv'));
	expect(speak('section-people-q4')).toBe('Do they talk to people you keep clear of?');
	expect(speak('section-places-q3')).toBe('Would people you keep clear of look there?');
});

test('comments of the language files do not say that Spanish was checked', () => {
	for (const file of FILES) expect(source('es', file)).toContain('sin revisar');
});
