import { readdirSync, readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, test } from 'vitest';
import { COVERS, coverKey, coverName } from '../../src/cover/covers.ts';
import { Language, SPEECHES } from '../../src/cover/language.ts';

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const bytes = (path: string): Buffer => readFileSync(at(path));
const text = (path: string): string => bytes(path).toString('utf8');

interface Picture {
	readonly width: number;
	readonly height: number;
	readonly chunks: readonly string[];
	/** Bytes a pixel: 3 without, 4 with transparency. */
	readonly depth: number;
	pixel(x: number, y: number): readonly number[];
}

/** Reads what tools/icons.mjs writes: 8 bits a channel, each row filtered by the one above. */
function picture(png: Buffer): Picture {
	expect(png.toString('latin1', 1, 4)).toBe('PNG');
	const chunks: string[] = [];
	let data = Buffer.alloc(0);
	for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
		const kind = png.toString('latin1', at + 4, at + 8);
		chunks.push(kind);
		if (kind === 'IDAT') data = inflateSync(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
	}
	const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
	const depth = png[25] === 6 ? 4 : 3;
	const value = (row: number, index: number): number => {
		let sum = 0;
		for (let above = 0; above <= row; above++) sum += data[above * (width * depth + 1) + 1 + index] ?? 0;
		return sum % 256;
	};
	return {
		width,
		height,
		chunks,
		depth,
		pixel: (x, y) => Array.from({ length: depth }, (_, channel) => value(y, x * depth + channel)),
	};
}

interface Manifest {
	readonly [member: string]: unknown;
	readonly icons: readonly { src: string; sizes: string; type: string; purpose?: string }[];
}

const TAGS = ['en', 'es', 'ar'] as const;
const IDS = COVERS.map(({ id }) => id);
const manifestOf = (id: string, tag: string): Manifest => JSON.parse(text(`public/${id}/${tag}.webmanifest`));

describe.each(IDS)('the web manifests of the %s', (id) => {
	test.each(TAGS)('describe in %s one installable app of its own, by the name that the page has', (tag) => {
		const path = `/${id}/`;
		expect(manifestOf(id, tag)).toMatchObject({
			id: path,
			start_url: path,
			scope: path,
			display: 'standalone',
			lang: tag,
			dir: tag === 'ar' ? 'rtl' : 'ltr',
			name: coverName(id, tag),
		});
	});

	test('differ in words alone', () => {
		const bare = TAGS.map((tag) => {
			const words = new Set(['name', 'short_name', 'description', 'lang', 'dir']);
			return Object.fromEntries(Object.entries(manifestOf(id, tag)).filter(([key]) => !words.has(key)));
		});
		expect(bare).toEqual(Array(3).fill(bare[0]));
	});

	test('name pictures of the sizes that they claim, with nothing in them but pixels', () => {
		const { icons } = manifestOf(id, 'en');
		for (const { src, sizes, type, purpose } of icons) {
			if (type === 'image/svg+xml') continue;
			const { width, height, chunks, depth } = picture(bytes(`public${src}`));
			expect(`${width}x${height}`).toBe(sizes);
			expect(chunks).toEqual(['IHDR', 'IDAT', 'IEND']);
			expect(depth).toBe(purpose === 'maskable' ? 3 : 4);
		}
		const sizes = icons.map(({ sizes, purpose }) => `${purpose ?? 'any'} ${sizes}`);
		expect(sizes).toEqual(['any any', 'any 192x192', 'any 512x512', 'maskable 192x192', 'maskable 512x512']);
	});
});

test('no two covers share a name, a picture, a colour or a scope', () => {
	const all = IDS.map((id) => manifestOf(id, 'en'));
	for (const member of ['name', 'theme_color', 'scope', 'id'])
		expect(new Set(all.map((each) => each[member])).size).toBe(3);
	expect(new Set(IDS.map((id) => text(`public/${id}/icon.svg`))).size).toBe(3);
});

