import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Server } from '../server.ts';
import { FACTS } from './chromium.ts';
import { telling } from './diff.ts';
import { newMarker } from './life.ts';
import { Pair } from './pair.ts';
import { type Inventory, inventory } from './profile.ts';
import { Search } from './search.ts';
import { Secrets } from './secrets.ts';

/** What a careless app would leave behind: all of it is found, so that finding none of it means something. */
describe('what is planted is found', { sequential: true }, () => {
	const marker = newMarker();
	let server: Server;
	let pair: Pair;
	let before: Buffer;
	let told: readonly string[];

	beforeAll(async () => {
		server = await Server.start();
		pair = await Pair.start(server);
		before = pair.container;
		await pair.used.page.evaluate(plant, marker);
		await pair.both((phone) => phone.close());
		allow(join(pair.used.profile, 'Default/Preferences'), server.url);
		await pair.both((phone) => phone.start());
		await pair.both((phone) => phone.close());
		const used: Inventory = inventory(pair.used.profile);
		const plain: Inventory = inventory(pair.plain.profile);
		told = telling(used, plain, FACTS, [plain]);
	}, 300_000);

	afterAll(async () => {
		await pair.end();
		await server.stop();
	});

	it('by the scan, in each place and form', () => {
		const search = new Search([{ kind: 'typed text', name: 'marker', content: marker }]);
		const found = search.in(pair.used.profile).map(({ file, form }) => `${file.split('/')[1]} ${form}`);
		for (const place of ['Local Storage UTF-8', 'IndexedDB', 'Service Worker', 'File System', 'History', 'Sessions']) {
			expect(found).toContainEqual(expect.stringContaining(place));
		}
		expect(found).toContainEqual(expect.stringContaining('base64'));
		expect(search.in(pair.plain.profile)).toEqual([]);
	});

	it.each([
		['a key in localStorage', /^key .*Local Storage.*~a/],
		['a database', /^file .*IndexedDB\//],
		['a cache', /^entry .*CacheStorage.*\/planted/],
		['a file', /^file .*File System\/.*|^key .*File System.*planted/],
		['an entry of the history', /^sqlite .*History urls\.url = .*planted/],
		['a permission', /^json .*exceptions\/notifications.*setting/],
	])('by the diff: %s', (_, line) => {
		expect(told).toContainEqual(expect.stringMatching(line));
	});

	it('as an old version and a key of the container, raw and written as text', async () => {
		const salt = before.subarray(0, 16);
		const sought = [
			{ kind: 'keys', name: 'salt', content: salt },
			{ kind: 'old container', name: 'head', content: before.subarray(1_052_672, 1_052_736), rawOnly: true as const },
		];
		const place = join(pair.used.profile, 'Default/left');
		for (const bytes of [
			Buffer.concat([Buffer.from('x'), before]),
			Buffer.from(salt.toString('hex')),
			Buffer.from(`xy${Buffer.concat([Buffer.from('z'), salt]).toString('base64url')}`),
			Buffer.from(salt.toString('base64'), 'utf16le'),
		]) {
			writeFileSync(place, bytes);
			const found = new Search(sought).in(pair.used.profile, () => false).filter(({ file }) => file === 'Default/left');
			expect(found.length).toBeGreaterThan(0);
		}
		const secrets = await Secrets.load();
		expect(() => secrets.of('8888888888', before)).toThrow(/opens nothing/);
	});

	it('and nothing is, where nothing was', () => {
		const plain = inventory(pair.plain.profile);
		expect(telling(plain, plain, FACTS, [plain])).toEqual([]);
	});
});

/** In the page: one of each. */
async function plant(text: string): Promise<void> {
	localStorage.setItem('a', text);
	await new Promise<void>((done, failed) => {
		const request = indexedDB.open('planted');
		request.onupgradeneeded = () => request.result.createObjectStore('a').put(btoa(`x${text}`), 'a');
		request.onsuccess = () => {
			request.result.close();
			done();
		};
		request.onerror = () => failed(request.error);
	});
	await (await caches.open('planted')).put('/planted', new Response(text));
	const file = await (await navigator.storage.getDirectory()).getFileHandle('planted', { create: true });
	const writable = await file.createWritable();
	await writable.write(text);
	await writable.close();
	history.pushState(null, '', `/?planted=${text}`);
	await new Promise((done) => setTimeout(done, 4_000));
}

/** As the browser writes it when somebody presses Allow. */
function allow(preferences: string, origin: string): void {
	const all: unknown = JSON.parse(readFileSync(preferences, 'utf8'));
	const exceptions = ['profile', 'content_settings', 'exceptions'].reduce<unknown>(
		(at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined),
		all,
	);
	if (typeof exceptions !== 'object' || exceptions === null) throw new Error('no settings');
	Reflect.set(exceptions, 'notifications', { [`${origin},*`]: { last_modified: '13400000000000000', setting: 1 } });
	writeFileSync(preferences, JSON.stringify(all));
}
