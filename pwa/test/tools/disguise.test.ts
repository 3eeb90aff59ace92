import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readWords, scanFile, scanPng, scanText } from '../../tools/disguise.mjs';

const list = readWords('# comment\nvault\nخطة\ngo now\n*dunnock*\n=isVaultInteger\n');

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

	it('metadata in a picture', () => expect(scanPng(png(['IHDR', 'tEXt', 'IDAT', 'IEND']))).toEqual(['png chunk tEXt']));
});

describe('the disguise linter leaves alone', () => {
	it('longer words that contain a listed one', () => expect(scanText('vaulting default', list)).toEqual([]));
	it('a name that the platform demands', () => expect(scanText('Number.isVaultInteger(1)', list)).toEqual([]));
	it('chance in base64', () => expect(scanText(`${'Ab0+'.repeat(40)}+vault+${'Ab0+'.repeat(40)}`, list)).toEqual([]));
	it('a plain picture', () => expect(scanPng(png(['IHDR', 'IDAT', 'IEND']))).toEqual([]));
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
	return Buffer.concat([Buffer.alloc(8), ...parts]);
}
