import { loadTips } from '../tips/load.ts';
import type { CoverId } from './covers.ts';
import { element, iconButton, label } from './dom.ts';
import { CLOSE } from './icons.ts';
import { type Language, remember, SPEECHES } from './language.ts';

export interface Settings {
	readonly element: HTMLDialogElement;
	open(): void;
}

/** The sheet with the language, the way to a tip a day, and a line about the app. */
export function settings(cover: CoverId, language: Language): Settings {
	const sheet = element('dialog', { class: 'sheet', 'aria-labelledby': 'settings-title' });
	const heading = element('h2', { id: 'settings-title' });
	const close = iconButton(CLOSE, () => sheet.close());
	const languages = element('h3', { id: 'settings-language' });
	const choices = element('div', { class: 'choices', role: 'group', 'aria-labelledby': 'settings-language' });
	const tips = element('button', { type: 'button', class: 'choice wide' });
	const about = element('h3');
	const text = element('p');
	choices.append(...SPEECHES.map((speech) => choice(speech, language)));
	// A file of its own, which may not be there.
	const openTips = async (): Promise<void> => {
		try {
			(await loadTips()).open(sheet, { cover, tag: language.speech.tag });
		} catch {
			tips.textContent = language.text('tips-none');
		}
	};
	sheet.append(element('div', { class: 'head' }, heading, close), languages, choices, tips, about, text);
	tips.addEventListener('click', () => void openTips());
	// The sheet fills its own box, so a click that meets the dialog itself is beside it.
	sheet.addEventListener('click', (event) => {
		if (event.target === sheet) sheet.close();
	});
	language.follow(() => {
		heading.textContent = language.text('settings');
		languages.textContent = language.text('language');
		tips.textContent = language.text('tips');
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
