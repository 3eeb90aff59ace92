/** Kinds that many sections use, and the holder's own settings (CONTENT 2.2). */

import { SITUATIONS } from '../situations.ts';
import { type Field, type Kind, SECTION_IDS } from '../types.ts';
import { bool, choice, date, lineField, multi, ref } from './fields.ts';

/** The common card: one small thing to do. */
export const step: Kind = {
	id: 'step',
	title: 'text',
	fields: [
		lineField('text', { required: true }),
		choice('state', ['idea', 'want', 'did', 'works', 'notforme', 'notnow'], { fallback: 'idea' }),
		choice('horizon', ['today', 'weeks', 'later']),
		multi('gets_in_way', ['money', 'ride', 'kids', 'papers', 'work', 'health', 'watched', 'family', 'place', 'other']),
		lineField('gets_in_way_other'),
		ref('helper', 'person'),
		choice('cost', ['free', 'some', 'high']),
		bool('needs_ride'),
		choice('helped', ['yes', 'abit', 'no', 'nottried']),
		bool('share_ok', { hint: true }),
	],
	lists: [],
};

/** One line of a list of lines. */
export const line: Kind = {
	id: 'line',
	title: 'text',
	fields: [lineField('text', { required: true })],
	lists: [],
};

/**
 * How the screens look and behave, and what set-up has been through. Kept in the plan, so that it is sealed with it and
 * found on a second phone. The settings screens have their own words for these (ui.ftl); there are none here.
 */
const look: readonly Field[] = [
	choice('leaving', ['asked', 'tried', 'skipped'], { bare: true }),
	choice('way_back', ['none', 'words'], { bare: true }),
	choice('look_every', ['no', 'steady', 'two', 'four', 'eight'], { bare: true }),
	date('look_start', { bare: true }),
	date('look_shown', { bare: true }),
	date('look_again', { bare: true }),
	date('look_done', { bare: true }),
	multi('opened', SECTION_IDS, { bare: true }),
	multi('put_away', SECTION_IDS, { bare: true }),
];

/** Settings that change what the plan says. Not a section: it has no page in the plan. */
export const me: Kind = {
	id: 'me',
	fields: [
		lineField('call_me'),
		lineField('word_for_me'),
		lineField('word_for_them'),
		multi('situations', SITUATIONS),
		lineField('language_app', { bare: true }),
		lineField('language_worker'),
		lineField('language_spoken'),
		choice('theme', ['phone', 'light', 'dark'], { bare: true }),
		choice('text_size', ['100', '115', '130', '150', '200'], { bare: true }),
		choice('corner', ['top-start', 'top-end', 'bottom-start', 'bottom-end'], { bare: true }),
		choice('idle', ['15', '30', '60', '180', '300', '900'], { bare: true }),
		choice('shift', ['on', 'off'], { bare: true }),
		...look,
	],
	lists: [],
};
