import type { TipDays, TipLine, TipsWish } from '../wire/session.ts';

export const LINES: readonly TipLine[] = [
	'tip',
	'plants',
	'library',
	'update',
	'recipe',
	'photos',
	'bin',
	'class',
	'battery',
	'stretch',
	'weekly',
];

/** What the setting begins with. */
export const BEGIN: TipsWish = {
	on: false,
	days: [true, true, true, true, true, true, true],
	from: 600,
	to: 1_200,
	every: 1,
	quiet: [],
	line: 'tip',
};

/** UTF-16 units of an own line. */
export const LONGEST = 40;
export const MOST_QUIET = 366;
const RAREST = 14;
const DAY = 1_440;

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Null for anything that is no wish as wire/session.ts describes it. */
export function wishOf(value: unknown): TipsWish | null {
	if (!isRecord(value)) return null;
	const { on, from, to, every } = value;
	const [days, quiet, line] = [daysOf(value.days), quietOf(value.quiet), lineOf(value.line)];
	if (typeof on !== 'boolean' || !days || !quiet || !line || (on && !days.includes(true))) return null;
	if (!isBetween(from, 0, DAY - 1) || !isBetween(to, from + 1, DAY) || !isBetween(every, 1, RAREST)) return null;
	return { on, days, from, to, every, quiet, line };
}

function isBetween(value: unknown, least: number, most: number): value is number {
	return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function daysOf(value: unknown): TipDays | null {
	if (!Array.isArray(value) || value.length !== 7 || value.some((day) => typeof day !== 'boolean')) return null;
	const [mon, tue, wed, thu, fri, sat, sun] = value as boolean[];
	return [mon === true, tue === true, wed === true, thu === true, fri === true, sat === true, sun === true];
}

/** In order, each once. */
function quietOf(value: unknown): readonly string[] | null {
	if (!Array.isArray(value) || value.length > MOST_QUIET) return null;
	const days = value.filter((day): day is string => typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day));
	return days.length === value.length ? [...new Set(days)].sort() : null;
}

function lineOf(value: unknown): TipsWish['line'] | null {
	if (isRecord(value)) {
		const { own } = value;
		return typeof own === 'string' && own.trim() !== '' && own.length <= LONGEST ? { own } : null;
	}
	return LINES.find((line) => line === value) ?? null;
}
