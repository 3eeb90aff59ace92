/**
 * Leaving from the registered screens of the whole plan, once each by every second way: by the control from one, by Shift
 * from the next; `rounds` of 2 is both from each. A screen behind a typed code costs the time of another opening, so the hands are
 * quicker here than a person's: keys are pressed by the page itself, and `=` three times instead of holding it.
 */

import type { Holder } from '../e2e/holder.ts';
import type { Phone } from '../e2e/phone.ts';
import type { Server } from '../e2e/server.ts';
import { from } from '../e2e/tour.ts';
import { Walk } from '../e2e/walk.ts';
import type { ScreenEntry } from '../src/inner/registry/moves.ts';
import { type Leave, timed, watched } from './leave.ts';

export interface ScreenLeave extends Leave {
	readonly screen: string;
}

export const BY = ['touch', 'keyboard'] as const;

async function press(phone: Phone, code: string, key: '=' | 'C'): Promise<void> {
	await phone.page.evaluate(
		(names) => {
			const buttons = [...document.querySelectorAll('button')].filter((each) => each.checkVisibility());
			for (const name of names) buttons.find((each) => (each.ariaLabel ?? each.textContent) === name)?.click();
		},
		['C', ...code, key, key, key],
	);
}

/** Ends on the first screen of set-up, or on the first of the plan. */
async function enter(holder: Holder, server: Server, place: ScreenEntry['from']): Promise<void> {
	const [code, key] = place === 'home' ? ([holder.code, '='] as const) : ([server.setUpCode, 'C'] as const);
	await press(holder.phone, code, key);
	await holder.phone.inner.locator('[data-screen]').first().waitFor({ timeout: 60_000 });
}

async function leaveFrom(holder: Holder, server: Server, entry: ScreenEntry, by: Leave['way']): Promise<ScreenLeave> {
	await enter(holder, server, entry.from);
	if (entry.from === 'home') await holder.home();
	await new Walk(holder).reach(entry);
	// Its moves kept something under the code just shown.
	if (entry.reach.some((move) => move.do === 'practise') && entry.from === 'fresh') holder.code = holder.shownCode;
	if (entry.id === 'settings-code-done') holder.code = holder.shownCode;
	return { ...(await timed(holder, by)), screen: entry.id };
}

/** The screens of one field each are one screen with another field in it: of those, every third, so that a run stays short. */
const chosen = ({ id }: ScreenEntry, at: number): boolean => !id.startsWith('field-') || at % 3 === 0;

/** The welcome after set-up is no place of its own to come to, so it is not among them. */
export async function screens(rounds: number): Promise<ScreenLeave[]> {
	return watched(async (holder, server) => {
		const leaves: ScreenLeave[] = [];
		for (const [at, entry] of [...from('home'), ...from('fresh')].filter(chosen).entries()) {
			for (let round = 0; round < rounds; round++) {
				const by = BY[(at + round) % BY.length] ?? 'touch';
				leaves.push(await leaveFrom(holder, server, entry, by));
			}
		}
		return leaves;
	});
}
