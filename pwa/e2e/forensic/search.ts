/** What must be nowhere in a profile, and where it is: in names and bytes of every file, and in what is packed there. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { base64Of, filesBelow, fold, formsOf, inside } from '../scan.ts';
import { Needles } from './needles.ts';

/** A text is sought as browsers write texts; bytes as they are, or as a program would write them in a text. */
export interface Sought {
	/** Of which class it is: "codes", "keys". */
	readonly kind: string;
	/** Says which one, without giving it away in a log. */
	readonly name: string;
	readonly content: string | Buffer;
	/** Bytes that no program writes as text: a stretch of the file. */
	readonly rawOnly?: true;
}

export interface Finding {
	readonly kind: string;
	readonly name: string;
	readonly form: string;
	readonly file: string;
	/** Where in the file; in its name and in what is packed, -1. */
	readonly at: number;
}

interface Form {
	readonly sought: Sought;
	readonly form: string;
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** The texts that bytes are written as. Base64 in its three alignments: what of it is the same in all surroundings. */
function writings(bytes: Buffer): readonly { readonly form: string; readonly text: string }[] {
	const hex = bytes.toString('hex');
	const texts = [
		{ form: 'hex', text: hex },
		{ form: 'HEX', text: hex.toUpperCase() },
	];
	for (const shift of [0, 1, 2]) {
		const text = base64Of(bytes, shift);
		const url = text.replaceAll('+', '-').replaceAll('/', '_');
		texts.push({ form: 'base64', text });
		if (url !== text) texts.push({ form: 'base64url', text: url });
	}
	return texts;
}

export class Search {
	readonly #exact = new Needles<Form>();
	readonly #folded = new Needles<Form>();

	constructor(all: readonly Sought[]) {
		for (const sought of all) {
			if (typeof sought.content === 'string') this.#text(sought, sought.content);
			else this.#bytes(sought, sought.content);
		}
	}

	#text(sought: Sought, text: string): void {
		for (const { form, bytes, folded } of formsOf(text)) {
			(folded ? this.#folded : this.#exact).add(bytes, { sought, form });
		}
	}

	#bytes(sought: Sought, bytes: Buffer): void {
		this.#exact.add(bytes, { sought, form: 'raw' });
		if (sought.rawOnly) return;
		for (const { form, text } of writings(bytes)) {
			this.#exact.add(Buffer.from(text), { sought, form });
			this.#exact.add(utf16(text), { sought, form: `${form}, UTF-16` });
		}
	}

	/** `random` names files of random bytes: chance writes packed streams' beginnings there, and nothing is packed. */
	in(dir: string, random: (path: string) => boolean = () => false): readonly Finding[] {
		const found: Finding[] = [];
		for (const path of filesBelow(dir)) {
			const file = relative(dir, path);
			const raw = readFileSync(path);
			for (const each of this.#layer(raw, file, true)) found.push(each);
			for (const layer of [Buffer.from(file), ...(random(path) ? [] : inside(raw))]) {
				for (const each of this.#layer(layer, file, false)) found.push(each);
			}
		}
		return found;
	}

	*#layer(bytes: Buffer, file: string, placed: boolean): Generator<Finding> {
		for (const [needles, hay] of [
			[this.#exact, bytes],
			[this.#folded, fold(bytes)],
		] as const) {
			for (const { what, at } of needles.in(hay)) {
				const { kind, name } = what.sought;
				yield { kind, name, form: what.form, file, at: placed ? at : -1 };
			}
		}
	}
}
