/** The containers that the vectors name. */
import file from '../../../vault/testdata/vectors/container.json';
import type { Bytes } from '../../src/crypto/bytes.ts';
import { FILE_SIZE } from '../../src/crypto/container.ts';
import { image } from './copies.ts';
import { region } from './regions.ts';
import { named, stream, unhex } from './vectors.ts';

const built = new Map<string, Bytes>();

export function container(name: string): Bytes {
	const known = built.get(name);
	if (known) return known;
	const vector = named(file.containers, name);
	const bytes = stream(vector.filler, FILE_SIZE);
	for (const part of vector.parts as readonly { offset: number; hex?: string; copy?: string; region?: string }[]) {
		const content = part.copy ? image(part.copy) : part.region ? region(part.region) : unhex(part.hex ?? '');
		bytes.set(content, part.offset);
	}
	built.set(name, bytes);
	return bytes;
}
