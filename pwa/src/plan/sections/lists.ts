/**
 * Plain lists: what a vault with another look than `plan` holds. They are ordinary on purpose, and complete: somebody who
 * wants nothing but a shopping list finds one.
 */

import type { Kind, ListId, Section } from '../types.ts';
import { bool, choice, date, lineField } from './fields.ts';

const buy: Kind = {
	id: 'buy',
	title: 'what',
	tick: 'done',
	fields: [
		lineField('what', { required: true }),
		lineField('amount'),
		lineField('shop'),
		lineField('note'),
		bool('done'),
	],
	lists: [],
};

const chore: Kind = {
	id: 'chore',
	title: 'what',
	tick: 'done',
	fields: [
		lineField('what', { required: true }),
		choice('every', ['day', 'week', 'month', 'season']),
		lineField('who'),
		lineField('note'),
		bool('done'),
	],
	lists: [],
};

const task: Kind = {
	id: 'task',
	title: 'what',
	tick: 'done',
	fields: [lineField('what', { required: true }), lineField('subject'), date('due'), lineField('note'), bool('done')],
	lists: [],
};

const exercise: Kind = {
	id: 'exercise',
	title: 'what',
	tick: 'done',
	fields: [
		lineField('what', { required: true }),
		lineField('amount'),
		choice('day', ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
		lineField('note'),
		bool('done'),
	],
	lists: [],
};

export const listKinds: readonly Kind[] = [buy, chore, task, exercise];

const sections = (kind: Kind, ids: readonly ListId[]): readonly Section[] =>
	ids.map((id) => ({
		id,
		horizon: 'both',
		stale: Number.POSITIVE_INFINITY,
		fields: [],
		lists: [{ id: 'items', kind: kind.id }],
		asks: [],
	}));

export const shopping: readonly Section[] = sections(buy, ['food', 'household', 'chemist', 'wear', 'presents']);
export const chores: readonly Section[] = sections(chore, ['kitchen', 'rooms', 'laundry', 'outdoors', 'repairs']);
export const study: readonly Section[] = sections(task, ['classes', 'reading', 'assignments', 'exams', 'supplies']);
export const training: readonly Section[] = sections(exercise, ['strength', 'cardio', 'stretching', 'habits', 'aims']);
