import { element, iconButton, label } from '../dom.ts';
import { AGAIN, CLOSE, PAUSE, PLAY } from '../icons.ts';
import type { Language } from '../language.ts';
import { clockText } from './entry.ts';
import { finished, remaining, type Timer } from './timer.ts';
import type { Timers } from './timers.ts';

export interface List {
	readonly element: HTMLElement;
	/** Shows the time that is left, and lines that came or went. */
	update(now: number): void;
}

interface Line {
	readonly element: HTMLLIElement;
	update(timer: Timer, now: number): void;
}

/** `changed` runs after each change that somebody made here. */
export function list(timers: Timers, language: Language, changed: (said: string) => void): List {
	const lines = new Map<number, Line>();
	const empty = element('p', { class: 'empty' });
	const rows = element('ul', { class: 'timers' });
	language.follow(() => {
		empty.textContent = language.text('empty');
		rows.setAttribute('aria-label', language.text('timers'));
		lines.clear();
		rows.replaceChildren();
	});
	return {
		element: element('div', { class: 'list' }, empty, rows),
		update(now) {
			for (const [id, line] of lines) {
				if (timers.list.some((timer) => timer.id === id)) continue;
				line.element.remove();
				lines.delete(id);
			}
			for (const timer of timers.list) {
				const line = lines.get(timer.id) ?? row(timer.id, timers, language, changed);
				if (!lines.has(timer.id)) rows.append(line.element);
				lines.set(timer.id, line);
				line.update(timer, now);
			}
			empty.hidden = timers.list.length > 0;
			rows.hidden = timers.list.length === 0;
		},
	};
}

function row(id: number, timers: Timers, language: Language, changed: (said: string) => void): Line {
	const name = element('input', { class: 'name', type: 'text', autocomplete: 'off', maxlength: '40' });
	const time = element('span', { class: 'left', dir: 'ltr' });
	const bar = element('progress', { max: '1', value: '0' });
	const act = (action: (now: number) => void, said: string): void => {
		action(Date.now());
		changed(language.text(said));
	};
	const go = iconButton(PAUSE, () => {
		const timer = timers.list.find((each) => each.id === id);
		if (timer?.endsAt === null) act((now) => timers.resume(id, now), 'resumed');
		else act((now) => timers.pause(id, now), 'paused');
	});
	const play = iconButton(PLAY, () => {});
	const [pauseFace, playFace] = [go.firstElementChild, play.firstElementChild];
	const stop = element('button', { type: 'button', class: 'word main' }, language.text('stop'));
	stop.addEventListener('click', () => act(() => timers.silence(id), 'stopped'));
	const more = element('button', { type: 'button', class: 'word' }, language.text('minute'));
	more.addEventListener('click', () => act((now) => timers.addMinute(id, now), 'added'));
	const again = iconButton(AGAIN, () => act((now) => timers.restart(id, now), 'restarted'));
	const remove = iconButton(CLOSE, () => act(() => timers.remove(id), 'removed'));
	for (const [button, text] of [
		[again, 'restart'],
		[remove, 'remove'],
	] as const)
		label(button, language.text(text));
	name.placeholder = language.text('name');
	name.setAttribute('aria-label', language.text('name'));
	name.addEventListener('change', () => timers.rename(id, name.value.trim()));
	name.addEventListener('keydown', ({ key }) => {
		if (key === 'Enter') name.blur();
	});
	const controls = element('div', { class: 'controls' }, more, stop, go, again, remove);
	const line = element('li', { class: 'timer' }, element('div', { class: 'what' }, name, time), controls, bar);
	return {
		element: line,
		update(timer, now) {
			const over = finished(timer, now);
			const left = remaining(timer, now);
			if (document.activeElement !== name) name.value = timer.label;
			time.textContent = over ? `\u2212${clockText(now - (timer.endsAt ?? now))}` : clockText(left);
			bar.value = over ? 1 : 1 - left / timer.total;
			bar.setAttribute('aria-label', time.textContent);
			stop.hidden = !over || timer.quiet;
			go.hidden = over;
			const paused = timer.endsAt === null;
			label(go, language.text(paused ? 'resume' : 'pause'));
			const face = paused ? playFace : pauseFace;
			if (face && go.firstElementChild !== face) go.replaceChildren(face);
			line.classList.toggle('over', over);
			line.classList.toggle('rings', over && !timer.quiet);
			line.classList.toggle('paused', paused);
		},
	};
}
