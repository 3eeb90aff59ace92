/** The keeper on the browser's own files, in workers that end whenever they like. One file of one origin: one suite. */
import { type Remote, transfer, wrap } from 'comlink';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyAt, FILE_NAME, FILE_SIZE } from '../../src/crypto/container.ts';
import type { Keeper, Session } from '../../src/wire/session.ts';

const SETUP = '123456789092';
const CODE = '2468135790';
const OTHER = '1357924680';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const running: Worker[] = [];

class Page {
	readonly worker: Worker;
	readonly keeper: Remote<Keeper>;
	session: Remote<Session> | null = null;

	private constructor(worker: Worker) {
		this.worker = worker;
		this.keeper = wrap<Keeper>(worker);
	}

	static async start(files = true): Promise<Page> {
		const worker = files
			? new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
			: new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'nofiles' });
		running.push(worker);
		await new Promise<void>((ready, failed) => {
			worker.addEventListener('message', ({ data }) => data === 'ready' && ready());
			worker.addEventListener('error', (event) => failed(new Error(event.message)));
		});
		return new Page(worker);
	}

	async attach(): Promise<Remote<Session>> {
		const { port1, port2 } = new MessageChannel();
		await this.keeper.attach(transfer(port2, [port2]));
		this.session = wrap<Session>(port1);
		return this.session;
	}

	async setUp(doc: string): Promise<Remote<Session>> {
		await this.keeper.start();
		expect(await this.keeper.fetch(bytes(SETUP))).not.toBeNull();
		const session = await this.attach();
		expect(await session.create(bytes(CODE), bytes(doc), 'whole')).toEqual({ ok: true, value: undefined });
		return session;
	}

	/** What the code opens, or null. */
	async open(code = CODE): Promise<string | null> {
		if (!(await this.keeper.open(bytes(code)))) return null;
		const session = await this.attach();
		return text((await session.info()).doc);
	}
}

async function file(): Promise<File> {
	const root = await navigator.storage.getDirectory();
	return (await root.getFileHandle(FILE_NAME)).getFile();
}

async function contents(): Promise<Uint8Array> {
	return new Uint8Array(await (await file()).arrayBuffer());
}

async function put(all: Uint8Array<ArrayBuffer>): Promise<void> {
	const root = await navigator.storage.getDirectory();
	const stream = await (await root.getFileHandle(FILE_NAME, { create: true })).createWritable();
	await stream.write(all);
	await stream.close();
}

/** Which slot is used is found by what a save changes. */
async function usedSlot(session: Remote<Session>, doc: string): Promise<number> {
	const before = await contents();
	await session.save(bytes(doc), true);
	const after = await contents();
	const changed = [1, 2, 3, 4].filter((slot) => {
		const at = copyAt({ slot: slot as 1 | 2 | 3 | 4, copy: 0 });
		return before.subarray(at, at + 128).some((byte, i) => byte !== after[at + i]);
	});
	expect(changed).toHaveLength(1);
	return changed[0] ?? 0;
}

const endAll = (): void => {
	for (const worker of running.splice(0)) worker.terminate();
};

beforeEach(async () => {
	const root = await navigator.storage.getDirectory();
	await root.removeEntry(FILE_NAME).catch(() => {});
});
afterEach(endAll);

describe('the file', () => {
	test('is made at the first start, with its one size, and kept by later ones', async () => {
		const page = await Page.start();
		expect(await page.keeper.start()).toBe('file');
		const first = await contents();
		expect(first).toHaveLength(FILE_SIZE);
		endAll();
		expect(await (await Page.start()).keeper.start()).toBe('file');
		expect(await contents()).toEqual(first);
	});

	test('of another size is made anew', async () => {
		await put(new Uint8Array(1_000));
		expect(await (await Page.start()).keeper.start()).toBe('file');
		expect((await file()).size).toBe(FILE_SIZE);
	});

	test('is as random after use as before', async () => {
		const page = await Page.start();
		await page.keeper.start();
		const unused = chiSquare(await contents());
		const session = await page.setUp('words '.repeat(1_000));
		await session.save(bytes('words '.repeat(2_000)), false);
		// 255 degrees of freedom: above 400 with a probability below one in a hundred million.
		expect(unused).toBeLessThan(400);
		expect(chiSquare(await contents())).toBeLessThan(400);
	});

	test('is open only while it is read or written', async () => {
		const page = await Page.start();
		const session = await page.setUp('one');
		await session.save(bytes('two'), false);
		await put(await contents().then((all) => new Uint8Array(all)));
		expect(await session.save(bytes('three'), false)).toEqual({ ok: true, value: undefined });
	});
});

