/** What is already done, how things are, and what is noticed first. */

import type { Group } from '../types.ts';
import { choice, date, lineField, multi, textField } from './fields.ts';

export const already: Group = {
	section: {
		id: 'already',
		horizon: 'both',
		stale: 180,
		fields: [],
		lists: [{ id: 'steps', kind: 'step' }],
		asks: ['steps', 'steps', 'steps'],
	},
	kinds: [],
};

export const now: Group = {
	section: {
		id: 'now',
		horizon: 'short',
		stale: 30,
		fields: [choice('answer', ['ok', 'notsure', 'notgood', 'cantsay']), textField('note'), date('on')],
		lists: [],
		asks: ['answer', 'note'],
	},
	kinds: [],
};

export const signs: Group = {
	section: {
		id: 'signs',
		horizon: 'short',
		stale: 60,
		// A pick-list of what is new. It is never added up.
		fields: [
			multi('changed_lately', [
				'outofwork',
				'using',
				'weapontalk',
				'cutoff',
				'tookthings',
				'knows',
				'order',
				'showedup',
				'other',
			]),
		],
		lists: [
			{ id: 'signs', kind: 'sign' },
			{ id: 'changed_own', kind: 'line' },
		],
		asks: ['signs', 'changed_lately', 'signs.then'],
	},
	kinds: [
		{
			id: 'sign',
			title: 'sign',
			fields: [lineField('sign', { required: true })],
			lists: [{ id: 'then', kind: 'step' }],
		},
	],
};
