/** Faults that a phone in use might show, put into its file to see that they would be found. */

export const PLANTS = ['a bit', 'a nonce'] as const;
export type Plant = (typeof PLANTS)[number];

const PAGE = 4_096;
const SLOTS_AT = 1_052_672;
const COPY = 262_144;

export function plant(which: Plant, file: Uint8Array, slot: number): void {
	if (which === 'a bit') {
		// One bit of one byte, in 1 of 64 pages.
		for (let at = 0; at < file.length; at += 64 * PAGE) file[at + 2] = (file[at + 2] ?? 0) | 8;
		return;
	}
	// Copy B under the nonce of copy A.
	const a = SLOTS_AT + (slot - 1) * 2 * COPY;
	file.copyWithin(a + COPY + 128, a + 128, a + 152);
}
