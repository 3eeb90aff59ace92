/** A card (protocol, section 6): 24 digits that clear one server copy from any phone, and can do nothing else. */
import type { Bytes } from './bytes.ts';
import { concat, slice, utf8 } from './bytes.ts';
import type { Argon2 } from './kdf.ts';
import type { BoxId, ClearToken, Root, RootKeys } from './keys.ts';
import { asBoxId, asClearToken, asRoot, asSalt, rootKeys } from './keys.ts';
import { hkdf, sha256 } from './suite.ts';

/** Which box is cleared, and with what. */
export interface Card {
	readonly id: BoxId;
	readonly clear: ClearToken;
}

const CARD_SIZE = 48;

/** The same on every phone: the digits alone must do. */
export function cardRoot(argon2: Argon2, digits: Uint8Array): Root {
	const salt = asSalt(slice(sha256(utf8('c1/card')), 0, 16));
	return asRoot(hkdf(argon2.derive(digits, salt), utf8('c1/card'), 32));
}

/** A card lies in an ordinary box of kind 3, whose epoch is 0. The server cannot tell it from another. */
export function cardKeys(root: Root): RootKeys {
	return rootKeys(root, 0);
}

/** The card, as the `doc` of its box. */
export function writeCard(card: Card): Bytes {
	return concat(card.id, card.clear);
}

export function readCard(doc: Uint8Array): Card | null {
	if (doc.length !== CARD_SIZE) return null;
	return { id: asBoxId(slice(doc, 0, 16)), clear: asClearToken(slice(doc, 16, 32)) };
}
