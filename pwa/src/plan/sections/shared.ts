/** Kinds that many sections use, and the holder's own settings (CONTENT 2.2). */

import { SITUATIONS } from '../situations.ts';
import type { Kind } from '../types.ts';
import { bool, choice, lineField, multi, ref } from './fields.ts';

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

/** Settings that change what the plan says. Not a section: it has no page in the plan. */
export const me: Kind = {
	id: 'me',
	fields: [
		lineField('call_me'),
		lineField('word_for_me'),
		lineField('word_for_them'),
		multi('situations', SITUATIONS),
		lineField('language_app'),
		lineField('language_worker'),
		lineField('language_spoken'),
	],
	lists: [],
};
