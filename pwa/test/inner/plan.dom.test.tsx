import { wrap } from 'comlink';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { open } from '../../src/inner/open.tsx';
import { openPlan, type Plan } from '../../src/plan/model.ts';
import type { Host, Session } from '../../src/wire/session.ts';
import { MemorySession, PageHost, portTo } from './harness/doubles.ts';
import { click, drawn, find, onScreen, press, there, typeInto, until, words } from './harness/hand.ts';
import { clockAt, type Mounted, type MountOptions, mount, unmount } from './harness/mount.ts';
import { newerPlan, samplePlan } from './harness/sampleplan.ts';

beforeAll(() => page.viewport(360, 640));
afterEach(unmount);

const empty = (options: MountOptions = {}): Promise<Mounted> => mount({ plan: openPlan(null), ...options });
const filled = (options: MountOptions = {}): Promise<Mounted> => mount({ plan: samplePlan(), ...options });

/** What is on disk once everything typed so far is saved. */
async function kept(mounted: Mounted): Promise<Plan> {
	await mounted.app.saver.flush();
	return openPlan(mounted.session.saves.at(-1)?.doc ?? mounted.session.info.doc);
}

async function openSection(section: string): Promise<void> {
	await onScreen('home');
	if (!find(`[data-act="section-${section}"]`)) await press('more-sections');
	await press(`section-${section}`);
	await onScreen(`section-${section}`);
}

describe('home', () => {
	test('puts in front what fits the situation, and the rest one tap away', async () => {
		const plan = openPlan(null);
		plan.set('me', 'situations', ['cv2']);
		await mount({ plan });
		expect(find('[data-act="section-routes"]')).not.toBeNull();
		expect(find('[data-act="section-home"]')).toBeNull();
		await press('more-sections');
		expect(find('[data-act="section-home"]')).not.toBeNull();
	});

	test('an opened part stays in front, a part that was put away leaves and can come back', async () => {
		const mounted = await empty();
		await openSection('bag');
		await press('back');
		expect(find('[data-act="section-bag"]')).not.toBeNull();
		await press('section-bag');
		await press('put-away');
		await onScreen('home');
		expect(find('[data-act="section-bag"]')).toBeNull();
		await press('undo');
		expect(find('[data-act="section-bag"]')).not.toBeNull();
		expect((await kept(mounted)).chosen('me', 'put_away')).toEqual([]);
	});

	test('what was written is never out of reach: a part with something in it is only moved', async () => {
		await filled();
		await openSection('bag');
		await press('put-away');
		await onScreen('home');
		await press('more-sections');
		expect(find('[data-act="section-bag"]')).not.toBeNull();
	});

	test.each([
		['pending', 'Not sent to the server yet'],
		['offline', 'No connection'],
		['sent', 'a locked copy is on the server'],
		['room', 'The server is full'],
		['gone', 'was cleared'],
		['full', 'hold more than fits'],
		['newer', 'newer version'],
		['off', 'On this phone only'],
	] as const)('says how the copy on the server is: %s', async (state, said) => {
		const { session } = await empty();
		await until('inbox', () => session.inbox);
		await session.inbox?.sync(state);
		await until(state, () => find(`[data-sync="${state}"]`)?.textContent?.includes(said));
	});

	test('says when the plan is getting full, and when it is', async () => {
		const plan = openPlan(null);
		const long = 'ö'.repeat(1000);
		while (plan.room() === 'ok') plan.add('already', 'steps', { text: long.slice(0, 119) });
		const mounted = await mount({ plan });
		expect(words()).toContain('getting full');
		while (mounted.app.plan.room() === 'filling') {
			if (!mounted.app.plan.add('already', 'steps', { text: long.slice(0, 119) }).ok) break;
		}
		await drawn();
		expect(words()).toMatch(/getting full|The plan is full/u);
	});

	test('a session in memory says that leaving ends it', async () => {
		await empty({ info: { storage: 'memory' } });
		expect(words()).toContain('it is gone from this phone');
		expect(words()).toContain('Kept until you leave');
	});

	test('asks once about a way back that set-up did not settle, and takes none for an answer', async () => {
		const mounted = await empty();
		expect(words()).toContain('is there a way back?');
		await press('wayback-no');
		expect(words()).not.toContain('is there a way back?');
		expect((await kept(mounted)).text('me', 'way_back')).toBe('none');
	});
});

