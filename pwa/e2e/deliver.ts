/** Pushes, handed to a phone's service worker by the browser itself, as if a push service had sent them. */
import type { CDPSession } from 'playwright-core';
import type { Phone } from './phone.ts';

export class Deliveries {
	readonly #cdp: CDPSession;
	readonly #origin: string;
	#registration = '';

	private constructor(cdp: CDPSession, origin: string) {
		this.#cdp = cdp;
		this.#origin = origin;
	}

	static async to(phone: Phone): Promise<Deliveries> {
		const cdp = await phone.browser.newCDPSession(phone.page);
		const made = new Deliveries(cdp, new URL(phone.url).origin);
		cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const ours = registrations.find(({ scopeURL, isDeleted }) => scopeURL.startsWith(phone.url) && !isDeleted);
			if (ours) made.#registration = ours.registrationId;
		});
		await cdp.send('ServiceWorker.enable');
		for (let tries = 0; made.#registration === '' && tries < 100; tries++)
			await new Promise((done) => setTimeout(done, 50));
		if (made.#registration === '') throw new Error('no service worker');
		return made;
	}

	async send(data: string): Promise<void> {
		await this.#cdp.send('ServiceWorker.deliverPushMessage', {
			origin: this.#origin,
			registrationId: this.#registration,
			data,
		});
	}

	/** Ends the worker in the middle of whatever it does. */
	async kill(): Promise<void> {
		await this.#cdp.send('ServiceWorker.stopAllWorkers');
	}
}
