/** What a session is made of: types only. */
import type { App } from '../crypto/app.ts';
import type { Argon2 } from '../crypto/kdf.ts';
import type { ReleaseKey } from '../crypto/keys.ts';
import type { Tick } from '../crypto/mark.ts';
import type { Line } from '../sync/create.ts';
import type { Outcome } from '../wire/session.ts';
import type { Store } from './storage.ts';

export interface Parts {
	readonly store: Store;
	readonly line: Line;
	readonly keys: readonly ReleaseKey[];
	readonly argon2: Argon2;
	/** The one that runs. */
	readonly app: App;
	/** Where an order for this phone is left; null while nothing reminds it. */
	tick(): Promise<Tick | null>;
	/** Whoever knew where that is may leave none any more. */
	renewTick(): Promise<void>;
	/** Told when this phone was cleared, with how the rest will end. */
	ended(outcome: Promise<Outcome>): void;
	/** A keeper of its own for practice, at the other end of the port. */
	rehearse(port: MessagePort): void;
}
