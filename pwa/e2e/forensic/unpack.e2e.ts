import { describe, expect, test } from 'vitest';
import { lz4, mozLz4, snappy, tableBlocks } from './unpack.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const ascii = (text: string): string => Buffer.from(text, 'latin1').toString('hex');
/** "abcdabcdabcd-marker": the marker's first half is a copy of what came before, so its bytes are not there as they are read. */
const text = 'mark-abcabcabcabc-marker';

describe('snappy', () => {
	// Literal of 8, a copy of 9 from 3 back (2-byte offset), a literal of 1, a copy of 4 from 18 back, a literal of 2.
	const packed = hex(`18 1c${ascii('mark-abc')} 22 0300 00${ascii('-')} 0112 04${ascii('er')}`);

	test('unpacks literals and overlapping copies', () => {
		expect(snappy(packed)?.toString('latin1')).toBe(text);
		expect(packed.includes('marker')).toBe(false);
	});

	test.each([
		['a copy from before the beginning', '04 0601 00'],
		['a literal beyond the end', '08 1c61'],
		['a length that is not kept', '20 0061'],
	])('refuses %s', (_, bytes) => expect(snappy(hex(bytes))).toBeNull());

	test('is found in a table of LevelDB', () => {
		const data = Buffer.concat([packed, hex('01 00000000')]);
		const entry = hex(`00 01 02 ${ascii('k')} 00 ${packed.length.toString(16).padStart(2, '0')}`);
		const index = Buffer.concat([entry, hex('00000000 01000000')]);
		const at = data.length.toString(16).padStart(2, '0');
		const footer = Buffer.alloc(48);
		hex(`00 00 ${at} ${index.length.toString(16).padStart(2, '0')}`).copy(footer);
		hex('57fb808b247547db').copy(footer, 40);
		const file = Buffer.concat([data, index, hex('00 00000000'), footer]);
		expect(tableBlocks(file).map(String)).toEqual([text]);
		expect(tableBlocks(file.subarray(0, -1))).toEqual([]);
	});
});

describe('lz4', () => {
	// 8 literals and a match of 9 from 3 back; 1 literal and a match of 4 from 18 back; 2 literals.
	const packed = hex(`85${ascii('mark-abc')} 0300 10${ascii('-')} 1200 20${ascii('er')}`);

	test('unpacks literals and overlapping matches', () => {
		expect(lz4(packed, text.length)?.toString('latin1')).toBe(text);
		expect(lz4(packed, 10)).toBeNull();
	});

	test('is found in a session file of Firefox', () => {
		const file = Buffer.concat([Buffer.from('mozLz40\0'), hex('18000000'), packed]);
		expect(mozLz4(file).map(String)).toEqual([text]);
		expect(mozLz4(packed)).toEqual([]);
	});
});
