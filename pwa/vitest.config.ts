import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const launchOptions = {
	executablePath: '/usr/bin/chromium',
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync',
	],
};

export default defineConfig({
	test: {
		// By itself it takes one less than there are cores, and most suites wait for a browser.
		maxWorkers: 2,
		// Other work shares the machine: a test here never claims a time, so a long limit costs nothing.
		testTimeout: 300_000,
		hookTimeout: 300_000,
		expect: { poll: { timeout: 20_000 } },
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					environment: 'node',
					include: ['test/**/*.test.ts'],
					exclude: ['test/**/*.dom.test.ts', 'test/**/*.dom.test.tsx'],
				},
			},
			{
				extends: true,
				// Found late, a dependency would make the page reload in the middle of a first run.
				optimizeDeps: {
					include: [
						'decimal.js',
						'@fluent/bundle',
						'axe-core',
						'yjs',
						'comlink',
						'preact',
						'preact/hooks',
						'@preact/signals',
						'fast-check',
						'@noble/ed25519',
						'jsqr',
						'uqr',
					],
				},
				// Suites that are named *.both.test.ts run in Node and in Chromium; *.dom.test.ts(x) in Chromium alone.
				test: {
					name: 'browser',
					include: ['test/**/*.both.test.ts', 'test/**/*.dom.test.ts', 'test/**/*.dom.test.tsx'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions }),
						instances: [{ browser: 'chromium' }],
					},
				},
			},
		],
	},
});
