/** The screens of looking again. Part of the registry (screens.ts). */

import { TRIGGER_IDS } from '../../plan/triggers.ts';
import { reviewSteps } from '../review/steps.ts';
import { act, click, type FieldEntry, type ScreenEntry } from './moves.ts';

const answer: FieldEntry = { name: 'now.answer', as: 'choices', before: [] };
const often: FieldEntry = { name: 'me.look_every', as: 'choices', before: [] };
const fields: Readonly<Partial<Record<string, readonly FieldEntry[]>>> = { check: [answer], done: [often] };

export const lookingScreens: readonly ScreenEntry[] = [
	{ id: 'check', from: 'home', reach: [click(act('to-check'))], fields: [answer] },
	...reviewSteps.map(
		(step, index): ScreenEntry => ({
			id: `review-${step}`,
			from: 'home',
			reach: [click(act('to-review')), ...Array.from({ length: index }, () => click(act('next')))],
			fields: fields[step] ?? [],
		}),
	),
	{ id: 'changed', from: 'home', reach: [click(act('to-changed'))], fields: [] },
	...TRIGGER_IDS.map(
		(id): ScreenEntry => ({
			id: `changed-${id}`,
			from: 'home',
			reach: [click(act('to-changed')), click(act(`changed-${id}`))],
			fields: [],
		}),
	),
];
