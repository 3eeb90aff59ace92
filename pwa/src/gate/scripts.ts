/** The two scripts that this page may start. Trusted Types are on: this policy is the only one, and lets nothing else through. */

/** What of Trusted Types is used; browsers without them take the address itself. */
interface Policy {
	createScriptURL(url: string): string;
}
interface Factory {
	createPolicy(name: string, rules: Policy): Policy;
}

const WORKER = '/worker.js';
const SERVICE_WORKER = '/sw.js';

const rules: Policy = {
	createScriptURL(url) {
		if (url !== WORKER && url !== SERVICE_WORKER) throw new TypeError('url');
		return url;
	},
};

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
const policy = factory?.createPolicy('a', rules) ?? rules;

export const startWorker = (): Worker => new Worker(policy.createScriptURL(WORKER), { type: 'module' });

/** Failing is no matter: the calculator then needs the network. */
export async function registerServiceWorker(): Promise<void> {
	try {
		await navigator.serviceWorker?.register(policy.createScriptURL(SERVICE_WORKER));
	} catch {
		// No secure context, a private mode, or a release that could not be verified.
	}
}
