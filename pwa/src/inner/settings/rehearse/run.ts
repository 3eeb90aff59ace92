import { type Remote, transfer, wrap } from 'comlink';
import { openPlan } from '../../../plan/model.ts';
import { seeded } from '../../../plan/seed.ts';
import type { ListLook } from '../../../plan/types.ts';
import type { Keeper, Result, Session } from '../../../wire/session.ts';
import { bytesOf } from '../../kit/bytes.ts';
import { chance, pools } from '../../l10n/pools.ts';
import { language } from '../../l10n/strings.ts';
import type { App } from '../../state/app.ts';

/** What typing a practice code did. */
export type Happened =
	| { readonly is: 'plan' }
	| { readonly is: 'lists'; readonly look: ListLook; readonly count: number }
	| { readonly is: 'cleared' }
	| { readonly is: 'nothing' };

export interface Codes {
	/** Opens the practice plan. */
	readonly plan: string;
	/** Opens lists, and clears the practice plan. */
	readonly lists: string;
	/** Clears all of it. */
	readonly order: string;
}

const look: ListLook = 'shopping';

/** The keeper for practice: the same program as the real one, over a container in memory that goes with this session. */
async function keeper(app: App): Promise<Remote<Keeper>> {
	const { port1, port2 } = new MessageChannel();
	await app.session.rehearse(transfer(port2, [port2]));
	const made = wrap<Keeper>(port1);
	await made.start();
	return made;
}

async function sessionOf(made: Remote<Keeper>): Promise<Remote<Session>> {
	const { port1, port2 } = new MessageChannel();
	await made.attach(transfer(port2, [port2]));
	return wrap<Session>(port1);
}

function must(result: Result<void>): void {
	if (!result.ok) throw new Error('inner: practice');
}

/** A practice plan, and the keeper that has it. Both are gone with the page. */
export interface Practice {
	readonly keeper: Remote<Keeper>;
	readonly codes: Codes;
}

/** Makes a practice plan with two further codes. Throws where that cannot be done here. */
export async function prepare(app: App): Promise<Practice> {
	const fresh = await keeper(app);
	if ((await fresh.fetch(bytesOf('0'))) === null) throw new Error('inner: practice');
	const session = await sessionOf(fresh);
	const codes = {
		plan: await session.newCode(10),
		lists: await session.newCode(10),
		order: await session.newCode(10),
	};
	const plan = openPlan(null, app.clock);
	plan.set('me', 'leaving', 'skipped');
	must(await session.create(bytesOf(codes.plan), plan.encode(), 'whole'));
	const doc = seeded(look, true, app.clock.today(), pools(language.value), chance);
	must(await session.addLists(bytesOf(codes.lists), doc, look, 'destroy', false));
	must(await session.addOrder(bytesOf(codes.order), false));
	return { keeper: fresh, codes };
}

/** Types a code where the practice plan is, and says what it did. */
export async function tryCode({ keeper: locked }: Practice, code: string): Promise<Happened> {
	const opened = await locked.open(bytesOf(code));
	if (opened === null) return { is: 'nothing' };
	if (typeof opened === 'string') return { is: 'cleared' };
	const info = await (await sessionOf(locked)).info();
	if (info.look === 'whole') return { is: 'plan' };
	return { is: 'lists', look: info.look, count: countOf(info.doc) };
}

function countOf(doc: Uint8Array): number {
	const plan = openPlan(doc);
	return (['food', 'household', 'chemist', 'wear', 'presents'] as const).reduce(
		(sum, section) => sum + plan.items(section, 'items').length,
		0,
	);
}
