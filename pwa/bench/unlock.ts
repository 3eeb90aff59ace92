/** What opening costs beside the derivation that nobody can save: both in one worker of a real Chromium. */
import { inWorker } from './page.ts';
import type { UnlockTimes } from './unlock.worker.ts';

export const unlock = (rounds: number): Promise<UnlockTimes> => inWorker('unlock', rounds);
