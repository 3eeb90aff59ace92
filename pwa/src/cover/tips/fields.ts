/** The parts of the page: each shows a part of the wish, and changes it. */
import { LINES, LONGEST } from '../../tips/wish.ts';
import type { TipDays, TipLine } from '../../wire/session.ts';
import { element } from '../dom.ts';
import type { Language } from '../language.ts';
import type { Draft } from './draft.ts';

export interface Field {
	readonly element: HTMLElement;
	update(): void;
}

/** Typed text is nobody's but this page's: nothing of it is suggested, corrected, or kept by the browser. */
export const TYPED = {
	autocomplete: 'off',
	autocapitalize: 'none',
	autocorrect: 'off',
	spellcheck: 'false',
} as const;

interface Option {
	readonly text: string;
	pressed(): boolean;
	choose(): void;
}

/** Buttons below a heading, each pressed or not. */
function group(id: string, heading: string, options: readonly Option[], ...rest: readonly Node[]): Field {
	const buttons = options.map(({ text, choose }) => {
		const button = element('button', { type: 'button', class: 'choice' }, text);
		button.addEventListener('click', choose);
		return button;
	});
	const title = element('h3', { id }, heading);
	const row = element('div', { class: 'choices', role: 'group', 'aria-labelledby': id }, ...buttons);
	return {
		element: element('section', {}, title, row, ...rest),
		update() {
			for (const [i, option] of options.entries()) buttons[i]?.setAttribute('aria-pressed', String(option.pressed()));
		},
	};
}

/** A Monday, and the six days after it. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** The last day cannot be taken away: off is a button of its own. */
export function days(language: Language, draft: Draft): Field {
	const format = new Intl.DateTimeFormat(language.speech.tag, { weekday: 'long', timeZone: 'UTC' });
	const options = Array.from({ length: 7 }, (_, day) => ({
		text: format.format(MONDAY + day * DAY_MS),
		pressed: () => draft.wish.days[day] === true,
		choose() {
			const has = (each: 0 | 1 | 2 | 3 | 4 | 5 | 6): boolean => draft.wish.days[each] !== (each === day);
			const next: TipDays = [has(0), has(1), has(2), has(3), has(4), has(5), has(6)];
			if (next.includes(true)) draft.change({ days: next });
		},
	}));
	return group('tips-days', language.text('days'), options);
}

const EVERY: readonly number[] = [1, 2, 3, 7];

export function often(language: Language, draft: Draft): Field {
	const offered = EVERY.includes(draft.wish.every) ? EVERY : [...EVERY, draft.wish.every];
	const options = offered.map((every) => ({
		text: language.text(EVERY.includes(every) ? `every-${every}` : 'every-other', { days: String(every) }),
		pressed: () => draft.wish.every === every,
		choose: () => draft.change({ every }),
	}));
	return group('tips-often', language.text('often'), options);
}

const two = (value: number): string => String(value).padStart(2, '0');
const clockOf = (minute: number): string => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;

function minuteOf(clock: string): number | null {
	const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(clock) ?? [];
	return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** Less would leave no room for chance, and next to none for a message that takes its time. */
const SHORTEST = 30;
const DAY = 1_440;

/** Hours that do not fit together stay on the screen and change nothing. */
export function hours(language: Language, draft: Draft): Field {
	const input = (at: number): HTMLInputElement => element('input', { ...TYPED, type: 'time', value: clockOf(at) });
	const [from, to] = [input(draft.wish.from), input(draft.wish.to)];
	const wrong = element('p', { role: 'status' });
	const typed = (): void => {
		const [begin, end] = [minuteOf(from.value), minuteOf(to.value)];
		const last = end === 0 ? DAY : end;
		const right = begin !== null && last !== null && last - begin >= SHORTEST;
		wrong.textContent = right ? '' : language.text('hours-wrong');
		if (right) draft.change({ from: begin, to: last }, true);
	};
	const label = (id: string, field: HTMLInputElement): HTMLElement => {
		field.addEventListener('input', typed);
		return element('label', {}, language.text(id), field);
	};
	const row = element('div', { class: 'choices' }, label('from', from), label('until', to));
	return { element: element('section', {}, element('h3', {}, language.text('hours')), row, wrong), update() {} };
}

/** One of the cover's, or a text of one's own; while that is empty, what was chosen before holds. */
export function line(language: Language, draft: Draft): Field {
	const { line: now } = draft.wish;
	let own = typeof now === 'object';
	const field = element('input', { ...TYPED, type: 'text', maxlength: String(LONGEST), dir: 'auto' });
	field.value = typeof now === 'object' ? now.own : '';
	field.addEventListener('input', () => {
		if (field.value.trim() !== '') draft.change({ line: { own: field.value } }, true);
	});
	const label = element('label', { class: 'wide' }, language.text('own'), field);
	const options = LINES.map((id: TipLine) => ({
		text: language.text(`line-${id}`),
		pressed: () => !own && draft.wish.line === id,
		choose() {
			own = false;
			draft.change({ line: id });
		},
	}));
	const words = {
		text: language.text('line-own'),
		pressed: () => own,
		choose() {
			own = true;
			draft.change(field.value.trim() === '' ? {} : { line: { own: field.value } });
			field.focus();
		},
	};
	const whole = group('tips-line', language.text('line'), [...options, words], label);
	return {
		element: whole.element,
		update() {
			whole.update();
			label.hidden = !own;
		},
	};
}
