import { readdirSync, readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, test } from 'vitest';

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

const manifest: Manifest = JSON.parse(text('public/calculator.webmanifest'));

describe('the web manifest', () => {
	test('describes one installable app with a neutral name', () => {
		expect(manifest).toMatchObject({ id: '/', start_url: '/', scope: '/', display: 'standalone', name: 'Calculator' });
	});

	test('names pictures of the sizes that it claims, with nothing in them but pixels', () => {
		for (const { src, sizes, type, purpose } of manifest.icons) {
			if (type === 'image/svg+xml') continue;
			const { width, height, chunks, depth } = picture(bytes(`public${src}`));
			expect(`${width}x${height}`).toBe(sizes);
			expect(chunks).toEqual(['IHDR', 'IDAT', 'IEND']);
			expect(depth).toBe(purpose === 'maskable' ? 3 : 4);
		}
		const sizes = manifest.icons.map(({ sizes, purpose }) => `${purpose ?? 'any'} ${sizes}`);
		expect(sizes).toEqual(['any any', 'any 192x192', 'any 512x512', 'maskable 192x192', 'maskable 512x512']);
	});
});

describe('the icons', () => {
	test('a maskable one keeps its signs within the circle that may be cut out', () => {
		const { width, pixel } = picture(bytes('public/icon-maskable-192.png'));
		for (let step = 0; step < 360; step++) {
			const angle = (step * Math.PI) / 180;
			const [x, y] = [Math.cos(angle), Math.sin(angle)].map((part) => Math.round(width / 2 + part * width * 0.4));
			const near = pixel(x ?? 0, y ?? 0);
			// Signs are white or nearly black; fields and the lines between them are neither.
			expect(Math.min(...near) > 240 || Math.max(...near) < 70).toBe(false);
		}
	});

	test('one for iOS fills its square, and has its size', () => {
		const { width, height, depth } = picture(bytes('public/apple-touch-icon.png'));
		expect([width, height, depth]).toEqual([180, 180, 3]);
	});

	test('a tile has clear corners and a filled middle', () => {
		const { pixel } = picture(bytes('public/icon-192.png'));
		expect([pixel(0, 0)[3], pixel(191, 191)[3], pixel(96, 40)[3]]).toEqual([0, 0, 255]);
	});

	test('favicon.ico holds three sizes', () => {
		const ico = bytes('public/favicon.ico');
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
		const used = text('index.html') + text('public/calculator.webmanifest');
		for (const name of readdirSync(at('public'))) expect(used).toContain(`"/${name}"`);
	});
});

describe('the start page', () => {
	const html = text('index.html');

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
		const css = text('src/cover/cover.css');
		const colours = Array.from(css.matchAll(/--page: (#\w{6})/g), (match) => match[1]);
		expect(Array.from(html.matchAll(/theme-color" content="(#\w{6})"/g), (match) => match[1])).toEqual(colours);
		expect(manifest.theme_color).toBe(colours[0]);
	});
});

describe('the catalogues', () => {
	const messages = (tag: string) => new FluentResource(text(`src/cover/locales/${tag}.ftl`)).body;
	const ids = (tag: string): string[] => messages(tag).map(({ id }) => id);

	test.each(['es', 'ar'])('%s says all that English says, with the same variables', (tag) => {
		expect(ids(tag)).toEqual(ids('en'));
		const variables = (of: string) =>
			messages(of).map(
				({ value }) =>
					JSON.stringify(value)
						.match(/"type":"var","name":"\w+"/g)
						?.sort() ?? [],
			);
		expect(variables(tag)).toEqual(variables('en'));
	});

	test('say nothing that is not used', () => {
		const source = readdirSync(at('src/cover'))
			.filter((name) => name.endsWith('.ts'))
			.map((name) => text(`src/cover/${name}`))
			.join('');
		const unused = ids('en').filter((id) => !id.startsWith('fault-') && !source.includes(`'${id}'`));
		expect(unused).toEqual([]);
	});
});
