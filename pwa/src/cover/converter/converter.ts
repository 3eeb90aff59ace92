import type { Num } from '../number.ts';
import { convert, tooCold } from './convert.ts';
import { amountOf, EMPTY, type Entry, type EntryKey, press } from './entry.ts';
import type { Pair } from './pairs.ts';
import type { Question } from './search.ts';
import { typedText } from './typed.ts';
import { CATEGORIES, type Category, homeOf, type Unit, unitOf } from './units.ts';

const FIRST = first();

/** The converter without its screen. */
export class Converter {
	category: Category;
	from: Unit;
	to: Unit;
	entry: Entry = EMPTY;
	/** What stands in the search field. */
	search = '';

	constructor() {
		this.category = FIRST;
		[this.from, this.to] = beginning(FIRST);
	}

	/** What may be a code: the field's text, and where there is none the keys since the last clear. */
	typed(): string {
		return typedText(this.search) || this.entry.keys;
	}

	value(): Num {
		return amountOf(this.entry);
	}

	cold(): boolean {
		return tooCold(this.value(), this.from);
	}

	/** Null where there is no such amount. */
	result(): Num | null {
		return this.cold() ? null : convert(this.value(), this.from, this.to);
	}

	press(key: EntryKey): void {
		this.entry = press(this.entry, key);
	}

	clear(): void {
		this.entry = EMPTY;
		this.search = '';
	}

	reset(): void {
		this.category = FIRST;
		[this.from, this.to] = beginning(FIRST);
		this.clear();
	}

	swap(): void {
		[this.from, this.to] = [this.to, this.from];
	}

	choose(category: Category): void {
		if (category === this.category) return;
		this.category = category;
		[this.from, this.to] = beginning(category);
	}

	/** A unit that stands on the other side changes places with the one that it replaces. */
	setFrom(unit: Unit): void {
		if (unit === this.to) this.to = this.from;
		this.from = unit;
	}

	setTo(unit: Unit): void {
		if (unit === this.from) this.from = this.to;
		this.to = unit;
	}

	use({ from, to }: Pair): void {
		const units = [unitOf(from), unitOf(to)] as const;
		const home = homeOf(from);
		if (!units[0] || !units[1] || !home) return;
		this.category = home;
		[this.from, this.to] = units;
	}

	/** Takes over what was asked in the field, and empties it. */
	answer({ value, from, to }: Question): void {
		const home = homeOf(from.id);
		if (!home) return;
		this.choose(home);
		this.setFrom(from);
		if (to) this.setTo(to);
		if (value) this.entry = { ...EMPTY, given: value };
		this.search = '';
	}

	pair(): Pair {
		return { from: this.from.id, to: this.to.id };
	}
}

function beginning({ units: [from, to] }: Category): [Unit, Unit] {
	if (!from || !to) throw new RangeError('a category has two units');
	return [from, to];
}

function first(): Category {
	const [found] = CATEGORIES;
	if (!found) throw new RangeError('no units');
	return found;
}
