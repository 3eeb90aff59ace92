/** After a clearing: what a phone that only ever had the calculator would not have (protocol, section 9, names the caches). */

import { loadTips } from '../tips/load.ts';
import { stored, unstore } from '../tips/stored.ts';

const OURS = /^files(-\d+)?$/;

export async function tidy(): Promise<void> {
	await Promise.allSettled([dropTips(), dropCaches(), dropRegistrations()]);
}

/** Off, and the server is told. If that file cannot be had, all of it goes, and the server finds out by itself. */
async function dropTips(): Promise<void> {
	if ((await stored()) === null) return;
	try {
		await (await loadTips()).forget();
	} catch {
		await unstore();
	}
}

async function dropCaches(): Promise<void> {
	for (const name of await caches.keys()) if (!OURS.test(name)) await caches.delete(name);
}

/** The calculator's own stays, without a subscription. */
async function dropRegistrations(): Promise<void> {
	const own = await navigator.serviceWorker?.getRegistration();
	for (const each of (await navigator.serviceWorker?.getRegistrations()) ?? []) {
		const subscription = await each.pushManager?.getSubscription();
		await subscription?.unsubscribe();
		if (each.scope !== own?.scope) await each.unregister();
	}
}
