/**
 * What icons carry beside the picture. Text, time and colour-profile chunks, comments and editors' namespaces can name a tool, a
 * person or a project; bytes that belong to no picture can be anything.
 */

/** Only what a picture needs. */
const PNG_CHUNKS = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
const PNG_START = 8;
const ICO_HEAD = 6;
const ICO_ENTRY = 16;

export function scanPng(bytes) {
	const found = [];
	let end = 0;
	for (let at = PNG_START; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
		const kind = bytes.toString('latin1', at + 4, at + 8);
		if (end) return [...found, 'png bytes after the end'];
		if (!PNG_CHUNKS.has(kind)) found.push(`png chunk ${kind}`);
		if (kind === 'IEND') end = at + 12 + bytes.readUInt32BE(at);
	}
	if (end === 0 || end > bytes.length) return [...found, 'png without an end'];
	return end === bytes.length ? found : [...found, 'png bytes after the end'];
}

/** A list of pictures, each a PNG, and not a byte between or after them. */
export function scanIco(bytes) {
	if (bytes.length < ICO_HEAD || bytes.readUInt32LE(0) !== 0x10000) return ['no ico'];
	const found = [];
	const count = bytes.readUInt16LE(4);
	let next = ICO_HEAD + count * ICO_ENTRY;
	for (let entry = 0; entry < count; entry++) {
		const at = ICO_HEAD + entry * ICO_ENTRY;
		if (at + ICO_ENTRY > bytes.length) return [...found, 'ico that is cut off'];
		const [size, from] = [bytes.readUInt32LE(at + 8), bytes.readUInt32LE(at + 12)];
		if (from !== next) found.push('ico bytes that no picture owns');
		next = from + size;
		const picture = bytes.subarray(from, next);
		if (picture.toString('latin1', 1, 4) === 'PNG') found.push(...scanPng(picture));
		else found.push('ico picture of another kind');
	}
	return next === bytes.length ? found : [...found, 'ico bytes that no picture owns'];
}

const SVG_EXTRAS = [
	['comment', /<!--/],
	['instruction', /<[?!](?!--)/],
	['element', /<\/?(?:metadata|title|desc|text|script|style|foreignObject|image)\b/i],
	['namespace', /\bxmlns:/],
	['embedded', /data:/i],
];

export function scanSvg(bytes) {
	const text = bytes.toString('utf8');
	return SVG_EXTRAS.filter(([, form]) => form.test(text)).map(([what]) => `svg ${what}`);
}

const KINDS = { png: scanPng, ico: scanIco, svg: scanSvg };
/** Pictures of a kind that nothing here can look into are refused. */
const OTHERS = /\.(jpe?g|gif|webp|avif|bmp|tiff?|heic|pdf)$/i;

/** Null where it is no picture. */
export function scanPicture(name, bytes) {
	if (OTHERS.test(name)) return ['a picture of a kind that is not looked into'];
	const look = KINDS[/\.(\w+)$/.exec(name)?.[1] ?? ''];
	return look ? look(bytes) : null;
}
