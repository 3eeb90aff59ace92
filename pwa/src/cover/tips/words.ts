import type { Front } from '../../tips/load.ts';
import type { Shown } from '../../tips/shown.ts';
import type { TipsWish } from '../../wire/session.ts';
import { COVERS, type CoverId, coverName } from '../covers.ts';
import { type Catalogues, Language, match } from '../language.ts';
import ar from './locales/ar.ftl?raw';
import en from './locales/en.ftl?raw';
import es from './locales/es.ftl?raw';

export const WORDS: Catalogues = { en, es, ar };

/** A prime: whatever number of days lies between two of them, all of them have their turn. */
export const TIPS = 13;

export const languageOf = ({ tag }: Front): Language => new Language(WORDS, match([tag]));

const coverOf = ({ cover }: Front): CoverId => COVERS.find(({ id }) => id === cover)?.id ?? 'calculator';

export const nameOf = (front: Front): string => coverName(coverOf(front), match([front.tag]).tag);

export const coverAt = (path: string): string => path.replaceAll('/', '');

/** What a notification says: the cover's name, and its lines. */
export function shownAs(front: Front, line: TipsWish['line']): Shown {
	const cover = coverOf(front);
	return { title: nameOf(front), path: `/${cover}/`, lines: linesOf(cover, languageOf(front), line) };
}

function linesOf(cover: CoverId, language: Language, line: TipsWish['line']): readonly string[] {
	if (typeof line === 'object') return [line.own];
	if (line !== 'tip') return [language.text(`line-${line}`)];
	return Array.from({ length: TIPS }, (_, i) => language.text(`${cover}-${i + 1}`));
}
