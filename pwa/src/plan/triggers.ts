/**
 * What may have changed, and the parts of a plan that this may touch (CONTENT 2.6). The holder taps it; the parts are then
 * offered, and nothing more: none is opened, asked for or followed up by itself. Sections of later releases join here.
 */

import type { DateKind } from './sections/dates.ts';
import type { SectionId } from './types.ts';

export const TRIGGER_IDS = [
	'happened',
	'moved',
	'leaving',
	'release',
	'programme',
	'court',
	'contact-change',
	'trust',
	'phone',
	'health',
	'worker',
	'heated',
	'hard-day',
] as const;

export type TriggerId = (typeof TRIGGER_IDS)[number];

export interface Trigger {
	readonly id: TriggerId;
	readonly sections: readonly SectionId[];
	/** The kind of date that it can be saved as. */
	readonly date?: DateKind;
	/** That date is today, unless the holder says otherwise. */
	readonly today?: true;
	/** What fits right now may be another thing too. */
	readonly situation?: true;
}

export const TRIGGERS: readonly Trigger[] = [
	{ id: 'happened', sections: ['now', 'signs', 'go', 'people'], date: 'happened', today: true },
	{ id: 'moved', sections: ['places', 'home', 'routes', 'papers', 'contactme'], date: 'move' },
	{ id: 'leaving', sections: ['go', 'bag'], date: 'separation', situation: true },
	{ id: 'release', sections: ['now', 'places', 'routes'], date: 'release' },
	{ id: 'programme', sections: ['now', 'signs'], date: 'programme-start' },
	{ id: 'court', sections: ['dates', 'routes'], date: 'court' },
	{ id: 'contact-change', sections: ['routes'], date: 'contact-change' },
	{ id: 'trust', sections: ['people', 'signal', 'places', 'routes'] },
	{ id: 'phone', sections: ['contactme'] },
	{ id: 'health', sections: ['health'] },
	{ id: 'worker', sections: ['contactme'], date: 'case-closing' },
	{ id: 'heated', sections: ['routes', 'people'], date: 'happened', today: true },
	{ id: 'hard-day', sections: ['now', 'feel', 'routes'], date: 'hard' },
];

export function triggerOf(id: TriggerId): Trigger {
	const trigger = TRIGGERS.find((each) => each.id === id);
	if (!trigger) throw new Error('plan: unknown trigger');
	return trigger;
}

/** Which of them a date of this kind is. What happened lies behind; a new relationship and other dates touch no part by themselves. */
const OF_DATE: Readonly<Partial<Record<string, TriggerId>>> = {
	court: 'court',
	'order-ends': 'court',
	release: 'release',
	'contact-change': 'contact-change',
	'school-year': 'contact-change',
	separation: 'leaving',
	move: 'moved',
	'programme-start': 'programme',
	'programme-mid': 'programme',
	'programme-end': 'programme',
	pregnancy: 'health',
	'case-closing': 'worker',
	hard: 'hard-day',
	birthday: 'heated',
	funeral: 'heated',
};

/** The parts that a date of this kind may touch while it is near. */
export function sectionsOfDate(kind: string): readonly SectionId[] {
	const trigger = OF_DATE[kind];
	return trigger === undefined ? ['dates'] : ['dates', ...triggerOf(trigger).sections];
}
