import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readWords, scanFile, scanText } from '../../tools/disguise.mjs';
import { scanIco, scanPicture, scanPng, scanSvg } from '../../tools/pictures.mjs';

const list = readWords('# comment\nvault\nخطة\nbúnker\ngo now\n*dunnock*\n=isVaultInteger\n');

describe('the disguise linter finds', () => {
	it.each([
		['a word', 'open the vault'],
		['a hump of camelCase', 'const openVault=1'],
		['a constant', 'OPEN_VAULT'],
		['a word of another script', 'هذه خطة'],
		['a phrase', 'please Go Now'],
		['a part of a word', 'x-Dunnocks'],
	])('%s', (_, text) => expect(scanText(text, list)).toHaveLength(1));

	it('a part of a word inside embedded base64', () => {
		const blob = Buffer.from(`${'\0'.repeat(99)}dunnock${'\0'.repeat(99)}`).toString('base64');
		expect(scanText(`x="${blob}"`, list)).toHaveLength(1);
	});

	it('the name of a file, and a source map', () => {
		expect(scanFile('vault.js', Buffer.from('1'), list)).toEqual(['vault']);
		expect(scanFile('a.js', Buffer.from('1//# sourceMappingURL=a.js.map'), list)).toEqual(['source map']);
	});

	it.each([
		['a program', String.raw`"\u0076ault \x76ault"`],
		['a program, as a code point', String.raw`"\u{76}ault"`],
		['a page', '&#118;ault &#x76;ault'],
		['an address', '/a?%76ault'],
		['Arabic in an address', `/${encodeURIComponent('خطة')}`],
		['an invisible joiner', 'va\u200dult'],
		['a soft hyphen', 'va&#173;ult'],
		['letters drawn long, and vowels', 'خـطَّة'],
		['a letter and its accent', 'búnker'.normalize('NFD')],
	])('a word that is written as %s writes it', (_, text) => expect(scanText(text, list)).toHaveLength(1));

	it.each(['الخطة', 'والخطة', 'للخطة', 'بخطة', 'وخطة', 'كالخطة'])('a word behind others in %s', (text) =>
		expect(scanText(text, list)).toEqual(['خطة']),
	);

	it.each(['dunnock', 'Víctima', 'violencia', 'خطة', 'الأمان'])('%s in each language of the real list', (text) =>
		expect(scanText(`a ${text} b`, readWords())).not.toEqual([]),
	);
});

describe('the disguise linter finds in a picture', () => {
	const plain = png(['IHDR', 'IDAT', 'IEND']);

	it.each(['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'iCCP'])('a chunk %s', (kind) =>
		expect(scanFile('a.png', png(['IHDR', kind, 'IDAT', 'IEND']), list)).toEqual([`png chunk ${kind}`]),
	);

	it('bytes after its end', () => {
		expect(scanFile('a.png', Buffer.concat([plain, Buffer.from('vault')]), list)).toEqual(['png bytes after the end']);
		expect(scanPng(Buffer.concat([plain, plain.subarray(8)]))).toEqual(['png bytes after the end']);
		expect(scanPng(plain.subarray(0, -14))).toEqual(['png without an end']);
	});

	it('what an icon of several carries in one, between and after them', () => {
		const marked = png(['IHDR', 'tEXt', 'IDAT', 'IEND']);
		expect(scanFile('a.ico', ico([plain, marked]), list)).toEqual(['png chunk tEXt']);
		expect(scanIco(ico([plain, plain], 5))).toContain('ico bytes that no picture owns');
		expect(scanIco(Buffer.concat([ico([plain]), Buffer.from('vault')]))).toEqual(['ico bytes that no picture owns']);
		expect(scanIco(ico([Buffer.from('BM vault')]))).toEqual(['ico picture of another kind']);
		expect(scanIco(Buffer.from('vault'))).toEqual(['no ico']);
	});

	it.each([
		['comment', '<svg><!-- by hand --></svg>'],
		['instruction', '<?xml-stylesheet href="a"?><svg/>'],
		['element', '<svg><title>a</title></svg>'],
		['element', '<svg><metadata/></svg>'],
		['namespace', '<svg xmlns:editor="http://example.org/"/>'],
		['embedded', '<svg><use href="data:image/png;base64,AA"/></svg>'],
	])('a drawing’s %s', (what, text) => expect(scanFile('a.svg', Buffer.from(text), list)).toEqual([`svg ${what}`]));

	it('a word in a drawing, and a kind that it cannot look into', () => {
		expect(scanFile('a.svg', Buffer.from('<svg id="vault"/>'), list)).toEqual(['vault']);
		expect(scanPicture('a.jpg', Buffer.from(''))).toHaveLength(1);
	});

	it('nothing in a plain one', () => {
		expect(scanPng(plain)).toEqual([]);
		expect(scanIco(ico([plain, plain]))).toEqual([]);
		expect(scanSvg(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'))).toEqual([]);
		expect(scanPicture('a.js', Buffer.from(''))).toBeNull();
	});
});

describe('the disguise linter leaves alone', () => {
	it('longer words that contain a listed one', () => expect(scanText('vaulting default', list)).toEqual([]));
	it('a name that the platform demands', () => expect(scanText('Number.isVaultInteger(1)', list)).toEqual([]));
	it('chance in base64', () => expect(scanText(`${'Ab0+'.repeat(40)}+vault+${'Ab0+'.repeat(40)}`, list)).toEqual([]));
	it('an escape that is no letter', () => expect(scanText(String.raw`%zz \u{ffffffff} &#9999999;`, list)).toEqual([]));
});

it('exits 1 on a planted word and 0 without it', () => {
	const dir = mkdtempSync(join(tmpdir(), 'lint-'));
	writeFileSync(join(dir, 'a.js'), 'let calculator = 1');
	const run = () => execFileSync(process.execPath, ['tools/disguise.mjs', dir], { stdio: 'pipe' });
	expect(run().toString()).toContain('0 findings');
	writeFileSync(join(dir, 'b.js'), 'let survivor = 1');
	expect(run).toThrow(/survivor/);
});

function png(chunks: readonly string[]): Buffer {
	const data = deflateSync(Buffer.alloc(4));
	const parts = chunks.map((kind) => {
		const head = Buffer.alloc(8);
		head.writeUInt32BE(data.length);
		head.write(kind, 4, 'latin1');
		return Buffer.concat([head, data, Buffer.alloc(4)]);
	});
	return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

/** An icon file of these pictures, with `gap` bytes before the last. */
function ico(pictures: readonly Buffer[], gap = 0): Buffer {
	const head = Buffer.alloc(6 + 16 * pictures.length);
	head.writeUInt16LE(1, 2);
	head.writeUInt16LE(pictures.length, 4);
	const parts: Buffer[] = [head];
	let at = head.length;
	for (const [index, picture] of pictures.entries()) {
		const before = index === pictures.length - 1 ? gap : 0;
		head.writeUInt32LE(picture.length, 6 + 16 * index + 8);
		head.writeUInt32LE(at + before, 6 + 16 * index + 12);
		parts.push(Buffer.alloc(before), picture);
		at += before + picture.length;
	}
	return Buffer.concat(parts);
}