describe('typing', () => {
	test('is kept as it is typed, without a button', async () => {
		const mounted = await empty();
		await openSection('go');
		await press('field-go-way_out');
		await typeInto('[data-field="go.way_out"]', 'Back door');
		const saved = (): string => openPlan(mounted.session.saves.at(-1)?.doc ?? null).text('go', 'way_out');
		await until('a save', () => saved() === 'Back door');
		expect(find('[data-kept="yes"]')?.textContent).toBe('Kept');
	});

	test('a new thing is in the plan from its first letter, and gone when its letters are', async () => {
		const mounted = await empty();
		await openSection('people');
		await press('add-people-people');
		await typeInto('[data-field="add.people.people"]', 'M');
		expect((await kept(mounted)).items('people', 'people')).toHaveLength(1);
		await typeInto('[data-field="add.people.people"]', 'Mo');
		await typeInto('[data-field="add.people.people"]', '');
		expect((await kept(mounted)).items('people', 'people')).toHaveLength(0);
		await typeInto('[data-field="add.people.people"]', 'Mo');
		await press('added-people-people');
		await typeInto('[data-field="add.people.people"]', 'Ana');
		await press('added-people-people');
		const plan = await kept(mounted);
		expect(plan.items('people', 'people').map((one) => plan.text(one, 'alias'))).toEqual(['Mo', 'Ana']);
		expect(words()).toContain('Added.');
		await press('undo');
		expect((await kept(mounted)).items('people', 'people')).toHaveLength(1);
	});

	test('what is too long stays on the screen, says so kindly, and what fitted stays kept', async () => {
		const mounted = await empty();
		await openSection('go');
		await press('field-go-way_out');
		await typeInto('[data-field="go.way_out"]', 'Back door');
		await typeInto('[data-field="go.way_out"]', 'x'.repeat(121));
		expect(find<HTMLInputElement>('[data-field="go.way_out"]')?.value).toHaveLength(121);
		expect(words()).toContain('That is longer than');
		expect((await kept(mounted)).text('go', 'way_out')).toBe('Back door');
		await typeInto('[data-field="go.way_out"]', 'x'.repeat(120));
		expect(words()).not.toContain('That is longer than');
		expect((await kept(mounted)).text('go', 'way_out')).toHaveLength(120);
	});

	test('in a full plan new text stays on the screen, and shortening still works', async () => {
		const plan = openPlan(null);
		plan.set('go', 'way_out', 'y'.repeat(100));
		while (plan.add('already', 'steps', { text: 'x'.repeat(119) }).ok);
		for (const field of ['ride', 'fuel', 'kids_line', 'pets_line', 'care_line']) plan.set('go', field, 'x'.repeat(119));
		const mounted = await mount({ plan });
		await openSection('go');
		await press('field-go-keys_at');
		await typeInto('[data-field="go.keys_at"]', 'z'.repeat(119));
		expect(find<HTMLInputElement>('[data-field="go.keys_at"]')?.value).toHaveLength(119);
		expect(words()).toContain('There is no room for more text.');
		await press('done');
		await press('field-go-way_out');
		await typeInto('[data-field="go.way_out"]', 'short');
		expect((await kept(mounted)).text('go', 'way_out')).toBe('short');
	});

	test('a save that fails keeps the text, says what to do, and can be tried again', async () => {
		const mounted = await empty({ before: (session) => void session.refuse.set('save', 'file') });
		await openSection('go');
		await press('field-go-way_out');
		await typeInto('[data-field="go.way_out"]', 'Back door');
		await until('not kept', () => words().includes('Not kept yet'));
		expect(find<HTMLInputElement>('[data-field="go.way_out"]')?.value).toBe('Back door');
		expect(words()).toContain('this phone could not write it down');
		mounted.session.refuse.clear();
		await press('save-again');
		await until('kept', () => find('[data-kept="yes"]'));
		expect((await kept(mounted)).text('go', 'way_out')).toBe('Back door');
	});

	test('leaving by itself writes what was typed last', async () => {
		const mounted = await empty();
		await openSection('go');
		await press('field-go-way_out');
		await typeInto('[data-field="go.way_out"]', 'Back door');
		await (await until('idle port', () => mounted.host.idle))();
		expect(openPlan(mounted.session.saves.at(-1)?.doc ?? null).text('go', 'way_out')).toBe('Back door');
	});

	test('the Enter key goes to the next question', async () => {
		await empty();
		await openSection('go');
		await press('field-go-way_out');
		find('[data-field="go.way_out"]')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
		await onScreen('field-go-when_is_better');
	});
});

