/**
 * The rows of the one-screen Go now view (CONTENT 2.4): what the holder picked, and nothing else. The order never changes,
 * so that hands learn it; rows with nothing in them are left out. Calling and writing are links for a hand to press:
 * nothing is ever dialled or sent by itself.
 */

import type { ItemId, NodeId, Plan } from './model.ts';
import { isOutreach } from './situations.ts';

export interface GoPlace {
	readonly node: ItemId;
	readonly alias: string;
	/** How to get there, or how far; may be ''. */
	readonly how: string;
}

export interface GoPerson {
	readonly node: ItemId;
	readonly alias: string;
	/** In the holder's order; the first is the big button. Empty: no way was written down. */
	readonly ways: readonly GoWay[];
}

export interface GoWay {
	readonly how: 'call' | 'text' | 'door' | 'other';
	readonly value: string;
	/** `tel:` or `sms:` with the holder's own words; absent where there is nothing to press. */
	readonly href?: string;
}

/** `label` is a Fluent id. */
export type GoRow =
	| { readonly id: 'place'; readonly label: string; readonly place: GoPlace; readonly backup?: GoPlace }
	| { readonly id: 'people'; readonly label: string; readonly people: readonly GoPerson[] }
	| { readonly id: 'take'; readonly label: string; readonly items: readonly string[] }
	| { readonly id: 'word'; readonly label: string; readonly word: string; readonly means: string }
	| { readonly id: 'tell'; readonly label: string; readonly names: readonly string[] }
	| { readonly id: 'others'; readonly label: string; readonly lines: readonly string[] }
	| { readonly id: 'cannot'; readonly label: string; readonly text: string }
	| { readonly id: 'at'; readonly label: string; readonly text: string };

const MOST = { places: 2, people: 3, things: 5 } as const;

/** Empty when the holder picked nothing yet (`gonow-empty` says so). */
export function goNow(plan: Plan): readonly GoRow[] {
	const outreach = isOutreach(plan.chosen('me', 'situations'));
	return [
		placeRow(plan, outreach),
		peopleRow(plan),
		takeRow(plan),
		(outreach && tellRow(plan)) || wordRow(plan),
		othersRow(plan),
		lineRow(plan, 'cannot', outreach ? 'gonow-cant-cv' : 'gonow-cant', 'go', 'if_cannot_get_out'),
		lineRow(plan, 'at', 'gonow-at', 'home', 'address_to_read_aloud'),
	].filter((row) => row !== undefined);
}

/** Starred items of a list, as many as the view shows. Two phones together may have starred more. */
function starred(plan: Plan, section: NodeId, list: string, most: number): ItemId[] {
	return plan
		.items(section, list)
		.filter((item) => plan.starred(item))
		.slice(0, most);
}

function placeRow(plan: Plan, outreach: boolean): GoRow | undefined {
	const [first, second] = starred(plan, 'places', 'places', MOST.places);
	if (first === undefined) return undefined;
	const label = outreach ? 'gonow-place-cv' : 'gonow-place';
	// The place's own backup, and where it has none, or that one was removed, the other starred place.
	const named = plan.items('places', 'places').find((each) => each !== first && each === plan.text(first, 'backup'));
	const backup = named ?? second;
	const place = placeOf(plan, first);
	return { id: 'place', label, place, ...(backup === undefined ? {} : { backup: placeOf(plan, backup) }) };
}

function placeOf(plan: Plan, node: ItemId): GoPlace {
	const how = plan.text(node, 'how_i_get_there') || plan.text(node, 'how_far');
	return { node, alias: plan.text(node, 'alias'), how };
}

function peopleRow(plan: Plan): GoRow | undefined {
	const people = starred(plan, 'people', 'people', MOST.people).map((node) => ({
		node,
		alias: plan.text(node, 'alias'),
		ways: waysOf(plan, node),
	}));
	return people.length > 0 ? { id: 'people', label: 'gonow-people', people } : undefined;
}

/** Ways that can be pressed come first, each kind in the holder's order. */
function waysOf(plan: Plan, person: ItemId): GoWay[] {
	const ways = plan.items(person, 'ways').map((way) => wayOf(plan, way));
	const filled = ways.filter((way) => way.value !== '');
	return [...filled.filter((way) => way.href !== undefined), ...filled.filter((way) => way.href === undefined)];
}

function wayOf(plan: Plan, way: ItemId): GoWay {
	const [chosen = 'call'] = plan.chosen(way, 'how');
	const how = chosen === 'text' || chosen === 'door' || chosen === 'other' ? chosen : 'call';
	const value = plan.text(way, 'value');
	const href = how === 'call' ? callLink(value) : how === 'text' ? textLink(value, plan.text(way, 'words')) : undefined;
	return { how, value, ...(href === undefined ? {} : { href }) };
}

/** `tel:` for a phone number, whatever it is written with; undefined where there is no number (RFC 3966). */
export function callLink(value: string): string | undefined {
	const number = numberIn(value);
	return number === undefined ? undefined : `tel:${number}`;
}

/** `sms:` with words ready to send, or without (RFC 5724). */
export function textLink(value: string, words: string): string | undefined {
	const number = numberIn(value);
	if (number === undefined) return undefined;
	// encodeURIComponent throws on half a surrogate pair, which the plan never keeps.
	return `sms:${number}${words === '' ? '' : `?body=${encodeURIComponent(words)}`}`;
}

/** Digits, with a plus in front and the keys * and #; what stands between them is for eyes. Letters mean that it is no number. */
function numberIn(value: string): string | undefined {
	if (/\p{L}/u.test(value)) return undefined;
	const digits = value.normalize('NFKC').replace(/[^\d*#]/g, '');
	if (!/\d{2}/.test(digits)) return undefined;
	return (value.trimStart().startsWith('+') ? '+' : '') + digits.replaceAll('#', '%23');
}

function takeRow(plan: Plan): GoRow | undefined {
	const items = starred(plan, 'bag', 'things', MOST.things)
		.map((thing) => plan.text(thing, 'item'))
		.filter((item) => item !== '');
	return items.length > 0 ? { id: 'take', label: 'gonow-take', items } : undefined;
}

function wordRow(plan: Plan): GoRow | undefined {
	const signal = plan.items('signal', 'signals').find((each) => plan.text(each, 'word') !== '');
	if (signal === undefined) return undefined;
	return { id: 'word', label: 'gonow-word', word: plan.text(signal, 'word'), means: plan.text(signal, 'means') };
}

function tellRow(plan: Plan): GoRow | undefined {
	const wanted = plan.chosen('go', 'tell_after');
	const names = plan
		.items('people', 'people')
		.filter((person) => wanted.includes(person))
		.map((person) => plan.text(person, 'alias'))
		.filter((name) => name !== '');
	return names.length > 0 ? { id: 'tell', label: 'gonow-tell', names } : undefined;
}

function othersRow(plan: Plan): GoRow | undefined {
	const lines = ['kids_line', 'care_line', 'pets_line']
		.map((field) => plan.text('go', field))
		.filter((text) => text !== '');
	return lines.length > 0 ? { id: 'others', label: 'gonow-others', lines } : undefined;
}

function lineRow(plan: Plan, id: 'cannot' | 'at', label: string, node: NodeId, field: string): GoRow | undefined {
	const text = plan.text(node, field);
	return text === '' ? undefined : { id, label, text };
}
