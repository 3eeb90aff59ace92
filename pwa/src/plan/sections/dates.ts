/** Days that may be harder or less safe (CONTENT 1D, row 56). Whether one asks for a look at the plan is the holder's choice. */

import type { Group } from '../types.ts';
import { bool, choice, date, lineField } from './fields.ts';

export const DATE_KINDS = [
	'court',
	'order-ends',
	'release',
	'contact-change',
	'separation',
	'move',
	'programme-start',
	'programme-mid',
	'programme-end',
	'new-relationship',
	'pregnancy',
	'school-year',
	'case-closing',
	'happened',
	'hard',
	'birthday',
	'funeral',
	'other',
] as const;

export type DateKind = (typeof DATE_KINDS)[number];

export const dates: Group = {
	section: {
		id: 'dates',
		horizon: 'both',
		// A plan without a date near it: long. The 30 days before any date are stale.ts's.
		stale: 180,
		fields: [],
		lists: [
			{ id: 'dates', kind: 'day' },
			{ id: 'steps', kind: 'step' },
		],
		asks: ['dates', 'dates', 'dates.helps'],
	},
	kinds: [
		{
			id: 'day',
			title: 'kind',
			fields: [
				choice('kind', DATE_KINDS, { required: true }),
				date('date', { required: true }),
				lineField('note'),
				choice('sure', ['yes', 'unsure']),
				lineField('source'),
				bool('repeats'),
				lineField('helps'),
				choice('look', ['yes', 'before', 'after', 'no'], { fallback: 'yes', hint: true }),
				bool('quiet', { hint: true }),
			],
			lists: [],
		},
	],
};
