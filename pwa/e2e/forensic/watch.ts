/** What must be nowhere on the phone in use, as it grows: codes, keys and earlier bytes of the container. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { readWords } from '../../tools/disguise.mjs';
import { filesBelow } from '../scan.ts';
import type { Pair } from './pair.ts';
import { normal } from './profile.ts';
import { type Finding, Search, type Sought } from './search.ts';
import { ofCode, type Secrets } from './secrets.ts';
import { Versions } from './versions.ts';

const pwa = join(dirname(fileURLToPath(import.meta.url)), '../..');
/** A package: header, then gzip (protocol, section 8). */
const PACKAGE_HEADER = 80;
const SAMPLE = 64;

/** Words that only the inner app says, in each of its languages. */
export function innerWords(): readonly Sought[] {
	const lines = [...filesBelow(join(pwa, 'src/inner/l10n'))]
		.filter((path) => path.endsWith('.ftl'))
		.flatMap((path) => readFileSync(path, 'utf8').split('\n'))
		.map((line) => /^[a-z0-9-]+ = ([^{}]{14,})$/.exec(line)?.[1] ?? '')
		.filter((text) => text !== '');
	const sample = [...new Set(lines)].filter((_, index) => index % 6 === 0);
	return [...readWords().anywhere, ...sample].map((content) => ({ kind: 'inner words', name: content, content }));
}

/** Stretches of the inner module, plain and packed, that the cover's own files have not as well. */
export function innerBytes(): readonly Sought[] {
	const packed = readFileSync(join(pwa, 'dist/app.bin'));
	const plain = gunzipSync(packed.subarray(packed.indexOf('\x1f\x8b\x08', 0, 'latin1')));
	const site = [...filesBelow(join(pwa, 'dist/site'))].map((path) => readFileSync(path));
	return [packed.subarray(PACKAGE_HEADER), plain].flatMap((bytes, which) =>
		Array.from({ length: 48 }, (_, at) => Math.floor((at * (bytes.length - SAMPLE)) / 48))
			.map((at) => ({ at, content: Buffer.from(bytes.subarray(at, at + SAMPLE)) }))
			.filter(({ content }) => !site.some((file) => file.includes(content)))
			.map(({ at, content }) => ({
				kind: 'inner module',
				name: `${which === 0 ? 'packed' : 'plain'}, at ${at}`,
				content,
				rawOnly: true as const,
			})),
	);
}

export class Watch {
	readonly versions = new Versions();
	readonly #sought = new Map<string, Sought>();
	/** Inner words that the browser itself says, on the phone that only calculates too. */
	readonly #own = new Set<string>();
	readonly #pair: Pair;
	readonly #secrets: Secrets;

	constructor(pair: Pair, secrets: Secrets, always: readonly Sought[]) {
		this.#pair = pair;
		this.#secrets = secrets;
		this.#add([...always, ...innerWords(), ...innerBytes()]);
	}

	#add(all: readonly Sought[]): void {
		for (const each of all) {
			const { content } = each;
			const key = `${each.kind} ${typeof content === 'string' ? content : content.toString('latin1')}`;
			this.#sought.set(key, each);
		}
	}

	/** The container as it is now, and all keys that these codes give in it. */
	note(...codes: readonly string[]): void {
		const file = this.#pair.container;
		this.versions.take(file);
		for (const code of codes) {
			this.#add(ofCode('code', code));
			this.#add(this.#secrets.of(code, file));
		}
	}

	also(kind: string, texts: readonly string[]): void {
		this.#add(texts.map((content) => ({ kind, name: kind, content })));
	}

	/** How many texts and keys are sought. */
	count(kind: string): number {
		return [...this.#sought.values()].filter((each) => each.kind === kind).length;
	}

	/** Where something is that should not be. What the cover alone leaves in the same kind of file is no sign. */
	scan(): readonly string[] {
		const { used, plain, file } = this.#pair;
		const search = new Search([...this.#sought.values(), ...this.versions.sought]);
		// What SQLite has not moved into the file yet lies beside it.
		const place = (file: string): string => normal(file.replace(/(\.sqlite)-wal$/, '$1'));
		const kind = (each: Finding): string => `${each.kind}: ${each.name} (${each.form}) in ${place(each.file)}`;
		const held = file.slice(used.profile.length + 1);
		const found = search
			.in(used.profile, (path) => path === file)
			.filter((each) => !(each.file === held && this.#expected(each)))
			.map(kind);
		if (found.some((each) => !this.#own.has(each))) {
			const words = search.in(plain.profile).filter((each) => each.kind === 'inner words');
			for (const each of words) this.#own.add(kind(each));
		}
		return found.filter((each) => !this.#own.has(each));
	}

	/** Short words are met by chance in megabytes of random bytes. */
	#expected(each: Finding): boolean {
		return this.versions.isCurrent(each) || (each.kind === 'inner words' && each.name.length < 7);
	}
}
