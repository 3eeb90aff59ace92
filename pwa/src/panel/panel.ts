/** The frame's page: runs the one module that it is handed, and nothing else. */
import type { Boot } from '../wire/session.ts';

interface Module {
	start(boot: Boot, session: MessagePort, host: MessagePort): void;
}

addEventListener('message', async function take(event: MessageEvent<Boot>) {
	if (event.source !== parent || event.origin !== location.origin) return;
	removeEventListener('message', take);
	const [session, host] = event.ports;
	if (!session || !host) return;
	const module: Module = await import(/* @vite-ignore */ event.data.url);
	module.start(event.data, session, host);
	parent.postMessage(0, location.origin);
});
