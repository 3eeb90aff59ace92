/** The frame's page: runs the one module that it is handed, and nothing else. */
import type { Boot } from '../wire/session.ts';

interface Module {
	start(boot: Boot, session: MessagePort, host: MessagePort): void;
}

const heard = new AbortController();

/** Answers 1 once the module runs, else 0. Its address is of no use afterwards: the page takes it back. */
async function take({ source, origin, data, ports }: MessageEvent<Boot>): Promise<void> {
	const [session, host] = ports;
	if (source !== parent || origin !== location.origin || !session || !host) return;
	heard.abort();
	try {
		const module: Module = await import(/* @vite-ignore */ data.url);
		module.start(data, session, host);
		parent.postMessage(1, origin);
	} catch {
		parent.postMessage(0, origin);
	}
}

addEventListener('message', (event: MessageEvent<Boot>) => void take(event), { signal: heard.signal });
