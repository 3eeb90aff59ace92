/** Two phones and more, apart from each other. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type ItemId, openPlan, type Plan } from '../../src/plan/model.ts';
import { MERGE_BYTES } from '../../src/plan/room.ts';
import { add, exchange, fork, good, shown, testClock } from './plans.ts';

describe('two phones', () => {
	test('keep edits to different fields of one contact', () => {
		const one = openPlan(null, testClock());
		const person = add(one, 'people', 'people', { alias: 'Mo' });
		const two = fork(one);
		good(one.set(person, 'relation', 'chosen sister'));
		good(two.set(person, 'aware', 'some'));
		exchange(one, two);
		for (const plan of [one, two]) {
			expect(plan.text(person, 'relation')).toBe('chosen sister');
			expect(plan.text(person, 'aware')).toBe('some');
		}
		expect(shown(one)).toEqual(shown(two));
	});

	test('agree on one of two values of the same field', () => {
		const one = openPlan(null, testClock());
		const two = fork(one);
		good(one.set('go', 'fuel', 'half full'));
		good(two.set('go', 'fuel', 'by the bus'));
		exchange(one, two);
		expect(one.text('go', 'fuel')).toBe(two.text('go', 'fuel'));
		expect(['half full', 'by the bus']).toContain(one.text('go', 'fuel'));
	});

	test('share the sections even when both began empty', () => {
		const one = openPlan(null, testClock());
		const two = openPlan(null, testClock());
		const mo = add(one, 'people', 'people', { alias: 'Mo' });
		const ana = add(two, 'people', 'people', { alias: 'Ana' });
		good(one.set('go', 'fuel', 'half full'));
		good(two.set('go', 'ride', 'bus 9'));
		exchange(one, two);
		expect(new Set(one.items('people', 'people'))).toEqual(new Set([mo, ana]));
		expect([one.text('go', 'fuel'), one.text('go', 'ride')]).toEqual(['half full', 'bus 9']);
		expect(shown(one)).toEqual(shown(two));
	});

	test('both tick options of one field, and both stay ticked', () => {
		const one = openPlan(null, testClock());
		const person = add(one, 'people', 'people', { alias: 'Mo', can_help_with: ['talk'] });
		const two = fork(one);
		good(one.set(person, 'can_help_with', ['talk', 'ride']));
		good(two.set(person, 'can_help_with', ['talk', 'kids']));
		exchange(one, two);
		expect(one.get(person, 'can_help_with')).toEqual(['ride', 'kids', 'talk']);
	});

	test('both add at the same spot, and agree on the order', () => {
		const one = openPlan(null, testClock());
		const first = add(one, 'bag', 'things', { item: 'keys' });
		const two = fork(one);
		add(one, 'bag', 'things', { item: 'cash' });
		add(two, 'bag', 'things', { item: 'toy' });
		exchange(one, two);
		expect(one.items('bag', 'things')).toHaveLength(3);
		expect(one.items('bag', 'things')).toEqual(two.items('bag', 'things'));
		// Two items share a place now; a third still goes between them.
		const [, second, third] = one.items('bag', 'things');
		if (second === undefined || third === undefined) throw new Error('three items');
		const between = good(one.add('bag', 'things', { item: 'medicine' }, third));
		expect(one.items('bag', 'things')).toEqual([first, second, between, third]);
	});
});

describe('removing against editing', () => {
	function start(): { one: Plan; two: Plan; person: ItemId; way: ItemId } {
		const one = openPlan(null, testClock());
		const person = add(one, 'people', 'people', {
			alias: 'Mo',
			relation: 'chosen sister',
			can_help_with: ['ride', 'kids'],
			agreed: true,
		});
		const way = add(one, person, 'ways', { how: 'text', value: '555 0100', words: 'Did you feed the cat?' });
		good(one.star(person, true));
		return { one, two: fork(one), person, way };
	}

	test('a removal that nobody edited against stands', () => {
		const { one, two, person } = start();
		good(one.remove(person));
		exchange(one, two);
		for (const plan of [one, two]) {
			expect(plan.has(person)).toBe(false);
			expect(plan.items('people', 'people')).toEqual([]);
		}
	});

	test('an edit on the other phone brings the whole contact back', () => {
		const { one, two, person, way } = start();
		good(one.remove(person));
		good(two.set(person, 'last_checked', '2027-02-01'));
		const before = shown(two, [person]);
		exchange(one, two);
		for (const plan of [one, two]) {
			expect(plan.items('people', 'people')).toEqual([person]);
			expect(shown(plan, [person])).toEqual(before);
			expect(plan.text(way, 'value')).toBe('555 0100');
			expect(plan.get(person, 'can_help_with')).toEqual(['ride', 'kids']);
			expect(plan.starred(person)).toBe(true);
		}
	});

	test('it comes back in whichever order the copies meet', () => {
		for (const removerFirst of [true, false]) {
			const { one, two, person } = start();
			const third = fork(one);
			good(one.remove(person));
			good(two.set(person, 'relation', 'aunt'));
			const copies = removerFirst ? [one, two] : [two, one];
			for (const copy of copies) good(third.merge(copy.encode()));
			expect(third.text(person, 'alias')).toBe('Mo');
			expect(third.text(person, 'relation')).toBe('aunt');
		}
	});

	test('a way to reach them, added on the other phone, brings the contact back with it', () => {
		const { one, two, person, way } = start();
		good(one.remove(person));
		const added = add(two, person, 'ways', { how: 'call', value: '555 0199' });
		exchange(one, two);
		expect(one.text(person, 'alias')).toBe('Mo');
		expect(one.items(person, 'ways')).toEqual([way, added]);
	});

	test('an edit of a part of it brings it back', () => {
		const { one, two, person, way } = start();
		good(one.remove(person));
		good(two.set(way, 'value', '555 0177'));
		exchange(one, two);
		expect(one.text(person, 'alias')).toBe('Mo');
		expect(one.text(way, 'value')).toBe('555 0177');
	});

	test('a removed part of a contact that the other phone edited comes back alone', () => {
		const { one, two, person, way } = start();
		good(one.remove(way));
		good(two.set(way, 'safe_when', { days: ['tue'], from: '18:00' }));
		exchange(one, two);
		expect(one.items(person, 'ways')).toEqual([way]);
		expect(one.text(way, 'value')).toBe('555 0100');
		expect(one.text(way, 'words')).toBe('Did you feed the cat?');
	});

	test('what a third phone wrote meanwhile wins over what was put back', () => {
		for (let i = 0; i < 20; i++) {
			const { one, two, person } = start();
			const three = fork(one);
			good(one.remove(person));
			good(two.set(person, 'aware', 'all'));
			good(three.set(person, 'relation', 'aunt'));
			good(one.merge(two.encode()));
			expect(one.text(person, 'relation')).toBe('chosen sister');
			good(one.merge(three.encode()));
			expect(one.text(person, 'relation')).toBe('aunt');
			expect(one.text(person, 'aware')).toBe('all');
		}
	});

	test('an edit that lost its field to another still counts as one', () => {
		for (let i = 0; i < 20; i++) {
			const { one, two, person } = start();
			good(one.set(person, 'relation', 'aunt'));
			const seen = one.encode();
			good(two.set(person, 'relation', 'neighbour'));
			good(one.remove(person));
			good(two.merge(seen));
			good(two.merge(one.encode()));
			expect(two.text(person, 'alias')).toBe('Mo');
		}
	});

	test('it can be removed again, for good, and edited after it came back', () => {
		const { one, two, person } = start();
		good(one.remove(person));
		good(two.set(person, 'aware', 'all'));
		exchange(one, two);
		good(one.set(person, 'alias', 'Ana'));
		good(one.set(person, 'relation', ''));
		exchange(one, two);
		expect([two.text(person, 'alias'), two.text(person, 'relation')]).toEqual(['Ana', '']);
		good(one.remove(person));
		exchange(one, two);
		expect(two.has(person)).toBe(false);
		expect(new TextDecoder().decode(two.encode())).not.toContain('555 0100');
	});

	test('moving it on the other phone does not bring it back', () => {
		const { one, two, person } = start();
		const other = add(two, 'people', 'people', { alias: 'Ana' });
		good(one.remove(person));
		good(two.move(other, person));
		good(two.move(person, other));
		exchange(one, two);
		for (const plan of [one, two]) expect(plan.items('people', 'people')).toEqual([other]);
	});

	test('both remove: it is gone', () => {
		const { one, two, person } = start();
		good(one.remove(person));
		good(two.remove(person));
		exchange(one, two);
		expect(one.has(person)).toBe(false);
		expect(two.has(person)).toBe(false);
	});

	test('undo of a removal, after the other phone heard of it, restores it there too', () => {
		const { one, two, person, way } = start();
		good(one.remove(person));
		exchange(one, two);
		expect(two.has(person)).toBe(false);
		one.undo();
		exchange(one, two);
		expect(two.text(person, 'alias')).toBe('Mo');
		expect(two.text(way, 'value')).toBe('555 0100');
	});
});

describe('what is refused', () => {
	test('a copy of a newer version: nothing changes', () => {
		const plan = openPlan(null, testClock());
		add(plan, 'people', 'people', { alias: 'Mo' });
		const before = plan.encode();
		const newer = new Y.Doc();
		newer.getMap('meta').set('v2', true);
		newer.getMap('go').set('fuel', 'half full');
		expect(plan.merge(Y.encodeStateAsUpdate(newer))).toEqual({ ok: false, reason: 'newer' });
		expect(plan.encode()).toEqual(before);
	});

	test('a newer document opens, reads, and takes no change', () => {
		const newer = new Y.Doc();
		newer.getMap('meta').set('v1', true);
		newer.getMap('meta').set('v9', true);
		newer.getMap('go').set('fuel', 'half full');
		const plan = openPlan(Y.encodeStateAsUpdate(newer), testClock());
		expect(plan.readOnly).toBe(true);
		expect(plan.text('go', 'fuel')).toBe('half full');
		expect(plan.set('go', 'fuel', 'empty')).toEqual({ ok: false, reason: 'newer' });
		expect(plan.add('people', 'people')).toEqual({ ok: false, reason: 'newer' });
		expect(plan.merge(openPlan(null).encode())).toEqual({ ok: false, reason: 'newer' });
		expect(plan.text('go', 'fuel')).toBe('half full');
	});

	test('bytes that are no document', () => {
		const plan = openPlan(null, testClock());
		good(plan.set('go', 'fuel', 'half full'));
		const before = plan.encode();
		for (const bytes of [new Uint8Array(0), new Uint8Array([255]), before.slice(0, before.length - 3)]) {
			expect(plan.merge(bytes)).toEqual({ ok: false, reason: 'bytes' });
		}
		expect(plan.encode()).toEqual(before);
		expect(() => openPlan(new Uint8Array([255]))).toThrow('not a document');
	});

	test('two copies that together have no room: nothing is dropped on either side', () => {
		const one = openPlan(null, testClock());
		const two = openPlan(null, testClock());
		for (const plan of [one, two]) {
			while (plan.add('routes', 'trips', { if_followed: 'x'.repeat(2000) }).ok);
			expect(plan.room()).not.toBe('ok');
		}
		const before = one.encode();
		expect(before.length * 2).toBeGreaterThan(MERGE_BYTES);
		expect(one.merge(two.encode())).toEqual({ ok: false, reason: 'full' });
		expect(one.encode()).toEqual(before);
	});
});

test('what a later version of the same schema wrote is kept, shown or not', () => {
	const later = new Y.Doc();
	later.getMap('meta').set('v1', true);
	later.getMap('go').set('not_known_yet', 'kept');
	later.getMap('go').set('fuel', { liters: 3 });
	later.getMap('money').set('own_account', 'at work');
	const person = new Y.Map();
	person.set('alias', 'Mo');
	person.set('can_help_with.swim', true);
	person.set('can_help_with.ride', true);
	later.getMap('people').set('people:AAAAAAAAAAAAAAAAAAAAAA', person);
	const plan = openPlan(Y.encodeStateAsUpdate(later), testClock());
	const [mo] = plan.items('people', 'people');
	if (!mo) throw new Error('one person');
	expect(plan.get('go', 'fuel')).toBeUndefined();
	expect(plan.get(mo, 'can_help_with')).toEqual(['ride', 'swim']);
	good(plan.set(mo, 'can_help_with', ['talk']));
	good(plan.set('go', 'ride', 'bus 9'));
	for (const bytes of [plan.encode(), plan.compact()]) {
		const again = new Y.Doc();
		Y.applyUpdate(again, bytes);
		expect(again.getMap('go').toJSON()).toMatchObject({ not_known_yet: 'kept', fuel: { liters: 3 }, ride: 'bus 9' });
		expect(again.getMap('money').toJSON()).toEqual({ own_account: 'at work' });
		const kept = again.getMap('people').toJSON()['people:AAAAAAAAAAAAAAAAAAAAAA'];
		expect(kept).toMatchObject({ alias: 'Mo', 'can_help_with.swim': true, 'can_help_with.talk': true });
		expect(kept).not.toHaveProperty('can_help_with.ride');
	}
});

// Random histories on three phones, checked against what each phone knew when it acted.

interface Act {
	readonly phone: number;
	readonly what: 'add' | 'set' | 'way' | 'remove' | 'move' | 'star' | 'meet';
	readonly pick: number;
	readonly other: number;
}

const act: fc.Arbitrary<Act> = fc.record({
	phone: fc.nat(2),
	what: fc.constantFrom('add', 'set', 'set', 'set', 'way', 'remove', 'move', 'star', 'meet', 'meet'),
	pick: fc.nat(),
	other: fc.nat(),
});

interface Event {
	/** touch: starred or not; it may have changed nothing. */
	readonly kind: 'edit' | 'remove' | 'touch';
	readonly item: ItemId;
	readonly field: string;
	readonly value: string;
	/** Numbers of the events that its phone knew. */
	readonly known: ReadonlySet<number>;
}

