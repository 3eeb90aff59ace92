/** After a clearing: what a phone that only ever had the calculator would not have (protocol, section 9, names the caches). */

const OURS = /^files(-\d+)?$/;

export async function tidy(): Promise<void> {
	await Promise.allSettled([dropCaches(), dropRegistrations()]);
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
