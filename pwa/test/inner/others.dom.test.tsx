import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { lookOf } from '../../src/plan/age.ts';
import { openPlan } from '../../src/plan/model.ts';
import type { OtherCode } from '../../src/wire/session.ts';
import { click, find, handOf, onScreen, press, there, until, words } from './harness/hand.ts';
import { type Mounted, type MountOptions, mount, unmount } from './harness/mount.ts';
import { samplePlan } from './harness/sampleplan.ts';

beforeAll(() => page.viewport(360, 640));
afterEach(unmount);

async function openPage(name: string, options: MountOptions = {}): Promise<Mounted> {
	const mounted = await mount({ plan: samplePlan(), ...options });
	await press('to-settings');
	await press(`setting-${name}`);
	await onScreen(`settings-${name}`);
	return mounted;
}

const choose = (field: string, option: string): Promise<void> =>
	click(`[data-field="${field}"] [data-choice="${option}"]`);

async function typeTwice(mounted: Mounted): Promise<string> {
	await onScreen('settings-others-code');
	const code = ((await there('[data-code]')).textContent ?? '').replace(/\D/g, '');
	await handOf(mounted).practise('[data-act="practise"]');
	await handOf(mounted).practise('[data-act="practise"]');
	return code;
}

const one: OtherCode = {
	slot: 3,
	kind: 'lists',
	look: 'chores',
	duty: 'nothing',
	everywhere: false,
	changed: false,
};

const withOthers = (...others: OtherCode[]): MountOptions => ({
	before: (session) => {
		session.others = others;
	},
});

describe('other codes', () => {
	test('none is there at first, and each of three says what typing it does', async () => {
		await openPage('others');
		await until('none', () => words().includes('There are no other codes'));
		unmount();
		await openPage(
			'others',
			withOthers(
				one,
				{ ...one, slot: 2, look: 'study', duty: 'destroy', everywhere: true },
				{ ...one, slot: 4, kind: 'order', look: 'whole', duty: 'reset' },
			),
		);
		await until('three', () => document.querySelectorAll('[data-other]').length === 3);
		expect(words()).toContain('Nothing else happens.');
		expect(words()).toContain('Without a word, all else on this phone and the server copy are cleared.');
		expect(words()).toContain('Nothing is kept behind it.');
		expect(words()).toContain('Three are there');
		expect(find('[data-act="add-lists"]')).toBeNull();
	});

	test('lists are put behind a code that was typed twice, with what the holder chose', async () => {
		const mounted = await openPage('others');
		await press('add-lists');
		await choose('others.look', 'training');
		await press('next');
		const code = await typeTwice(mounted);
		await onScreen('settings-others-duty');
		expect(find<HTMLButtonElement>('[data-act="put-code"]')?.disabled).toBe(true);
		await choose('others.duty', 'destroy');
		// The reach is a question of its own, and nothing is chosen for the holder.
		expect(find<HTMLButtonElement>('[data-act="put-code"]')?.disabled).toBe(true);
		expect(words()).toContain('do not agree on which is safer');
		expect(words()).toContain('Someone may have copied this phone before');
		expect(words()).not.toContain('Without a connection');
		await choose('others.reach', 'yes');
		expect(words()).toContain('Without a connection, the server copy stays.');
		await press('put-code');
		await until('done', () => words().includes('It works from now on'));
		expect(mounted.session.others).toEqual([{ ...one, slot: 2, look: 'training', duty: 'destroy', everywhere: true }]);
		const doc = mounted.session.behind.get(code);
		expect(doc && lookOf(openPlan(doc))).toBe('training');
		expect(openPlan(doc ?? null).items('strength', 'items').length).toBeGreaterThan(2);
	});

	test('a code that only opens has no reach to choose', async () => {
		const mounted = await openPage('others');
		await press('add-lists');
		await choose('others.look', 'shopping');
		await press('next');
		await typeTwice(mounted);
		await choose('others.duty', 'nothing');
		expect(find('[data-field="others.reach"]')).toBeNull();
		await press('put-code');
		await until('kept', () => mounted.session.others.length === 1);
		expect(mounted.session.others[0]).toMatchObject({ duty: 'nothing', everywhere: false });
	});

	test('a code that clears holds nothing', async () => {
		const mounted = await openPage('others');
		await press('add-order');
		await typeTwice(mounted);
		await onScreen('settings-others-reach');
		await choose('others.reach', 'no');
		await press('put-code');
		await until('done', () => words().includes('It works from now on'));
		expect(mounted.session.others).toMatchObject([{ kind: 'order', everywhere: false }]);
	});

	test('a slip does not count, and nothing is kept by going back', async () => {
		const mounted = await openPage('others');
		await press('add-order');
		await there('[data-code]');
		mounted.host.typed.push('1');
		await press('practise');
		await until('kind words', () => words().includes('Not quite the same.'));
		await press('back');
		await onScreen('settings-others');
		expect(mounted.session.calls.filter((call) => call.startsWith('add'))).toEqual([]);
	});

	test('a code that cannot be used is told, and another one is drawn', async () => {
		const mounted = await openPage('others', { before: (session) => void session.refuse.set('addOrder', 'refused') });
		await press('add-order');
		await typeTwice(mounted);
		await choose('others.reach', 'no');
		await press('put-code');
		await until('why', () => words().includes("This code can't be used."));
		await press('draw-again');
		await onScreen('settings-others-code');
	});

	test('a wait that is felt is said', async () => {
		let release = (): void => {};
		const mounted = await openPage('others');
		await press('add-order');
		await typeTwice(mounted);
		await choose('others.reach', 'no');
		mounted.session.gate = new Promise((resolve) => {
			release = resolve;
		});
		await press('put-code');
		await until('progress', () => words().includes('Making it ready.'));
		release();
		await until('done', () => words().includes('It works from now on'));
	});

	test('what a code does is changed, and a code is removed', async () => {
		const mounted = await openPage('others', withOthers(one));
		await press('other-change');
		await choose('others.duty', 'reset');
		await choose('others.reach', 'no');
		await press('put-duty');
		await until('changed', () => mounted.session.others[0]?.duty === 'reset');
		await onScreen('settings-others');
		await press('other-remove');
		await press('remove-other-taps');
		await press('remove-other-no');
		expect(mounted.session.others).toHaveLength(1);
		await press('remove-other-taps');
		await press('remove-other-sure');
		await until('none', () => words().includes('There are no other codes'));
	});

	test('a code that was changed from inside can only be removed', async () => {
		await openPage('others', withOthers({ ...one, changed: true }));
		await there('[data-other]');
		expect(words()).toContain('can only be removed');
		expect(find('[data-act="other-change"]')).toBeNull();
		await press('other-remove');
		await onScreen('settings-others-remove');
	});
});

