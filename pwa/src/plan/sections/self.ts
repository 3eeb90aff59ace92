/** Body, comfort, and what is hoped for. */

import type { Group } from '../types.ts';
import { choice, date, lineField } from './fields.ts';

export const health: Group = {
	section: {
		id: 'health',
		horizon: 'short',
		stale: 60,
		fields: [
			lineField('meds'),
			lineField('allergies'),
			lineField('hurt'),
			choice('pregnant', ['yes', 'unsure', 'no']),
			choice('neck_hurt', ['yes', 'unsure', 'no'], { hint: true }),
			date('neck_hurt_when'),
			choice('got_checked', ['yes', 'want', 'no']),
			lineField('clinic'),
		],
		lists: [{ id: 'steps', kind: 'step' }],
		asks: ['meds', 'hurt', 'neck_hurt', 'got_checked'],
	},
	kinds: [],
};

export const feel: Group = {
	section: {
		id: 'feel',
		horizon: 'both',
		stale: 90,
		fields: [lineField('song'), lineField('hard_times'), lineField('crisis_line', { hint: true })],
		lists: [
			{ id: 'helps_me', kind: 'line' },
			{ id: 'be_with', kind: 'line' },
			{ id: 'steps', kind: 'step' },
		],
		asks: ['helps_me', 'be_with', 'hard_times'],
	},
	kinds: [],
};

export const longer: Group = {
	section: {
		id: 'longer',
		horizon: 'long',
		stale: 90,
		fields: [],
		lists: [
			{ id: 'goals', kind: 'goal' },
			{ id: 'steps', kind: 'step' },
		],
		asks: ['goals', 'goals.first_small_step', 'goals.who'],
	},
	kinds: [
		{
			id: 'goal',
			title: 'goal',
			fields: [
				lineField('goal', { required: true }),
				lineField('why'),
				lineField('first_small_step'),
				lineField('who'),
				lineField('by'),
			],
			lists: [],
		},
	],
};
