/** Short hands for the tables of this folder. */

import { type ChoiceField, LINE_MAX, type PlainField, type RefField, TEXT_MAX, type TextField } from '../types.ts';

type Extra<T> = Partial<Omit<T, 'id' | 'type'>>;

export const lineField = (id: string, extra: Extra<TextField> = {}): TextField => ({
	id,
	type: 'line',
	max: LINE_MAX,
	...extra,
});

export const textField = (id: string, extra: Extra<TextField> = {}): TextField => ({
	id,
	type: 'text',
	max: TEXT_MAX,
	...extra,
});

export const choice = (id: string, options: readonly string[], extra: Extra<ChoiceField> = {}): ChoiceField => ({
	...extra,
	id,
	type: 'choice',
	options,
});

export const multi = (id: string, options: readonly string[], extra: Extra<ChoiceField> = {}): ChoiceField => ({
	...extra,
	id,
	type: 'multi',
	options,
});

export const ref = (id: string, to: string, extra: Extra<RefField> = {}): RefField => ({
	...extra,
	id,
	type: 'ref',
	to,
});

export const refs = (id: string, to: string): RefField => ({ id, type: 'refs', to });

export const date = (id: string, extra: Extra<PlainField> = {}): PlainField => ({ ...extra, id, type: 'date' });
export const time = (id: string): PlainField => ({ id, type: 'time' });
export const when = (id: string, extra: Extra<PlainField> = {}): PlainField => ({ ...extra, id, type: 'when' });
export const bool = (id: string, extra: Extra<PlainField> = {}): PlainField => ({ ...extra, id, type: 'bool' });
