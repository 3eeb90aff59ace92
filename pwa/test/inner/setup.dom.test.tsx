import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { openPlan, type Plan } from '../../src/plan/model.ts';
import { qrText } from '../../src/plan/pairing.ts';
import { drawEightWords, seedFromWords, wordsFromEntropy } from '../../src/plan/words.ts';
import {
	click,
	drawn,
	fileSize,
	find,
	handOf,
	onScreen,
	press,
	there,
	typeInto,
	until,
	words,
} from './harness/hand.ts';
import { type Mounted, type MountOptions, mount, unmount } from './harness/mount.ts';
import { newerPlan, samplePlan } from './harness/sampleplan.ts';

beforeAll(() => page.viewport(360, 640));
afterEach(unmount);

const fresh = (options: MountOptions = {}): Promise<Mounted> =>
	mount({ plan: openPlan(null), ...options, info: { fresh: true, ...options.info } });

async function toBegin(): Promise<void> {
	for (const screen of ['setup-watched', 'setup-about', 'setup-limits', 'setup-cover', 'setup-install']) {
		await onScreen(screen);
		await press('next');
	}
	await onScreen('setup-begin');
}

/** The code that is shown, typed right as often as it is asked for. */
async function practise(mounted: Mounted): Promise<string> {
	await onScreen('setup-code');
	const code = ((await there('[data-code]')).textContent ?? '').replace(/\D/g, '');
	await press('next');
	await handOf(mounted).practise('[data-act="practise"]');
	await handOf(mounted).practise('[data-act="practise"]');
	return code;
}

function saved(mounted: Mounted): Plan {
	return openPlan(mounted.session.saves.at(-1)?.doc ?? mounted.session.info.doc);
}

describe('a new plan', () => {
	test('begins with the watched-phone question, and leaves at once for who wants to stop', async () => {
		const { host } = await fresh();
		await onScreen('setup-watched');
		await click('[data-field="setup.watched"] [data-choice="yes"]');
		expect(words()).toContain('another phone may be safer');
		await press('stop-here');
		await until('left', () => host.left === 1);
	});

	test('says what it cannot do, and what would be lost, before anything is kept', async () => {
		const { session } = await fresh();
		await press('next');
		expect(words()).toContain('No plan can promise safety');
		await press('next');
		expect(words()).toContain("They don't hide the app from spy tools");
		expect(words()).toContain("It can't send help");
		await press('next');
		await press('next');
		await press('next');
		expect(words()).toContain('under another code, starting here would write over it');
		expect(session.calls).toEqual([]);
	});

	test('is kept once the code was typed right twice, under that code', async () => {
		const mounted = await fresh();
		await toBegin();
		await press('begin-new');
		const code = await practise(mounted);
		expect(code).toHaveLength(10);
		await onScreen('setup-recovery');
		expect(mounted.session.calls).toEqual(['create']);
		expect(mounted.session.code).toBe(code);
		expect(openPlan(mounted.session.info.doc).empty('people')).toBe(true);
		expect(find('[data-act="back"]')).toBeNull();
	});

	test('a slip is kind, keeps nothing, and does not count', async () => {
		const mounted = await fresh();
		await toBegin();
		await press('begin-new');
		await there('[data-code]');
		await press('next');
		mounted.host.typed.push('2718281829');
		await press('practise');
		await until('kind words', () => words().includes('Not quite the same. That happens.'));
		expect(mounted.session.calls).toEqual([]);
		await handOf(mounted).practise('[data-act="practise"]');
		await handOf(mounted).practise('[data-act="practise"]');
		await onScreen('setup-recovery');
	});

	test('has twelve digits on request, and says what that means in money', async () => {
		await fresh();
		await toBegin();
		await press('begin-new');
		await there('[data-code]');
		expect(words()).toContain('1,700 dollars');
		await click('[data-field="code.digits"] [data-choice="12"]');
		await until('12 digits', () => find('[data-code]')?.textContent?.replace(/\D/g, '').length === 12);
		expect(words()).toContain('170,000 dollars');
	});

	test('shows no code while another is drawn, and keeps the one that was asked for last', async () => {
		const mounted = await fresh();
		await toBegin();
		await press('begin-new');
		await there('[data-code]');
		const releases: (() => void)[] = [];
		for (const choice of ['12', '10']) {
			mounted.session.drawing = new Promise((resolve) => releases.push(resolve));
			await click(`[data-field="code.digits"] [data-choice="${choice}"]`);
			await drawn();
			expect(find('[data-code]')).toBeNull();
			expect(find<HTMLButtonElement>('[data-act="next"]')?.disabled).toBe(true);
		}
		for (const release of releases.reverse()) {
			release();
			await drawn();
			await until('10 digits', () => find('[data-code]')?.textContent?.replace(/\D/g, '').length === 10);
		}
	});

	test('shows progress words in a long wait, and reasons when the phone is full; then it can be tried again', async () => {
		let release = (): void => {};
		const mounted = await fresh({
			before: (session) => {
				session.gate = new Promise((resolve) => (release = resolve));
				session.refuse.set('create', 'file');
			},
		});
		await toBegin();
		await press('begin-new');
		await practise(mounted);
		await until('progress words', () => words().includes('Making a place for your plan'));
		release();
		await until('reason', () => words().includes('Is the phone full?'));
		mounted.session.refuse.clear();
		await press('practise');
		await onScreen('setup-recovery');
	});
});

