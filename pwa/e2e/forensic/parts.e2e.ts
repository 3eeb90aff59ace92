import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyAt, FILE_SIZE } from '../../src/crypto/container.ts';
import { apart } from './apart.ts';
import { differences, telling, unfounded } from './diff.ts';
import { levelKeys } from './leveldb.ts';
import { Needles } from './needles.ts';
import { normal, power } from './profile.ts';
import { Search } from './search.ts';
import { Versions } from './versions.ts';

test('many needles in one pass, also where one begins like another, at the beginning and at the end', () => {
	const needles = new Needles<string>();
	for (const text of ['abcd', 'abcde', 'xabc', 'zzzz']) needles.add(Buffer.from(text), text);
	const found = [...needles.in(Buffer.from('abcdexabcd'))].map(({ what, at }) => `${what} ${at}`);
	expect(found).toEqual(['abcd 0', 'abcde 0', 'xabc 5', 'abcd 6']);
	expect(() => needles.add(Buffer.from('abc'), '')).toThrow();
});

describe('a search', () => {
	const key = Buffer.from('00ff10ef20df30cf40bf50af609f708f', 'hex');
	const dir = mkdtempSync(join(tmpdir(), 'search-'));
	const found = (bytes: Buffer): readonly string[] => {
		writeFileSync(join(dir, 'a'), bytes);
		return new Search([{ kind: 'keys', name: 'k', content: key }]).in(dir).map(({ form, at }) => `${form} ${at}`);
	};

	test.each([
		['raw', Buffer.concat([Buffer.from('.'), key]), 'raw 1'],
		['hex', Buffer.from(`.${key.toString('hex')}`), 'hex 1'],
		['upper case', Buffer.from(key.toString('hex').toUpperCase()), 'HEX 0'],
		['base64', Buffer.from(key.toString('base64')), 'base64 0'],
		['base64 of more', Buffer.from(Buffer.concat([Buffer.from('ab'), key]).toString('base64')), 'base64 3'],
		['UTF-16', Buffer.from(key.toString('hex'), 'utf16le'), 'hex, UTF-16 0'],
	])('finds a key: %s', (_, bytes, form) => expect(found(bytes)).toContain(form));

	test('finds nothing where a bit is another', () => {
		const other = Buffer.from(key);
		other[7] = 0;
		expect(found(other)).toEqual([]);
	});
});

test('what is found counts where a second life shows it too, whatever the numbers are', async () => {
	const found = ['closed: file a: 1, without use 0', 'closed: file b: 3, without use 2'];
	expect(
		await apart(found, async () => ['closed: file b: 7, without use 5', 'killed: file a: 1, without use 0']),
	).toEqual(['closed: file b: 3, without use 2']);
	expect(await apart(found, async () => found)).toEqual(found);
	expect(await apart([], () => Promise.reject(new Error('not asked')))).toEqual([]);
});

test('a version of the container is sought in all its parts, and allowed in its own place alone', () => {
	const versions = new Versions();
	const file = Buffer.alloc(FILE_SIZE, 1).map((_, at) => (at * 2_654_435_761) >>> 13);
	versions.take(Buffer.from(file));
	versions.take(Buffer.from(file));
	expect(versions.gone(Buffer.from(file))).toBe(0);
	const next = Buffer.from(file);
	next.fill(9, copyAt({ slot: 2, copy: 1 }), copyAt({ slot: 2, copy: 1 }) + 128);
	expect(versions.gone(next)).toBe(2);
	const [first] = versions.sought;
	const at = Number(/ at (\d+)$/.exec(first?.name ?? '')?.[1]);
	const finding = { kind: 'old container', name: first?.name ?? '', form: 'raw', file: 'a' };
	expect(versions.isCurrent({ ...finding, at })).toBe(true);
	expect(versions.isCurrent({ ...finding, at: at + 1 })).toBe(false);
});

test('keys of a log of LevelDB, deleted ones too, over the end of a block', () => {
	const entry = (put: boolean, key: string, value: string): Buffer =>
		Buffer.concat([
			Buffer.from([put ? 1 : 0, key.length]),
			Buffer.from(key),
			...(put ? [Buffer.from([(value.length & 127) | 128, value.length >> 7]), Buffer.from(value)] : []),
		]);
	const batch = Buffer.concat([Buffer.alloc(12), entry(true, 'long', 'x'.repeat(300)), entry(false, 'gone', '')]);
	const record = (kind: number, bytes: Buffer): Buffer => {
		const header = Buffer.alloc(7);
		header.writeUInt16LE(bytes.length, 4);
		header[6] = kind;
		return Buffer.concat([header, bytes]);
	};
	const filler = record(1, Buffer.alloc(32_768 - 7 - 7 - 100));
	const log = Buffer.concat([filler, record(2, batch.subarray(0, 93)), Buffer.alloc(7), record(4, batch.subarray(93))]);
	expect(levelKeys(log)).toContain('long');
	expect(levelKeys(log)).toContain('gone');
});

describe('the diff', () => {
	const inventory = (lines: Readonly<Record<string, number>>): ReadonlyMap<string, number> =>
		new Map(Object.entries(lines));
	const plain = inventory({ 'file a': 1, 'size a': 8 });
	const facts = [{ lines: /^size a$/, why: '' }];

	test('names what is more, less, and there or not', () => {
		const used = inventory({ 'size a': 9, 'file b': 1 });
		expect(differences(used, plain).map(({ line }) => line)).toEqual(['size a', 'file b', 'file a']);
	});

	test('takes a fact only where a phone without use bears it out', () => {
		const used = inventory({ 'file a': 1, 'size a': 10 });
		expect(telling(used, plain, facts, [plain])).toEqual(['size a: 10, without use 8']);
		expect(telling(used, plain, facts, [plain, used])).toEqual([]);
		expect(telling(used, plain, [], [plain, used])).toEqual(['size a: 10, without use 8']);
		expect(unfounded([{ lines: /c/, why: '' }], [plain])).toEqual(['c']);
	});

	test('sees through what is drawn', () => {
		expect(normal('http://127.0.0.1:4711/ 6a7a84f1e73f3743_0')).toBe('http://host:*/ *_0');
		expect(normal('Default/Local Storage/leveldb/000003.log')).toBe('Default/Local Storage/leveldb/*.log');
		expect([0, 1, 255, 256].map(power)).toEqual([0, 1, 8, 9]);
	});
});