describe('another phone', () => {
	test('its changes come onto the screen, and are not sent round again', async () => {
		const mounted = await filled();
		const other = openPlan(mounted.session.info.doc);
		other.add('people', 'people', { alias: 'Nadia' });
		await until('inbox', () => mounted.session.inbox);
		const result = await mounted.session.inbox?.merge(other.encode());
		expect(result?.ok).toBe(true);
		await openSection('people');
		expect(words()).toContain('Nadia');
		await mounted.app.saver.flush();
		expect(mounted.session.saves).toHaveLength(0);
	});

	test('a newer version is refused, what cannot be read too, and nothing changes', async () => {
		const { app, session } = await filled();
		await until('inbox', () => session.inbox);
		const before = app.plan.encode();
		expect(await session.inbox?.merge(newerPlan())).toEqual({ ok: false, reason: 'newer' });
		expect(await session.inbox?.merge(new Uint8Array([9, 9]))).toEqual({ ok: false, reason: 'none' });
		expect(app.plan.encode()).toEqual(before);
	});

	test('a thing that was removed there while it is open here says so', async () => {
		const mounted = await filled();
		await openSection('people');
		await click('[data-list="people.people"] li:first-child [data-act="open"]');
		await onScreen('item-person');
		const other = openPlan(mounted.session.info.doc);
		const [mo] = other.items('people', 'people');
		if (mo) other.remove(mo);
		await mounted.session.inbox?.merge(other.encode());
		await onScreen('gone');
	});

	test('the field that has the focus keeps its caret when news comes', async () => {
		const mounted = await filled();
		await openSection('home');
		await press('field-home-address_to_read_aloud');
		const box = find<HTMLInputElement>('[data-field="home.address_to_read_aloud"]');
		box?.setSelectionRange(3, 3);
		const other = openPlan(mounted.session.info.doc);
		other.add('people', 'people', { alias: 'Nadia' });
		await mounted.session.inbox?.merge(other.encode());
		await drawn();
		expect(document.activeElement).toBe(box);
		expect(box?.selectionStart).toBe(3);
	});
});

