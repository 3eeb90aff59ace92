import type { Catalogues, Language } from '../language.ts';
import ar from './locales/ar.ftl?raw';
import en from './locales/en.ftl?raw';
import es from './locales/es.ftl?raw';
import type { Unit } from './units.ts';

export const WORDS: Catalogues = { en, es, ar };

/** A unit's names: the first is shown, the rest are other ways to write it. */
export const namesOf = (language: Language, { id }: Unit): readonly string[] =>
	language.text(`u-${id.replace('cook', '')}`).split('|');

export const nameOf = (language: Language, unit: Unit): string => namesOf(language, unit)[0] ?? unit.symbol;
