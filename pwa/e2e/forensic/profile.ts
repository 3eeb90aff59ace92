/** What a profile holds, as lines that can be compared: names, keys, rows and counts, with what is drawn at random left out. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { filesBelow } from '../scan.ts';
import { leaves } from './json.ts';
import { isTable, levelKeys } from './leveldb.ts';
import { rows } from './sqlite.ts';
import { mozLz4 } from './unpack.ts';

/** How often, or how much of it, there is. A size is the power of two that it reaches. */
export type Inventory = ReadonlyMap<string, number>;

export const power = (size: number): number => (size === 0 ? 0 : Math.floor(Math.log2(size)) + 1);

/** Ports, ids, hashes and times differ from phone to phone. What is not meant to be read is one and the same. */
export function normal(text: string): string {
	const readable = text.replace(/[^\x20-\x7e]/g, '').length;
	if (readable < 6 && readable < text.length) return '~';
	return text
		.replace(/127\.0\.0\.1([:_])\d+/g, 'host$1*')
		.replace(/[0-9a-f]{8}[-_]([0-9a-f]{4}[-_]){3}[0-9a-f]{12}/gi, '*')
		.replace(/(?<![0-9a-z])(?=[a-z]*\d)[0-9a-f]{8,}(?![0-9a-z])/gi, '*')
		.replace(/[A-Za-z0-9+/_-]{10,}={1,2}/g, '*')
		.replace(/[A-Za-z0-9+_-]{20,}/g, (run) => (/\d/.test(run) && /[A-Za-z]/.test(run) ? '*' : run))
		.replace(/\d{3,}/g, '*')
		.replace(/[^\x20-\x7e]+/g, '~');
}

export class Counts {
	readonly lines = new Map<string, number>();

	add(line: string, more = 1): void {
		this.lines.set(line, (this.lines.get(line) ?? 0) + more);
	}
}

/** What follows an address in a record may be printable too. */
const MOST = 48;
const SQLITE = 'SQLite format 3\0';
/** The head of an entry of Chromium's simple cache. */
const ENTRY = Buffer.from('305c72a71b6dfbfc', 'hex');

function entryKey(bytes: Buffer): string | null {
	if (!bytes.subarray(0, 8).equals(ENTRY) || bytes.length < 24) return null;
	return bytes.subarray(24, 24 + bytes.readUInt32LE(12)).toString('latin1');
}

function json(bytes: Buffer): unknown {
	if (bytes[0] !== 0x7b) return undefined;
	try {
		return JSON.parse(bytes.toString('utf8'));
	} catch {
		return undefined;
	}
}

const ADDRESS = /https?:\/\/[\x21-\x7e]{4,}/g;

/** Each address of a host on this machine, in one-byte and two-byte text: session files keep them in a form of their own. */
function addresses(bytes: Buffer): ReadonlySet<string> {
	const texts = [bytes.toString('latin1'), bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')];
	const found = texts.flatMap((text) => text.match(ADDRESS) ?? []);
	return new Set(found.filter((text) => text.includes('127.0.0.1:')).map((text) => normal(text).slice(0, MOST)));
}

/** The files of a browser that is not running. */
export function inventory(dir: string): Inventory {
	const counts = new Counts();
	const sizes = new Map<string, number>();
	const level = new Map<string, Buffer[]>();
	for (const path of filesBelow(dir)) {
		const bytes = readFileSync(path);
		const file = normal(relative(dir, path));
		counts.add(`file ${file}`);
		sizes.set(file, (sizes.get(file) ?? 0) + bytes.length);
		const folder = file.replace(/\/[^/]*$/, '');
		if (isTable(path)) level.set(folder, [...(level.get(folder) ?? []), bytes]);
		else if (bytes.toString('latin1', 0, SQLITE.length) === SQLITE) {
			for (const [line, count] of rows(path)) counts.add(`sqlite ${file} ${normal(line)}`, count);
		} else inFile(bytes, file, folder, counts);
	}
	for (const [folder, files] of level) {
		// An origin and a name, or a name and a number; behind them are times.
		const named = (key: string): string =>
			key
				.split(/[^\x20-\x7e]+/)
				.slice(0, 2)
				.join('~');
		for (const key of new Set(files.flatMap(levelKeys))) counts.add(`key ${folder} ${normal(named(key))}`);
	}
	for (const [file, size] of sizes) counts.lines.set(`size ${file}`, power(size));
	return counts.lines;
}

function inFile(bytes: Buffer, file: string, folder: string, counts: Counts): void {
	const key = entryKey(bytes);
	if (key !== null) counts.add(`entry ${folder} ${normal(key)}`);
	// Firefox packs its session, which is where it would show what was open.
	const value = json(mozLz4(bytes)[0] ?? bytes);
	if (value !== undefined) for (const leaf of leaves(value)) counts.add(`json ${file} ${normal(leaf)}`);
	// Pieces of old pages of a database, whose rows are compared by themselves.
	if (file.endsWith('-journal')) return;
	if (key === null && value === undefined)
		for (const each of addresses(bytes)) counts.lines.set(`address ${file} ${each}`, 1);
}
