import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		name: 'e2e',
		include: ['e2e/**/*.e2e.ts'],
		// Each file starts browsers and a server of its own; two cores carry one at a time.
		fileParallelism: false,
		testTimeout: 300_000,
		hookTimeout: 120_000,
	},
});
