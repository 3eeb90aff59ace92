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

/** The calls by which the outer page follows. */
type Told =
	| 'setCorner'
	| 'setIdle'
	| 'setShift'
	| 'setTaps'
	| 'setFaceDown'
	| 'setShake'
	| 'setOutside'
	| 'setLanguage';

/** A whole `https:` address of what was typed, or null. `http:` would show the network what is asked for. */
export function pageAt(text: string): string | null {
	const typed = text.trim();
	if (typed === '' || /[\s@]/u.test(typed)) return null;
	const whole = /^https:\/\//iu.test(typed) ? typed : `https://${typed}`;
	if (!URL.canParse(whole)) return null;
	const url = new URL(whole);
	return url.protocol === 'https:' && /\.[a-z]{2,}$/iu.test(url.hostname) ? url.href : null;
}

/** Settings live in the plan, so that they are sealed with it and found on a second phone. */
export class Settings {
	readonly theme: ReadonlySignal<Theme>;
	readonly size: ReadonlySignal<Size>;
	readonly corner: ReadonlySignal<Corner>;
	readonly idle: ReadonlySignal<Idle>;
	readonly shift: ReadonlySignal<boolean>;
	/** Further ways to leave: off until the holder asks for them. */
	readonly taps: ReadonlySignal<boolean>;
	readonly faceDown: ReadonlySignal<boolean>;
	readonly shake: ReadonlySignal<boolean>;
	/** The page to show afterwards; null for none. */
	readonly outside: ReadonlySignal<string | null>;
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
		this.taps = computed(() => this.#text('taps') === 'on');
		this.faceDown = computed(() => this.#text('face_down') === 'on');
		this.shake = computed(() => this.#text('shake') === 'on');
		this.outside = computed(() => pageAt(this.#text('outside')));
	}

	#text(field: string): string {
		void this.#revision.value;
		return this.#plan.text('me', field);
	}

	#one<T extends string>(field: string, known: readonly T[], normal: T): ReadonlySignal<T> {
		return computed(() => known.find((one) => one === this.#text(field)) ?? normal);
	}

	/** Makes the page and the outer document follow, from now until the page is gone. */
	apply(host: Pick<Host, Told>, booted: string): void {
		const root = document.documentElement;
		effect(() => {
			const theme = this.theme.value;
			if (theme === 'phone') delete root.dataset.theme;
			else root.dataset.theme = theme;
		});
		effect(() => root.style.setProperty('--scale', String(Number(this.size.value) / 100)));
		effect(() => host.setCorner(this.corner.value, direction.value));
		effect(() => host.setIdle(Number(this.idle.value)));
		effect(() => host.setShift(this.shift.value));
		effect(() => host.setTaps(this.taps.value));
		effect(() => host.setFaceDown(this.faceDown.value));
		effect(() => void host.setShake(this.shake.value));
		effect(() => host.setOutside(this.outside.value));
		effect(() => {
			language.value = chooseLanguage(this.#text('language_app') || booted);
		});
		effect(() => {
			root.lang = language.value;
			root.dir = direction.value;
		});
		// Only what the holder chose: the calculator may speak a language that nothing here does, and stays as it was.
		effect(() => {
			if (this.#text('language_app')) host.setLanguage(language.value);
		});
		effect(() => {
			people.value = {
				them: this.#text('word_for_them'),
				me: this.#text('word_for_me'),
				outreach: isOutreach(this.#plan.chosen('me', 'situations')),
			};
		});
	}
}
