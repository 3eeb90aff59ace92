import { signal } from '@preact/signals';
import type { ItemId, NodeId } from '../../plan/model.ts';
import type { TriggerId } from '../../plan/triggers.ts';
import type { SectionId } from '../../plan/types.ts';
import type { ReviewStep } from '../review/steps.ts';
import type { PageId } from '../settings/pages.ts';

/** Every place of the opened app. Kept in memory alone: an address or a history entry would stay in the browser's files. */
export type Place =
	| { readonly screen: 'setup' }
	| { readonly screen: 'home' }
	| { readonly screen: 'welcome' }
	| { readonly screen: 'section'; readonly section: SectionId }
	| { readonly screen: 'question'; readonly section: SectionId; readonly n: number }
	| { readonly screen: 'item'; readonly item: ItemId }
	| { readonly screen: 'field'; readonly node: NodeId; readonly field: string }
	| { readonly screen: 'gonow' }
	| { readonly screen: 'gonow-pick' }
	| { readonly screen: 'search' }
	| { readonly screen: 'check' }
	| { readonly screen: 'review'; readonly step: ReviewStep }
	| { readonly screen: 'changed'; readonly trigger?: TriggerId }
	| { readonly screen: 'settings' }
	| { readonly screen: 'setting'; readonly page: PageId };

/** Where the holder was on a screen before going deeper, to find the same spot again. */
export interface Mark {
	readonly scroll: number;
	/** The button that was pressed, by its name and its place among those of the same name. */
	readonly act: string;
	readonly index: number;
}

interface Stop {
	readonly place: Place;
	readonly mark: Mark | null;
	/** Tells two visits of the same place apart, so that each is drawn anew. */
	readonly visit: number;
}

export class Way {
	readonly #stops = signal<readonly Stop[]>([{ place: { screen: 'home' }, mark: null, visit: 0 }]);
	#visits = 0;
	#returned: Mark | null = null;

	get here(): Place {
		return this.#last.place;
	}

	/** Changes with every move. */
	get visit(): number {
		return this.#last.visit;
	}

	get deep(): boolean {
		return this.#stops.value.length > 1;
	}

	/** The first place of all. */
	begin(place: Place): void {
		this.#move([this.#stop(place)], null);
	}

	/** One level deeper; `back` returns to the same spot. */
	go(place: Place): void {
		const stops = this.#stops.value;
		const here = { ...this.#last, mark: markHere() };
		this.#move([...stops.slice(0, -1), here, this.#stop(place)], null);
	}

	/** Instead of this place: `back` leads where it led before. */
	replace(place: Place): void {
		this.#move([...this.#stops.value.slice(0, -1), this.#stop(place)], null);
	}

	back(): void {
		const stops = this.#stops.value.slice(0, -1);
		const last = stops.at(-1);
		if (!last) return;
		this.#move([...stops.slice(0, -1), { ...last, visit: ++this.#visits }], last.mark);
	}

	/** One of the four places of the bar. */
	root(place: Place): void {
		const home = this.#stop({ screen: 'home' });
		this.#move(place.screen === 'home' ? [home] : [home, this.#stop(place)], null);
	}

	/** The spot to return to, once, for the screen that `back` led to. */
	returned(): Mark | null {
		const mark = this.#returned;
		this.#returned = null;
		return mark;
	}

	get #last(): Stop {
		const last = this.#stops.value.at(-1);
		if (!last) throw new Error('inner: no place');
		return last;
	}

	#stop(place: Place): Stop {
		return { place, mark: null, visit: ++this.#visits };
	}

	#move(stops: readonly Stop[], mark: Mark | null): void {
		this.#returned = mark;
		this.#stops.value = stops;
	}
}

const page = 'main.page';

function sameAct(act: string): HTMLElement[] {
	return [...document.querySelectorAll<HTMLElement>(`${page} [data-act="${CSS.escape(act)}"]`)];
}

function markHere(): Mark {
	const active = document.activeElement;
	const act = active instanceof HTMLElement ? (active.dataset.act ?? '') : '';
	const index = active instanceof HTMLElement ? sameAct(act).indexOf(active) : -1;
	return { scroll: document.querySelector(page)?.scrollTop ?? 0, act, index };
}

/** Puts a page that is drawn again back to where it was left. True where the same button could take the focus. */
export function returnTo(mark: Mark): boolean {
	const main = document.querySelector(page);
	if (main) main.scrollTop = mark.scroll;
	const button = sameAct(mark.act)[mark.index];
	button?.focus({ preventScroll: true });
	return button !== undefined;
}
