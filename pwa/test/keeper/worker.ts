/** The keeper in a worker as on a phone: the real file, the real derivation. Only the network is not there. */
import { expose } from 'comlink';
import { loadArgon2 } from '../../src/crypto/kdf.ts';
import { systemRandom } from '../../src/crypto/random.ts';
import { createKeeper } from '../../src/keeper/keeper.ts';
import { openStore } from '../../src/keeper/storage.ts';
import { takeTurn } from '../../src/keeper/turn.ts';
import type { Answer, Net } from '../../src/sync/net.ts';
import { gzipOf, releaseKeys, signedPackage } from '../crypto/scene.ts';

const bytes = await signedPackage(1, 1, await gzipOf('export const version = 1;'));

/** Gives the app, and nothing else. */
const net: Net = {
	hour: () => 0,
	ask: async ({ path, headers }): Promise<Answer> =>
		path === '/v1/app' && headers.Authorization?.startsWith('Code ')
			? { kind: 'done', body: bytes }
			: { kind: 'offline' },
};

// Private modes of some browsers: there is a directory, and asking for it fails.
if (self.name === 'nofiles') {
	const value = () => Promise.reject(new DOMException('no', 'SecurityError'));
	Object.defineProperty(navigator.storage, 'getDirectory', { value });
}

const keys = await releaseKeys();
expose(
	createKeeper({
		openStore,
		takeTurn,
		loadArgon2,
		onOnline: () => {},
		net,
		tick: async () => null,
		renewTick: async () => {},
		random: systemRandom,
		keys,
		given: null,
	}),
);
postMessage('ready');
