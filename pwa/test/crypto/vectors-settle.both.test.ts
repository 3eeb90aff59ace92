/** Vectors of section 3.5: what every opening writes. */
import { describe, expect, it } from 'vitest';
import file from '../../../vault/testdata/vectors/settle.json';
import type { Bytes } from '../../src/crypto/bytes.ts';
import { equal } from '../../src/crypto/bytes.ts';
import { COPIES, copyAt, openAll } from '../../src/crypto/container.ts';
import { COPY_SIZE, HEAD_SIZE, openBody, openHead } from '../../src/crypto/copy.ts';
import { asPrk } from '../../src/crypto/keys.ts';
import { settle } from '../../src/crypto/settle.ts';
import { container } from './containers.ts';
import { type Action, MemoryBlocks, seeded } from './memory.ts';
import { encoded } from './payloads.ts';
import { type Mutation, mutated, unhex } from './vectors.ts';

interface Write {
	readonly at: number;
	readonly length: number;
	readonly what: string;
}

/** What was written between two flushes, each run of bytes as one. */
function stepsOf(log: readonly Action[], before: Bytes): { at: number; bytes: Bytes; same: boolean }[][] {
	const steps: { at: number; bytes: Bytes; same: boolean }[][] = [[]];
	for (const action of log) {
		if (action.kind === 'flush') steps.push([]);
		if (action.kind !== 'write') continue;
		const { at, bytes } = action;
		steps.at(-1)?.push({ at, bytes, same: equal(bytes, before.subarray(at, at + bytes.length)) });
	}
	return steps.slice(0, -1);
}

describe('settling', () => {
	it.each(file.cases)('$name', ({ base, mutate, prk: key, steps, seq, payload }) => {
		const before = mutated(container(base), mutate as readonly Mutation[]);
		const blocks = new MemoryBlocks(before);
		const prk = asPrk(unhex(key));
		const opened = openAll(blocks, prk);
		if (!opened) throw new Error('it does not open');
		settle(blocks, opened, prk, opened.state, seeded('settle'));
		const written = stepsOf(blocks.log, before);
		const places = written.map((step) => step.map(({ at, bytes, same }) => [at, bytes.length, same]));
		const expected = (steps as readonly (readonly Write[])[]).map((step) =>
			step.map(({ at, length, what }) => [at, length, what === 'same']),
		);
		expect(places).toEqual(expected);
		if (payload === '') return;
		for (const copy of COPIES) {
			const place = { slot: opened.slot, copy };
			const image = blocks.read(copyAt(place), COPY_SIZE);
			const head = openHead(prk, place, image.subarray(0, HEAD_SIZE));
			expect(head?.seq).toBe(BigInt(seq));
			const body = head && openBody(head, place, image.subarray(HEAD_SIZE));
			expect(body && equal(body, encoded(payload))).toBe(true);
		}
	});
});
