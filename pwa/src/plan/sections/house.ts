/** At home, getting out, and what to take. Staying put and leaving are equal. */

import type { Group } from '../types.ts';
import { bool, choice, date, lineField, ref, refs } from './fields.ts';

export const home: Group = {
	section: {
		id: 'home',
		horizon: 'both',
		stale: 90,
		fields: [lineField('address_to_read_aloud', { hint: true })],
		lists: [
			{ id: 'rooms_better', kind: 'line' },
			{ id: 'rooms_worse', kind: 'line' },
			{ id: 'ways_out', kind: 'line' },
			{ id: 'fixed', kind: 'fix' },
			{ id: 'steps', kind: 'step' },
		],
		asks: ['rooms_better', 'rooms_worse', 'fixed', 'steps'],
	},
	kinds: [
		{
			id: 'fix',
			title: 'what',
			fields: [
				choice('what', ['locks', 'lights', 'alarm', 'door', 'window', 'camera', 'neighbour', 'other'], {
					required: true,
				}),
				lineField('note'),
				date('on'),
			],
			lists: [],
		},
	],
};

export const go: Group = {
	section: {
		id: 'go',
		horizon: 'short',
		stale: 60,
		fields: [
			lineField('way_out'),
			lineField('when_is_better', { hint: true }),
			lineField('reason_to_give', { hint: true }),
			lineField('ride'),
			lineField('keys_at'),
			lineField('fuel'),
			lineField('if_cannot_get_out', { hint: true }),
			lineField('kids_line'),
			lineField('pets_line'),
			lineField('care_line'),
			refs('tell_after', 'person'),
		],
		lists: [{ id: 'steps', kind: 'step' }],
		asks: ['way_out', 'when_is_better', 'reason_to_give', 'ride', 'if_cannot_get_out'],
	},
	kinds: [],
};

export const bag: Group = {
	section: {
		id: 'bag',
		horizon: 'short',
		stale: 60,
		fields: [],
		lists: [
			{ id: 'things', kind: 'thing' },
			{ id: 'steps', kind: 'step' },
		],
		asks: ['things', 'things.where', 'things.copy_with'],
	},
	kinds: [
		{
			id: 'thing',
			title: 'item',
			stars: 5,
			fields: [lineField('item', { required: true }), lineField('where'), ref('copy_with', 'person'), bool('have')],
			lists: [],
		},
	],
};

export const papers: Group = {
	section: {
		id: 'papers',
		horizon: 'long',
		stale: 180,
		fields: [],
		lists: [
			{ id: 'papers', kind: 'paper' },
			{ id: 'steps', kind: 'step' },
		],
		asks: ['papers', 'papers.where', 'papers.copy_with'],
	},
	kinds: [
		{
			id: 'paper',
			title: 'kind',
			fields: [
				choice(
					'kind',
					['id', 'birth', 'health', 'bank', 'lease', 'order', 'visa', 'school', 'benefits', 'car', 'pet', 'other'],
					{ required: true },
				),
				lineField('note'),
				lineField('where'),
				ref('copy_with', 'person'),
				date('expires'),
			],
			lists: [],
		},
	],
};
