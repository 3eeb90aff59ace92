/** A keeper for practice: a container in memory, and a network that is not there. */
import type { App } from '../crypto/app.ts';
import type { Argon2 } from '../crypto/kdf.ts';
import type { ReleaseKey } from '../crypto/keys.ts';
import type { Random } from '../crypto/random.ts';
import type { Net } from '../sync/net.ts';
import type { Env } from './keeper.ts';
import { memoryStore } from './storage.ts';

/** Offline for all but a clearing, which is practised too: waiting for a server teaches nothing. */
const nowhere: Net = {
	hour: () => Math.floor(Date.now() / 3_600_000),
	ask: async ({ method }) => (method === 'DELETE' ? { kind: 'done', body: new Uint8Array(0) } : { kind: 'offline' }),
};

export function practiceEnv(app: App, argon2: Argon2, random: Random, keys: readonly ReleaseKey[]): Env {
	const store = memoryStore();
	return {
		openStore: async () => store,
		takeTurn: async () => () => {},
		loadArgon2: async () => argon2,
		onOnline: () => {},
		net: nowhere,
		tick: async () => null,
		renewTick: async () => {},
		random,
		keys,
		given: app,
	};
}
