/** How long clearing takes. */
import { inWorker } from './page.ts';
import type { WipeTime } from './wipe.worker.ts';

export const wipe = (rounds: number): Promise<WipeTime[]> => inWorker('wipe', rounds);
