/**
 * The disguise linter. Nothing that anyone can fetch may say what else the cover can do.
 *
 *   node tools/disguise.mjs DIR         every file below DIR: its name, its bytes, its metadata
 *   node tools/answers.mjs URL          what a running server answers to someone without a code
 *
 * Each exits 1 and names each finding. The words are in disguise-words.txt.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { scanPicture } from './pictures.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** @returns {{ words: Set<string>, anywhere: string[], allowed: string[] }} */
export function readWords(text = readFileSync(join(here, '../disguise-words.txt'), 'utf8')) {
	const words = new Set();
	const anywhere = [];
	const allowed = [];
	for (const line of text.split('\n').map((each) => each.trim())) {
		if (!line || line.startsWith('#')) continue;
		if (line.startsWith('=')) allowed.push(line.slice(1));
		else if (line.startsWith('*')) anywhere.push(line.slice(1, -1).toLowerCase());
		else words.add(line.toLowerCase());
	}
	return { words, anywhere, allowed };
}

/** Embedded binaries (a WASM module as base64) are no text: chance would find any short word in them. */
const BASE64 = /[A-Za-z0-9+/]{120,}={0,2}/g;

/** Ways in which a program, a page, a manifest or an address writes a letter as something else. */
const ESCAPED =
	/\\u\{([\da-f]{1,6})\}|\\u([\da-f]{4})|\\x([\da-f]{2})|&#x([\da-f]{1,6});|&#(\d{1,7});|((?:%[\da-f]{2})+)/gi;
/** What may stand between the letters of a word and is not seen: soft hyphens, joiners, marks of direction, Arabic vowels. */
const UNSEEN = /[\p{Cf}\u0640]|(?<=\p{Script=Arabic}\p{Mn}*)\p{Mn}/gu;
/** "And", "so", "in", "for", "like" and "the", which Arabic writes into the word that they come before. */
const ARABIC_BEFORE = /^(?:[وف]?[بكل]?(?:ال|لل)|[وف][بكل]?|[بكل])(?=.{2})/u;

function unescaped(text) {
	return text.replace(ESCAPED, (whole, brace, four, two, hex, decimal, percents) => {
		try {
			if (percents !== undefined) return decodeURIComponent(percents);
			const digits = brace ?? four ?? two ?? hex;
			return String.fromCodePoint(digits === undefined ? Number(decimal) : Number.parseInt(digits, 16));
		} catch {
			return whole;
		}
	});
}

/** Findings in one text, each once: as it is written, and as it is read. */
export function scanText(whole, list) {
	const read = unescaped(whole).normalize('NFC').replace(UNSEEN, '');
	return [...new Set([...scanPlain(whole, list), ...(read === whole ? [] : scanPlain(read, list))])];
}

function scanPlain(whole, { words, anywhere, allowed }) {
	const found = new Set();
	const text = allowed.reduce((rest, name) => rest.replaceAll(name, ' '), whole);
	const folded = text.toLowerCase();
	for (const part of anywhere) if (folded.includes(part)) found.add(part);
	for (const blob of text.match(BASE64) ?? []) {
		const inside = Buffer.from(blob, 'base64').toString('latin1').toLowerCase();
		for (const part of anywhere) if (inside.includes(part)) found.add(`${part} (inside base64)`);
	}
	const plain = text.replace(BASE64, ' ');
	const humps = plain.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();
	for (const token of humps.split(/[^\p{L}]+/u)) {
		for (const each of [token, token.replace(ARABIC_BEFORE, '')]) if (words.has(each)) found.add(each);
	}
	for (const phrase of words) if (phrase.includes(' ') && folded.includes(phrase)) found.add(phrase);
	return [...found];
}

export function scanFile(name, bytes, list) {
	const found = scanText(name, list);
	const picture = scanPicture(name, bytes);
	if (picture) found.push(...picture);
	// What is packed in a picture is no text, and chance would find any short word in it.
	if (picture && !name.endsWith('.svg')) return found;
	const body = name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
	found.push(...scanText(body.toString('utf8'), list));
	if (/sourceMappingURL/.test(body.toString('latin1'))) found.push('source map');
	return found;
}

function* filesBelow(dir) {
	for (const name of readdirSync(dir).sort()) {
		const path = join(dir, name);
		if (statSync(path).isDirectory()) yield* filesBelow(path);
		else yield path;
	}
}

function lintDirectory(dir, list) {
	const findings = [];
	let count = 0;
	for (const path of filesBelow(dir)) {
		count++;
		const name = relative(dir, path);
		for (const what of scanFile(name, readFileSync(path), list)) findings.push(`${name}: ${what}`);
	}
	return { count, findings };
}

/** Runs one of the two by hand: prints what it found, and ends with 1 where that is anything, or where it looked at nothing. */
export async function report(usage, lint) {
	const target = process.argv[2];
	if (!target) {
		console.error(`usage: node tools/${usage}`);
		process.exit(2);
	}
	const { count, findings } = await lint(target, readWords());
	for (const finding of findings) console.error(finding);
	console.log(`disguise: ${count} looked at, ${findings.length} findings`);
	process.exit(findings.length || count === 0 ? 1 : 0);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await report('disguise.mjs DIR', lintDirectory);
