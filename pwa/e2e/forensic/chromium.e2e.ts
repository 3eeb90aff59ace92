import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Server } from '../server.ts';
import { FACTS } from './chromium.ts';
import { telling, unfounded } from './diff.ts';
import { Life } from './life.ts';
import { ordinary } from './ordinary.ts';
import type { Inspection } from './pair.ts';
import type { Inventory } from './profile.ts';
import { Secrets } from './secrets.ts';
import { reload, WAYS } from './ways.ts';

/** A phone after each way of using, leaving and clearing, beside one on which the calculator only calculated. */
describe('whoever takes the phone apart', { sequential: true }, () => {
	let server: Server;
	let leaving: Life;
	let codes: Life;
	let references: readonly Inventory[];
	const [control] = WAYS;

	beforeAll(async () => {
		server = await Server.start();
		const secrets = await Secrets.load();
		leaving = await Life.start(server, secrets);
		codes = await Life.start(server, secrets);
	}, 300_000);

	afterAll(async () => {
		for (const life of [leaving, codes]) await life?.pair.end();
		await server.stop();
	});

	it('finds nothing after real use', { timeout: 900_000 }, async () => {
		await leaving.setUp();
		await leaving.set('leaving', 'me.taps', 'on');
		await leaving.leaveBy(control);
		expect(leaving.watch.count('keys')).toBeGreaterThan(25);
		expect(leaving.watch.scan()).toEqual([]);
	});

	it.each(WAYS)('finds nothing after leaving by $name', async (way) => {
		await leaving.open(leaving.holder.code);
		await leaving.leaveBy(way);
		expect(leaving.watch.scan()).toEqual([]);
	});

	it('finds nothing when the browser was closed, nor when it died in the middle', async () => {
		expect(await leaving.inspect('left in each way, then closed', 'close')).toEqual([]);
		await leaving.open(leaving.holder.code);
		expect(await leaving.inspect('died while open', 'kill')).toEqual([]);
	});

	it('finds nothing after the server copy was cleared, and after this phone was', { timeout: 900_000 }, async () => {
		await leaving.open(leaving.holder.code);
		await leaving.clear('there');
		await leaving.leaveBy(reload);
		expect(leaving.watch.scan()).toEqual([]);
		await leaving.open(leaving.holder.code);
		await leaving.clear('here');
		expect(await leaving.inspect('this phone cleared', 'close')).toEqual([]);
		expect(leaving.watch.versions.gone(leaving.pair.container)).toBe(leaving.watch.versions.sought.length);
	});

	it('finds nothing after lists behind another code, nor after one that resets', { timeout: 900_000 }, async () => {
		await codes.setUp();
		const lists = await codes.code('nothing');
		const reset = await codes.code('reset', true);
		await codes.leaveBy(control);
		await codes.open(lists);
		await codes.write('shopping');
		await codes.leaveBy(control);
		expect(await codes.inspect('lists used', 'close')).toEqual([]);
		await codes.order(reset);
		expect(await codes.inspect('reset by a code', 'close')).toEqual([]);
	});

	it('finds nothing after a code that only clears, nor after one that destroys', { timeout: 900_000 }, async () => {
		await codes.setUp();
		const order = await codes.code(null);
		await codes.leaveBy(control);
		await codes.order(order);
		expect(await codes.inspect('cleared by a code', 'kill')).toEqual([]);
		await codes.setUp();
		const destroy = await codes.code('destroy', true);
		await codes.leaveBy(control);
		await codes.open(destroy);
		await codes.leaveBy(control);
		expect(await codes.inspect('destroyed by a code', 'close')).toEqual([]);
		await codes.open(destroy);
		await codes.clear('everywhere');
		expect(await codes.inspect('everything cleared', 'close')).toEqual([]);
	});

	it('sees what phones with nothing but a calculator have', async () => {
		references = [
			...(await ordinary(server)),
			...[leaving, codes].flatMap(({ pair }) => pair.inspections.map(({ plain }) => plain)),
		];
		expect(unfounded(FACTS, references)).toEqual([]);
	});

	it('cannot tell the phones apart', () => {
		const all = [leaving, codes].flatMap(({ pair }) => pair.inspections);
		const told = ({ when, used, plain }: Inspection): readonly string[] =>
			telling(used, plain, FACTS, references).map((line) => `${when}: ${line}`);
		expect(all.flatMap(told)).toEqual([]);
		expect(all.length).toBe(8);
	});
});
