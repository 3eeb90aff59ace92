/** The holder's rules for anyone who contacts them. Nothing is allowed until the holder says so. */

import type { Group } from '../types.ts';
import { bool, choice, date, lineField, multi, when } from './fields.ts';

export const contactme: Group = {
	section: {
		id: 'contactme',
		horizon: 'both',
		stale: 30,
		fields: [
			bool('no_contact'),
			multi('channel', ['call', 'text', 'app', 'meet', 'other']),
			when('hours'),
			lineField('zone'),
			lineField('if_other_answers', { hint: true }),
			choice('message_rule', ['none', 'words'], { fallback: 'none' }),
			lineField('message_words'),
			lineField('call_shows_as'),
			lineField('worker_wish'),
			lineField('meet_ok'),
			lineField('check_word', { hint: true }),
		],
		lists: [{ id: 'quiet_dates', kind: 'quiet' }],
		asks: ['hours', 'channel', 'if_other_answers', 'message_rule'],
	},
	kinds: [
		{
			id: 'quiet',
			title: 'date',
			fields: [date('date', { required: true }), date('until')],
			lists: [],
		},
	],
};
