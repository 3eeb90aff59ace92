import { plainNumber } from '../format.ts';
import { apply, CalcError, type Fault, type Num, parse, ZERO } from '../number.ts';
import { type EntryKey, erase, type Items, insert, isEntryKey, negate, press, typed } from './entry.ts';
import { type Again, evaluate, type Outcome, repeat } from './evaluate.ts';

/** One line of the history. It lives in memory, and ends with the page. */
export interface Past {
	readonly items: Items;
	readonly value: Num;
}

export const MAX_PAST = 100;

export type MemoryKey = 'MC' | 'MR' | 'M+' | 'M-';
export type Key = EntryKey | MemoryKey | '=' | 'C' | 'back' | 'sign';

/**
 * The calculator without its screen: what was typed, what came of it, the memory and the history.
 * Either an entry is being typed (`outcome` is null), or `=` was pressed and `outcome` belongs to `items`.
 */
export class Calculator {
	items: Items = [];
	outcome: Outcome | null = null;
	memory: Num | null = null;
	past: readonly Past[] = [];

	/** The key sequence since the last clear, in ASCII. A digit after a result clears. */
	typed(): string {
		return typed(this.items);
	}

	press(key: Key): void {
		if (isEntryKey(key)) this.enter(key);
		else if (key === '=') this.equals();
		else if (key === 'C') this.clear();
		else if (key === 'back') this.erase();
		else if (key === 'sign') this.negate();
		else this.pressMemory(key);
	}

	/** A number from the history, the memory or the clipboard. */
	use(value: Num): void {
		this.startAnew();
		this.items = insert(this.items, value);
	}

	/** What the entry would come to; null while it is a bare number, or comes to nothing. */
	preview(): Num | null {
		if (this.outcome !== null || !isCalculation(this.items)) return null;
		const outcome = evaluate(this.items);
		return outcome?.ok ? outcome.value : null;
	}

	/** What copying takes: the result, a number as it was typed, or what the entry would come to. Null after a fault. */
	text(): string | null {
		const [only, ...others] = this.items;
		if (this.outcome === null && only?.kind === 'digits' && others.length === 0 && /\d/.test(only.keys))
			return only.keys;
		const outcome = this.outcome ?? evaluate(this.items);
		if (outcome === null) return '0';
		return outcome.ok ? plainNumber(outcome.value) : null;
	}

	fault(): Fault | null {
		return this.outcome === null || this.outcome.ok ? null : this.outcome.fault;
	}

	forgetPast(): void {
		this.past = [];
	}

	reset(): void {
		this.clear();
		this.memory = null;
		this.forgetPast();
	}

	private enter(key: EntryKey): void {
		if (startsAnew(key)) this.startAnew();
		else this.goOn();
		this.items = press(this.items, key);
	}

	/** After a result the entry comes back, to be mended. */
	private erase(): void {
		if (this.outcome === null) this.items = erase(this.items);
		this.outcome = null;
	}

	private negate(): void {
		this.goOn();
		this.items = negate(this.items);
	}

	private clear(): void {
		this.items = [];
		this.outcome = null;
	}

	private equals(): void {
		if (this.outcome === null) {
			this.finish(this.items, evaluate(this.items));
		} else if (this.outcome.ok && this.outcome.again !== null) {
			const { value, again } = this.outcome;
			this.finish(repeated(this.items, value, again), repeat(value, again));
		}
	}

	private finish(items: Items, outcome: Outcome | null): void {
		if (outcome === null) return;
		this.items = items;
		this.outcome = outcome;
		if (outcome.ok && isCalculation(items))
			this.past = [{ items, value: outcome.value }, ...this.past].slice(0, MAX_PAST);
	}

	/** After a result the next digit begins a new entry. */
	private startAnew(): void {
		if (this.outcome !== null) this.clear();
	}

	/** After a result the next operator goes on with it; after a fault, with the entry. */
	private goOn(): void {
		if (this.outcome?.ok) this.items = [{ kind: 'value', keys: this.typed(), value: this.outcome.value }];
		this.outcome = null;
	}

	/** M+ and M− finish the entry first, so that the next digit begins a new one. */
	private pressMemory(key: MemoryKey): void {
		if (key === 'MC') this.memory = null;
		else if (key === 'MR') this.recall();
		else {
			if (this.outcome === null) this.equals();
			if (this.outcome?.ok) this.remember(key === 'M+' ? '+' : '-', this.outcome.value);
		}
	}

	private recall(): void {
		if (this.memory !== null) this.use(this.memory);
	}

	private remember(operator: '+' | '-', value: Num): void {
		try {
			this.memory = apply(operator, this.memory ?? ZERO, value);
		} catch (error) {
			// The memory stays as it was; the display says why.
			if (!(error instanceof CalcError)) throw error;
			this.outcome = { ok: false, fault: error.fault };
		}
	}
}

function startsAnew(key: EntryKey): boolean {
	return /[\d.(]/.test(key);
}

/** A bare number is none, however it is signed or bracketed: it would only fill the history. */
function isCalculation(items: Items): boolean {
	const operands = items.filter(({ kind }) => kind === 'digits' || kind === 'value').length;
	return operands > 1 || items.some(({ kind }) => kind === 'percent');
}

/** The entry that one more `=` stands for. It was made by no key, so the key sequence stays as it is. */
function repeated(items: Items, value: Num, { operator, operand, share }: Again): Items {
	const shown: Items = [
		{ kind: 'value', keys: typed(items), value },
		{ kind: 'operator', keys: '', operator },
		{ kind: 'value', keys: '', value: share ? apply('*', operand, parse('100')) : operand },
	];
	return share ? [...shown, { kind: 'percent', keys: '' }] : shown;
}
