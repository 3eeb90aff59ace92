/** Who could help, where to go, and how to say so. */

import type { Group } from '../types.ts';
import { bool, choice, date, lineField, multi, ref, refs, when } from './fields.ts';

const yesUnsureNo = ['yes', 'unsure', 'no'] as const;

export const people: Group = {
	section: {
		id: 'people',
		horizon: 'both',
		stale: 60,
		fields: [],
		lists: [
			{ id: 'people', kind: 'person' },
			{ id: 'steps', kind: 'step' },
		],
		asks: ['people', 'people.can_help_with', 'people.aware', 'people.talks_to_them'],
	},
	kinds: [
		{
			id: 'person',
			title: 'alias',
			stars: 3,
			fields: [
				lineField('alias', { required: true, hint: true }),
				lineField('relation'),
				multi('can_help_with', ['place', 'ride', 'kids', 'call', 'money', 'bag', 'talk', 'bethere', 'translate']),
				choice('aware', ['all', 'some', 'none']),
				bool('agreed'),
				choice('reliable', yesUnsureNo),
				choice('talks_to_them', yesUnsureNo),
				choice('has_ties', yesUnsureNo),
				bool('code_word_known'),
				date('last_checked'),
			],
			lists: [{ id: 'ways', kind: 'way' }],
		},
		{
			id: 'way',
			title: 'value',
			fields: [
				choice('how', ['call', 'text', 'door', 'other'], { fallback: 'call' }),
				lineField('value', { required: true }),
				lineField('words', { hint: true }),
				when('safe_when'),
			],
			lists: [],
		},
	],
};

export const places: Group = {
	section: {
		id: 'places',
		horizon: 'both',
		stale: 90,
		fields: [],
		lists: [
			{ id: 'places', kind: 'place' },
			{ id: 'steps', kind: 'step' },
		],
		asks: ['places', 'places.open_when', 'places.would_they_look_here', 'places.backup'],
	},
	kinds: [
		{
			id: 'place',
			title: 'alias',
			stars: 2,
			fields: [
				lineField('alias', { required: true, hint: true }),
				choice('kind', [
					'friend',
					'family',
					'neighbour',
					'shelter',
					'clinic',
					'faith',
					'shop',
					'work',
					'outside',
					'other',
				]),
				lineField('how_far'),
				lineField('how_i_get_there'),
				when('open_when'),
				choice('would_they_look_here', ['yes', 'maybe', 'no']),
				choice('how_private', ['private', 'somewhat', 'open']),
				choice('can_stay', ['hours', 'night', 'nights', 'longer']),
				lineField('can_stay_note'),
				choice('kids_ok', yesUnsureNo),
				choice('pets_ok', yesUnsureNo),
				choice('step_free', yesUnsureNo),
				ref('backup', 'place'),
			],
			lists: [],
		},
	],
};

export const signal: Group = {
	section: {
		id: 'signal',
		horizon: 'short',
		stale: 90,
		fields: [],
		lists: [
			{ id: 'signals', kind: 'signal_word' },
			{ id: 'steps', kind: 'step' },
		],
		asks: ['signals', 'signals.means', 'signals.who_knows'],
	},
	kinds: [
		{
			id: 'signal_word',
			title: 'word',
			fields: [lineField('word', { required: true }), lineField('means'), refs('who_knows', 'person')],
			lists: [],
		},
	],
};
