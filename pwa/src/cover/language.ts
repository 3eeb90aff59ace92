import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { Style } from './format.ts';
import ar from './locales/ar.ftl?raw';
import en from './locales/en.ftl?raw';
import es from './locales/es.ftl?raw';

export interface Speech {
	readonly tag: string;
	/** In itself. */
	readonly name: string;
	readonly dir: 'ltr' | 'rtl';
	/** Digits and point stay as the keys print them. A space groups where a comma would be read as the decimal sign. */
	readonly style: Style;
	readonly source: string;
}

const ENGLISH: Speech = { tag: 'en', name: 'English', dir: 'ltr', style: { group: ',' }, source: en };

/** In the order in which they are offered. A further language is a catalogue and a line here. */
export const SPEECHES: readonly Speech[] = [
	ENGLISH,
	{ tag: 'es', name: 'Español', dir: 'ltr', style: { group: '\u202f' }, source: es },
	{ tag: 'ar', name: 'العربية', dir: 'rtl', style: { group: ',' }, source: ar },
];

/** The only thing that the calculator keeps on the device, and only once it was chosen. */
const STORED = 'language';

/** The first of the wished languages that is spoken here, by its primary subtag. */
export function match(wishes: readonly string[]): Speech {
	for (const wish of wishes) {
		const primary = wish.toLowerCase().split('-')[0];
		const speech = SPEECHES.find(({ tag }) => tag === primary);
		if (speech) return speech;
	}
	return ENGLISH;
}

export class Language {
	speech: Speech;
	private bundle: FluentBundle;
	private readonly listeners: (() => void)[] = [];

	constructor(speech: Speech) {
		this.speech = speech;
		this.bundle = bundled(speech);
	}

	/** `listener` runs now, and at every change. */
	follow(listener: () => void): void {
		this.listeners.push(listener);
		listener();
	}

	speak(speech: Speech): void {
		this.speech = speech;
		this.bundle = bundled(speech);
		for (const listener of this.listeners) listener();
	}

	text(id: string, args?: Record<string, FluentVariable>): string {
		const pattern = this.bundle.getMessage(id)?.value;
		return pattern ? this.bundle.formatPattern(pattern, args) : id;
	}
}

function bundled(speech: Speech): FluentBundle {
	const bundle = new FluentBundle(speech.tag);
	bundle.addResource(new FluentResource(speech.source));
	return bundle;
}

/** What was chosen on this device, else what the browser asks for. */
export function preferred(): Speech {
	let chosen: string | null = null;
	try {
		chosen = localStorage.getItem(STORED);
	} catch {
		// Storage can be forbidden; then the browser's wish holds.
	}
	return match(chosen === null ? navigator.languages : [chosen, ...navigator.languages]);
}

export function remember(speech: Speech): void {
	try {
		localStorage.setItem(STORED, speech.tag);
	} catch {
		// Forbidden or full: the choice lasts as long as the page.
	}
}
