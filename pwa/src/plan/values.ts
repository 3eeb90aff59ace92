/** What may be a field's value, and how it is kept. What was typed is never changed beyond line breaks and broken halves of characters. */

import { isDate, isTime } from './clock.ts';
import type { Outcome, Refusal } from './model.ts';
import { DAYS, type Field, type TextField, type Value, type When } from './types.ts';

const refuse = (reason: Refusal): Outcome<never> => ({ ok: false, reason });
const accept = (value: Value | undefined): Outcome<Value | undefined> => ({ ok: true, value });

/** The value as it will be kept; undefined means that the field is cleared. */
export function clean(field: Field, value: Value | undefined, zone: string): Outcome<Value | undefined> {
	if (value === undefined) return accept(undefined);
	switch (field.type) {
		case 'text':
		case 'line':
			return cleanText(field, value);
		case 'choice':
			return pick(value, (text) => field.options.includes(text));
		case 'ref':
			return pick(value, isId);
		case 'date':
			return pick(value, isDate);
		case 'time':
			return pick(value, isTime);
		case 'multi':
			return pickAll(value, (text) => field.options.includes(text));
		case 'refs':
			return pickAll(value, isId);
		case 'bool':
			return typeof value === 'boolean' ? accept(value) : refuse('form');
		case 'when':
			return cleanWhen(value, zone);
	}
}

function cleanText(field: TextField, value: Value): Outcome<Value | undefined> {
	if (typeof value !== 'string') return refuse('form');
	// A lone half of a surrogate pair would be another character once encoded, and so differ from phone to phone.
	const whole = value.replace(/\r\n?/g, '\n').replace(/\p{Surrogate}/gu, '\ufffd');
	const text = field.type === 'line' ? whole.replace(/[\n\u2028\u2029]+/g, ' ') : whole;
	if (text.length > field.max) return refuse('long');
	return accept(text === '' ? undefined : text);
}

function pick(value: Value, fits: (text: string) => boolean): Outcome<Value | undefined> {
	if (value === '') return accept(undefined);
	return typeof value === 'string' && fits(value) ? accept(value) : refuse('form');
}

function pickAll(value: Value, fits: (text: string) => boolean): Outcome<Value | undefined> {
	if (!isList(value) || !value.every(fits)) return refuse('form');
	return accept(value.length === 0 ? undefined : [...new Set(value)]);
}

function cleanWhen(value: Value, zone: string): Outcome<Value | undefined> {
	if (!isWhen(value)) return refuse('form');
	if (value.days.length === 0 && value.from === undefined && value.to === undefined) return accept(undefined);
	const days = DAYS.filter((day) => value.days.includes(day));
	return accept({
		days,
		...(value.from === undefined ? {} : { from: value.from }),
		...(value.to === undefined ? {} : { to: value.to }),
		zone: value.zone ?? zone,
	});
}

/** What is read back is checked again: another version may keep something else under the same name. It is left alone then. */
export function fits(field: Field, stored: unknown): stored is Value {
	switch (field.type) {
		case 'bool':
			return typeof stored === 'boolean';
		case 'when':
			return isWhen(stored);
		case 'choice':
			return typeof stored === 'string' && field.options.includes(stored);
		case 'date':
			return typeof stored === 'string' && isDate(stored);
		case 'time':
			return typeof stored === 'string' && isTime(stored);
		default:
			return typeof stored === 'string';
	}
}

export function isList(value: Value): value is readonly string[] {
	return Array.isArray(value);
}

export function isWhen(value: unknown): value is When {
	if (typeof value !== 'object' || value === null || !('days' in value) || !Array.isArray(value.days)) return false;
	const hours = ['from' in value ? value.from : undefined, 'to' in value ? value.to : undefined].every(
		(hour) => hour === undefined || (typeof hour === 'string' && isTime(hour)),
	);
	const zone = 'zone' in value ? value.zone : undefined;
	const days: readonly unknown[] = value.days;
	return (
		hours &&
		(zone === undefined || typeof zone === 'string') &&
		days.every((day) => DAYS.some((known) => known === day))
	);
}

function isId(text: string): boolean {
	return /^[A-Za-z0-9_-]{22}$/.test(text);
}

/** Upper bound of the bytes that a value takes in the document. */
export function weight(value: Value | undefined): number {
	if (value === undefined || typeof value === 'boolean') return 1;
	if (typeof value === 'string') return utf8Length(value) + 4;
	if (isList(value)) return value.reduce((sum, each) => sum + each.length + ENTRY, 0);
	return 64 + 6 * value.days.length + 3 * (value.zone?.length ?? 0);
}

/** Upper bound of what one key of the document costs besides its name and value. */
export const ENTRY = 48;

/** Alike as data, whatever the order of names. */
export function same(a: unknown, b: unknown): boolean {
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
	const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
	return left.length === right.size && left.every(([name, value]) => right.has(name) && same(value, right.get(name)));
}

export function utf8Length(text: string): number {
	let bytes = 0;
	for (const each of text) {
		const point = each.codePointAt(0) ?? 0;
		bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	}
	return bytes;
}
