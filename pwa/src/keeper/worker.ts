/** The worker itself: the only place where the keeper meets the platform. */
import { expose } from 'comlink';
import { fromB64u } from '../crypto/bytes.ts';
import { loadArgon2 } from '../crypto/kdf.ts';
import { asReleaseKey } from '../crypto/keys.ts';
import { systemRandom } from '../crypto/random.ts';
import { createNet } from '../sync/net.ts';
import { createKeeper } from './keeper.ts';
import { openStore } from './storage.ts';
import { readTick, renewTick } from './tick.ts';
import { takeTurn } from './turn.ts';

/** Those that may sign releases; the build puts them in. */
const keys = __RELEASE_KEYS__.map((text) => asReleaseKey(fromB64u(text) ?? new Uint8Array(0)));

const onOnline = (listener: () => void): void => addEventListener('online', listener);

const env = {
	openStore,
	takeTurn,
	loadArgon2,
	onOnline,
	net: createNet(),
	tick: readTick,
	renewTick,
	random: systemRandom,
	keys,
	given: null,
};

expose(createKeeper(env));
