import type { Cover } from '../gate/cover.ts';
import { type CoverId, choices, coverName } from './covers.ts';
import type { Holds } from './hold.ts';
import { type Language, match, remember } from './language.ts';
import type { Live } from './live.ts';

/** What each cover has, whatever it does. */
export interface Parts {
	readonly id: CoverId;
	readonly root: HTMLElement;
	readonly live: Live;
	readonly holds: Holds;
	readonly language: Language;
	/** As at first start. */
	reset(): void;
	/** Shows a string of the cover's where its notes are, and tells it. */
	note(id: string): void;
}

/** Puts a cover on the page, and gives it the form in which the gate knows it. */
export function show(parent: HTMLElement, parts: Parts): Cover {
	const { id, root, live, holds, language } = parts;
	parent.append(root, live.element);
	language.follow(() => head(id, language));
	return {
		root,
		onHold: (listener) => holds.listen(listener),
		reset() {
			holds.forget();
			parts.reset();
			live.clear();
			root.focus({ preventScroll: true });
		},
		language: () => language.speech.tag,
		setLanguage(tag) {
			const speech = match([tag]);
			// What nobody chose is not kept either: it would be there on used phones alone.
			if (speech === language.speech) return;
			remember(speech);
			language.speak(speech);
		},
		text: (text) => (text === 'title' ? coverName(id, language.speech.tag) : language.text(text)),
		note: (note) => parts.note(note),
		status: (text) => live.say(text),
		covers: () => choices(id, language.speech.tag),
	};
}

/** What of the document speaks a language: an app that is installed from here has its name in that one. */
function head(id: CoverId, { speech: { tag, dir } }: Language): void {
	document.documentElement.lang = tag;
	document.documentElement.dir = dir;
	document.title = coverName(id, tag);
	const manifest = document.querySelector('link[rel=manifest]');
	const address = `/${id}/${tag}.webmanifest`;
	// Setting it, even to the same, makes browsers fetch it.
	if (manifest && manifest.getAttribute('href') !== address) manifest.setAttribute('href', address);
	document.querySelector('meta[name=apple-mobile-web-app-title]')?.setAttribute('content', document.title);
}

/** Whether the keyboard is the cover's: nothing lies over it. */
export function active(root: HTMLElement): boolean {
	return root.closest('[hidden],[inert]') === null && root.querySelector('dialog[open]') === null;
}
