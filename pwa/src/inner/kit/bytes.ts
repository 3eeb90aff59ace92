/** UTF-8 bytes in a buffer of their own, so that whoever gets them can wipe them. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(new TextEncoder().encode(text));
}
