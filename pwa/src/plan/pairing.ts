/** What a second phone scans (protocol, section 6): `1:` and 32 bytes in base64url without padding. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const PREFIX = '1:';
const SEED_SIZE = 32;

/** The text of the QR. */
export function qrText(seed: Uint8Array): string {
	if (seed.length !== SEED_SIZE) throw new RangeError('a seed has 32 bytes');
	let text = PREFIX;
	for (let bit = 0; bit < SEED_SIZE * 8; bit += 6) text += LETTERS[sixBits(seed, bit)];
	return text;
}

/** The seed in a scanned text, or null for any other QR. */
export function seedFromQr(text: string): Uint8Array<ArrayBuffer> | null {
	if (!/^1:[\w-]{43}$/.test(text)) return null;
	const seed = new Uint8Array(SEED_SIZE);
	for (const [i, letter] of text.slice(PREFIX.length).split('').entries()) {
		const value = LETTERS.indexOf(letter);
		for (let bit = 0; bit < 6; bit++) {
			const at = i * 6 + bit;
			if ((value >> (5 - bit)) & 1) seed[at >> 3] = (seed[at >> 3] ?? 0) | (128 >> (at & 7));
		}
	}
	// The last letter has two bits to spare: only one spelling of a seed is its own.
	return qrText(seed) === text ? seed : null;
}

function sixBits(bytes: Uint8Array, bit: number): number {
	const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
	return (pair >> (10 - (bit & 7))) & 63;
}