describe('the card', () => {
	test('shows 24 digits once, in groups of four', async () => {
		const mounted = await openPage('card');
		expect(words()).toContain('There is no card now.');
		expect(words()).toContain('It does nothing else.');
		await press('make-card');
		await onScreen('settings-card-digits');
		const groups = [...document.querySelectorAll('[data-card] span')].map((span) => span.textContent);
		expect(groups).toHaveLength(6);
		expect(groups.join('')).toMatch(/^\d{24}$/);
		expect(find('[data-card]')?.getAttribute('aria-label')).toBe([...groups.join('')].join(' '));
		await press('card-written');
		await onScreen('settings-card');
		expect(words()).toContain('There is a card.');
		expect(words()).not.toContain(groups[0] ?? 'nothing');
		expect(mounted.session.cards).toBe(1);
	});

	test('is replaced and dropped', async () => {
		const mounted = await openPage('card', { info: { card: true } });
		expect(words()).toContain('The card from before stops working.');
		await press('make-card');
		await press('card-written');
		await press('drop-card-taps');
		await press('drop-card-sure');
		await until('dropped', () => words().includes('There is no card now.'));
		expect(mounted.session.calls).toEqual(['makeCard', 'dropCard']);
	});

	test('says why where it cannot be made', async () => {
		await openPage('card', { before: (session) => void session.refuse.set('makeCard', 'offline') });
		await press('make-card');
		await until('why', () => words().includes('A card needs a connection once'));
		expect(find('[data-card]')).toBeNull();
		unmount();
		await openPage('card', { info: { sync: 'gone' } });
		expect(words()).toContain('a card has nothing to clear');
		expect(find('[data-act="make-card"]')).toBeNull();
	});
});

describe('practice', () => {
	const begin = async (lesson: string): Promise<Mounted> => {
		const mounted = await openPage('rehearse');
		await press(`rehearse-${lesson}`);
		await onScreen(`settings-rehearse-${lesson}`);
		return mounted;
	};
	const type = async (mounted: Mounted): Promise<void> => handOf(mounted).practise('[data-act="practise"]');

	/** Whatever is practised, the real session hears nothing but the wish to practise. */
	function expectUntouched(mounted: Mounted): void {
		expect(mounted.session.calls).toEqual([]);
		expect(mounted.session.saves).toEqual([]);
		expect(mounted.host.left + mounted.host.finished).toBe(0);
	}

	test('leaving and coming back; another code does nothing, as always', async () => {
		const mounted = await begin('leave');
		mounted.host.typed.push('12345');
		await press('practise');
		await until('nothing', () => words().includes('That is what any other code does.'));
		await type(mounted);
		await until('opened', () => words().includes('The practice plan opened.'));
		expectUntouched(mounted);
	});

	test('another code opens lists, and the practice plan is gone', async () => {
		const mounted = await begin('other');
		await type(mounted);
		await until('lists', () => words().includes('Lists opened: Shopping'));
		await type(mounted);
		await until('gone', () => words().includes('Its code opens nothing now'));
		expectUntouched(mounted);
	});

	test('a code that clears leaves nothing', async () => {
		const mounted = await begin('clear');
		await type(mounted);
		await until('cleared', () => words().includes('All of the practice was cleared.'));
		await type(mounted);
		await until('gone', () => words().includes('Its code opens nothing now'));
		await press('done');
		await onScreen('settings-rehearse');
		expectUntouched(mounted);
	});
});

test('what stays behind is said, from clearing and from the settings', async () => {
	await openPage('clear');
	await press('see-traces');
	await onScreen('settings-traces');
	for (const part of ['history', 'backup', 'spy app', 'twice', 'keyboards', 'Notifications']) {
		expect(words().toLowerCase()).toContain(part.toLowerCase());
	}
	await press('back');
	await onScreen('settings-clear');
});
