import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HOLD_MS, Holds, TRIPLE_MS } from '../../src/cover/hold.ts';

let typed = '12345678';
let heard: string[] = [];
let holds: Holds;

beforeEach(() => {
	vi.useFakeTimers();
	typed = '12345678';
	heard = [];
	holds = new Holds(() => typed);
	holds.listen((kind, keys) => heard.push(`${kind} ${keys}`));
});

afterEach(() => {
	vi.useRealTimers();
});

function clear(): void {
	typed = '';
}

describe('a hold', () => {
	test('is told after 600 ms, once, and spends the press first', () => {
		const onHeld = vi.fn(() => expect(heard).toEqual([]));
		holds.down('=', onHeld);
		vi.advanceTimersByTime(HOLD_MS - 1);
		expect(heard).toEqual([]);
		vi.advanceTimersByTime(5_000);
		expect(heard).toEqual(['= 12345678']);
		expect(onHeld).toHaveBeenCalledOnce();
	});

	test('counts what was typed when it began', () => {
		holds.down('C', () => {});
		typed = '99';
		vi.advanceTimersByTime(HOLD_MS);
		expect(heard).toEqual(['C 12345678']);
	});

	test('that is let go or moved off is none', () => {
		holds.down('=', () => expect.unreachable());
		vi.advanceTimersByTime(HOLD_MS - 1);
		holds.cancel();
		vi.advanceTimersByTime(HOLD_MS);
		expect(heard).toEqual([]);
	});

	test('of another key ends the first', () => {
		holds.down('=', () => expect.unreachable());
		vi.advanceTimersByTime(300);
		holds.down('C', () => {});
		vi.advanceTimersByTime(HOLD_MS);
		expect(heard).toEqual(['C 12345678']);
	});
});

describe('three presses', () => {
	test('of = within two seconds count what was typed before the first', () => {
		const act = vi.fn();
		for (const time of [0, 900, TRIPLE_MS]) holds.press('=', time, act);
		expect(heard).toEqual(['= 12345678']);
		expect(act).toHaveBeenCalledTimes(3);
	});

	test('of C count what the first one cleared', () => {
		for (const time of [0, 100, 200]) holds.press('C', time, clear);
		expect(heard).toEqual(['C 12345678']);
		expect(typed).toBe('');
	});

	test('that take longer are ordinary', () => {
		for (const time of [0, 900, TRIPLE_MS + 1]) holds.press('=', time, () => {});
		expect(heard).toEqual([]);
		holds.press('=', TRIPLE_MS + 100, () => {});
		expect(heard).toEqual(['= 12345678']);
	});

	test('start again after they were told', () => {
		for (let time = 0; time < 500; time += 100) holds.press('=', time, () => {});
		expect(heard).toHaveLength(1);
		holds.press('=', 500, () => {});
		expect(heard).toHaveLength(2);
	});

	test('of different keys, or with another key between, are ordinary', () => {
		for (const kind of ['=', 'C', '=', '=', 'C', 'C'] as const) holds.press(kind, 0, () => {});
		expect(heard).toEqual([]);
		holds.forget();
		holds.press('C', 0, () => {});
		expect(heard).toEqual([]);
	});

	test('with a hold between are ordinary', () => {
		holds.press('=', 0, () => {});
		holds.press('=', 1, () => {});
		holds.down('=', () => {});
		vi.advanceTimersByTime(HOLD_MS);
		holds.press('=', 700, () => {});
		expect(heard).toEqual(['= 12345678']);
	});
});

test('nobody needs to listen', () => {
	const alone = new Holds(() => '');
	alone.down('=', () => {});
	expect(() => vi.advanceTimersByTime(HOLD_MS)).not.toThrow();
});
