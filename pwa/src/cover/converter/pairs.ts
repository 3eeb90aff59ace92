/** Pairs of units that were chosen, and those that were starred. Kept on the device, as settings are; amounts never are. */
import { homeOf, unitOf } from './units.ts';

export interface Pair {
	readonly from: string;
	readonly to: string;
}

const STORED = 'converter';
const MOST = 6;

export class Pairs {
	stars: readonly Pair[] = [];
	recent: readonly Pair[] = [];

	constructor() {
		try {
			const value: unknown = JSON.parse(localStorage.getItem(STORED) ?? '{}');
			const { stars, recent } = value as { stars?: unknown; recent?: unknown };
			this.stars = known(stars);
			this.recent = known(recent);
		} catch {
			// Forbidden or not ours: it begins empty.
		}
	}

	/** Stars first, then what was chosen last, each pair once. */
	list(): readonly Pair[] {
		return [...this.stars, ...this.recent.filter((pair) => !this.starred(pair))];
	}

	starred(pair: Pair): boolean {
		return this.stars.some(equal(pair));
	}

	star(pair: Pair): void {
		this.stars = this.starred(pair) ? without(this.stars, pair) : [...this.stars, pair];
		this.save();
	}

	used(pair: Pair): void {
		this.recent = [pair, ...without(this.recent, pair)].slice(0, MOST);
		this.save();
	}

	private save(): void {
		try {
			localStorage.setItem(STORED, JSON.stringify({ stars: this.stars, recent: this.recent }));
		} catch {
			// Forbidden or full: it lasts as long as the page.
		}
	}
}

const equal = (a: Pair) => (b: Pair) => a.from === b.from && a.to === b.to;
const without = (pairs: readonly Pair[], pair: Pair): Pair[] => pairs.filter((each) => !equal(pair)(each));

function known(value: unknown): Pair[] {
	if (!Array.isArray(value)) return [];
	return value.flatMap((each: unknown) => {
		const { from, to } = (each ?? {}) as { from?: unknown; to?: unknown };
		if (typeof from !== 'string' || typeof to !== 'string' || !unitOf(from) || !unitOf(to)) return [];
		return homeOf(from) === homeOf(to) ? [{ from, to }] : [];
	});
}
