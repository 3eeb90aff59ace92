/** What a push shows, whatever it carries, and what a tap on that does. Nothing here uses the network. */
import { PLAIN, type Shown, shownOf } from '../tips/shown.ts';
import { stored } from '../tips/stored.ts';

declare const self: ServiceWorkerGlobalScope;

const DAY_MS = 86_400_000;

/** Where nothing is kept, or nothing that can be read, the plain one: a push without a notification costs the subscription. */
const shown = async (): Promise<Shown> => {
	const kept = (await stored()) as { shown?: unknown } | null;
	return shownOf(kept?.shown) ?? PLAIN;
};

/** One at a time: a constant tag puts each in the place of the one before it. */
export async function showTip(): Promise<void> {
	const { title, lines } = await shown();
	const body = lines[Math.floor(Date.now() / DAY_MS) % lines.length] ?? '';
	await self.registration.showNotification(title, { body, tag: 'tip', silent: true });
}

/** A page of ours that is there, or the cover's own. */
export async function openTip(notification: Notification): Promise<void> {
	notification.close();
	const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const page = pages.find(({ frameType }) => frameType === 'top-level');
	await (page ? page.focus() : self.clients.openWindow((await shown()).path));
}
