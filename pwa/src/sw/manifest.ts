/** The signed list of a release's files: fetched, verified, parsed. Protocol, section 9. */
import { concat, fromB64u, utf8 } from '../crypto/bytes.ts';
import { verifySignature } from '../crypto/release.ts';

declare const __RELEASE_KEYS__: readonly string[];

export interface Manifest {
	readonly version: number;
	/** No release below this one may run once this one was seen. */
	readonly minimum: number;
	/** Path to the hex SHA-256 of its bytes. */
	readonly files: ReadonlyMap<string, string>;
	/** The signed bytes themselves. */
	readonly bytes: Uint8Array<ArrayBuffer>;
}

export const MANIFEST_PATH = '/release.json';
const SIGNATURE_PATH = '/release.sig';
const LABEL = utf8('c1/site');

/** Never from the HTTP cache, never with anything that tells one visitor from another. */
export async function get(path: string): Promise<Response> {
	const answer = await fetch(path, {
		cache: 'no-store',
		credentials: 'omit',
		redirect: 'error',
		referrerPolicy: 'no-referrer',
	});
	if (!answer.ok) throw new Error(`${answer.status}`);
	return answer;
}

const bytesOf = async (path: string): Promise<Uint8Array<ArrayBuffer>> =>
	new Uint8Array(await (await get(path)).arrayBuffer());

/** The release that the server offers, or null where it is unreachable, unsigned or malformed. */
export async function offered(): Promise<Manifest | null> {
	try {
		const [bytes, signatures] = await Promise.all([bytesOf(MANIFEST_PATH), bytesOf(SIGNATURE_PATH)]);
		const lines = new TextDecoder().decode(signatures).split('\n');
		return (await verifySignature(decoded(__RELEASE_KEYS__), concat(LABEL, bytes), decoded(lines)))
			? parse(bytes)
			: null;
	} catch {
		return null;
	}
}

/** What is no base64url is no key and no signature. */
const decoded = (lines: readonly string[]): Uint8Array[] => lines.map(fromB64u).filter((bytes) => bytes !== null);

/** Null for anything but the exact shape: the bytes are signed, but a signature is no reason to trust a type. */
export function parse(bytes: Uint8Array<ArrayBuffer>): Manifest | null {
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return null;
	}
	if (!isRecord(value) || !isRecord(value.files)) return null;
	const { version, minimum } = value;
	if (!isVersion(version) || !isVersion(minimum)) return null;
	const files = new Map<string, string>();
	for (const [path, hash] of Object.entries(value.files)) {
		if (!path.startsWith('/') || typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) return null;
		files.set(path, hash);
	}
	return files.has('/') ? { version, minimum, files, bytes } : null;
}

/**
 * The hashes that the bytes of a path may have. At `/` a server may answer with any cover's page: which one stands in
 * front is its operator's choice, and all of them were signed.
 */
export function allowed(manifest: Manifest, path: string): readonly string[] {
	if (path !== '/') return [manifest.files.get(path) ?? ''];
	return [...manifest.files].filter(([each]) => each.endsWith('/')).map(([, hash]) => hash);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isVersion(value: unknown): value is number {
	return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 0xffffffff;
}
