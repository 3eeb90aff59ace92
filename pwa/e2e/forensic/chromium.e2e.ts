import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Server } from '../server.ts';
import { WHOLE } from '../whole.ts';
import { anew, apart, type Step } from './apart.ts';
import { FACTS } from './chromium.ts';
import { telling, unfounded } from './diff.ts';
import { Life } from './life.ts';
import { ordinary } from './ordinary.ts';
import type { Inventory } from './profile.ts';
import { Secrets } from './secrets.ts';
import { reload, WAYS, type Way } from './ways.ts';

const [control] = WAYS;
const PATIENCE = 900_000;

const clean = (life: Life): void => expect(life.watch.scan()).toEqual([]);

const leavingBy = (way: Way): Step => ({
	name: `after leaving by ${way.name}`,
	live: async (life) => {
		await life.open(life.holder.code);
		await life.leaveBy(way);
		clean(life);
	},
});

/** Real use, each way of leaving, lists behind another code, and clearing by the page for it. */
const USED: readonly Step[] = [
	{
		name: 'after real use',
		live: async (life) => {
			await life.setUp();
			await life.set('leaving', 'me.taps', 'on');
			await life.leaveBy(control);
			expect(life.watch.count('keys')).toBeGreaterThan(25);
			clean(life);
		},
	},
	...WAYS.map(leavingBy),
	{
		name: 'when the browser was closed, nor when it died in the middle',
		live: async (life) => {
			expect(await life.inspect('left in each way, then closed', 'close')).toEqual([]);
			await life.open(life.holder.code);
			expect(await life.inspect('died while open', 'kill')).toEqual([]);
		},
	},
	{
		name: 'after lists behind another code',
		live: async (life) => {
			await life.open(life.holder.code);
			const lists = await life.code('nothing');
			await life.leaveBy(reload);
			await life.open(lists);
			await life.write('shopping');
			await life.leaveBy(control);
			expect(await life.inspect('lists used', 'close')).toEqual([]);
		},
	},
	{
		name: 'after the server copy was cleared, and after this phone was',
		live: async (life) => {
			await life.open(life.holder.code);
			await life.clear('there');
			await life.leaveBy(reload);
			clean(life);
			await life.open(life.holder.code);
			await life.clear('here');
			expect(await life.inspect('this phone cleared', 'close')).toEqual([]);
			expect(life.watch.versions.gone(life.pair.container)).toBe(life.watch.versions.sought.length);
		},
	},
];

/** Codes that do something. */
const CODES: readonly Step[] = [
	{
		name: 'after a code that resets',
		live: async (life) => {
			await life.setUp();
			const reset = await life.code('reset', true);
			await life.leaveBy(control);
			await life.order(reset);
			expect(await life.inspect('reset by a code', 'close')).toEqual([]);
		},
	},
	{
		name: 'after a code that only clears, nor after one that destroys',
		live: async (life) => {
			await life.setUp();
			const order = await life.code(null);
			await life.leaveBy(control);
			await life.order(order);
			expect(await life.inspect('cleared by a code', 'kill')).toEqual([]);
			await life.setUp();
			const destroy = await life.code('destroy', true);
			await life.leaveBy(control);
			await life.open(destroy);
			await life.leaveBy(control);
			expect(await life.inspect('destroyed by a code', 'close')).toEqual([]);
			await life.open(destroy);
			await life.clear('everywhere');
			expect(await life.inspect('everything cleared', 'close')).toEqual([]);
		},
	},
];

const LIVES = [
	{ kind: 'in use', steps: USED, inspections: 4 },
	...(WHOLE ? [{ kind: 'with codes that do something', steps: CODES, inspections: 4 }] : []),
];

/** A phone after each way of using, leaving and clearing, beside one on which the calculator only calculated. */
describe.each(LIVES)('whoever takes a phone apart $kind', { sequential: true }, ({ steps, inspections }) => {
	let server: Server;
	let secrets: Secrets;
	let life: Life;
	let references: readonly Inventory[];

	beforeAll(async () => {
		server = await Server.start();
		secrets = await Secrets.load();
		life = await Life.start(server, secrets);
	}, 300_000);

	afterAll(async () => {
		await life.pair.end();
		await server.stop();
	});

	it.each(steps)('finds nothing $name', { timeout: PATIENCE }, ({ live }) => live(life));

	it('sees what phones with nothing but a calculator have', async () => {
		references = [...(await ordinary(server)), ...life.pair.inspections.map(({ plain }) => plain)];
		expect(unfounded(FACTS, references)).toEqual([]);
	});

	it('cannot tell it from one that only ever calculated', { timeout: PATIENCE }, async () => {
		const judge = ({ pair }: Life): readonly string[] => {
			const seen = [...references, ...pair.inspections.map(({ plain }) => plain)];
			return pair.inspections.flatMap(({ when, used, plain }) =>
				telling(used, plain, FACTS, seen).map((line) => `${when}: ${line}`),
			);
		};
		expect(life.pair.inspections).toHaveLength(inspections);
		const again = () => anew(() => Life.start(server, secrets), steps, judge);
		expect(await apart(judge(life), again)).toEqual([]);
	});
});
