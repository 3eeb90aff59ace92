/** A server, and a push service that its phones with Firefox know: all of it on this machine. */
import { PushService } from './autopush.ts';
import { Fox, type Prefs } from './forensic/fox.ts';
import type { Phone } from './phone.ts';
import { reminders } from './pushes.ts';
import { Server } from './server.ts';

/** Firefox with this push service for its own, and leave to show notifications as if someone had given it. */
const prefs = (origin: string): Prefs => ({
	'alerts.useSystemBackend': false,
	'dom.push.connection.enabled': true,
	'dom.push.enabled': true,
	'dom.push.serverURL': `${origin.replace('http', 'ws')}/`,
	'dom.push.testing.allowInsecureServerURL': true,
	'permissions.default.desktop-notification': 1,
});

export class Delivery {
	readonly service: PushService;
	readonly server: Server;

	private constructor(service: PushService, server: Server) {
		this.service = service;
		this.server = server;
	}

	static async start(): Promise<Delivery> {
		const service = await PushService.start();
		return new Delivery(service, await Server.start({ args: reminders(service.origin) }));
	}

	/** A phone of this server, not started yet. */
	phone(): Fox {
		return new Fox(this.server.url, prefs(this.service.origin));
	}

	async stop(): Promise<void> {
		await this.server.stop();
		await this.service.stop();
	}
}

/** The cover's setting, opened by hand. */
export async function openTips({ page }: Phone): Promise<void> {
	await page.locator('[aria-haspopup=dialog]').click();
	await page.getByRole('button', { name: 'A tip a day', exact: true }).click();
}

/** One tap in the open setting, and what it says then. */
export async function turnTips({ page }: Phone, to: 'On' | 'Off'): Promise<void> {
	await page.locator('.tips .main').click();
	await page.locator('.tips .state').getByText(to, { exact: true }).waitFor();
}
