/** What a new phone takes over: from another phone, from the 12 words, or from a file. Nothing is kept before `create`. */
import { blobHash, openBox } from '../crypto/box.ts';
import type { Bytes } from '../crypto/bytes.ts';
import { equal, wipe } from '../crypto/bytes.ts';
import { exportSalt, openExport } from '../crypto/export.ts';
import type { Argon2 } from '../crypto/kdf.ts';
import { asEntropy, asPassSeed, type Entropy, passKeys, type Root, rootKeys } from '../crypto/keys.ts';
import { openPass } from '../crypto/pass.ts';
import type { State } from '../crypto/payload.ts';
import type { Line } from '../sync/create.ts';
import { findKit, why } from '../sync/kit.ts';
import { claimPass, dropPass, readBox } from '../sync/requests.ts';
import type { Result } from '../wire/session.ts';
import { refuse } from './kept.ts';

/** The part of a state that comes from elsewhere. This phone's own keys do not. */
export type Staged = Pick<
	State,
	'box' | 'root' | 'epoch' | 'appMinimum' | 'boxVersion' | 'boxHash' | 'entropy' | 'old' | 'doc'
> &
	Partial<Pick<State, 'cardRoot'>>;

interface Found {
	readonly root: Root;
	readonly epoch: number;
	readonly entropy: Entropy | null;
	readonly appMinimum: number;
}

/** The document in the box of a root. */
async function fromBox(line: Line, found: Found): Promise<Result<Staged>> {
	const keys = rootKeys(found.root, found.epoch);
	const answer = await readBox(line.net, keys, null);
	if (answer.kind !== 'done') return refuse(why(answer));
	const opened = openBox(keys, answer.body);
	if (!opened) return refuse('refused');
	if (opened.newer) return refuse('newer');
	if (opened.box.kind !== 1 || opened.box.doc.length === 0) return refuse('refused');
	const { version, doc } = opened.box;
	const boxHash = blobHash(answer.body);
	return { ok: true, value: { ...found, box: 1, boxVersion: version, boxHash, old: null, doc } };
}

/** One attempt's claim on a pass: kept over tries, because only the first claim is ever answered. */
export interface Claim {
	readonly secret: Bytes;
	readonly claim: Bytes;
}

export function claimFor(secret: Uint8Array, last: Claim | null, line: Line): Claim {
	if (last && equal(last.secret, secret)) return last;
	return { secret: new Uint8Array(secret), claim: line.random(16) };
}

export async function fromPass(line: Line, { secret, claim }: Claim): Promise<Result<Staged>> {
	if (secret.length !== 32) return refuse('none');
	const keys = passKeys(asPassSeed(secret));
	const answer = await claimPass(line.net, keys, claim);
	if (answer.kind !== 'done') return refuse(why(answer));
	const pass = openPass(keys, answer.body);
	if (pass === 'newer') return refuse('newer');
	if (!pass) return refuse('none');
	const staged = await fromBox(line, pass);
	// Only now: while the document has not come, the same claim may ask again.
	if (staged.ok) await dropPass(line.net, keys, claim);
	return staged;
}

export async function fromWords(line: Line, bytes: Uint8Array): Promise<Result<Staged>> {
	if (bytes.length !== 16) return refuse('none');
	const entropy = asEntropy(bytes);
	const kit = await findKit(line, entropy);
	return typeof kit === 'string' ? refuse(kit) : fromBox(line, { ...kit, entropy, appMinimum: 0 });
}

/** A wrong code and a damaged file look the same. */
export function fromFile(argon2: Argon2, file: Uint8Array, code: Uint8Array): Result<Staged> {
	const salt = exportSalt(file);
	if (!salt) return refuse('none');
	const prk = argon2.derive(code, salt);
	const opened = openExport(file, prk);
	wipe(prk);
	if (!opened) return refuse('none');
	if (opened.newer) return refuse('newer');
	const { box, root, epoch, appMinimum, boxVersion, boxHash, entropy, old, cardRoot, doc } = opened.state;
	return { ok: true, value: { box, root, epoch, appMinimum, boxVersion, boxHash, entropy, old, cardRoot, doc } };
}