function chiSquare(all: Uint8Array): number {
	const counts = new Array<number>(256).fill(0);
	for (const byte of all) counts[byte] = (counts[byte] ?? 0) + 1;
	const mean = all.length / 256;
	return counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
}

describe('a file that is replaced while a worker runs', () => {
	test('is the one that the next code is tried on; where it is gone, nothing opens', async () => {
		const first = await Page.start();
		await first.setUp('one');
		first.worker.terminate();
		const page = await Page.start();
		await page.keeper.start();
		const all = new Uint8Array(await contents());
		const root = await navigator.storage.getDirectory();
		await root.removeEntry(FILE_NAME);
		expect(await page.keeper.open(bytes(CODE))).toBeNull();
		await put(all);
		expect(await page.open()).toBe('one');
	});
});

describe('one after the other', () => {
	test('kept, saved and found again by a later worker', async () => {
		const page = await Page.start();
		const session = await page.setUp('one');
		expect(await session.save(bytes('one and two'), false)).toEqual({ ok: true, value: undefined });
		endAll();
		const later = await Page.start();
		await later.keeper.start();
		expect(await later.open(OTHER)).toBeNull();
		expect(await later.open('')).toBeNull();
		expect(await later.open()).toBe('one and two');
		expect(await later.session?.info()).toMatchObject({ fresh: false, storage: 'file', readOnly: false });
	});

	test('a worker that takes over at once waits for the one that ends', async () => {
		const page = await Page.start();
		const session = await page.setUp('one');
		const saving = session.save(bytes('two'), false);
		void saving;
		endAll();
		const later = await Page.start();
		expect(await later.open()).toMatch(/one|two/);
	});

	test('another code: the new one opens, the old one does not', async () => {
		const page = await Page.start();
		const session = await page.setUp('one');
		expect(await session.changeCode(bytes(CODE), bytes(OTHER), false)).toEqual({ ok: true, value: undefined });
		endAll();
		const later = await Page.start();
		expect(await later.open()).toBeNull();
		expect(await later.open(OTHER)).toBe('one');
	});

	test.each([0, 1] as const)('copy %i damaged: the other opens', async (copy) => {
		const page = await Page.start();
		const session = await page.setUp('one');
		const slot = (await usedSlot(session, 'the words')) as 1 | 2 | 3 | 4;
		endAll();
		const all = new Uint8Array(await contents());
		all.fill(0, copyAt({ slot, copy }) + 1_000, copyAt({ slot, copy }) + 2_000);
		await put(all);
		const later = await Page.start();
		expect(await later.open()).toBe('the words');
		expect(await later.session?.info()).toMatchObject({ healed: true });
		endAll();
		expect(await (await Page.start()).open()).toBe('the words');
	});

	test('both copies damaged look like a wrong code', async () => {
		const page = await Page.start();
		const session = await page.setUp('one');
		const slot = (await usedSlot(session, 'the words')) as 1 | 2 | 3 | 4;
		endAll();
		const all = new Uint8Array(await contents());
		for (const copy of [0, 1] as const) all.fill(0, copyAt({ slot, copy }), copyAt({ slot, copy }) + 200);
		await put(all);
		expect(await (await Page.start()).open()).toBeNull();
	});

	test('cleared: nothing opens, and the file stays as on any other phone', async () => {
		const page = await Page.start();
		const session = await page.setUp('one');
		expect(await session.clearHere()).toEqual({ ok: true, value: undefined });
		endAll();
		expect(await (await Page.start()).open()).toBeNull();
		expect((await file()).size).toBe(FILE_SIZE);
	});
});