describe('the way back', () => {
	async function toRecovery(): Promise<Mounted> {
		const mounted = await fresh();
		await toBegin();
		await press('begin-new');
		await practise(mounted);
		await onScreen('setup-recovery');
		return mounted;
	}

	test('nothing is preselected, and skipping is one tap', async () => {
		await toRecovery();
		expect(document.querySelectorAll('[aria-pressed="true"]')).toHaveLength(0);
		await press('next');
		await onScreen('setup-leaving');
	});

	test('twelve words are shown to be written down', async () => {
		const mounted = await toRecovery();
		await click('[data-choice="words"]');
		await press('next');
		await onScreen('setup-recovery-words');
		await until('12 words', () => document.querySelectorAll('[data-word]').length === 12);
		const shown = [...document.querySelectorAll('[data-word]')].map((word) => word.textContent);
		expect(shown).toEqual(wordsFromEntropy(mounted.session.entropy ?? new Uint8Array()));
		await press('next');
		await onScreen('setup-leaving');
	});

	test('words that could not be shown are not said to be written down', async () => {
		const mounted = await toRecovery();
		mounted.session.refuse.set('words', 'file');
		await click('[data-choice="words"]');
		await press('next');
		await onScreen('setup-recovery-words');
		await until('try again', () => document.querySelector('[data-act="words-again"]') !== null);
		expect(words()).not.toContain('I wrote them down');
		await press('next');
		await onScreen('setup-leaving');
		await mounted.app.saver.flush();
		expect(saved(mounted).text('me', 'way_back')).not.toBe('words');
	});

	test('leaving is tried for real, once what it notes is kept; the next unlock says that it worked', async () => {
		const mounted = await toRecovery();
		await press('next');
		await onScreen('setup-leaving');
		await press('leave-try');
		await until('left', () => mounted.host.left === 1);
		expect(saved(mounted).text('me', 'leaving')).toBe('asked');
		unmount();
		const next = await mount({ plan: saved(mounted) });
		await onScreen('welcome');
		expect(words()).toContain('Leaving works, and so does your code.');
		await click('[data-choice="left"]');
		await press('begin-plan');
		await onScreen('home');
		await next.app.saver.flush();
		expect(saved(next).text('me', 'leaving')).toBe('tried');
		expect(saved(next).chosen('me', 'situations')).toEqual(['left']);
	});

	test('does not leave while the note cannot be kept', async () => {
		const mounted = await toRecovery();
		await press('next');
		mounted.session.refuse.set('save', 'file');
		await press('leave-try');
		await until('not kept', () => words().includes('Not kept yet'));
		expect(mounted.host.left).toBe(0);
	});
});

