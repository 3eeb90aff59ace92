/**
 * Where “a tip a day” is kept: one entry of the cache that every install has anyway, since a page, its worker and the
 * service worker can all read it. Nothing in it is a secret: whoever opens the setting sees as much.
 */
const CACHE = 'files';
const PATH = '/tip';

/** What is kept, of no known shape; null where there is nothing, or nothing that can be read. Makes no cache. */
export async function stored(): Promise<unknown> {
	try {
		return (await (await caches.match(PATH, { cacheName: CACHE }))?.json()) ?? null;
	} catch {
		return null;
	}
}

/** Throws where the browser keeps nothing. */
export async function store(value: object): Promise<void> {
	await (await caches.open(CACHE)).put(PATH, new Response(JSON.stringify(value)));
}

export async function unstore(): Promise<void> {
	if (await caches.has(CACHE)) await (await caches.open(CACHE)).delete(PATH);
}