describe('a thing in the plan', () => {
	test('is removed at once and comes back whole by Undo, and by the keyboard', async () => {
		const mounted = await filled();
		await openSection('people');
		await click('[data-list="people.people"] li:first-child [data-act="open"]');
		await press('remove');
		await onScreen('section-people');
		expect(words()).toContain('Removed.');
		expect(document.activeElement?.closest('[data-screen]')).not.toBeNull();
		let plan = await kept(mounted);
		expect(plan.items('people', 'people')).toHaveLength(2);
		expect(mounted.session.saves.at(-1)?.deleted).toBe(true);
		await press('undo');
		plan = await kept(mounted);
		const [mo] = plan.items('people', 'people');
		expect(mo && plan.text(mo, 'alias')).toBe('Mo');
		expect(mo && plan.items(mo, 'ways')).toHaveLength(1);
		await click('[data-list="people.people"] li:first-child [data-act="open"]');
		await press('remove');
		dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }));
		await drawn();
		expect((await kept(mounted)).items('people', 'people')).toHaveLength(3);
		expect(words()).toContain('Undone.');
	});

	test('Undo takes back the removal, not what was done since', async () => {
		const mounted = await filled();
		await openSection('people');
		await click('[data-list="people.people"] li:first-child [data-act="open"]');
		await press('remove');
		await press('add-people-people');
		await typeInto('[data-field="add.people.people"]', 'Nadia');
		expect(find('[data-act="undo"]')).toBeNull();
		const plan = await kept(mounted);
		expect(plan.items('people', 'people').map((one) => plan.text(one, 'alias'))).toContain('Nadia');
	});

	test('Undo stays behind when the holder goes to another place', async () => {
		await filled();
		await openSection('people');
		await click('[data-list="people.people"] li:first-child [data-act="open"]');
		await press('remove');
		expect(find('[data-act="undo"]')).not.toBeNull();
		await press('to-settings');
		await onScreen('settings');
		expect(find('[data-act="undo"]')).toBeNull();
	});

	test('a star puts it on the Go now page; where that is full, it says so', async () => {
		const mounted = await filled();
		await openSection('people');
		await press('add-people-people');
		await typeInto('[data-field="add.people.people"]', 'Nadia');
		await press('added-people-people');
		await click('[data-list="people.people"] li:last-child [data-act="star"]');
		expect(words()).toContain('The Go now page is full');
		await click('[data-list="people.people"] li:first-child [data-act="star"]');
		await click('[data-list="people.people"] li:last-child [data-act="star"]');
		const plan = await kept(mounted);
		const starred = plan.items('people', 'people').filter((one) => plan.starred(one));
		expect(starred.map((one) => plan.text(one, 'alias'))).toEqual(['Ana', 'Uncle Ray', 'Nadia']);
	});

	test('a step shows where it stands and what is in the way, and both change on its card', async () => {
		const mounted = await filled();
		await openSection('already');
		expect(words()).toContain('In the way: Money, Being watched');
		await click('li:last-child [data-act="step-state"]');
		await click('[data-field="step.state"] [data-choice="notforme"]');
		await click('[data-field="step.gets_in_way"] [data-choice="money"]');
		const plan = await kept(mounted);
		const step = plan.items('already', 'steps').at(-1);
		expect(step && plan.chosen(step, 'state')).toEqual(['notforme']);
		expect(step && plan.chosen(step, 'gets_in_way')).toEqual(['watched']);
	});

	test('parts of a way keep an order that the holder changes', async () => {
		const mounted = await filled();
		await openSection('routes');
		await click('[data-list="routes.trips"] [data-act="open"]');
		await onScreen('item-trip');
		await click('[data-list="trip.legs"] li:first-child [data-act="down"]');
		const plan = await kept(mounted);
		const [trip] = plan.items('routes', 'trips');
		expect(trip && plan.items(trip, 'legs').map((leg) => plan.text(leg, 'line_or_road'))).toEqual([
			'Canal side',
			'Bus 9',
		]);
	});

	test('picks who or where from the plan, or makes it on the way', async () => {
		const mounted = await empty();
		await openSection('bag');
		await press('add-bag-things');
		await typeInto('[data-field="add.bag.things"]', 'Charger');
		await press('added-bag-things');
		await click('[data-list="bag.things"] [data-act="open"]');
		await press('field-thing-copy_with');
		expect(words()).toContain('Nothing to pick yet');
		await typeInto('[data-field="thing.copy_with.new"]', 'Mo');
		await press('ref-add-copy_with');
		const plan = await kept(mounted);
		const [thing] = plan.items('bag', 'things');
		const [mo] = plan.items('people', 'people');
		expect(thing && plan.chosen(thing, 'copy_with')).toEqual([mo]);
		expect(find('[data-field="thing.copy_with"] [aria-pressed="true"]')?.textContent).toContain('Mo');
	});

	test('offers words for being followed, and takes them by one tap', async () => {
		const mounted = await filled();
		await openSection('routes');
		await click('[data-list="routes.trips"] [data-act="open"]');
		await press('field-trip-if_followed');
		expect(words()).toContain('keep going past home');
		await press('take-offer');
		const plan = await kept(mounted);
		const [trip] = plan.items('routes', 'trips');
		expect(trip && plan.text(trip, 'if_followed')).toContain('keep going past home');
	});

	test('days and hours of a “when” are kept together', async () => {
		const mounted = await filled();
		await openSection('places');
		await click('[data-list="places.places"] li:last-child [data-act="open"]');
		await press('field-place-open_when');
		await click('[data-choice="sat"]');
		await typeInto('[data-field="place.open_when.from"]', '09:00');
		const plan = await kept(mounted);
		const place = plan.items('places', 'places').at(-1);
		expect(place && plan.get(place, 'open_when')).toMatchObject({ days: ['sat'], from: '09:00' });
		await click('[data-choice="sat"]');
		await typeInto('[data-field="place.open_when.from"]', '');
		const after = await kept(mounted);
		expect(place && after.get(place, 'open_when')).toBeUndefined();
	});
});

