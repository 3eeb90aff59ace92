#!/usr/bin/env node
/**
 * Firefox ESR as Playwright takes a browser. Playwright speaks WebDriver BiDi to it, and gives up on "unknown command" where a Firefox is
 * too old for a command that would only set what is so already. This starts Firefox with the arguments it is given and stands
 * between the two, on loopback: `UNKNOWN` is answered here.
 *
 * And it keeps Firefox from telling of requests: the observer that does so looks each one up in the HTTP cache, and that leaves an entry with its
 * address there, also of what is never stored. Firefox by itself leaves none; nothing here listens to them.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { WebSocket, WebSocketServer } from 'ws';

const UNKNOWN = new Set(['emulation.setMediaFeaturesOverride']);
const LISTENING = /(?<=BiDi listening on )ws:\/\/127\.0\.0\.1:\d+/;

const firefox = spawn('/usr/bin/firefox-esr', process.argv.slice(2), { stdio: ['ignore', 'inherit', 'pipe'] });
firefox.once('exit', (code) => process.exit(code ?? 1));
process.once('SIGTERM', () => firefox.kill());

/** One connection of Playwright's, passed on to Firefox at `path`. */
function pass(client, url) {
	const browser = new WebSocket(url, { perMessageDeflate: false, maxPayload: 0 });
	const opened = new Promise((done) => browser.once('open', done));
	client.on('message', async (data) => {
		const command = JSON.parse(data.toString());
		const { id, method } = command;
		if (UNKNOWN.has(method)) return client.send(JSON.stringify({ type: 'success', id, result: {} }));
		if (method === 'session.subscribe')
			command.params.events = command.params.events.filter((each) => each !== 'network');
		await opened;
		browser.send(JSON.stringify(command));
	});
	browser.on('message', (data) => client.send(data.toString()));
	// The end of either is the end of both: what a killed browser says last is an error.
	for (const [one, other] of [
		[client, browser],
		[browser, client],
	]) {
		one.on('close', () => other.close());
		one.on('error', () => other.close());
	}
}

createInterface({ input: firefox.stderr }).on('line', (line) => {
	const [url] = LISTENING.exec(line) ?? [];
	if (!url) return console.error(line);
	const server = new WebSocketServer({ host: '127.0.0.1', port: 0, maxPayload: 0 });
	server.on('connection', (client, request) => pass(client, `${url}${request.url}`));
	server.once('listening', () => console.error(line.replace(LISTENING, `ws://127.0.0.1:${server.address().port}`)));
});
