import { defineConfig } from 'vitest/config';
import { WHOLE } from './whole.ts';

/** Those that have a long form. */
const FORENSIC = ['e2e/forensic/chromium.e2e.ts', 'e2e/forensic/fox.e2e.ts', 'e2e/reach.e2e.ts'];

export default defineConfig({
	test: {
		name: 'e2e',
		include: WHOLE ? FORENSIC : ['e2e/**/*.e2e.ts'],
		// Each file starts browsers and a server of its own, and waits for much of its time: for holds, and for the quiet after them.
		maxWorkers: 3,
		testTimeout: 300_000,
		hookTimeout: 120_000,
		expect: { poll: { timeout: 20_000 } },
	},
});