describe('questions', () => {
	test('come one at a time, each can be skipped, and the last leads back', async () => {
		await empty();
		await openSection('places');
		await press('ask');
		for (const n of [1, 2, 3, 4]) {
			await onScreen(`question-places-${n}`);
			expect(document.querySelectorAll('h1')).toHaveLength(1);
			await press('next');
		}
		await onScreen('section-places');
	});

	test('the other person is called as the holder calls them', async () => {
		const { app } = await filled();
		await openSection('people');
		await press('ask');
		for (let i = 0; i < 3; i++) await press('next');
		expect(find('h1')?.textContent?.replace(/[\u2068\u2069]/gu, '')).toBe('Do they talk to D.?');
		app.plan.set('me', 'word_for_them', '');
		await drawn();
		expect(find('h1')?.textContent).toContain('the person who hurts you');
		app.plan.set('me', 'situations', ['cv3']);
		await drawn();
		expect(find('h1')?.textContent).toContain('people you keep clear of');
	});

	test('“not good” is thanked, and every way on is as good as the others', async () => {
		await empty();
		await openSection('now');
		await press('ask');
		await click('[data-choice="notgood"]');
		expect(words()).toContain('Thanks for saying so. What would you like?');
		await press('check-gonow');
		await onScreen('gonow');
		await press('back');
		await onScreen('question-now-1');
	});
});

describe('after a while', () => {
	const later = (): Promise<Mounted> => mount({ plan: samplePlan('2027-01-01'), clock: clockAt('2027-12-01') });

	test('a part asks softly, “Still right” ends it, and nothing is counted', async () => {
		const mounted = await later();
		await until('dots', () => find('[data-act="section-people"] .dot'));
		await openSection('people');
		await press('still-right');
		expect(find('[data-stale]')).toBeNull();
		expect((await kept(mounted)).stamps('people').reviewed).toBe('2027-12-01');
		expect(document.body.textContent).not.toMatch(/\d+ ?%|overdue|missed/u);
	});

	test('“Not now” rests it, “Change it” opens the questions', async () => {
		await later();
		await openSection('places');
		await press('still-change');
		await onScreen('question-places-1');
		await press('back');
		await press('still-later');
		expect(find('[data-stale]')).toBeNull();
	});

	test('a person is asked about by themselves', async () => {
		await later();
		await openSection('people');
		expect(find('[data-list="people.people"] .dot')?.textContent).toContain('Still right?');
		await click('[data-list="people.people"] li:first-child [data-act="open"]');
		expect(words()).toContain('Is this still someone you trust?');
		await press('still-right');
		expect(words()).not.toContain('Is this still someone you trust?');
	});
});

