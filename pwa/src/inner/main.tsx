import { wrap } from 'comlink';
import { systemClock } from '../plan/clock.ts';
import type { Boot, Host, Session } from '../wire/session.ts';
import { open } from './open.tsx';

/**
 * The entry of the sealed module. The frame's page imports it from memory and hands over the two ports; everything goes when
 * the frame is removed.
 */
export function start(boot: Boot, session: MessagePort, host: MessagePort): void {
	void open(boot, wrap<Session>(session), wrap<Host>(host), systemClock);
}
