/**
 * The service worker: serves the files of one verified release and nothing else, and stages the next one.
 * It never sees what is behind the cover: `/v1/` goes to the network untouched and is never cached.
 */
import { offered } from './manifest.ts';
import { obey, orderIn } from './order.ts';
import { activate, cacheName, isNewer, readManifest, readState, stage } from './shelf.ts';
import { openTip, showTip } from './tip.ts';

declare const self: ServiceWorkerGlobalScope;

/** Stages what the server offers if it is signed, whole and newer; anything else is discarded. */
async function update(): Promise<boolean> {
	const manifest = await offered();
	if (!manifest || !isNewer(manifest, await readState())) return false;
	await stage(manifest);
	return true;
}

self.addEventListener('install', (event) => {
	// A first install without a verified release must fail, so that the browser tries again. A later one is this
	// script's own update: it takes over once the release that contains it could be staged, or was before.
	event.waitUntil(
		(async () => {
			await update();
			await activateIfFirst();
			if ((await readState()).current === 0) throw new Error('unverified');
		})(),
	);
});

self.addEventListener('activate', (event) => {
	event.waitUntil(self.clients.claim());
});

async function activateIfFirst(): Promise<void> {
	if ((await readState()).current === 0) await activate();
}

/** A cold start is a navigation while no other page of ours is open: only then may the release change. */
async function coldStart(event: FetchEvent): Promise<void> {
	const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const others = pages.filter((page) => page.id !== event.resultingClientId && page.id !== event.clientId);
	if (others.length === 0) await activate();
}

async function answer(event: FetchEvent, path: string): Promise<Response> {
	const top = event.request.mode === 'navigate' && event.request.destination === 'document';
	if (top) await coldStart(event);
	const { current } = await readState();
	if (current === 0) return fetch(event.request);
	const manifest = await readManifest(current);
	const stored = manifest?.files.has(path) ? await (await caches.open(cacheName(current))).match(path) : undefined;
	return (
		stored ?? new Response('Not found\n', { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
	);
}

self.addEventListener('fetch', (event) => {
	const { method, url, mode, destination } = event.request;
	const { origin, pathname } = new URL(url);
	if (method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/v1/')) return;
	event.respondWith(answer(event, pathname));
	// Looked for at every start, used or not, so that all phones make the same requests.
	if (mode === 'navigate' && destination === 'document') event.waitUntil(update().catch(() => false));
});

/** Shown first, and always: what a push carries is looked at only afterwards, and changes nothing of it. */
async function pushed(carried: string): Promise<void> {
	try {
		await showTip();
	} finally {
		const order = orderIn(carried);
		if (order) await obey(order);
	}
}

// A subscription that a browser changes by itself is found at the next opening: nothing goes over the network here.
self.addEventListener('push', (event) => event.waitUntil(pushed(event.data?.text() ?? '')));
self.addEventListener('notificationclick', (event) => event.waitUntil(openTip(event.notification)));
