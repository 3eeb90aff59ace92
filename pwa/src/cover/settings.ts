import { element, iconButton, label } from './dom.ts';
import { CLOSE } from './icons.ts';
import { type Language, remember, SPEECHES } from './language.ts';

export interface Settings {
	readonly element: HTMLDialogElement;
	open(): void;
}

/** The sheet with the language and a line about the app. */
export function settings(language: Language): Settings {
	const sheet = element('dialog', { class: 'sheet', 'aria-labelledby': 'settings-title' });
	const heading = element('h2', { id: 'settings-title' });
	const close = iconButton(CLOSE, () => sheet.close());
	const languages = element('h3', { id: 'settings-language' });
	const choices = element('div', { class: 'choices', role: 'group', 'aria-labelledby': 'settings-language' });
	const about = element('h3');
	const text = element('p');
	choices.append(...SPEECHES.map((speech) => choice(speech, language)));
	sheet.append(element('div', { class: 'head' }, heading, close), languages, choices, about, text);
	// The sheet fills its own box, so a click that meets the dialog itself is beside it.
	sheet.addEventListener('click', (event) => {
		if (event.target === sheet) sheet.close();
	});
	language.follow(() => {
		heading.textContent = language.text('settings');
		languages.textContent = language.text('language');
		about.textContent = language.text('about');
		text.textContent = language.text('about-text');
		label(close, language.text('close'));
	});
	return { element: sheet, open: () => sheet.showModal() };
}

function choice(speech: (typeof SPEECHES)[number], language: Language): HTMLButtonElement {
	const { tag, dir, name } = speech;
	const button = element('button', { type: 'button', class: 'choice', lang: tag, dir }, name);
	button.addEventListener('click', () => {
		remember(speech);
		language.speak(speech);
	});
	language.follow(() => button.setAttribute('aria-pressed', String(language.speech === speech)));
	return button;
}
