/** Walks many entries of the registry in one go, without going home between neighbours. */
import type { Move, ScreenEntry } from '../src/inner/registry/moves.ts';
import { screens, screensIn } from '../src/inner/screens.ts';
import type { Look } from '../src/plan/types.ts';
import type { Holder } from './holder.ts';
import type { Server } from './server.ts';
import { Walk } from './walk.ts';

export const from = (place: ScreenEntry['from'], look: Look = 'whole'): readonly ScreenEntry[] =>
	(look === 'whole' ? screens : screensIn(look)).filter((screen) => screen.from === place);

const same = (one: readonly Move[], other: readonly Move[]): boolean => JSON.stringify(one) === JSON.stringify(other);
const above = (entry: ScreenEntry): readonly Move[] => entry.reach.slice(0, -1);
const startsWith = (entry: ScreenEntry, way: readonly Move[]): boolean => same(entry.reach.slice(0, way.length), way);
const practises = (entry: ScreenEntry): boolean => entry.reach.some((move) => move.do === 'practise');
/** Pads, files and what had to be opened first leave a screen as another visit would not find it. */
const leavesAsFound = (entry: ScreenEntry): boolean =>
	entry.fields.every(({ as, before }) => as !== 'pad' && as !== 'file' && before.length === 0);

export class Tour {
	/** Where the walk stood on each screen, in order. */
	readonly reached: string[] = [];
	private readonly holder: Holder;
	private readonly walk: Walk;
	private readonly onScreen: (entry: ScreenEntry, walk: Walk) => Promise<void>;
	private readonly look: Look;
	private last: ScreenEntry | undefined;

	constructor(holder: Holder, onScreen: (entry: ScreenEntry, walk: Walk) => Promise<void>, look: Look = 'whole') {
		this.holder = holder;
		this.walk = new Walk(holder);
		this.onScreen = onScreen;
		this.look = look;
	}

	/**
	 * The screens of set-up, from a fresh cover. Returns those that another fresh phone has to show, since this one keeps
	 * something by then. Ends on the last screen reached.
	 */
	async setUp(server: Server, entries: readonly ScreenEntry[]): Promise<readonly ScreenEntry[]> {
		const others: ScreenEntry[] = [];
		for (const entry of entries) {
			const { last } = this;
			if (last && leavesAsFound(last) && startsWith(entry, last.reach)) {
				await this.arrive(entry, entry.reach.slice(last.reach.length));
			} else if (last && practises(last)) others.push(entry);
			else {
				if (last) await this.holder.phone.open();
				await this.holder.phone.type(server.setUpCode);
				await this.holder.phone.hold('C');
				await this.holder.screen('setup-watched').waitFor({ timeout: 60_000 });
				await this.arrive(entry, entry.reach);
			}
			if (practises(entry)) this.holder.code = this.holder.shownCode;
		}
		return others;
	}

	/** From one of the last two screens of set-up to the screen after it. */
	async finish(): Promise<void> {
		const { holder } = this;
		if (this.last?.id === 'setup-recovery-words') {
			const list = holder.phone.inner.locator('[data-word]');
			await list.nth(11).waitFor();
			holder.words = (await list.allInnerTexts()).map((word) => word.trim());
			await holder.press('next');
		}
		// Set-up of lists ends here.
		if (this.look !== 'whole') return holder.screen('home').waitFor();
		if (this.last?.id !== 'setup-leaving') await holder.skipOthers();
		await holder.press('leave-skip');
		for (const entry of from('welcome')) await this.arrive(entry, entry.reach);
	}

	/** Screens behind the home screen. Where the last one had the same parent, one step back is enough. */
	async behindHome(entries: readonly ScreenEntry[]): Promise<void> {
		this.last = undefined;
		for (const entry of entries) {
			const rest = await this.shortcut(entry);
			if (!rest) await this.holder.home();
			await this.arrive(entry, rest ?? entry.reach);
			// Its moves changed the code to the one just shown.
			if (entry.id === 'settings-code-done') this.holder.code = this.holder.shownCode;
		}
		await this.holder.home();
	}

	private async shortcut(entry: ScreenEntry): Promise<readonly Move[] | undefined> {
		const { last, holder } = this;
		if (!last) return undefined;
		if (leavesAsFound(last) && last.reach.length > 0 && startsWith(entry, last.reach)) {
			return entry.reach.slice(last.reach.length);
		}
		const parent = from('home', this.look).find((each) => same(each.reach, above(entry)));
		if (!parent || parent.reach.length === 0 || !same(above(last), above(entry))) return undefined;
		await holder.act('back').click();
		const there = holder.screen(parent.id);
		await there.waitFor({ timeout: 2_000 }).catch(() => undefined);
		return (await there.count()) > 0 ? entry.reach.slice(-1) : undefined;
	}

	private async arrive(entry: ScreenEntry, moves: readonly Move[]): Promise<void> {
		try {
			await this.walk.reach({ ...entry, reach: moves });
			await this.onScreen(entry, this.walk);
		} catch (error) {
			throw new Error(`${entry.id}: ${String(error)}`, { cause: error });
		}
		this.reached.push(entry.id);
		this.last = entry;
	}
}
