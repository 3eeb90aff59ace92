import type { WordList } from './disguise.mjs';

/** Asks a running server everything; each finding names what was sent. */
export declare function lintServer(
	address: string,
	list: WordList,
): Promise<{ readonly count: number; readonly findings: readonly string[] }>;
