import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		name: 'e2e',
		include: ['e2e/**/*.e2e.ts'],
		// Each file starts browsers and a server of its own, and waits for much of its time: for holds, and for the quiet after them.
		maxWorkers: 2,
		testTimeout: 300_000,
		hookTimeout: 120_000,
	},
});
