/**
 * Pictures of every screen, to look at: node test/inner/harness/shots.mjs OUT [filter], LOOK=shopping for lists. Not a test: nothing here can fail.
 * Served by Vite on 127.0.0.1, walked with the registry.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const out = process.argv[2] ?? '/tmp/shots';
const filter = process.argv[3] ?? '';
const root = fileURLToPath(new URL('../../..', import.meta.url));
mkdirSync(out, { recursive: true });
const server = await createServer({
	root,
	configFile: false,
	logLevel: 'error',
	server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
});
await server.listen();
const base = `${server.resolvedUrls.local[0]}test/inner/harness/index.html`;
const { screensIn } = await server.ssrLoadModule('/src/inner/screens.ts');
const look = process.env.LOOK ?? 'whole';
const screens = screensIn(look);
const browser = await chromium.launch({
	executablePath: '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
});
const views = [
	{ name: 'phone', width: 360, height: 640, colorScheme: 'light' },
	{ name: 'dark', width: 360, height: 640, colorScheme: 'dark' },
	{ name: 'desk', width: 1280, height: 800, colorScheme: 'light' },
];
const wanted = process.env.VIEWS?.split(',') ?? views.map((view) => view.name);

async function perform(page, moves) {
	for (const move of moves) {
		if (move.unless && (await page.locator(move.unless).count()) > 0) continue;
		const at = page.locator(move.at).last();
		if (move.do === 'type') await at.fill(move.text);
		else if (move.do === 'pad') for (const digit of '0314159265') await at.locator(`[data-key="${digit}"]`).click();
		else {
			const code = move.do === 'practise' ? await page.locator('[data-code]').first().innerText() : '';
			if (code) await page.evaluate((typed) => globalThis.mounted.host.typed.unshift(typed), code.replace(/\D/g, ''));
			await at.click();
		}
		await page.waitForTimeout(30);
	}
}

for (const view of views.filter((one) => wanted.includes(one.name))) {
	const context = await browser.newContext({
		viewport: { width: view.width, height: view.height },
		colorScheme: view.colorScheme,
		deviceScaleFactor: 1,
	});
	const page = await context.newPage();
	page.on('pageerror', (error) => console.log('page error', String(error)));
	page.on('console', (line) => line.type() === 'error' && console.log('console', line.text()));
	for (const screen of screens.filter((one) => one.id.match(filter))) {
		const query = `${look === 'whole' ? '' : `&look=${look}`}${process.env.QUERY ? `&${process.env.QUERY}` : ''}`;
		await page.goto(`${base}?${screen.from === 'fresh' ? 'fresh' : ''}${query}`);
		await page.locator('[data-screen]').first().waitFor();
		try {
			await perform(page, screen.reach);
			await page.locator(`[data-screen="${screen.id}"]`).waitFor({ timeout: 4000 });
			await page.waitForTimeout(80);
		} catch (error) {
			console.log(view.name, screen.id, String(error).split('\n')[0]);
		}
		await page.screenshot({ path: `${out}/${view.name}-${screen.id}.png` });
	}
	await context.close();
}
await browser.close();
await server.close();
