/** A phone's file with something in it that a code opens. */
import type { Bytes } from '../../src/crypto/bytes.ts';
import { setUp } from '../../src/crypto/changes.ts';
import { FILE_SIZE } from '../../src/crypto/container.ts';
import { asPrk, asSalt, type Device, type Prk } from '../../src/crypto/keys.ts';
import { newState } from '../../src/crypto/payload.ts';
import { systemRandom } from '../../src/crypto/random.ts';
import { memoryStore } from '../../src/keeper/storage.ts';
import { makeApp } from '../crypto/scene.ts';

/** What the code derives to. */
export const CODE: Prk = asPrk(systemRandom(32));

export async function used(device: Device): Promise<Bytes> {
	const app = await makeApp(1);
	const state = { ...newState(systemRandom, new Uint8Array([1, 2, 3])), device };
	return memoryStore().use((blocks) => {
		blocks.resize(FILE_SIZE);
		const salt = asSalt(systemRandom(16));
		setUp(blocks, { salt, prk: CODE, state, app }, systemRandom);
		return blocks.read(0, FILE_SIZE);
	});
}
