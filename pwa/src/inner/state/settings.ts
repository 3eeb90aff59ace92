import { computed, effect, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Plan } from '../../plan/model.ts';
import { isOutreach } from '../../plan/situations.ts';
import type { Corner, Host } from '../../wire/session.ts';
import { chooseLanguage, direction, language, people } from '../l10n/strings.ts';

export const themes = ['phone', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Text sizes, in hundredths of the normal one (18 px). */
export const sizes = ['100', '115', '130', '150', '200'] as const;
export type Size = (typeof sizes)[number];

export const corners: readonly Corner[] = ['top-start', 'top-end', 'bottom-start', 'bottom-end'];

/** Seconds without a touch until the cover comes back (DESIGN section 6: 60 unless the holder says otherwise). */
export const idles = ['15', '30', '60', '180', '300', '900'] as const;
export type Idle = (typeof idles)[number];

/** Settings live in the plan, so that they are sealed with it and found on a second phone. */
export class Settings {
	readonly theme: ReadonlySignal<Theme>;
	readonly size: ReadonlySignal<Size>;
	readonly corner: ReadonlySignal<Corner>;
	readonly idle: ReadonlySignal<Idle>;
	readonly shift: ReadonlySignal<boolean>;
	readonly #revision: Signal<number>;
	readonly #plan: Plan;

	constructor(plan: Plan, revision: Signal<number>) {
		this.#plan = plan;
		this.#revision = revision;
		this.theme = this.#one('theme', themes, 'phone');
		this.size = this.#one('text_size', sizes, '100');
		this.corner = this.#one('corner', corners, 'top-end');
		this.idle = this.#one('idle', idles, '60');
		this.shift = computed(() => this.#text('shift') !== 'off');
	}

	#text(field: string): string {
		void this.#revision.value;
		return this.#plan.text('me', field);
	}

	#one<T extends string>(field: string, known: readonly T[], normal: T): ReadonlySignal<T> {
		return computed(() => known.find((one) => one === this.#text(field)) ?? normal);
	}

	/** Makes the page and the outer document follow, from now until the page is gone. */
	apply(host: Pick<Host, 'setCorner' | 'setIdle' | 'setShift' | 'setLanguage'>, booted: string): void {
		const root = document.documentElement;
		effect(() => {
			const theme = this.theme.value;
			if (theme === 'phone') delete root.dataset.theme;
			else root.dataset.theme = theme;
		});
		effect(() => root.style.setProperty('--scale', String(Number(this.size.value) / 100)));
		effect(() => host.setCorner(this.corner.value));
		effect(() => host.setIdle(Number(this.idle.value)));
		effect(() => host.setShift(this.shift.value));
		effect(() => {
			language.value = chooseLanguage(this.#text('language_app') || booted);
		});
		effect(() => {
			root.lang = language.value;
			root.dir = direction.value;
		});
		effect(() => host.setLanguage(language.value));
		effect(() => {
			people.value = {
				them: this.#text('word_for_them'),
				me: this.#text('word_for_me'),
				outreach: isOutreach(this.#plan.chosen('me', 'situations')),
			};
		});
	}
}
