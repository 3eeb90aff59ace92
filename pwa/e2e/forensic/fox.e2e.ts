import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScreenEntry } from '../../src/inner/registry/moves.ts';
import { screens } from '../../src/inner/screens.ts';
import { Delivery, openTips, turnTips } from '../delivery.ts';
import type { Phone } from '../phone.ts';
import { evenness } from '../scan.ts';
import { Tour } from '../tour.ts';
import type { Walk } from '../walk.ts';
import { WHOLE } from '../whole.ts';
import { anew, apart, type Step } from './apart.ts';
import { telling, unfounded } from './diff.ts';
import { CHANCE, withoutChance } from './firefox.ts';
import { Life, newMarker } from './life.ts';
import { inventory } from './profile.ts';
import { Search } from './search.ts';
import { Secrets } from './secrets.ts';
import { WAYS, type Way } from './ways.ts';

const all = screens.filter(({ from, id }) => from === 'home' && id.startsWith('section-'));
const sections = WHOLE ? all : all.slice(0, 3);
/** Longer than Firefox waits between two writings of its session. */
const SESSION_MS = 4_000;
const PATIENCE = 900_000;

const wayOf = (name: string): Way => {
	const found = WAYS.find((each) => each.name === name);
	if (!found) throw new Error(name);
	return found;
};

const session = (life: Life): Promise<void> => life.holder.phone.page.waitForTimeout(SESSION_MS);

async function tips(phone: Phone, to: 'On' | 'Off'): Promise<void> {
	await openTips(phone);
	await turnTips(phone, to);
}

/** Types into every field of some sections. */
async function typeAll(life: Life): Promise<void> {
	const marker = newMarker();
	const typed: string[] = [];
	life.watch.also('typed text', [marker]);
	const mark = async (entry: ScreenEntry, walk: Walk): Promise<void> => {
		for (const field of entry.fields) {
			if (!(await walk.fill(field, `${marker}${typed.length}`))) continue;
			typed.push(`${entry.id} ${field.name}`);
			if (/^add\.|\.new$/.test(field.name)) await life.holder.phone.page.keyboard.press('Enter');
		}
	};
	await new Tour(life.holder, mark).behindHome(sections);
	const texts = sections.flatMap(({ id, fields }) =>
		fields.filter(({ as }) => as === 'text').map(({ name }) => `${id} ${name}`),
	);
	expect(new Set(typed)).toEqual(new Set(texts));
	await life.holder.kept();
}

/** As for Chromium: a phone in use, beside one that only calculates, open as long and ended in the same ways. */
describe('whoever takes a phone with Firefox apart', { sequential: true }, () => {
	let delivery: Delivery;
	let secrets: Secrets;
	let life: Life;

	/** Both phones have a tip a day, until one is cleared and somebody turns it off on the other. */
	const steps: readonly Step[] = [
		{
			name: 'that was typed into the plan or into lists, when the battery dies',
			live: async (life) => {
				// Nothing keeps the address of what only a phone in use asks for.
				const addresses = ['app', 'box', 'all', 'pass'].map((path) => `${delivery.server.url}/v1/${path}`);
				life.watch.also('addresses', addresses);
				await life.pair.both((phone) => tips(phone, 'On'));
				await life.pair.both((phone) => phone.open());
				await life.setUp();
				await typeAll(life);
				const lists = await life.code('nothing');
				// Once with the plan on the screen, once with the lists, once after both.
				await session(life);
				await life.leaveBy(wayOf('the control'));
				await life.open(lists);
				await life.write('shopping');
				await session(life);
				await life.leaveBy(wayOf('Shift three times'));
				await session(life);
				expect(await life.inspect('plan and lists used', 'kill')).toEqual([]);
				expect(life.watch.count('keys')).toBeGreaterThan(40);
			},
		},
		{
			name: 'but a calculator in the tab that is put back, and nothing once the phone was cleared',
			live: async (life) => {
				for (const page of life.holder.phone.browser.pages())
					expect(await page.locator('iframe.panel').count()).toBe(0);
				await life.open(life.holder.code);
				const subscriptions = delivery.service.subscriptions;
				await Promise.all([life.clear('here'), tips(life.pair.plain, 'Off')]);
				await session(life);
				await expect.poll(() => delivery.service.subscriptions).toBe(subscriptions - 2);
				const { container } = life.pair;
				expect(await life.inspect('this phone cleared', 'close')).toEqual([]);
				expect(life.watch.versions.gone(container)).toBe(life.watch.versions.sought.length);
				expect(evenness(container)).toBeGreaterThan(1e-6);
			},
		},
	];

	const begin = (): Promise<Life> => Life.start(delivery.server, secrets, () => delivery.phone());

	beforeAll(async () => {
		delivery = await Delivery.start();
		secrets = await Secrets.load();
		life = await begin();
	}, PATIENCE);

	afterAll(async () => {
		await life.pair.end();
		await delivery.stop();
	}, PATIENCE);

	it.each(steps)('finds nothing $name', { timeout: PATIENCE }, ({ live }) => live(life));

	it('cannot tell it from one that only ever calculated', { timeout: PATIENCE }, async () => {
		const judge = ({ pair }: Life): readonly string[] =>
			pair.inspections.flatMap(({ when, used, plain }) =>
				telling(withoutChance(used), withoutChance(plain), [], [plain]).map((line) => `${when}: ${line}`),
			);
		const { inspections } = life.pair;
		expect(inspections).toHaveLength(2);
		expect(
			unfounded(
				CHANCE,
				inspections.map(({ plain }) => plain),
			),
		).toEqual([]);
		expect(await apart(judge(life), () => anew(begin, steps, judge))).toEqual([]);
	});

	it('would find what a careless page leaves', { timeout: PATIENCE }, async () => {
		const { used, plain } = life.pair;
		const planted = newMarker();
		await used.page.evaluate(plant, planted);
		await used.page.locator('textarea').pressSequentially(planted);
		// Firefox writes localStorage some seconds later than all else.
		const local = join(used.profile, used.files, '../ls/data.sqlite');
		await expect.poll(() => existsSync(local), { timeout: 120_000 }).toBe(true);
		await session(life);
		await life.pair.both((phone) => phone.kill());
		const found = new Search([{ kind: 'typed text', name: 'marker', content: planted }]).in(used.profile);
		for (const place of ['sessionstore-backups/recovery', 'places.sqlite', '/ls/', '/cache/', '/fs/']) {
			expect(found).toContainEqual(expect.objectContaining({ file: expect.stringContaining(place) }));
		}
		const [one, other] = [used, plain].map(({ profile }) => withoutChance(inventory(profile)));
		if (!one || !other) throw new Error('no profiles');
		const told = telling(one, other, [], [other]);
		for (const line of [
			/^sqlite .*\/ls\/data\.sqlite data rows/,
			/^sqlite places\.sqlite moz_places\.url = .*planted/,
			/^sqlite .*caches\.sqlite storage/,
			/^file .*\/fs\//,
		]) {
			expect(told).toContainEqual(expect.stringMatching(line));
		}
		await life.pair.both((phone) => phone.start());
	});
});

/** In the page: one of each place that a site can write to, and a field that Firefox keeps. */
async function plant(text: string): Promise<void> {
	localStorage.setItem('a', text);
	await (await caches.open('planted')).put('/planted', new Response(text));
	const file = await (await navigator.storage.getDirectory()).getFileHandle('planted', { create: true });
	const writable = await file.createWritable();
	await writable.write(text);
	await writable.close();
	history.pushState(null, '', `/?planted=${text}`);
	document.body.append(document.createElement('textarea'));
}