const FIELDS = ['relation', 'aware', 'last_checked', 'reliable'] as const;

function valueFor(field: (typeof FIELDS)[number], n: number): string {
	if (field === 'aware') return ['all', 'some', 'none'][n % 3] ?? 'all';
	if (field === 'reliable') return ['yes', 'unsure', 'no'][n % 3] ?? 'yes';
	return field === 'relation' ? `r${n}` : `2027-01-${String((n % 28) + 1).padStart(2, '0')}`;
}

class World {
	readonly phones: Plan[];
	readonly known: Set<number>[] = [new Set(), new Set(), new Set()];
	readonly events: Event[] = [];
	readonly added: ItemId[] = [];

	constructor() {
		this.phones = [0, 1, 2].map(() => openPlan(null, testClock()));
	}

	run(acts: readonly Act[]): void {
		for (const each of acts) this.#act(each);
	}

	#note(phone: number, event: Omit<Event, 'known'>): void {
		const known = this.known[phone] ?? new Set();
		this.events.push({ ...event, known: new Set(known) });
		known.add(this.events.length - 1);
	}

	#act({ phone, what, pick, other }: Act): void {
		const plan = this.phones[phone];
		if (!plan) throw new Error('no such phone');
		const people = plan.items('people', 'people');
		const item = people[pick % Math.max(1, people.length)];
		if (what === 'meet') this.#meet(phone, (phone + 1 + (other % 2)) % 3);
		else if (what === 'add') this.#add(phone, plan);
		else if (item !== undefined) this.#change(phone, plan, item, what, other);
	}

	#add(phone: number, plan: Plan): void {
		const item = add(plan, 'people', 'people', { alias: `p${this.added.length}` });
		this.added.push(item);
		this.#note(phone, { kind: 'edit', item, field: 'alias', value: '' });
	}

	#change(phone: number, plan: Plan, item: ItemId, what: Act['what'], n: number): void {
		if (what === 'remove') {
			good(plan.remove(item));
			this.#note(phone, { kind: 'remove', item, field: '', value: '' });
		} else if (what === 'move') {
			const people = plan.items('people', 'people');
			// Moving says nothing of the item: it does not bring it back.
			good(plan.move(item, people[n % people.length]));
		} else if (what === 'star') {
			plan.star(item, n % 2 === 0);
			this.#note(phone, { kind: 'touch', item, field: '', value: '' });
		} else if (what === 'way') {
			const way = add(plan, item, 'ways', { value: `w${n}` });
			this.#note(phone, { kind: 'edit', item, field: `way ${way}`, value: '' });
		} else {
			this.#set(phone, plan, item, n);
		}
	}

	#set(phone: number, plan: Plan, item: ItemId, n: number): void {
		const field = FIELDS[n % FIELDS.length] ?? 'relation';
		const value = valueFor(field, n);
		// Setting what is there already writes nothing, so it is no edit.
		if (plan.text(item, field) === value) return;
		good(plan.set(item, field, value));
		this.#note(phone, { kind: 'edit', item, field, value });
	}

	#meet(phone: number, other: number): void {
		good(this.phones[phone]?.merge(this.phones[other]?.encode() ?? new Uint8Array()) ?? { ok: false, reason: 'bytes' });
		for (const n of this.known[other] ?? []) this.known[phone]?.add(n);
	}

	/** Values that no other write of the field came after. */
	last(item: ItemId, field: string): string[] {
		const writes = this.events.map((event, n) => ({ ...event, n })).filter((e) => e.item === item && e.field === field);
		return writes.filter((w) => !writes.some((later) => later.known.has(w.n))).map((w) => w.value);
	}
}

