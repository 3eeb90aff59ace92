import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Holder } from './holder.ts';
import { Phone } from './phone.ts';
import { ADDRESSES, AGENT, Recorder } from './record.ts';
import { filesBelow, scan } from './scan.ts';
import { Server } from './server.ts';
import { from, Tour } from './tour.ts';

const stem = `qz${[...randomBytes(10)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('')}`;

/** The ids, tokens and claims inside the values of headers, as bytes. */
function bytesOf(rights: Iterable<string>): readonly Buffer[] {
	const parts = [...rights].flatMap((value) => value.replace(/^\w+ /, '').split('.'));
	return parts.map((part) => Buffer.from(part, 'base64url')).filter((bytes) => bytes.length >= 16);
}

/** An IPv6 address as its 16 bytes, from a text without `::` shortened zeros. */
function packed(address: string): Buffer {
	const parts = address.split(':').map((part) => Number.parseInt(part, 16));
	const bytes = Buffer.alloc(16);
	for (const [at, part] of parts.entries()) bytes.writeUInt16BE(part, at * 2);
	return bytes;
}

/** What of `texts` and `bytes` any file below `dir` holds; bytes also as hex and base64. */
function leaks(dir: string, texts: readonly string[], bytes: readonly Buffer[]): readonly string[] {
	const found = new Set(scan(dir, texts).map(({ text, form }) => `${text} as ${form}`));
	for (const path of filesBelow(dir)) {
		const body = readFileSync(path);
		const text = body.toString('latin1').toLowerCase();
		for (const each of bytes) {
			const hex = each.toString('hex');
			if (body.includes(each)) found.add(`${hex} as bytes`);
			if (text.includes(hex)) found.add(`${hex} as hex`);
			for (const form of ['base64', 'base64url'] as const) {
				if (body.includes(each.toString(form).replace(/=+$/, ''))) found.add(`${hex} as ${form}`);
			}
		}
	}
	return [...found];
}

/** The server behind a proxy that it trusts: what a court, a thief or a curious operator could read afterwards. */
describe('what a server keeps', { sequential: true }, () => {
	let server: Server;
	let proxy: Recorder;
	let first: Holder;
	let second: Holder;
	let careless: string;

	beforeAll(async () => {
		server = await Server.start({ args: ['--trusted-proxy', '127.0.0.1/32'] });
		proxy = await new Recorder(server).start();
		first = new Holder(await new Phone(proxy.url).start());
		second = new Holder(await new Phone(proxy.url).start());
		careless = mkdtempSync(join(tmpdir(), 'careless-'));
		await Promise.all([first.phone.settle(), second.phone.settle()]);
	});

	afterAll(async () => {
		for (const { phone } of [first, second]) {
			await phone.close();
			phone.remove();
		}
		await proxy.stop();
		await server.stop();
		rmSync(careless, { recursive: true });
	});

	it('is used for what it is there for', async () => {
		await first.setUp(server, { words: true });
		const tour = new Tour(first, async ({ fields }, walk) => {
			for (const field of fields) if (await walk.fill(field, stem)) await first.phone.page.keyboard.press('Enter');
		});
		await tour.behindHome(from('home').filter(({ id }) => /^section-(people|places|bag|routes)$/.test(id)));
		await first.kept();
		await first.sent();
	});

	it('brings it to a second phone', async () => {
		await first.home();
		await first.press('to-settings');
		await first.press('setting-phone');
		await first.press('pass-words');
		const list = first.phone.inner.locator('[data-word]');
		await list.nth(7).waitFor();
		const words = (await list.allInnerTexts()).map((word) => word.trim());
		await second.begin(server);
		await second.press('begin-phone');
		await second.field('setup.pass').fill(words.join(' '));
		await second.press('take');
		await second.takeCode();
		await second.skipOthers();
		await second.press('leave-skip');
		await second.openSection('people');
		await second.phone.inner.getByText(stem).first().waitFor();
		await second.sent();
	});

	it('clears the copy on the server', async () => {
		await second.home();
		await second.press('to-settings');
		await second.press('setting-clear');
		await second.choose('clear.what', 'there');
		await second.act('clear-there').click({ delay: 3_500 });
		await expect.poll(() => proxy.asked.has('DELETE /v1/box'), { timeout: 60_000 }).toBe(true);
	});

	const secrets = (): readonly [readonly string[], readonly Buffer[]] => {
		const pairs = first.words.slice(1).map((word, at) => `${first.words[at]} ${word}`);
		const v6 = ADDRESSES.filter((address) => address.includes(':')).map(packed);
		const rights = [...proxy.rights].filter((right) => !right.includes(server.setUpCode));
		return [
			[stem, first.code, second.code, AGENT, ...ADDRESSES, ...pairs, ...rights],
			[...bytesOf(rights), ...v6],
		];
	};

	it('would be caught if it kept what a careless one keeps', () => {
		const kinds = [...proxy.rights].map((right) => right.split(' ')[0]);
		expect(kinds).toEqual(expect.arrayContaining(['Box', 'Pass', 'Code']));
		const [texts, bytes] = secrets();
		expect(bytes.length).toBeGreaterThan(6);
		writeFileSync(join(careless, 'log'), texts.join('\n'));
		writeFileSync(join(careless, 'data'), Buffer.concat([...bytes]));
		const found = leaks(careless, texts, bytes);
		for (const text of texts) expect(found).toContain(`${text} as UTF-8`);
		for (const each of bytes) expect(found).toContain(`${each.toString('hex')} as bytes`);
	});

	it('asks for nothing in an address line', () => {
		expect([...proxy.asked].filter((line) => /[?#]/.test(line))).toEqual([]);
		expect([...proxy.asked].filter((line) => line.includes('/v1/')).sort()).toEqual(
			expect.arrayContaining(['DELETE /v1/box', 'GET /v1/app', 'GET /v1/box', 'PUT /v1/box', 'PUT /v1/pass']),
		);
	});

	it('keeps and prints none of it, running and stopped', async () => {
		const look = () => {
			writeFileSync(join(careless, 'output'), server.output);
			rmSync(join(careless, 'log'), { force: true });
			rmSync(join(careless, 'data'), { force: true });
			const [texts, bytes] = secrets();
			return [...leaks(server.data, texts, bytes), ...leaks(careless, texts, bytes)];
		};
		expect(server.output).toContain('listening on ');
		expect(look()).toEqual([]);
		await server.stop();
		expect(look()).toEqual([]);
		expect([...filesBelow(server.data)].length).toBeGreaterThan(1);
	});
});
