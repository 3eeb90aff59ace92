import { type Remote, transfer, wrap } from 'comlink';
import { afterAll, expect, test } from 'vitest';
import type { Keeper, Session } from '../../src/wire/session.ts';
import { bytes, CODE, makePeer, Phone } from './world.ts';

const peer = await makePeer();
afterAll(() => peer.stop());

const PLAN = '4000000001';
const LISTS = '4000000002';
const ORDER = '4000000003';

async function practice(phone: Phone): Promise<Remote<Keeper>> {
	const { port1, port2 } = new MessageChannel();
	await phone.session.rehearse(transfer(port2, [port2]));
	const keeper = wrap<Keeper>(port1);
	await keeper.start();
	return keeper;
}

async function sessionOf(keeper: Remote<Keeper>): Promise<Remote<Session>> {
	const { port1, port2 } = new MessageChannel();
	await keeper.attach(transfer(port2, [port2]));
	return wrap<Session>(port1);
}

test('what practice set up is opened, destroyed and gone; the real file is not touched', async () => {
	const phone = new Phone(peer);
	await phone.keeper.start();
	expect(await phone.setUp()).toMatchObject({ ok: true });
	await phone.session.syncNow();
	const before = await phone.store.use((blocks) => blocks.read(0, blocks.size()).slice());
	const asked = peer.seen.length;

	const first = await practice(phone);
	expect(await first.fetch(bytes('0'))).not.toBeNull();
	const session = await sessionOf(first);
	expect(await session.create(bytes(PLAN), bytes('a practice plan'), 'whole')).toMatchObject({ ok: true });
	const lists = bytes('lists of their own');
	expect(await session.addLists(bytes(LISTS), lists, 'shopping', 'destroy', false)).toMatchObject({ ok: true });
	expect(await session.addOrder(bytes(ORDER), false)).toMatchObject({ ok: true });

	const open = async (code: string): Promise<unknown> => {
		const opened = await first.open(bytes(code));
		return opened instanceof Uint8Array ? (await (await sessionOf(first)).info()).look : opened;
	};
	expect(await open(CODE)).toBeNull();
	expect(await open(PLAN)).toBe('whole');
	expect(await open(LISTS)).toBe('shopping');
	await expect.poll(() => open(PLAN)).toBeNull();
	expect(await open(LISTS)).toBe('shopping');

	const after = await phone.store.use((blocks) => blocks.read(0, blocks.size()).slice());
	expect(after).toEqual(before);
	expect(peer.seen.length).toBe(asked);
});
