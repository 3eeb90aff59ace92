/** Phones on which nobody has anything but a calculator, used in other ways than those of the pairs. */
import { Phone } from '../phone.ts';
import type { Server } from '../server.ts';
import { type Inventory, inventory } from './profile.ts';

/** One opens it once. The other is used for long, tries the other covers and a long press, and its battery dies. */
export async function ordinary(server: Server): Promise<readonly Inventory[]> {
	const once = await new Phone(server.url).start();
	await once.settle();
	await once.type('7×6=');
	await once.close();
	const often = await new Phone(server.url).start();
	await often.settle();
	for (let visit = 0; visit < 8; visit++) {
		await often.enter('12345678');
		await often.open();
	}
	for (const path of ['/converter/', '/timer/', '/']) await often.page.goto(new URL(path, server.url).href);
	await often.page.waitForTimeout(11_000);
	await often.kill();
	try {
		return [inventory(once.profile), inventory(often.profile)];
	} finally {
		for (const phone of [once, often]) phone.remove();
	}
}