describe('search', () => {
	test('finds the holder’s words whatever the case, and opens the place', async () => {
		await filled();
		await press('to-search');
		await typeInto('[data-field="search"]', 'LAUNDRY');
		await there('[data-act^="hit-"]');
		expect(find('mark')?.textContent).toBe('laundry');
		await click('[data-act^="hit-"]');
		await onScreen('item-place');
		expect(find('h1')?.textContent).toContain('24 h laundry');
	});

	test('finds a part that is put away, and opens it for good', async () => {
		const plan = openPlan(null);
		plan.set('me', 'put_away', ['papers']);
		const mounted = await mount({ plan });
		await press('to-search');
		await typeInto('[data-field="search"]', 'papers');
		await press('found-papers');
		await onScreen('section-papers');
		expect((await kept(mounted)).chosen('me', 'put_away')).toEqual([]);
	});

	test('says when nothing is found, and keeps nothing of what was looked for', async () => {
		const mounted = await filled();
		await press('to-search');
		await typeInto('[data-field="search"]', 'zzzz');
		expect(words()).toContain('Nothing found. Maybe another word?');
		await mounted.app.saver.flush();
		expect(mounted.session.saves).toHaveLength(0);
	});
});

describe('a plan of a newer version', () => {
	test('is read, and nothing can be changed', async () => {
		const { session } = await mount({ info: { doc: newerPlan(), readOnly: true } });
		expect(words()).toContain('A newer version of the app wrote this plan.');
		await openSection('people');
		expect(find('[data-act^="add-"], [data-act="star"], [data-act="put-away"]')).toBeNull();
		await click('[data-list="people.people"] li:first-child [data-act="open"]');
		expect(find('[data-act="remove"]')).toBeNull();
		await press('field-person-alias');
		expect(find<HTMLInputElement>('[data-field="person.alias"]')?.readOnly).toBe(true);
		await press('next');
		await press('next');
		expect(find<HTMLButtonElement>('[data-choice]')?.disabled).toBe(true);
		expect(session.saves).toHaveLength(0);
	});
});

describe('when the program fails', () => {
	test('a document that cannot be read shows words, not a blank page, and is not written over', async () => {
		const session = new MemorySession();
		session.info = { ...session.info, doc: new Uint8Array([7, 7, 7]) };
		const app = await open(
			{ url: 'blob:', language: 'es' },
			wrap<Session>(portTo(session.session)),
			wrap<Host>(portTo(new PageHost().host)),
			clockAt('2027-03-01'),
		);
		expect(app).toBeNull();
		expect(find('h1')?.textContent).toBe('Esto no se pudo abrir');
		expect(session.calls).toEqual([]);
	});

	test('a screen that fails says so', async () => {
		const mounted = await filled();
		const broken = (): never => {
			throw new Error('made by this test');
		};
		Object.defineProperty(mounted.app.plan, 'items', { value: broken });
		await press('section-people');
		await onScreen('broken');
		expect(words()).toContain('What was kept before is as it was.');
	});
});

test('nothing of a session is left in the browser: no storage, no address, no history', async () => {
	const before = { href: location.href, length: history.length };
	const mounted = await filled();
	await openSection('people');
	await press('add-people-people');
	await typeInto('[data-field="add.people.people"]', 'Nadia');
	await mounted.app.saver.flush();
	expect({ href: location.href, length: history.length }).toEqual(before);
	expect(history.state).toBeNull();
	expect(sessionStorage.length + localStorage.length).toBe(0);
	expect(document.cookie).toBe('');
	expect(await indexedDB.databases()).toEqual([]);
	expect(await caches.keys()).toEqual([]);
});
