/**
 * Getting around (CONTENT 2.5), in words only: no map, no position, no search over a network.
 * Made for outreach clients first, so it has no field for anyone's name, for a weapon or for what anyone did:
 * such a note could be asked for in court, or found.
 */

import type { Group, Kind } from '../types.ts';
import { bool, choice, date, lineField, ref, refs, textField, time, when } from './fields.ts';

const spot: Kind = {
	id: 'spot',
	title: 'alias',
	fields: [
		lineField('alias', { required: true, hint: true }),
		choice('kind', [
			'home',
			'work',
			'school',
			'dropoff',
			'family',
			'clinic',
			'court',
			'shop',
			'worship',
			'service',
			'stop',
			'other',
		]),
		lineField('how_to_know_it'),
		choice('rating', ['good', 'depends', 'keepaway']),
		when('keep_away_when'),
		lineField('inside_who'),
		when('inside_open'),
		lineField('inside_way_out'),
		lineField('phone'),
	],
	lists: [],
};

const leg: Kind = {
	id: 'leg',
	title: 'line_or_road',
	fields: [
		choice('mode', ['walk', 'bike', 'bus', 'train', 'car', 'lift', 'taxi', 'chair']),
		lineField('line_or_road'),
		ref('from', 'spot'),
		ref('to', 'spot'),
		lineField('minutes'),
		when('better_times'),
		when('worse_times'),
		lineField('note', { hint: true }),
	],
	lists: [],
};

const alternate: Kind = {
	id: 'alternate',
	title: 'use_when',
	fields: [lineField('use_when', { required: true })],
	lists: [{ id: 'legs', kind: 'leg' }],
};

const trip: Kind = {
	id: 'trip',
	title: 'alias',
	fields: [
		lineField('alias', { required: true }),
		ref('from', 'spot', { required: true }),
		ref('to', 'spot', { required: true }),
		lineField('purpose'),
		when('leave'),
		time('arrive_by'),
		bool('vary'),
		lineField('vary_note'),
		refs('with_whom', 'person'),
		refs('safe_stops', 'spot'),
		textField('if_followed', { offer: 'route-followed' }),
		ref('if_blocked', 'alternate'),
		choice('state', ['active', 'paused', 'old'], { fallback: 'active' }),
		date('paused_until'),
	],
	lists: [
		{ id: 'legs', kind: 'leg' },
		{ id: 'alternates', kind: 'alternate' },
	],
};

const avoid: Kind = {
	id: 'avoid',
	title: 'what',
	fields: [
		lineField('what', { required: true }),
		choice('sort', ['place', 'stretch', 'stop', 'event', 'time']),
		when('when'),
		date('until', { hint: true }),
		lineField('why', { hint: true }),
	],
	lists: [],
};

export const routes: Group = {
	section: {
		id: 'routes',
		horizon: 'both',
		stale: 30,
		fields: [],
		lists: [
			{ id: 'trips', kind: 'trip' },
			{ id: 'spots', kind: 'spot' },
			{ id: 'avoids', kind: 'avoid' },
			{ id: 'steps', kind: 'step' },
		],
		asks: ['trips', 'trips.alternates', 'avoids'],
	},
	kinds: [spot, leg, alternate, trip, avoid],
};