describe.each(IDS)('the icons of the %s', (id) => {
	test('a maskable one keeps its marks within the circle that may be cut out', () => {
		const { width, pixel } = picture(bytes(`public/${id}/icon-maskable-192.png`));
		for (let step = 0; step < 360; step++) {
			const angle = (step * Math.PI) / 180;
			const [x, y] = [Math.cos(angle), Math.sin(angle)].map((part) => Math.round(width / 2 + part * width * 0.4));
			const near = pixel(x ?? 0, y ?? 0);
			// Marks are white or nearly black; fields and the lines between them are neither.
			expect(Math.min(...near) > 240 || Math.max(...near) < 70).toBe(false);
		}
	});

	test('one for iOS fills its square, and has its size', () => {
		const { width, height, depth } = picture(bytes(`public/${id}/apple-touch-icon.png`));
		expect([width, height, depth]).toEqual([180, 180, 3]);
	});

	test('a tile has clear corners and a filled middle', () => {
		const { pixel } = picture(bytes(`public/${id}/icon-192.png`));
		expect([pixel(0, 0)[3], pixel(191, 191)[3], pixel(96, 40)[3]]).toEqual([0, 0, 255]);
	});

	test('favicon.ico holds three sizes', () => {
		const ico = bytes(`public/${id}/favicon.ico`);
		const found = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
			const [size, length, offset] = [
				ico[6 + 16 * index],
				ico.readUInt32LE(14 + 16 * index),
				ico.readUInt32LE(18 + 16 * index),
			];
			const { width, height, chunks } = picture(ico.subarray(offset, offset + length));
			expect([width, height]).toEqual([size, size]);
			expect(chunks).toEqual(['IHDR', 'IDAT', 'IEND']);
			return size;
		});
		expect(found).toEqual([16, 32, 48]);
	});

	test('nothing is public that the page does not use', () => {
		const used = text(`${id}/index.html`) + text(`public/${id}/en.webmanifest`);
		const translated = new Set(TAGS.map((tag) => `${tag}.webmanifest`));
		for (const name of readdirSync(at(`public/${id}`)))
			if (!translated.has(name)) expect(used).toContain(`"/${id}/${name}"`);
		expect(readdirSync(at('public')).sort()).toEqual([...IDS].sort());
	});
});

describe.each(IDS)('the page of the %s', (id) => {
	const html = text(`${id}/index.html`);

	test('has nothing inline, nothing from elsewhere and no field', () => {
		expect(html).not.toMatch(/style=|<style| on\w+=|https?:|<input|<textarea/i);
		expect(html.match(/<script[^>]*>[^<]/)).toBeNull();
	});

	test('can be zoomed, is not translated by others, and leaves digits alone', () => {
		expect(html).toContain('content="width=device-width, initial-scale=1"');
		expect(html).toContain('translate="no"');
		expect(html).toContain('content="telephone=no"');
	});

	test('has the theme colours of the page', () => {
		const css = text(`src/cover/${id}/${id}.css`);
		const colours = Array.from(css.matchAll(/--page: (#\w{6})/g), (match) => match[1]);
		expect(Array.from(html.matchAll(/theme-color" content="(#\w{6})"/g), (match) => match[1])).toEqual(colours);
		expect(manifestOf(id, 'en').theme_color).toBe(colours[0]);
	});
});

const catalogue = (of: string, tag: string): string => text(`src/cover/${of}locales/${tag}.ftl`);

describe.each(['', 'tips/', ...IDS.map((id) => `${id}/`)])('the catalogues in %s', (of) => {
	const messages = (tag: string) => new FluentResource(catalogue(of, tag)).body;
	const ids = (tag: string): string[] => messages(tag).map(({ id }) => id);

	test.each(['es', 'ar'])('%s says all that English says, with the same variables', (tag) => {
		expect(ids(tag)).toEqual(ids('en'));
		const variables = (language: string) =>
			messages(language).map(
				({ value }) =>
					JSON.stringify(value)
						.match(/"type":"var","name":"\w+"/g)
						?.sort() ?? [],
			);
		expect(variables(tag)).toEqual(variables('en'));
	});

	test('say nothing that is not used', () => {
		const below = readdirSync(at('src/cover'), { recursive: true, encoding: 'utf8' });
		const source = below.filter((name) => name.endsWith('.ts')).map((name) => text(`src/cover/${name}`));
		// Named by the gate, or made of a part and an id.
		const known = /^(fault|c|u|is|every|line)-|^(calculator|converter|timer)-\d+$|^(cleared|here)$/;
		const unused = ids('en').filter((id) => !known.test(id) && !source.join('').includes(`'${id}'`));
		expect(unused).toEqual([]);
	});

	test.each(TAGS)('are read in %s as the Fluent library reads them', (tag) => {
		const bundle = new FluentBundle(tag);
		bundle.addResource(new FluentResource(catalogue(of, tag)));
		const speech = SPEECHES.find((each) => each.tag === tag);
		const empty = { en: '', es: '', ar: '' };
		const language = new Language({ ...empty, [tag]: catalogue(of, tag) }, speech);
		const args = Object.fromEntries(
			['value', 'number', 'exponent', 'a', 'b', 'time', 'name', 'most', 'days', 'date'].map((name) => [
				name,
				`<${name}>`,
			]),
		);
		for (const id of ids(tag)) {
			const pattern = bundle.getMessage(id)?.value;
			expect(language.text(id, args)).toBe(pattern ? bundle.formatPattern(pattern, args) : '');
		}
	});
});

test.each(TAGS)('what the held key prints in %s is what a page elsewhere says of it', (tag) => {
	const printed = (id: string, message: string): string | undefined =>
		new RegExp(`^${message} = (.*)$`, 'm').exec(catalogue(`${id}/`, tag))?.[1];
	expect(coverKey('converter', tag)).toBe(printed('converter', 'key-swap'));
	expect(coverKey('timer', tag)).toBe(printed('timer', 'key-start'));
});