describe('killed', () => {
	test('in the middle of saves, again and again: what opens is one of the last two', async () => {
		const first = await Page.start();
		await first.setUp('0');
		let known = 0;
		for (let round = 0; round < 8; round++) {
			endAll();
			const page = await Page.start();
			const found = await page.open();
			if (found === null) throw new Error(`round ${round}: nothing opens`);
			// Everything that was answered is there; what was under way may be.
			expect(Number(found)).toBeGreaterThanOrEqual(known);
			const session = page.session;
			if (!session) throw new Error('no session');
			let last = Number(found);
			known = last;
			const writing = (async () => {
				for (;;) {
					const next = last + 1;
					last = next;
					const result = await session.save(bytes(String(next).padStart(6, '0')), false);
					if (result.ok) known = next;
				}
			})();
			void writing;
			await new Promise((resume) => setTimeout(resume, 40 + round * 23));
		}
		endAll();
		const end = await Page.start();
		expect(Number(await end.open())).toBeGreaterThanOrEqual(known);
	});

	test('in the middle of set-up: either what was before opens, or the new one', async () => {
		const first = await Page.start();
		await first.setUp('old');
		for (let round = 0; round < 4; round++) {
			endAll();
			const page = await Page.start();
			await page.keeper.start();
			expect(await page.keeper.fetch(bytes(SETUP))).not.toBeNull();
			const session = await page.attach();
			void session.create(bytes(OTHER), bytes('new'), 'whole');
			await new Promise((resume) => setTimeout(resume, 300 + round * 150));
			endAll();
			const later = await Page.start();
			const found = [await later.open(CODE), later.session ? null : await later.open(OTHER)];
			expect(found.filter((each) => each !== null)).toHaveLength(1);
			if (found[1] !== null) break;
		}
	});

	test('in the middle of a change of code: one of the two opens, with what was kept', async () => {
		let [now, next] = [CODE, OTHER];
		const first = await Page.start();
		await first.setUp('words');
		for (let round = 0; round < 4; round++) {
			endAll();
			const page = await Page.start();
			expect(await page.open(now)).toBe('words');
			void page.session?.changeCode(bytes(now), bytes(next), false);
			await new Promise((resume) => setTimeout(resume, 500 + round * 200));
			endAll();
			const later = await Page.start();
			if ((await later.open(now)) === null) [now, next] = [next, now];
			else continue;
			expect(await later.open(now)).toBe('words');
		}
	});
});

describe('two pages', () => {
	test('the second is told that the first is open, and its codes open nothing until it is not', async () => {
		const first = await Page.start();
		await first.setUp('one');
		const second = await Page.start();
		expect(await second.keeper.start()).toBe('busy');
		expect(await second.open()).toBeNull();
		first.worker.terminate();
		expect(await second.open()).toBe('one');
	});

	test('a page that only shows the calculator keeps nobody out', async () => {
		const first = await Page.start();
		await first.setUp('one');
		endAll();
		const idle = await Page.start();
		expect(await idle.keeper.start()).toBe('file');
		expect(await idle.open(OTHER)).toBeNull();
		const second = await Page.start();
		expect(await second.keeper.start()).toBe('file');
		expect(await second.open()).toBe('one');
	});

	test('both at once make one file', async () => {
		const pages = await Promise.all([Page.start(), Page.start()]);
		const answers = await Promise.all(pages.map((page) => page.keeper.start()));
		expect(answers).toEqual(['file', 'file']);
		expect((await file()).size).toBe(FILE_SIZE);
	});
});

describe('a browser without such files', () => {
	test('keeps all in memory, and says so', async () => {
		const page = await Page.start(false);
		expect(await page.keeper.start()).toBe('memory');
		const session = await page.setUp('one');
		expect(await session.info()).toMatchObject({ storage: 'memory', fresh: false });
		expect(await session.save(bytes('one and two'), false)).toEqual({ ok: true, value: undefined });
		expect(await session.changeCode(bytes(CODE), bytes(OTHER), false)).toEqual({ ok: true, value: undefined });
		endAll();
		expect(await (await Page.start(false)).open()).toBeNull();
	});
});