describe('a plan from elsewhere', () => {
	const brought = (mounted: Mounted): void => {
		expect(openPlan(mounted.session.info.doc).text('me', 'call_me')).toBe('Sam');
	};
	const elsewhere = (options: MountOptions = {}): Promise<Mounted> =>
		fresh({ ...options, before: (session) => (session.elsewhere = samplePlan().encode()) });

	test('by the eight words of the other phone', async () => {
		const mounted = await elsewhere();
		const drawn = drawEightWords((n) => crypto.getRandomValues(new Uint8Array(n)));
		await toBegin();
		await press('begin-phone');
		await typeInto('[data-field="setup.pass"]', drawn.join(' ').toUpperCase());
		await press('take');
		await practise(mounted);
		await onScreen('setup-recovery');
		const read = seedFromWords(drawn.join(' '));
		expect(read.ok && mounted.session.pass?.secret).toEqual(read.ok && read.bytes);
		brought(mounted);
	});

	test('by the twelve words, with a hint at the one that is wrong', async () => {
		const mounted = await elsewhere();
		const entropy = new Uint8Array(16).fill(5);
		const twelve = wordsFromEntropy(entropy);
		await toBegin();
		await press('begin-words');
		const slip = [...twelve.slice(0, 3), 'hause', ...twelve.slice(4)].join(' ');
		await typeInto('[data-field="setup.words"]', `${slip} `);
		expect(words()).toContain('hause');
		expect(words()).toContain("isn't one of the words");
		expect(find<HTMLButtonElement>('[data-act="take"]')?.disabled).toBe(true);
		await typeInto('[data-field="setup.words"]', twelve.join(' '));
		await press('take');
		await practise(mounted);
		await onScreen('setup-recovery');
		expect(mounted.session.entropy).toEqual(entropy);
		brought(mounted);
	});

	test('a suggested word takes the wrong one’s place by a tap', async () => {
		await elsewhere();
		await toBegin();
		await press('begin-words');
		await typeInto('[data-field="setup.words"]', 'abandn zebra ');
		await click('[data-choice="abandon"]');
		expect(find<HTMLTextAreaElement>('[data-field="setup.words"]')?.value).toBe('abandon zebra ');
	});

	test('by a file and its code; a file of another size is told apart at once', async () => {
		const mounted = await elsewhere();
		await toBegin();
		await press('begin-file');
		const input = find<HTMLInputElement>('[data-field="setup.file"]');
		const wrong = new DataTransfer();
		wrong.items.add(new File(['short'], 'a.txt'));
		if (input) input.files = wrong.files;
		input?.dispatchEvent(new Event('change', { bubbles: true }));
		await until('size words', () => words().includes('the size is different'));
		await handOf(mounted).file('[data-field="setup.file"]');
		await handOf(mounted).pad('[data-field="setup.code"]');
		await press('take');
		await practise(mounted);
		await onScreen('setup-recovery');
		expect(mounted.session.file).toHaveLength(fileSize);
		brought(mounted);
	});

	test.each([
		['none', 'Nothing was found'],
		['offline', 'no connection'],
		['gone', 'cleared'],
		['newer', 'newer version'],
	] as const)('says kindly why it could not come: %s', async (reason, said) => {
		await fresh({
			before: (session) => {
				session.refuse.set('fromWords', reason);
			},
		});
		await toBegin();
		await press('begin-words');
		await typeInto('[data-field="setup.words"]', wordsFromEntropy(new Uint8Array(16)).join(' '));
		await press('take');
		await until('why', () => words().includes(said));
		await onScreen('setup-words');
	});

	test.each([
		['of a newer version', newerPlan(), 'newer version'],
		['that cannot be read', new Uint8Array([1, 2, 3]), 'Nothing was found'],
	] as const)('a plan %s is not taken over', async (_, doc, said) => {
		await fresh({ before: (session) => (session.elsewhere = doc) });
		await toBegin();
		await press('begin-words');
		await typeInto('[data-field="setup.words"]', wordsFromEntropy(new Uint8Array(16)).join(' '));
		await press('take');
		await until('why', () => words().includes(said));
		await onScreen('setup-words');
	});

	test('does not offer what the plan has already: with words in it, no second choice', async () => {
		const mounted = await elsewhere({ info: { recovery: true } });
		await toBegin();
		await press('begin-phone');
		await typeInto(
			'[data-field="setup.pass"]',
			drawEightWords((n) => crypto.getRandomValues(new Uint8Array(n))).join(' '),
		);
		await press('take');
		await practise(mounted);
		await onScreen('setup-leaving');
	});
});

