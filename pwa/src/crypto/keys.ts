/**
 * A type for every key role, id and token, so that one cannot be passed for another. They are minted here and
 * nowhere else, and each minting checks the length.
 */
import type { Bytes } from './bytes.ts';
import { concat, u32, utf8 } from './bytes.ts';
import { mod97 } from './code.ts';
import type { Random } from './random.ts';
import { hkdf, sha256 } from './suite.ts';

declare const role: unique symbol;
type Role<Name extends string> = Bytes & { readonly [role]: Name };

/** What may be set as a code: 8 to 64 keys or letters (protocol, section 2), and never what may leave the phone. */
export type Code = Role<'code'>;
export type Salt = Role<'salt'>;
/** Argon2id of a code. Opens every copy of the slots made under it. */
export type Prk = Role<'prk'>;
/** Seals the body of one slot copy; new at every write. */
export type DataKey = Role<'data'>;
/** R: everything on the server hangs on it, and nothing on this phone. */
export type Root = Role<'root'>;
export type AppKey = Role<'app'>;
/** D: known to every slot of this phone, so that an order can be checked while locked. */
export type Device = Role<'device'>;
/** E: the bytes behind the 12 words. */
export type Entropy = Role<'entropy'>;

export type BoxId = Role<'box id'>;
export type BoxKey = Role<'box key'>;
export type ReadToken = Role<'read'>;
export type WriteToken = Role<'write'>;
export type ClearToken = Role<'clear'>;
export type AllToken = Role<'all'>;
export type NotifyToken = Role<'notify'>;
export type MailSeed = Role<'mail'>;

/** S: what the other phone scans, or the hash of what it is told. */
export type PassSeed = Role<'pass seed'>;
export type PassId = Role<'pass id'>;
export type SendToken = Role<'send'>;
export type TakeToken = Role<'take'>;
export type PassKey = Role<'pass key'>;

/** Names what a phone left to be told by; no box knows it. */
export type TickId = Role<'tick id'>;
/** The right to leave an order for that phone. */
export type OrderToken = Role<'order'>;

/** An Ed25519 public key of those that sign releases. */
export type ReleaseKey = Role<'release'>;

function mint<Name extends string>(bytes: Uint8Array, length: number): Role<Name> {
	if (bytes.length !== length) throw new RangeError('key of a wrong length');
	return new Uint8Array(bytes) as Role<Name>;
}

const LENGTH = /^.{8,64}$/;
const KEYS = /^[0-9.+\-*/()%]+$/;
const WORDS = /^[a-z]+( [a-z]+)*$/;

/** Null for what may not be set: too short, too long, another character, words among keys, or digits whose check holds. */
export function asCode(bytes: Uint8Array): Code | null {
	const text = String.fromCharCode(...bytes.subarray(0, 65));
	const fits = LENGTH.test(text) && (KEYS.test(text) || WORDS.test(text));
	return fits && !mod97(text) ? (new Uint8Array(bytes) as Code) : null;
}

export const asSalt = (bytes: Uint8Array): Salt => mint(bytes, 16);
export const asPrk = (bytes: Uint8Array): Prk => mint(bytes, 32);
export const asDataKey = (bytes: Uint8Array): DataKey => mint(bytes, 32);
export const asRoot = (bytes: Uint8Array): Root => mint(bytes, 32);
export const asAppKey = (bytes: Uint8Array): AppKey => mint(bytes, 32);
export const asDevice = (bytes: Uint8Array): Device => mint(bytes, 32);
export const asEntropy = (bytes: Uint8Array): Entropy => mint(bytes, 16);
export const asPassSeed = (bytes: Uint8Array): PassSeed => mint(bytes, 32);
export const asReleaseKey = (bytes: Uint8Array): ReleaseKey => mint(bytes, 32);

export const asBoxId = (bytes: Uint8Array): BoxId => mint(bytes, 16);
export const asAllToken = (bytes: Uint8Array): AllToken => mint(bytes, 32);
export const asTickId = (bytes: Uint8Array): TickId => mint(bytes, 16);
export const asOrderToken = (bytes: Uint8Array): OrderToken => mint(bytes, 32);
export const asClearToken = (bytes: Uint8Array): ClearToken => mint(bytes, 32);

export const newSalt = (random: Random): Salt => asSalt(random(16));
export const newRoot = (random: Random): Root => asRoot(random(32));
export const newEntropy = (random: Random): Entropy => asEntropy(random(16));

/** What a root and an epoch give (protocol, section 4). */
export interface RootKeys {
	readonly id: BoxId;
	readonly read: ReadToken;
	readonly write: WriteToken;
	readonly clear: ClearToken;
	readonly all: AllToken;
	readonly notify: NotifyToken;
	readonly boxKey: BoxKey;
	readonly mail: MailSeed;
	readonly epoch: number;
}

export function rootKeys(root: Root, epoch: number): RootKeys {
	const key = (label: string, length: number): Bytes => hkdf(root, concat(utf8(label), u32(epoch)), length);
	return {
		id: mint(key('c1/id', 16), 16),
		read: mint(key('c1/read', 32), 32),
		write: mint(key('c1/write', 32), 32),
		clear: mint(key('c1/clear', 32), 32),
		all: mint(key('c1/all', 32), 32),
		notify: mint(key('c1/notify', 32), 32),
		boxKey: mint(key('c1/key', 32), 32),
		mail: mint(key('c1/mail', 32), 32),
		epoch,
	};
}

/** What the server keeps of a box: five hashes, in the order of the `Tokens` header (160 B). */
export function boxTokens(keys: RootKeys): Bytes {
	return concat(...[keys.read, keys.write, keys.clear, keys.all, keys.notify].map(sha256));
}

export interface PassKeys {
	readonly id: PassId;
	readonly send: SendToken;
	readonly take: TakeToken;
	readonly key: PassKey;
}

export function passKeys(seed: PassSeed): PassKeys {
	return {
		id: mint(hkdf(seed, utf8('c1/pass-id'), 16), 16),
		send: mint(hkdf(seed, utf8('c1/pass-send'), 32), 32),
		take: mint(hkdf(seed, utf8('c1/pass-take'), 32), 32),
		key: mint(hkdf(seed, utf8('c1/pass-key'), 32), 32),
	};
}

/** The `Tokens` header of a pass (64 B). */
export function passTokens(keys: PassKeys): Bytes {
	return concat(sha256(keys.send), sha256(keys.take));
}

/** The root of the box that the 12 words open. Its epoch is 0. */
export function recoveryRoot(entropy: Entropy): Root {
	return mint(hkdf(entropy, utf8('c1/recovery'), 32), 32);
}
