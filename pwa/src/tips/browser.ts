/** What of the browser is used: leave to show notifications, and one subscription of the cover's own registration. */
import { type Bytes, equal } from '../crypto/bytes.ts';
import type { Subscription } from './upload.ts';

/** `refused`: leave was not given. `no`: there is no push service to be had. `late`: nothing came of it in time. */
export type Subscribed = Subscription | 'refused' | 'no' | 'late';

export interface Browser {
	/** Whether it knows of all this. Asks nobody. */
	can(): boolean;
	/** Whether leave was given. Asks nobody. */
	may(): boolean;
	/** Asks for leave, from a tap. */
	ask(): Promise<boolean>;
	/** Whether it knows of no network: it may be wrong. */
	offline(): boolean;
	/**
	 * The subscription under that key: the one that is there, or a new one in its place. `renew`: the one that is there was
	 * made under another key, as far as is known here.
	 */
	subscribe(key: Bytes, renew: boolean): Promise<Subscribed>;
	/** Ends the subscription, if there is one. */
	unsubscribe(): Promise<void>;
}

/** A browser that reaches no push service may never answer. */
const PATIENCE_MS = 30_000;

export const browser: Browser = {
	can: () =>
		typeof Notification === 'function' && typeof PushManager === 'function' && navigator.serviceWorker !== undefined,
	may: () => Notification.permission === 'granted',
	ask: async () => (await Notification.requestPermission()) === 'granted',
	offline: () => !navigator.onLine,
	async subscribe(key, renew) {
		try {
			const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), PATIENCE_MS));
			return await Promise.race([subscription(key, renew), late]);
		} catch (error) {
			return error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'no';
		}
	},
	async unsubscribe() {
		const registration = await navigator.serviceWorker?.getRegistration();
		await (await registration?.pushManager?.getSubscription())?.unsubscribe();
	},
};

async function subscription(key: Bytes, renew: boolean): Promise<Subscription | 'no'> {
	const { pushManager } = await navigator.serviceWorker.ready;
	const found = await pushManager.getSubscription();
	const own = found?.options?.applicationServerKey;
	// Not every browser says under which key it was made.
	const other = own ? !equal(new Uint8Array(own), key) : renew;
	if (found && other) await found.unsubscribe();
	const options = { userVisibleOnly: true, applicationServerKey: key };
	const made = found && !other ? found : await pushManager.subscribe(options);
	const [p256dh, auth] = [made.getKey('p256dh'), made.getKey('auth')];
	if (!p256dh || !auth) return 'no';
	return { endpoint: made.endpoint, p256dh: new Uint8Array(p256dh), auth: new Uint8Array(auth) };
}
