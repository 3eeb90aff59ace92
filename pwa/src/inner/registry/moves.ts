/** The words of the registry of screens. */

export type Move =
	/** Left out where `unless` finds something. */
	| { readonly do: 'click'; readonly at: string; readonly unless?: string }
	| { readonly do: 'type'; readonly at: string; readonly text: string; readonly unless?: string }
	/** Presses `at`, types the code that was shown on the cover's keys, and holds `=`. */
	| { readonly do: 'practise'; readonly at: string; readonly unless?: string }
	/** Types the code of now on the pad at `at`. */
	| { readonly do: 'pad'; readonly at: string }
	/** Picks any file of a saved plan's size. */
	| { readonly do: 'file'; readonly at: string };

export interface FieldEntry {
	/** `data-field`. */
	readonly name: string;
	/** text: a text box; date, time: the browser's own; choices: `data-choice` buttons inside; pad: `data-key` buttons; file. */
	readonly as: 'text' | 'date' | 'time' | 'choices' | 'pad' | 'file';
	/** Longest text, where there is a limit. */
	readonly max?: number;
	/** On the screen, before the field is there. */
	readonly before: readonly Move[];
}

export interface ScreenEntry {
	/** `data-screen`. */
	readonly id: string;
	/** fresh: from the first screen of set-up. home: from the home screen. welcome: shown by itself at the end of set-up. */
	readonly from: 'fresh' | 'home' | 'welcome';
	readonly reach: readonly Move[];
	readonly fields: readonly FieldEntry[];
}

export const act = (name: string): string => `[data-act="${name}"]`;
export const click = (at: string, unless?: string): Move =>
	unless === undefined ? { do: 'click', at } : { do: 'click', at, unless };
