import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Texts that only the inner app has: titles of its parts and a sample of its sentences. */
export function innerTexts(): readonly string[] {
	const lines = ['plan', 'routes', 'ui']
		.map((name) => readFileSync(join(here, `../../src/inner/l10n/en/${name}.ftl`), 'utf8'))
		.flatMap((text) => text.split('\n'))
		.map((line) => /^([a-z0-9-]+) = ([^{}]{14,})$/.exec(line))
		.filter((match) => match !== null)
		.map(([, id, text]) => ({ id: id ?? '', text: text ?? '' }));
	const titles = lines.filter(({ id }) => /^section-.*-title$/.test(id));
	// The lines of a reminder are the cover's own words too.
	const sample = lines.filter(({ id }, index) => index % 12 === 0 && !id.startsWith('remind-line-'));
	return [...new Set([...titles, ...sample].map(({ text }) => text))];
}
