import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PushService } from './autopush.ts';
import { Fox, type Prefs } from './forensic/fox.ts';
import { Server } from './server.ts';

const BODY = 1_024;
const MINUTE_MS = 60_000;
/** The server's minute, and as much again for a machine that is busy. */
const PATIENCE = { timeout: 4 * MINUTE_MS, interval: 500 };

/** Firefox with this push service for its own, and leave to show notifications as if someone had given it. */
const prefs = (origin: string): Prefs => ({
	'alerts.useSystemBackend': false,
	'dom.push.connection.enabled': true,
	'dom.push.enabled': true,
	'dom.push.serverURL': `${origin.replace('http', 'ws')}/`,
	'dom.push.testing.allowInsecureServerURL': true,
	'permissions.default.desktop-notification': 1,
});

function endpointKey(): string {
	const path = join(mkdtempSync(join(tmpdir(), 'key-')), 'key');
	writeFileSync(path, randomBytes(32), { mode: 0o600 });
	return path;
}

/** A whole push, with nothing between Firefox and our server that is not on this machine. */
describe('a tip in Firefox', { sequential: true }, () => {
	let service: PushService;
	let server: Server;
	let fox: Fox;

	beforeAll(async () => {
		service = await PushService.start();
		const args = ['--push-hosts', service.origin, '--push-contact', 'https://tips.example/'];
		server = await Server.start({ args: [...args, '--endpoint-key-file', endpointKey()] });
		fox = await new Fox(server.url, prefs(service.origin)).start();
		await fox.settle();
	});

	afterAll(async () => {
		await fox.kill();
		fox.remove();
		await server.stop();
		await service.stop();
	});

	it('is subscribed to under the server’s key', async () => {
		const endpoint = await fox.page.evaluate(async () => {
			const key = await (await fetch('/v1/push')).arrayBuffer();
			const { pushManager } = await navigator.serviceWorker.ready;
			return (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).endpoint;
		});
		expect(endpoint.startsWith(`${service.origin}/`)).toBe(true);
		expect(service.subscriptions).toBe(1);
	});
});
void [BODY, PATIENCE];
