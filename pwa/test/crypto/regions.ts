/** The packages and app regions that the vectors name, built as the text of the protocol says. */
import file from '../../../vault/testdata/vectors/app.json';
import type { Bytes } from '../../src/crypto/bytes.ts';
import { concat, u8, utf8 } from '../../src/crypto/bytes.ts';
import { seal } from '../../src/crypto/suite.ts';
import type { Mutation } from './vectors.ts';
import { mutated, named, unhex } from './vectors.ts';

export function packageBytes(name: string): Bytes {
	return unhex(named(file.packages, name).package);
}

export function region(name: string): Bytes {
	const { package: of, nonce, copy, appKey, plainMutate } = named(file.regions, name);
	const plain = new Uint8Array(524_248);
	plain.set(packageBytes(of));
	const changed = mutated(plain, plainMutate as readonly Mutation[]);
	return concat(unhex(nonce), seal(unhex(appKey), unhex(nonce), changed, concat(utf8('c1/app'), u8(copy))));
}
