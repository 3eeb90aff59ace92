/** An order that comes with a push: what is obeyed, what it leaves, and what a kill in between leaves. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { b64u, equal } from '../../src/crypto/bytes.ts';
import { start } from '../../src/crypto/changes.ts';
import { deviceTag, FILE_NAME, FILE_SIZE, openAll } from '../../src/crypto/container.ts';
import { asDevice, type Device } from '../../src/crypto/keys.ts';
import { systemRandom } from '../../src/crypto/random.ts';
import { memoryStore } from '../../src/keeper/storage.ts';
import { obey, orderIn } from '../../src/sw/order.ts';
import { forgotten } from '../../src/tips/record.ts';
import { TIP, World } from './files.ts';
import { CODE, used } from './used.ts';

afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

const device: Device = asDevice(systemRandom(32));
const file = await used(device);

function ready(change: Partial<World> = {}): World {
	const world = Object.assign(new World(), change);
	world.files.set(FILE_NAME, new Uint8Array(file));
	world.install();
	return world;
}

/** What the next start of the cover makes of it, and whether the code opens that. */
async function opens(world: World): Promise<boolean> {
	const store = memoryStore();
	return store.use((blocks) => {
		blocks.write(0, world.files.get(FILE_NAME) ?? new Uint8Array(0));
		start(blocks, systemRandom);
		expect(blocks.size()).toBe(FILE_SIZE);
		return openAll(blocks, CODE) !== null;
	});
}

const old = (world: World): boolean => equal(world.files.get(FILE_NAME) ?? new Uint8Array(0), file);

describe('an order', () => {
	test('that fits puts random bytes in the place of the file, and takes what a cover alone would not have', async () => {
		const world = ready();
		expect(await opens(world)).toBe(true);
		await obey(device);
		const after = world.files.get(FILE_NAME);
		expect(after).toHaveLength(FILE_SIZE);
		const same = after?.filter((byte, i) => byte === file[i]).length ?? 0;
		expect(same / FILE_SIZE).toBeCloseTo(1 / 256, 3);
		expect(await opens(world)).toBe(false);
		expect(world.subscribed).toBe(false);
		expect(world.told).toBe(1);
		expect(world.caches).toEqual(
			new Map([
				['files', new Set(['/state', '/tip'])],
				['files-3', new Set(['/'])],
			]),
		);
		expect(JSON.parse(world.tip)).toEqual(forgotten(TIP));
		expect(world.tip).not.toMatch(/Zoe|2027|"on":true|ccc|ddd|eee/);
	});

	test('that fits leaves nothing of a setting that cannot be read', async () => {
		const world = ready({ tip: '{"wish":7}' });
		await obey(device);
		expect(world.caches.get('files')).toEqual(new Set(['/state']));
	});

	test('that does not fit changes nothing, and tells nobody', async () => {
		const world = ready();
		const almost = new Uint8Array(device);
		almost[31] = (almost[31] ?? 0) ^ 1;
		const tag = deviceTag(device);
		for (const wrong of [systemRandom(32), new Uint8Array(32), almost, tag, new Uint8Array(0), device.subarray(0, 31)])
			await obey(wrong);
		expect(old(world)).toBe(true);
		expect(world.told).toBe(0);
		expect(world.subscribed).toBe(true);
		expect(world.caches.get('files')?.has('/tip')).toBe(true);
		expect(world.done.every((step) => step === 'read')).toBe(true);
	});

	test('waits for a page that has the file open, and tells it to leave again', async () => {
		const world = ready({ held: 5 });
		await obey(device);
		expect(await opens(world)).toBe(false);
		expect(world.told).toBe(6);
	});

	test('gives up on a file that stays open: all is as it was, and the next one works', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] });
		const world = ready({ held: Number.POSITIVE_INFINITY });
		let over = false;
		const obeyed = obey(device).then(() => {
			over = true;
		});
		while (!over) {
			await vi.advanceTimersByTimeAsync(1_000);
			await new Promise((done) => setImmediate(done));
		}
		await obeyed;
		vi.useRealTimers();
		expect(old(world)).toBe(true);
		expect(world.subscribed).toBe(true);
		expect(world.caches.get('files')?.has('/tip')).toBe(true);
		world.held = 0;
		await obey(device);
		expect(await opens(world)).toBe(false);
	});

	test.each(['never', 'none'] as const)('goes on where a page never gives its turn (%s)', async (turn) => {
		const world = ready({ turn });
		await obey(device);
		expect(await opens(world)).toBe(false);
		expect(world.subscribed).toBe(false);
	});

	test.each([
		['there is no room', { room: false }],
		['nothing can be written', { writable: false }],
	])('takes the file away where %s', async (_, change) => {
		const world = ready(change);
		await obey(device);
		expect(world.files.has(FILE_NAME)).toBe(false);
		expect(await opens(world)).toBe(false);
		expect(world.subscribed).toBe(false);
	});

	test('finds nothing to do where there is no file, or no such files', async () => {
		const world = ready();
		world.files.clear();
		await obey(device);
		expect(world.done).toEqual([]);
		vi.stubGlobal('navigator', {
			storage: { getDirectory: () => Promise.reject(new DOMException('no', 'SecurityError')) },
		});
		await obey(device);
	});

	test('that is cut off by a kill anywhere leaves the old file, or one that opens nothing', async () => {
		const whole = ready();
		await obey(device);
		const count = whole.done.length;
		expect(count).toBeGreaterThanOrEqual(7);
		const found: boolean[] = [];
		for (let steps = 0; steps <= count; steps++) {
			const world = ready({ steps });
			await Promise.race([obey(device), new Promise((done) => setTimeout(done, 150))]);
			const opened = await opens(world);
			expect(opened, `${steps}`).toBe(old(world));
			// Whoever is still reminded gets the order once more.
			if (opened) expect(world.subscribed).toBe(true);
			found.push(opened);
			world.steps = Number.POSITIVE_INFINITY;
			await obey(device);
			expect(await opens(world), `${steps}, once more`).toBe(false);
		}
		// From one step on, and not before.
		expect(found.slice(found.indexOf(false))).not.toContain(true);
		expect(new Set(found).size).toBe(2);
	}, 30_000);
});

describe('a push', () => {
	test('carries 32 bytes as x, and nothing else of it is looked at', () => {
		const x = systemRandom(32);
		expect(orderIn(JSON.stringify({ x: b64u(x) }))).toEqual(x);
		const full = { web_push: 8030, notification: { title: 'Calculator', x: 'no' }, mutable: true, x: b64u(x) };
		expect(orderIn(JSON.stringify(full))).toEqual(x);
	});

	test.each([
		'',
		'null',
		'[]',
		'7',
		'"x"',
		'{}',
		'{"x":null}',
		'{"x":{"length":43}}',
		'{"x":["a"]}',
		`{"x":"${'A'.repeat(42)}"}`,
		`{"x":"${'A'.repeat(44)}"}`,
		`{"x":"${'A'.repeat(42)}B"}`,
		`{"x":"${'A'.repeat(42)}="}`,
		`{"x":"${'+'.repeat(43)}"}`,
		`{"x":"${'A'.repeat(43)}"`,
		'\u0000\ufffd',
		'{"__proto__":{"x":"a"}}',
	])('that is %j carries none, and is no error', (text) => {
		expect(orderIn(text)).toBeNull();
	});
});