test('random histories on three phones end alike and lose nothing', () => {
	fc.assert(
		fc.property(fc.array(act, { minLength: 5, maxLength: 45 }), (acts) => {
			const world = new World();
			world.run(acts);
			exchange(...world.phones);
			const [one, two, three] = world.phones;
			if (!one || !two || !three) throw new Error('three phones');
			expect(shown(two)).toEqual(shown(one));
			expect(shown(three)).toEqual(shown(one));
			for (const item of world.added) check(world, one, item);
		}),
		{ numRuns: 150 },
	);
});

function check(world: World, plan: Plan, item: ItemId): void {
	const events = world.events.map((event, n) => ({ ...event, n })).filter((event) => event.item === item);
	const removals = events.filter((event) => event.kind === 'remove');
	const edits = events.filter((event) => event.kind === 'edit');
	// Nobody who removed it knew of this edit: the item is there, and whole.
	if (edits.some((edit) => !removals.some((removal) => removal.known.has(edit.n)))) {
		expect(plan.text(item, 'alias')).toMatch(/^p\d+$/);
	}
	// The one who removed it knew all there was to know.
	const [only] = removals;
	const rest = events.filter((event) => event !== only);
	if (removals.length === 1 && only && rest.every((event) => only.known.has(event.n))) {
		expect(plan.has(item)).toBe(false);
	}
	if (removals.length > 0) return;
	for (const field of FIELDS) {
		const last = world.last(item, field);
		if (last.length > 0) expect(last).toContain(plan.text(item, field));
		else expect(plan.get(item, field)).toBeUndefined();
	}
	const ways = edits.filter((edit) => edit.field.startsWith('way ')).map((edit) => edit.field.slice(4));
	expect(new Set<string>(plan.items(item, 'ways'))).toEqual(new Set(ways));
}
