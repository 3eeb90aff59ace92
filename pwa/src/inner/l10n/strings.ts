import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { negotiateLanguages } from '@fluent/langneg';
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import enFrame from './en/frame.ftl?raw';
import enPlan from './en/plan.ftl?raw';
import enRoutes from './en/routes.ftl?raw';
import enUi from './en/ui.ftl?raw';
import esFrame from './es/frame.ftl?raw';
import esPlan from './es/plan.ftl?raw';
import esRoutes from './es/routes.ftl?raw';
import esUi from './es/ui.ftl?raw';

/** A language that the app can speak. A further one is a folder of four files and one line here. */
export type Language = 'en' | 'es';

export type Args = Readonly<Record<string, FluentVariable>>;

const texts: Readonly<Record<Language, readonly string[]>> = {
	en: [enUi, enFrame, enPlan, enRoutes],
	es: [esUi, esFrame, esPlan, esRoutes],
};

/** Languages in the order in which they are offered, each named in itself. */
export const languages: readonly { readonly tag: Language; readonly name: string }[] = [
	{ tag: 'en', name: 'English' },
	{ tag: 'es', name: 'Español' },
];

const rightToLeft = new Set(['ar', 'fa', 'he', 'ps', 'ur']);

const bundles = new Map<Language, FluentBundle>();

function bundle(tag: Language): FluentBundle {
	const known = bundles.get(tag);
	if (known) return known;
	const made = new FluentBundle(tag);
	for (const text of texts[tag]) made.addResource(new FluentResource(text));
	bundles.set(tag, made);
	return made;
}

/** The language shown. Reading it inside a component makes that component follow it. */
export const language: Signal<Language> = signal('en');

export const direction: ReadonlySignal<'ltr' | 'rtl'> = computed(() =>
	rightToLeft.has(language.value) ? 'rtl' : 'ltr',
);

interface People {
	readonly them: string;
	readonly me: string;
	/** Only outreach situations were picked: nobody in particular is meant by “them”. */
	readonly outreach: boolean;
}

/** The holder's own words for people; filled in by the settings. Empty means: use the default words. */
export const people: Signal<People> = signal({ them: '', me: '', outreach: false });

/** The cover in front: how it is called in a sentence, and what is held there. */
export const front: Signal<{ readonly id: string; readonly key: string }> = signal({ id: 'calculator', key: '=' });

export function chooseLanguage(tag: string): Language {
	const known = languages.map((one) => one.tag);
	const [best] = negotiateLanguages([tag], known, { defaultLocale: 'en', strategy: 'lookup' });
	return known.find((one) => one === best) ?? 'en';
}

function words(inLanguage: FluentBundle): Args {
	const fallback = inLanguage.getMessage(people.value.outreach ? 'them-default-cv' : 'them-default')?.value;
	const them = people.value.them || (fallback ? inLanguage.formatPattern(fallback) : '');
	return { them, me: people.value.me, cover: front.value.id, key: front.value.key };
}

/** True where the language shown, or English, has this message. */
export function has(id: string): boolean {
	return bundle(language.value).hasMessage(id) || bundle('en').hasMessage(id);
}

/** The text of one message, in the language shown, else in English, else the id (which a test makes impossible). */
export function t(id: string, args: Args = {}): string {
	for (const tag of [language.value, 'en'] as const) {
		const inLanguage = bundle(tag);
		const pattern = inLanguage.getMessage(id)?.value;
		// Errors are collected and dropped: a missing variable shows as its name rather than as a blank screen.
		if (pattern) return inLanguage.formatPattern(pattern, { ...words(inLanguage), ...args }, []);
	}
	return id;
}
