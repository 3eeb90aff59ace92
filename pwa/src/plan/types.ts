/** The shapes of the schema. Pure types and a few constants; the data is in sections/. */

/** Sections of this release (CONTENT 2.1), in the order of the screens. */
export const SECTION_IDS = [
	'already',
	'now',
	'signs',
	'people',
	'places',
	'signal',
	'home',
	'go',
	'bag',
	'papers',
	'health',
	'feel',
	'contactme',
	'longer',
	'routes',
	'dates',
] as const;

export type SectionId = (typeof SECTION_IDS)[number];

/** Longest `line`, in UTF-16 units, like the `maxlength` of a text box. */
export const LINE_MAX = 120;
/** Longest `text` where the schema says nothing else. */
export const TEXT_MAX = 2000;

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof DAYS)[number];

/** Days and hours of local wall time. Empty `days` means any day; an absent hour means open on that side. */
export interface When {
	readonly days: readonly Day[];
	/** `HH:MM`. */
	readonly from?: string;
	readonly to?: string;
	/** IANA zone in which it was written. Filled in when absent. */
	readonly zone?: string;
}

/** Value of a field: text, line, choice, date (`YYYY-MM-DD`), time (`HH:MM`) and ref are strings; multi and refs are lists. */
export type Value = string | boolean | readonly string[] | When;

interface Base {
	readonly id: string;
	/** The object says little without it. Never stops a save. */
	readonly required?: true;
	/** A setting of the screens: no words of the plan, so it is neither searched nor exported. */
	readonly bare?: true;
	/** A hint text exists for it (`words.hint`). */
	readonly hint?: true;
}

export interface TextField extends Base {
	readonly type: 'text' | 'line';
	readonly max: number;
	/** Fluent id of a text to offer while the field is empty. */
	readonly offer?: string;
}

export interface ChoiceField extends Base {
	readonly type: 'choice' | 'multi';
	readonly options: readonly string[];
	/** The option that holds while none was picked. */
	readonly fallback?: string;
}

export interface RefField extends Base {
	readonly type: 'ref' | 'refs';
	/** Kind of the object that it points to. */
	readonly to: string;
}

export interface PlainField extends Base {
	readonly type: 'date' | 'time' | 'when' | 'bool';
}

export type Field = TextField | ChoiceField | RefField | PlainField;

/** A list of objects inside a node. */
export interface List {
	readonly id: string;
	readonly kind: string;
}

export interface Kind {
	readonly id: string;
	readonly fields: readonly Field[];
	readonly lists: readonly List[];
	/** The field that names an object of this kind in lists. */
	readonly title?: string;
	/** How many may be starred for the Go now view; absent where none can. */
	readonly stars?: number;
}

export interface Section extends Kind {
	readonly id: SectionId;
	/** short: hours to days; long: weeks on. */
	readonly horizon: 'short' | 'long' | 'both';
	/** Days until the gentle “Still right?”. */
	readonly stale: number;
	/** For question n, the field or list that answers it: `list`, `field` or `list.field`. */
	readonly asks: readonly string[];
}

/** A section with the kinds that only it uses. */
export interface Group {
	readonly section: Section;
	readonly kinds: readonly Kind[];
}
