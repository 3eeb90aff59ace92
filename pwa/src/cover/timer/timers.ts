import { addMinute, begin, finished, pause, readTimer, renamed, restart, resume, type Timer } from './timer.ts';

/** Kept on the device, so that a timer goes on when the page is loaded again. */
const STORED = 'timers';

/** More would not be found again. */
export const MOST = 20;

export class Timers {
	list: readonly Timer[];

	constructor() {
		this.list = stored();
	}

	/** Null where there are too many. */
	add(total: number, label: string, now: number): Timer | null {
		if (this.list.length >= MOST) return null;
		const id = Math.max(0, ...this.list.map((timer) => timer.id)) + 1;
		const timer = begin(id, total, label, now);
		this.save([...this.list, timer]);
		return timer;
	}

	pause(id: number, now: number): void {
		this.change(id, (timer) => pause(timer, now));
	}

	resume(id: number, now: number): void {
		this.change(id, (timer) => resume(timer, now));
	}

	addMinute(id: number, now: number): void {
		this.change(id, (timer) => addMinute(timer, now));
	}

	restart(id: number, now: number): void {
		this.change(id, (timer) => restart(timer, now));
	}

	rename(id: number, label: string): void {
		this.change(id, (timer) => renamed(timer, label));
	}

	/** It was heard. */
	silence(id: number): void {
		this.change(id, (timer) => ({ ...timer, quiet: true }));
	}

	remove(id: number): void {
		this.save(this.list.filter((timer) => timer.id !== id));
	}

	ringing(now: number): readonly Timer[] {
		return this.list.filter((timer) => finished(timer, now) && !timer.quiet);
	}

	private change(id: number, change: (timer: Timer) => Timer): void {
		this.save(this.list.map((timer) => (timer.id === id ? change(timer) : timer)));
	}

	private save(list: readonly Timer[]): void {
		this.list = list;
		try {
			if (list.length === 0) localStorage.removeItem(STORED);
			else localStorage.setItem(STORED, JSON.stringify(list));
		} catch {
			// Forbidden or full: they last as long as the page.
		}
	}
}

function stored(): Timer[] {
	try {
		const value: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
		if (!Array.isArray(value)) return [];
		return value.flatMap((each: unknown) => readTimer(each) ?? []).slice(0, MOST);
	} catch {
		return [];
	}
}
