/** Whether time tells a code that destroys from one that does not. */
import type { OpeningTime } from './openings.worker.ts';
import { inWorker } from './page.ts';

export const openings = (rounds: number): Promise<OpeningTime[]> => inWorker('openings', rounds);
