/** The app's Fluent files, read as the app reads them. */

import { readdirSync, readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';

const folder = new URL('../../src/inner/l10n/', import.meta.url);

/** Every language that has a folder. */
export const LANGUAGES: readonly string[] = readdirSync(folder, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map((entry) => entry.name)
	.sort();

/** The files that belong to the plan. The screens' own words are in ui.ftl. */
export const FILES = ['frame.ftl', 'plan.ftl', 'routes.ftl'] as const;

export function source(language: string, file: string): string {
	return readFileSync(new URL(`${language}/${file}`, folder), 'utf8');
}

export function idsIn(language: string, file: string): string[] {
	return [...source(language, file).matchAll(/^([a-zA-Z][\w-]*) *=/gm)].map((match) => match[1] ?? '');
}

/** A bundle with all files of a language; throws on what does not parse, or is there twice. */
export function bundleOf(language: string): FluentBundle {
	const bundle = new FluentBundle(language, { useIsolating: false });
	const files = readdirSync(new URL(`${language}/`, folder)).filter((file) => file.endsWith('.ftl'));
	for (const file of files) {
		const errors = bundle.addResource(new FluentResource(source(language, file)));
		if (errors.length > 0) throw new Error(`${language}/${file}: ${errors.join(' ')}`);
	}
	return bundle;
}

/** How the app says a message: the holder's word for the other person where they chose one. */
export function speaker(
	language: string,
	them?: string,
): (id: string, args?: Readonly<Record<string, string>>) => string {
	const bundle = bundleOf(language);
	const say = (id: string, args: Readonly<Record<string, string>> = {}): string => {
		const pattern = bundle.getMessage(id)?.value;
		if (!pattern) throw new Error(`no message ${id}`);
		const errors: Error[] = [];
		const text = bundle.formatPattern(pattern, args, errors);
		if (errors.length > 0) throw new Error(`${id}: ${errors.join(' ')}`);
		return text;
	};
	const other = them ?? say('them-default');
	return (id, args) => say(id, { them: other, ...args });
}
