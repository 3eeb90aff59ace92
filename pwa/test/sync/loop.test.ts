import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Outcome } from '../../src/sync/box.ts';
import { Loop, retryDelay } from '../../src/sync/loop.ts';
import type { SyncState } from '../../src/wire/session.ts';

const SENT: Outcome = { state: 'sent', retry: false, wait: 0 };
const OFFLINE: Outcome = { state: 'offline', retry: true, wait: 0 };

let runs: boolean[];
let told: SyncState[];
let answer: () => Promise<Outcome>;
let loop: Loop;

beforeEach(() => {
	vi.useFakeTimers();
	vi.spyOn(Math, 'random').mockReturnValue(1);
	runs = [];
	told = [];
	answer = async () => SENT;
	const run = (look: boolean) => {
		runs.push(look);
		return answer();
	};
	loop = new Loop({ run, report: (state) => told.push(state) }, 'pending');
});
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

describe('saves', () => {
	test('wait for a moment of quiet, and go up once', async () => {
		for (let i = 0; i < 3; i++) {
			loop.poke();
			await vi.advanceTimersByTimeAsync(500);
		}
		expect(runs).toHaveLength(0);
		await vi.advanceTimersByTimeAsync(2_000);
		expect(runs).toEqual([false]);
	});

	test('of a steady typist go up all the same', async () => {
		for (let i = 0; i < 40; i++) {
			loop.poke();
			await vi.advanceTimersByTimeAsync(1_000);
		}
		expect(runs.length).toBeGreaterThanOrEqual(2);
	});

	test('during a run cause another one', async () => {
		let finish: (outcome: Outcome) => void = () => {};
		answer = () => new Promise((resolve) => (finish = resolve));
		loop.poke();
		await vi.advanceTimersByTimeAsync(2_000);
		loop.poke();
		await vi.advanceTimersByTimeAsync(5_000);
		expect(runs).toHaveLength(1);
		finish(SENT);
		await vi.advanceTimersByTimeAsync(2_000);
		expect(runs).toHaveLength(2);
	});

	test('are said to wait until they are sent, and nothing is said twice', async () => {
		await loop.now();
		loop.poke();
		loop.poke();
		await vi.advanceTimersByTimeAsync(2_000);
		expect(told).toEqual(['sent', 'pending', 'sent']);
	});
});

describe('failures', () => {
	test('come back ever later, and a save makes it no sooner', async () => {
		answer = async () => OFFLINE;
		await loop.now();
		for (let i = 0; i < 8; i++) {
			loop.poke();
			await vi.advanceTimersByTimeAsync(300);
		}
		expect(runs).toHaveLength(1);
		await vi.advanceTimersByTimeAsync(5_000);
		expect(runs).toHaveLength(2);
		await vi.advanceTimersByTimeAsync(7_000);
		expect(runs).toHaveLength(2);
		await vi.advanceTimersByTimeAsync(3_000);
		expect(runs).toHaveLength(3);
	});

	test('double, from the upper half, up to ten minutes', () => {
		expect(retryDelay(1, () => 0)).toBe(2_500);
		expect(retryDelay(1, () => 1)).toBe(5_000);
		expect(retryDelay(3, () => 1)).toBe(20_000);
		expect(retryDelay(30, () => 1)).toBe(600_000);
	});

	test('wait at least as long as the server asked', async () => {
		answer = async () => ({ state: 'pending', retry: true, wait: 120 });
		await loop.now();
		await vi.advanceTimersByTimeAsync(119_000);
		expect(runs).toHaveLength(1);
		await vi.advanceTimersByTimeAsync(2_000);
		expect(runs).toHaveLength(2);
	});

	test('end when the network is back', async () => {
		answer = async () => OFFLINE;
		await loop.now();
		answer = async () => SENT;
		expect(await loop.now()).toBe('sent');
		expect(runs).toEqual([true, true]);
	});

	test('of our own are tried again', async () => {
		answer = () => Promise.reject(new Error('a fault'));
		expect(await loop.now()).toBe('pending');
		answer = async () => SENT;
		await vi.advanceTimersByTimeAsync(5_000);
		expect(loop.state).toBe('sent');
	});

	test('that no time heals are left alone', async () => {
		answer = async () => ({ state: 'gone', retry: false, wait: 0 });
		await loop.now();
		await vi.advanceTimersByTimeAsync(3_600_000);
		expect(runs).toHaveLength(1);
	});
});

test('one at a time', async () => {
	let active = 0;
	answer = async () => {
		active++;
		expect(active).toBe(1);
		await new Promise((resolve) => setTimeout(resolve, 100));
		active--;
		return SENT;
	};
	const all = Promise.all([loop.now(), loop.now(), loop.now()]);
	loop.poke();
	await vi.advanceTimersByTimeAsync(10_000);
	await all;
	expect(runs).toHaveLength(3);
});

test('stopping waits for what is under way, and nothing follows until the start', async () => {
	let finish: (outcome: Outcome) => void = () => {};
	answer = () => new Promise((resolve) => (finish = resolve));
	void loop.now();
	await vi.advanceTimersByTimeAsync(0);
	let stopped = false;
	const stopping = loop.stop().then(() => {
		stopped = true;
	});
	loop.poke();
	await vi.advanceTimersByTimeAsync(2_000);
	expect(stopped).toBe(false);
	finish(OFFLINE);
	await stopping;
	await vi.advanceTimersByTimeAsync(600_000);
	expect(runs).toHaveLength(1);
	answer = async () => SENT;
	loop.start();
	expect(await loop.now()).toBe('sent');
});

test('stopping waits for no network longer than a moment', async () => {
	answer = () => new Promise(() => {});
	void loop.now();
	await vi.advanceTimersByTimeAsync(0);
	const stopping = loop.stop();
	await vi.advanceTimersByTimeAsync(3_000);
	await stopping;
});