describe('the camera', () => {
	test('says so where it cannot be used, and the words stay', async () => {
		await fresh();
		await toBegin();
		await press('begin-phone');
		const { mediaDevices } = navigator;
		Object.defineProperty(navigator, 'mediaDevices', {
			configurable: true,
			value: { getUserMedia: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
		});
		try {
			await press('scan');
			await until('words instead', () => words().includes("camera can't be used"));
			expect(find('[data-field="setup.pass"]')).not.toBeNull();
		} finally {
			Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: mediaDevices });
		}
	});

	test('reads a square off a live picture, lets other squares be, and lets the camera go', async () => {
		const { Picture } = await import('./harness/picture.ts');
		const picture = new Picture('https://example.org/menu');
		const mounted = await fresh({ before: (session) => (session.elsewhere = samplePlan().encode()) });
		await toBegin();
		await press('begin-phone');
		picture.connect();
		try {
			await press('scan');
			await until('another square', () => words().includes('another kind of square'));
			const secret = crypto.getRandomValues(new Uint8Array(32));
			picture.show(qrText(secret));
			await onScreen('setup-code');
			expect(mounted.session.pass?.secret).toEqual(secret);
			expect(picture.live).toBe(false);
		} finally {
			picture.disconnect();
		}
	});
});

describe('which app is in front', () => {
	test('can be chosen before anything is kept; going on keeps the one that is there', async () => {
		const { host, session } = await fresh();
		for (const screen of ['setup-watched', 'setup-about', 'setup-limits']) {
			await onScreen(screen);
			await press('next');
		}
		await onScreen('setup-cover');
		await until('named', () => words().includes('You see this one now'));
		await click('[data-field="setup.cover"] [data-choice="converter"]');
		expect(words()).toContain('type the set-up code again and hold C');
		expect(words()).toContain('a code can be words too');
		await press('use-cover');
		await until('gone there', () => host.calls.includes('cover converter'));
		await press('next');
		await onScreen('setup-install');
		expect(session.calls).toEqual([]);
	});
});

describe('a code of words', () => {
	test('is offered where it can be typed, and nowhere else', async () => {
		const mounted = await fresh({ before: (_, host) => (host.front = 'converter') });
		await toBegin();
		await press('begin-new');
		await onScreen('setup-code');
		await click('[data-field="code.digits"] [data-choice="words"]');
		const shown = (): string => find('[data-code]')?.getAttribute('aria-label') ?? '';
		await until('drawn', () => /[a-z]/.test(shown()));
		const code = shown();
		expect(code).toMatch(/^[a-z]+( [a-z]+){3}$/);
		expect(words()).toContain('more than 100 million dollars');
		mounted.host.typed.push(code, code);
		await press('next');
		expect(words()).toContain('Then hold the “Swap” key');
		expect(words()).toContain('type it twice on the converter');
		await press('practise');
		await press('practise');
		await until('kept', () => mounted.session.code === code);
	});

	test('is not, on a calculator', async () => {
		await fresh();
		await toBegin();
		await press('begin-new');
		await onScreen('setup-code');
		expect(document.querySelector('[data-choice="words"]')).toBeNull();
	});
});

describe('installing', () => {
	test.each([
		['prompt', 'Put the calculator on this phone'],
		['manual', 'Open the browser'],
		['ios', 'Add to Home Screen'],
		['installed', 'It is on this phone'],
	] as const)('says how on a phone of the kind %s', async (way, said) => {
		await fresh({ before: (_, host) => (host.way = way) });
		for (let i = 0; i < 4; i++) await press('next');
		await onScreen('setup-install');
		await until('how', () => words().includes(said));
		if (way === 'ios') expect(document.querySelectorAll('svg.drawing')).toHaveLength(3);
		if (way !== 'installed') expect(words()).toContain('after 7 days');
	});

	test('the browser is asked to keep what is here, and its answer is told', async () => {
		const mounted = await fresh();
		for (let i = 0; i < 4; i++) await press('next');
		await press('persist');
		await until('no', () => words().includes("didn't say yes"));
		mounted.host.firm = true;
		await press('persist');
		await until('yes', () => words().includes('The browser said yes.'));
	});
});
