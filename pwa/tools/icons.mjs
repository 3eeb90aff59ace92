/**
 * Draws the covers' icons into public/: for each a drawing of rounded bars, as SVG and, by a small rasteriser, as PNG and ICO.
 * The PNGs hold pixels and nothing else: no text, time or profile chunk. Run it after a change of the drawing:
 * `node tools/icons.mjs`; what it writes is committed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

const out = join(dirname(fileURLToPath(import.meta.url)), '..', 'public');

const WHITE = '#ffffff';

/** A bar in a square of 100: its middle, size, corner radius, turn in degrees, colour. */
const bar = (x, y, width, height, radius, colour, turn = 0) => ({ x, y, width, height, radius, colour, turn });

/** The tile's own corners, where nothing else rounds it. */
const ROUND = 22;

const THICK = 5.6;
const LONG = 24;
const sign = (x, y, length, turn, colour) => bar(x, y, length, THICK, THICK / 2, colour, turn);

/** A full circle, and what is left of it where a smaller one of the ground's colour lies on it. */
const disc = (x, y, size, colour) => bar(x, y, size, size, size / 2, colour);

/** An arrow that points to the right (`way` 1) or to the left (-1). */
const arrow = (y, way, colour) => [
	sign(50, y, 44, 0, colour),
	sign(50 + way * 15.8, y - 6.6, 20, way * 45, colour),
	sign(50 + way * 15.8, y + 6.6, 20, way * -45, colour),
];

/** Marks keep within the circle that a launcher may cut out (80 % of the width). */
const DRAWINGS = {
	// Four signs in four fields.
	calculator: {
		base: '#0b6776',
		shapes: [
			bar(75.4, 75.4, 49.2, 49.2, 0, '#8fe3ee'),
			bar(50, 50, 100, 1.6, 0, '#0a5663'),
			bar(50, 50, 1.6, 100, 0, '#0a5663'),
			sign(31, 31, LONG, 0, WHITE),
			sign(31, 31, LONG, 90, WHITE),
			sign(69, 31, LONG, 0, WHITE),
			sign(31, 69, LONG, 45, WHITE),
			sign(31, 69, LONG, -45, WHITE),
			sign(69, 63.4, LONG, 0, '#04343c'),
			sign(69, 74.6, LONG, 0, '#04343c'),
		],
	},
	// Two arrows over two halves.
	converter: {
		base: '#8a4b14',
		shapes: [bar(50, 75, 100, 50, 0, '#f6c88f'), ...arrow(34, 1, WHITE), ...arrow(66, -1, '#4a2506')],
	},
	// A dial with a hand.
	timer: {
		base: '#5a3d99',
		shapes: [
			bar(50, 17.5, 16, 7, 3.5, WHITE),
			bar(50, 22, 6, 10, 0, WHITE),
			disc(50, 54, 56, WHITE),
			disc(50, 54, 45, '#5a3d99'),
			bar(50, 45, 5.6, 22, 2.8, '#ffd166'),
			bar(56, 58, 16, 5.6, 2.8, '#ffd166', 40),
			disc(50, 54, 8, WHITE),
		],
	},
};

