/** Ed25519 public keys of those that sign releases, as base64url. The build puts them in. */
declare const __RELEASE_KEYS__: readonly string[];
