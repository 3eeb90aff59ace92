/** Pushes and subscriptions in a Chromium that reaches no push service. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import type { Phone } from './phone.ts';

/** The options of a server that takes minutes. Its push service is this machine, where nothing listens unless `host` does. */
export function reminders(host = 'http://127.0.0.1:9'): readonly string[] {
	const key = join(mkdtempSync(join(tmpdir(), 'endpoint-')), 'key');
	writeFileSync(key, randomBytes(32), { mode: 0o600 });
	return ['--endpoint-key-file', key, '--push-contact', 'https://calc.example/', '--push-hosts', host];
}

/** Leave is given, and subscriptions are made here instead of by a service. They outlive a page, as real ones do. */
export async function subscribable(phone: Phone): Promise<void> {
	await phone.browser.grantPermissions(['notifications'], { origin: new URL(phone.url).origin });
	let kept: string | null = null;
	await phone.browser.exposeFunction('keptSubscription', (value?: string | null) => {
		if (value !== undefined) kept = value;
		return kept;
	});
	await phone.browser.addInitScript(stand);
	await phone.open();
}

export interface Stand {
	keptSubscription(value?: string | null): Promise<string | null>;
}

/** Runs in each page. */
function stand(): void {
	const { keptSubscription } = window as unknown as Stand;
	const bytes = (text: string): ArrayBuffer => Uint8Array.from(atob(text), (char) => char.charCodeAt(0)).buffer;
	const text = (buffer: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(buffer)));
	interface Kept {
		endpoint: string;
		key: string;
		p256dh: string;
		auth: string;
	}
	const made = ({ endpoint, key, p256dh, auth }: Kept) =>
		({
			endpoint,
			options: { applicationServerKey: bytes(key), userVisibleOnly: true },
			getKey: (name: string) => bytes(name === 'auth' ? auth : p256dh),
			unsubscribe: async () => (await keptSubscription(null)) === null,
		}) as unknown as PushSubscription;
	PushManager.prototype.getSubscription = async () => {
		const kept = await keptSubscription();
		return kept === null ? null : made(JSON.parse(kept) as Kept);
	};
	PushManager.prototype.subscribe = async (options) => {
		const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
		const kept: Kept = {
			endpoint: `http://127.0.0.1:9/wpush/${crypto.randomUUID()}`,
			key: text((options as { applicationServerKey: Uint8Array<ArrayBuffer> }).applicationServerKey.slice().buffer),
			p256dh: text(await crypto.subtle.exportKey('raw', pair.publicKey)),
			auth: text(crypto.getRandomValues(new Uint8Array(16)).buffer),
		};
		await keptSubscription(JSON.stringify(kept));
		return made(kept);
	};
}

export interface Seen {
	readonly title: string;
	readonly [option: string]: unknown;
}

/** Hands pushes to the service worker of a phone, and reads what the browser then shows. */
export class Pusher {
	readonly #phone: Phone;
	readonly #origin: string;
	readonly #devtools: CDPSession;
	readonly #id: string;
	/** What the browser did with notifications, in its own words. */
	#heard: string[] = [];

	private constructor(phone: Phone, devtools: CDPSession, id: string) {
		this.#phone = phone;
		this.#origin = new URL(phone.url).origin;
		this.#devtools = devtools;
		this.#id = id;
		devtools.on('BackgroundService.backgroundServiceEventReceived', ({ backgroundServiceEvent }) =>
			this.#heard.push(backgroundServiceEvent.eventName),
		);
	}

	static async of(phone: Phone): Promise<Pusher> {
		// A page of its own, so that the cover's may be closed.
		const devtools = await phone.browser.newCDPSession(await phone.browser.newPage());
		const id = new Promise<string>((resolve) =>
			devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
				const found = registrations.find(({ scopeURL }) => scopeURL === new URL('/', phone.url).href);
				if (found) resolve(found.registrationId);
			}),
		);
		await devtools.send('ServiceWorker.enable');
		const pusher = new Pusher(phone, devtools, await id);
		await devtools.send('BackgroundService.startObserving', { service: 'notifications' });
		await devtools.send('BackgroundService.setRecording', { shouldRecord: true, service: 'notifications' });
		return pusher;
	}

	/** Empty is no payload at all. */
	async push(data: string): Promise<void> {
		this.#heard = [];
		await this.#devtools.send('ServiceWorker.deliverPushMessage', {
			origin: this.#origin,
			registrationId: this.#id,
			data,
		});
	}

	/** As a phone that was put away: it starts again for the next push. */
	async sleep(): Promise<void> {
		await this.#devtools.send('ServiceWorker.stopAllWorkers');
	}

	/**
	 * How many were shown since the last push, once one was and a moment has passed, and what stands there then. Nothing is
	 * put away in between: a browser does that late, and takes the next one of the same tag for the one before it.
	 */
	async shown(): Promise<{ readonly count: number; readonly standing: readonly Seen[] }> {
		const count = (): number => this.#heard.filter((name) => name === 'Notification displayed').length;
		for (let tries = 0; tries < 400 && count() === 0; tries++) await new Promise((done) => setTimeout(done, 50));
		await new Promise((done) => setTimeout(done, 300));
		const [worker] = this.#phone.browser.serviceWorkers();
		if (!worker) throw new Error('no service worker');
		const standing = await worker.evaluate(async () => {
			const { registration } = self as unknown as { registration: ServiceWorkerRegistration };
			const names = Object.keys(Object.getOwnPropertyDescriptors(Notification.prototype));
			return (await registration.getNotifications()).map((each) => {
				const values = names.map((name) => [name, (each as unknown as Record<string, unknown>)[name]] as const);
				const plain = values.filter(([name, value]) => typeof value !== 'function' && name !== 'timestamp');
				return Object.fromEntries(plain.filter(([name, value]) => value !== null || name === 'data'));
			}) as { title: string }[];
		});
		return { count: count(), standing };
	}
}
