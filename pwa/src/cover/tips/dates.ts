import { MOST_QUIET } from '../../tips/wish.ts';
import { element, iconButton, label } from '../dom.ts';
import { CLOSE } from '../icons.ts';
import type { Language } from '../language.ts';
import type { Draft } from './draft.ts';
import { type Field, TYPED } from './fields.ts';

/** Today here, `YYYY-MM-DD`. */
function today(): string {
	const now = new Date();
	return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** Dates without one: a list, and a field to add to it. What has passed goes when the list changes. */
export function dates(language: Language, draft: Draft): Field {
	const list = element('ul');
	const none = element('p', {}, language.text('except-none'));
	const field = element('input', { ...TYPED, type: 'date', min: today() });
	const add = element('button', { type: 'button', class: 'choice' }, language.text('add'));
	const format = new Intl.DateTimeFormat(language.speech.tag, { dateStyle: 'full', timeZone: 'UTC' });
	const change = (quiet: readonly string[]): void => {
		const ahead = quiet.filter((date) => date >= today());
		draft.change({ quiet: [...new Set(ahead)].sort().slice(0, MOST_QUIET) });
	};
	add.addEventListener('click', () => {
		if (!/^\d{4}-\d\d-\d\d$/.test(field.value)) return;
		change([...draft.wish.quiet, field.value]);
		field.value = '';
	});
	const row = (date: string): HTMLElement => {
		const text = format.format(new Date(`${date}T00:00Z`));
		const remove = iconButton(CLOSE, () => {
			change(draft.wish.quiet.filter((each) => each !== date));
			field.focus();
		});
		label(remove, language.text('remove', { date: text }));
		return element('li', {}, element('span', {}, text), remove);
	};
	let shown: readonly string[] | null = null;
	const adding = element('div', { class: 'choices' }, element('label', {}, language.text('date'), field), add);
	return {
		element: element('section', {}, element('h3', {}, language.text('except')), none, list, adding),
		update() {
			if (shown === draft.wish.quiet) return;
			shown = draft.wish.quiet;
			list.replaceChildren(...shown.map(row));
			list.hidden = shown.length === 0;
			none.hidden = !list.hidden;
		},
	};
}