const channels = (colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** Signed distance from a point to the edge of a bar, in the drawing's units: negative inside. */
function distance({ x, y, width, height, radius, turn }, px, py) {
	const angle = (turn * Math.PI) / 180;
	const [dx, dy] = [px - x, py - y];
	const along = Math.abs(dx * Math.cos(angle) + dy * Math.sin(angle)) - width / 2 + radius;
	const across = Math.abs(dy * Math.cos(angle) - dx * Math.sin(angle)) - height / 2 + radius;
	return Math.hypot(Math.max(along, 0), Math.max(across, 0)) + Math.min(Math.max(along, across), 0) - radius;
}

/** RGBA bytes of the drawing; `radius` rounds the tile (0: the whole square is filled, as masks and iOS want it). */
function raster({ base, shapes }, size, radius) {
	const tile = bar(50, 50, 100, 100, radius, base);
	const pixels = Buffer.alloc(size * size * 4);
	const unit = 100 / size;
	const cover = (shape, x, y) => Math.min(1, Math.max(0, 0.5 - distance(shape, x, y) / unit));
	for (let row = 0; row < size; row++) {
		for (let column = 0; column < size; column++) {
			const [x, y] = [(column + 0.5) * unit, (row + 0.5) * unit];
			let colour = channels(tile.colour);
			for (const shape of shapes) {
				const share = cover(shape, x, y);
				const over = channels(shape.colour);
				colour = colour.map((value, at) => value + (over[at] - value) * share);
			}
			const alpha = radius === 0 ? 1 : cover(tile, x, y);
			pixels.set([...colour.map(Math.round), Math.round(alpha * 255)], (row * size + column) * 4);
		}
	}
	return pixels;
}

/** PNG, 8 bits a channel. Every row is filtered by the one above it, which suits flat drawings. */
function png(drawing, size, radius) {
	const opaque = radius === 0;
	const depth = opaque ? 3 : 4;
	const pixels = raster(drawing, size, radius);
	const rows = Buffer.alloc(size * (size * depth + 1));
	const at = (row, index) => (row < 0 ? 0 : pixels[(row * size + Math.floor(index / depth)) * 4 + (index % depth)]);
	for (let row = 0; row < size; row++) {
		const start = row * (size * depth + 1);
		rows[start] = 2;
		for (let index = 0; index < size * depth; index++) rows[start + 1 + index] = at(row, index) - at(row - 1, index);
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(size, 0);
	header.writeUInt32BE(size, 4);
	header.set([8, opaque ? 2 : 6, 0, 0, 0], 8);
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([
		signature,
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(rows)),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

function chunk(name, data) {
	const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const check = Buffer.alloc(4);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}

/** An ICO of PNGs (Windows Vista and later, and every browser). */
function ico(drawing, ...sizes) {
	const images = sizes.map((size) => png(drawing, size, ROUND));
	const head = Buffer.alloc(6 + 16 * sizes.length);
	head.writeUInt16LE(1, 2);
	head.writeUInt16LE(sizes.length, 4);
	let offset = head.length;
	sizes.forEach((size, index) => {
		const at = 6 + 16 * index;
		head.set([size, size, 0, 0], at);
		head.writeUInt16LE(1, at + 4);
		head.writeUInt16LE(32, at + 6);
		head.writeUInt32LE(images[index].length, at + 8);
		head.writeUInt32LE(offset, at + 12);
		offset += images[index].length;
	});
	return Buffer.concat([head, ...images]);
}

function svg({ base, shapes }) {
	const rect = ({ x, y, width, height, radius, colour, turn }) => {
		const place = `x="${trim(x - width / 2)}" y="${trim(y - height / 2)}" width="${trim(width)}" height="${trim(height)}"`;
		const corner = radius ? ` rx="${trim(radius)}"` : '';
		return `<rect ${place}${corner} fill="${colour}"${turn ? ` transform="rotate(${turn} ${x} ${y})"` : ''}/>`;
	};
	const clip = `<clipPath id="a"><rect width="100" height="100" rx="${ROUND}"/></clipPath>`;
	const ground = `<rect width="100" height="100" fill="${base}"/>`;
	const body = `${clip}<g clip-path="url(#a)">${ground}${shapes.map(rect).join('')}</g>`;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${body}</svg>\n`;
}

function trim(number) {
	return String(Math.round(number * 100) / 100);
}

for (const [name, drawing] of Object.entries(DRAWINGS)) {
	mkdirSync(join(out, name), { recursive: true });
	const write = (file, data) => writeFileSync(join(out, name, file), data);
	write('icon.svg', svg(drawing));
	write('favicon.ico', ico(drawing, 16, 32, 48));
	write('icon-192.png', png(drawing, 192, ROUND));
	write('icon-512.png', png(drawing, 512, ROUND));
	write('icon-maskable-192.png', png(drawing, 192, 0));
	write('icon-maskable-512.png', png(drawing, 512, 0));
	write('apple-touch-icon.png', png(drawing, 180, 0));
}
