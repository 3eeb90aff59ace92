import type { Style } from './format.ts';
import ar from './locales/ar.ftl?raw';
import en from './locales/en.ftl?raw';
import es from './locales/es.ftl?raw';

export type Tag = 'en' | 'es' | 'ar';

export interface Speech {
	readonly tag: Tag;
	/** In itself. */
	readonly name: string;
	readonly dir: 'ltr' | 'rtl';
	/** Digits and point stay as the keys print them. A space groups where a comma would be read as the decimal sign. */
	readonly style: Style;
}

const ENGLISH: Speech = { tag: 'en', name: 'English', dir: 'ltr', style: { group: ',' } };

/** What every cover says. */
const SHARED: Catalogues = { en, es, ar };

/** A cover's own strings, as Fluent text. */
export type Catalogues = Readonly<Record<Tag, string>>;

/** In the order in which they are offered. A further language is a catalogue in each cover and a line here. */
export const SPEECHES: readonly Speech[] = [
	ENGLISH,
	{ tag: 'es', name: 'Español', dir: 'ltr', style: { group: '\u202f' } },
	{ tag: 'ar', name: 'العربية', dir: 'rtl', style: { group: ',' } },
];

/** The same for every cover of this device, and only kept once it was chosen. */
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
	private messages: ReadonlyMap<string, string>;
	private readonly own: Catalogues;
	private readonly listeners: (() => void)[] = [];

	constructor(own: Catalogues, speech: Speech = preferred()) {
		this.own = own;
		this.speech = speech;
		this.messages = read(speech, own);
	}

	/** `listener` runs now, and at every change. */
	follow(listener: () => void): void {
		this.listeners.push(listener);
		listener();
	}

	speak(speech: Speech): void {
		this.speech = speech;
		this.messages = read(speech, this.own);
		for (const listener of this.listeners) listener();
	}

	/** What is put in stands isolated, so that a number keeps its direction in any sentence. */
	text(id: string, args: Readonly<Record<string, string>> = {}): string {
		const text = this.messages.get(id) ?? id;
		return text.replace(/\{ \$(\w+) \}/g, (_, name: string) => `\u2068${args[name] ?? name}\u2069`);
	}
}

/**
 * Catalogues are Fluent files; this reads the part of Fluent that covers use: a message a line, variables in braces. The
 * library's own reader would be an eighth of what a cover may weigh (docs/adr/0011-covers.md); a test compares the two.
 */
function read({ tag }: Speech, own: Catalogues): Map<string, string> {
	const lines = `${SHARED[tag]}\n${own[tag]}`.split('\n');
	return new Map(lines.map((line) => line.split(' = ')).map(([id = '', ...rest]) => [id, rest.join(' = ')]));
}

/** What was chosen on this device, else what the browser asks for. */
function preferred(): Speech {
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
