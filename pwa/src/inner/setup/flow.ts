import { type Signal, signal } from '@preact/signals';

/** The steps of set-up. Which comes next depends on where the plan comes from; `back` walks the way that was taken. */
export type Step =
	| 'watched'
	| 'about'
	| 'limits'
	| 'cover'
	| 'install'
	| 'begin'
	| 'phone'
	| 'words'
	| 'file'
	| 'code'
	| 'practise'
	| 'recovery'
	| 'leaving';

/** A code of so many digits, or of four words: those open in the cover alone that has a field for them. */
export type CodeKind = 10 | 12 | 'words';

/** What set-up knows until the plan is kept. Nothing of it is written anywhere before that. */
export class Flow {
	readonly step: Signal<Step>;
	readonly code: Signal<string> = signal('');
	readonly kind: Signal<CodeKind> = signal(10);
	/** How often the code was typed right on the cover. */
	readonly practised: Signal<number> = signal(0);
	readonly #taken: Step[] = [];

	constructor(first: Step = 'watched') {
		this.step = signal(first);
	}

	go(next: Step): void {
		this.#taken.push(this.step.value);
		this.step.value = next;
	}

	/** Null on the first step, and once the plan is kept: what was kept is not taken back by walking. */
	get back(): (() => void) | undefined {
		const last = this.#taken.at(-1);
		if (!last) return undefined;
		return () => {
			this.#taken.pop();
			this.step.value = last;
		};
	}

	/** From here on there is no way back to what came before. */
	seal(next: Step): void {
		this.#taken.length = 0;
		this.step.value = next;
		this.code.value = '';
	}
}
