import { element } from '../dom.ts';
import type { Language } from '../language.ts';
import { clockText } from './entry.ts';
import { MINUTE } from './timer.ts';

/** Minutes, and the message that says what for. */
const PRESETS: readonly (readonly [minutes: number, id?: string])[] = [
	[1],
	[3],
	[5],
	[10],
	[15],
	[30],
	[4, 'for-tea'],
	[7, 'for-egg'],
	[9, 'for-pasta'],
	[12, 'for-rice'],
	[20, 'for-potatoes'],
	[25, 'for-focus'],
];

/** One touch begins a timer. */
export function presets(language: Language, begin: (total: number, label: string) => void): HTMLElement {
	const whole = element('div', { class: 'chips', role: 'group' });
	language.follow(() => {
		whole.setAttribute('aria-label', language.text('presets'));
		whole.replaceChildren(
			...PRESETS.map(([minutes, id]) => {
				const label = id === undefined ? '' : language.text(id);
				const time = clockText(minutes * MINUTE);
				const button = element('button', { type: 'button', class: 'choice' }, label === '' ? time : `${label} ${time}`);
				button.addEventListener('click', () => begin(minutes * MINUTE, label));
				return button;
			}),
		);
	});
	return whole;
}
