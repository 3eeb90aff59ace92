import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Saver } from '../../src/inner/state/saver.ts';
import type { Result } from '../../src/wire/session.ts';

const done: Result<void> = { ok: true, value: undefined };

class Writer {
	readonly docs: { readonly text: string; readonly deleted: boolean }[] = [];
	answer: Result<void> = done;
	/** Ends the write that is under way. */
	release: (() => void) | null = null;
	slow = false;

	readonly write = async (doc: Uint8Array, deleted: boolean): Promise<Result<void>> => {
		this.docs.push({ text: new TextDecoder().decode(doc), deleted });
		if (this.slow) await new Promise<void>((resolve) => (this.release = resolve));
		return this.answer;
	};
}

class Text {
	text = '';
	deletions = 0;
	encode(): Uint8Array {
		return new TextEncoder().encode(this.text);
	}
}

function made(): { text: Text; writer: Writer; saver: Saver; type: (text: string) => void } {
	const text = new Text();
	const writer = new Writer();
	const saver = new Saver(text, writer.write);
	const type = (next: string): void => {
		text.text = next;
		saver.touch();
	};
	return { text, writer, saver, type };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('saving as it is typed', () => {
	test('keystrokes close together share a save, and the last one is in it', async () => {
		const { writer, type } = made();
		for (const word of ['M', 'Mo', 'Mo ', 'Mo i']) {
			type(word);
			await vi.advanceTimersByTimeAsync(100);
		}
		expect(writer.docs).toHaveLength(0);
		await vi.advanceTimersByTimeAsync(400);
		expect(writer.docs.map((doc) => doc.text)).toEqual(['Mo i']);
	});

	test('somebody who never pauses is saved all the same', async () => {
		const { writer, type } = made();
		for (let i = 1; i <= 12; i++) {
			type('x'.repeat(i));
			await vi.advanceTimersByTimeAsync(100);
		}
		expect(writer.docs.length).toBeGreaterThanOrEqual(2);
		expect(writer.docs.length).toBeLessThanOrEqual(4);
	});

	test('what is typed during a slow save is saved after it, never beside it', async () => {
		const { writer, saver, type } = made();
		writer.slow = true;
		type('one');
		await vi.advanceTimersByTimeAsync(500);
		type('two');
		await vi.advanceTimersByTimeAsync(3000);
		expect(writer.docs.map((doc) => doc.text)).toEqual(['one']);
		expect(saver.kept.value).toEqual({ is: 'writing' });
		writer.slow = false;
		writer.release?.();
		await vi.advanceTimersByTimeAsync(500);
		expect(writer.docs.map((doc) => doc.text)).toEqual(['one', 'two']);
		expect(saver.kept.value).toEqual({ is: 'kept' });
	});

	test('flush writes at once, and resolves when it is written', async () => {
		const { writer, saver, type } = made();
		type('last word');
		await saver.flush();
		expect(writer.docs.map((doc) => doc.text)).toEqual(['last word']);
		await saver.flush();
		expect(writer.docs).toHaveLength(1);
	});

	test('a flush during a save waits for it and for what came after', async () => {
		const { writer, saver, type } = made();
		writer.slow = true;
		type('one');
		await vi.advanceTimersByTimeAsync(500);
		type('two');
		let flushed = false;
		const flush = saver.flush().then(() => (flushed = true));
		writer.slow = false;
		writer.release?.();
		await flush;
		expect(flushed).toBe(true);
		expect(writer.docs.map((doc) => doc.text)).toEqual(['one', 'two']);
	});
});

describe('when it cannot be written', () => {
	test('says why, keeps what is there, and tries again by itself', async () => {
		const { writer, saver, type } = made();
		writer.answer = { ok: false, reason: 'file' };
		type('kept on the screen');
		await vi.advanceTimersByTimeAsync(500);
		expect(saver.kept.value).toEqual({ is: 'not', reason: 'file' });
		writer.answer = done;
		await vi.advanceTimersByTimeAsync(5500);
		expect(writer.docs.at(-1)?.text).toBe('kept on the screen');
		expect(saver.kept.value).toEqual({ is: 'kept' });
	});

	test('a worker that died is a file that cannot be written', async () => {
		const text = new Text();
		const saver = new Saver(text, () => Promise.reject(new Error('gone')));
		saver.touch();
		await saver.flush();
		expect(saver.kept.value).toEqual({ is: 'not', reason: 'file' });
	});

	test('tells that something was removed until a save with it succeeded', async () => {
		const { text, writer, saver, type } = made();
		writer.answer = { ok: false, reason: 'shrunk' };
		text.deletions = 1;
		type('');
		await saver.flush();
		writer.answer = done;
		await saver.flush();
		type('new');
		await saver.flush();
		expect(writer.docs.map((doc) => doc.deleted)).toEqual([true, true, false]);
	});
});

test('nothing is written once it is closed, and a write under way ends first', async () => {
	const { writer, saver, type } = made();
	writer.slow = true;
	type('one');
	await vi.advanceTimersByTimeAsync(500);
	let closed = false;
	const close = saver.close().then(() => (closed = true));
	await vi.advanceTimersByTimeAsync(100);
	expect(closed).toBe(false);
	writer.release?.();
	await close;
	type('two');
	await vi.advanceTimersByTimeAsync(10_000);
	await saver.flush();
	expect(writer.docs.map((doc) => doc.text)).toEqual(['one']);
	writer.slow = false;
	saver.open();
	await vi.advanceTimersByTimeAsync(500);
	expect(writer.docs.map((doc) => doc.text)).toEqual(['one', 'two']);
});
