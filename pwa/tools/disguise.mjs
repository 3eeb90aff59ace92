/**
 * The disguise linter. Nothing that anyone can fetch may say what else the cover can do.
 *
 *   node tools/disguise.mjs DIR         every file below DIR: its name, its bytes, its metadata
 *   node tools/disguise.mjs URL         what a running server answers to someone without a code: bodies, headers, errors
 *
 * Exits 1 and names each finding. The words are in disguise-words.txt.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

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

/** Findings in one text, each once. */
export function scanText(whole, { words, anywhere, allowed }) {
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
	for (const token of humps.split(/[^\p{L}]+/u)) if (words.has(token)) found.add(token);
	for (const phrase of words) if (phrase.includes(' ') && folded.includes(phrase)) found.add(phrase);
	return [...found];
}

/** Only what a picture needs: text, time and colour-profile chunks can name a tool, a person or a project. */
const PNG_CHUNKS = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

export function scanPng(bytes) {
	const found = [];
	for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
		const kind = bytes.toString('latin1', at + 4, at + 8);
		if (!PNG_CHUNKS.has(kind)) found.push(`png chunk ${kind}`);
	}
	return found;
}

export function scanFile(name, bytes, list) {
	const found = scanText(name, list);
	if (name.endsWith('.png')) found.push(...scanPng(bytes));
	const body = name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
	found.push(...(name.endsWith('.png') ? [] : scanText(body.toString('utf8'), list)));
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

/** Paths of the API, paths that a curious person would try, and broken requests: all must get the dull answer. */
const PROBES = [
	['GET', '/v1/box'],
	['PUT', '/v1/box'],
	['DELETE', '/v1/box'],
	['DELETE', '/v1/all'],
	['GET', '/v1/app'],
	['GET', '/v1/pass'],
	['PUT', '/v1/pass'],
	['GET', '/v1'],
	['POST', '/v1/box'],
	['GET', '/healthz'],
	['GET', '/readyz'],
	['GET', '/app.bin'],
	['GET', '/inner.js'],
	['GET', '/metrics'],
	['GET', '/admin'],
	['GET', '/.env'],
	['GET', '/sw.js.map'],
	['GET', '/%2e%2e/app.bin'],
	['OPTIONS', '/v1/box'],
	['GET', '/nothing-here'],
];

async function lintServer(base, list) {
	const findings = [];
	let count = 0;
	const look = async (method, path, headers) => {
		count++;
		const answer = await fetch(new URL(path, base), { method, headers, redirect: 'manual' });
		const body = Buffer.from(await answer.arrayBuffer());
		const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
		for (const what of scanText(head, list)) findings.push(`${method} ${path}: header: ${what}`);
		for (const what of scanFile(path === '/' ? 'index.html' : path.slice(1), body, list))
			findings.push(`${method} ${path}: ${what}`);
		return { answer, body };
	};
	const { body } = await look('GET', '/release.json');
	for (const path of Object.keys(JSON.parse(body.toString()).files)) await look('GET', path);
	await look('GET', '/release.sig');
	for (const [method, path] of PROBES) {
		for (const headers of [{}, { Authorization: 'Code 000000000000' }, { Authorization: 'Box AAAA.BBBB' }]) {
			const { answer, body: text } = await look(method, path, headers);
			if (answer.status !== 404 || text.toString() !== 'Not found\n')
				findings.push(`${method} ${path}: not the dull answer (${answer.status})`);
		}
	}
	return { count, findings };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const target = process.argv[2];
	if (!target) {
		console.error('usage: node tools/disguise.mjs DIR|URL');
		process.exit(2);
	}
	const list = readWords();
	const { count, findings } = /^https?:/.test(target) ? await lintServer(target, list) : lintDirectory(target, list);
	for (const finding of findings) console.error(finding);
	console.log(`disguise: ${count} looked at, ${findings.length} findings`);
	process.exit(findings.length || count === 0 ? 1 : 0);
}
