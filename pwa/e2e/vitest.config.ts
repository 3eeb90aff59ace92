import { defineConfig } from 'vitest/config';

/** What takes minutes each: `make forensic` runs these alone, `make e2e` all others. */
const LONG = ['e2e/forensic/chromium.e2e.ts', 'e2e/forensic/fox.e2e.ts', 'e2e/tips-fox.e2e.ts', 'e2e/reach.e2e.ts'];

export default defineConfig({
	test: {
		name: 'e2e',
		...(process.env.DUNNOCK_LONG ? { include: LONG } : { include: ['e2e/**/*.e2e.ts'], exclude: LONG }),
		// Each file starts browsers and a server of its own, and waits for much of its time: for holds, and for the quiet after them.
		maxWorkers: 2,
		testTimeout: 300_000,
		hookTimeout: 120_000,
		expect: { poll: { timeout: 20_000 } },
	},
});
