import type { Front } from '../../tips/load.ts';
import { element, iconButton, label } from '../dom.ts';
import { CLOSE } from '../icons.ts';
import { dates } from './dates.ts';
import { type Api, Draft } from './draft.ts';
import { days, type Field, hours, line, often } from './fields.ts';
import { style } from './style.ts';
import { languageOf, nameOf } from './words.ts';

/** An arrow to where one came from: it turns with the script. */
const BACK = 'M19 12H5M11 6l-6 6 6 6';

/** Puts the setting in place of what the sheet shows, until it is left or the sheet is closed. */
export function page(sheet: HTMLDialogElement, front: Front, api: Api): void {
	style();
	const language = languageOf(front);
	const under = [...sheet.children].filter((part): part is HTMLElement => part instanceof HTMLElement && !part.hidden);
	const from = document.activeElement;
	const named = sheet.getAttribute('aria-labelledby') ?? '';
	const ended = new AbortController();
	const leave = (): void => {
		ended.abort();
		draft.flush();
		whole.remove();
		for (const part of under) part.hidden = false;
		sheet.setAttribute('aria-labelledby', named);
		if (from instanceof HTMLElement) from.focus();
	};
	const back = iconButton(BACK, leave);
	back.classList.add('back');
	const close = iconButton(CLOSE, () => sheet.close());
	label(back, language.text('back'));
	label(close, language.text('close'));
	const heading = element('h2', { id: 'tips-title' }, language.text('tips'));
	const what = element('p', {}, language.text('what', { name: nameOf(front) }));
	const body = element('div');
	const whole = element('div', { class: 'tips' }, element('div', { class: 'head' }, back, heading, close), what, body);
	let update = (): void => {};
	const draft = new Draft(api, () => update());
	for (const part of under) part.hidden = true;
	sheet.append(whole);
	sheet.setAttribute('aria-labelledby', 'tips-title');
	sheet.scrollTop = 0;
	back.focus();
	// The event may come late: of a closing before this page was opened.
	sheet.addEventListener('close', () => sheet.open || leave(), { signal: ended.signal });
	void draft.load().then(() => {
		if (ended.signal.aborted) return;
		update = fill(body, draft, language);
		update();
	});
}

/** How it is, on and off, and the fields. Returns what brings them up to date. */
function fill(body: HTMLElement, draft: Draft, language: ReturnType<typeof languageOf>): () => void {
	const state = element('p', { role: 'status', class: 'state' });
	const turn = element('button', { type: 'button', class: 'choice main' });
	turn.addEventListener('click', () => draft.turn(!draft.wish.on));
	const fields: readonly Field[] = [days, hours, often, line, dates].map((field) => field(language, draft));
	const rest = element('div', {}, turn, ...fields.map((field) => field.element));
	body.append(state, rest);
	return () => {
		const { on } = draft.wish;
		state.textContent = language.text(`is-${draft.state === 'offline' && !on ? 'off' : draft.state}`);
		rest.hidden = draft.state === 'unsupported' && !on;
		turn.textContent = language.text(on ? 'turn-off' : 'turn-on');
		for (const field of fields) field.update();
	};
}
