/**
 * The holder's further slots, seen from the vault that lists them. A slot is written first and listed then, so that what
 * is listed is always there; whatever looks otherwise never comes here.
 */
import { blobHash, sealBox } from '../crypto/box.ts';
import { equal, wipe } from '../crypto/bytes.ts';
import { save } from '../crypto/changes.ts';
import { type Blocks, openAll, openSlot, SLOTS, type Slot } from '../crypto/container.ts';
import type { Argon2 } from '../crypto/kdf.ts';
import { type Prk, type RootKeys, rootKeys } from '../crypto/keys.ts';
import { type Duty, type Look, OTHERS_MOST, type Other } from '../crypto/others.ts';
import { DOC_MAX, newOrder, newState, type State, type Target } from '../crypto/payload.ts';
import { addSlot, drawSlot, removeSlot } from '../crypto/slots.ts';
import { createBox, type Line } from '../sync/create.ts';
import type { OtherCode, Result } from '../wire/session.ts';
import { targetOf } from './clearing.ts';
import { done, type Kept, type Refusal, refuse } from './kept.ts';
import type { Errand } from './link.ts';

/** What is to be kept in a new slot. */
export interface Fresh {
	readonly doc: Uint8Array;
	readonly look: Look;
	readonly duty: Duty;
	readonly everywhere: boolean;
}

export class Further implements Errand {
	readonly #kept: Kept;
	readonly #line: Line;
	/** What is listed may name a box that was left: only where the root or its epoch moved, and that was not ended. */
	#stale: boolean;
	/** Made here, and not on the server yet. */
	#unsent: Other[] = [];

	constructor(kept: Kept, line: Line) {
		this.#kept = kept;
		this.#line = line;
		this.#stale = kept.state.box === 0;
	}

	moved(): void {
		this.#stale = true;
	}

	/** Before the new box is there: as long as it is not, the next opening knows that this is to be done. */
	async before(): Promise<boolean> {
		if (!this.#stale) return true;
		this.#stale = false;
		for (const other of this.#listed()) {
			if (other.duty === 'nothing') continue;
			const result = await this.#kept.use((blocks) => this.#retarget(blocks, other));
			this.#stale ||= !result.ok;
		}
		return !this.#stale;
	}

	#retarget(blocks: Blocks, { slot, prk }: Other): void {
		const opened = openSlot(blocks, slotOf(slot), prk);
		const target = this.#target(true);
		if (!opened?.state.target || !target || opened.newer) return;
		if (equal(opened.state.target.id, target.id)) return;
		save(blocks, opened, { ...opened.state, target }, this.#line.random);
	}

	/** So that its first opening asks what every later one asks. Best effort: an opening makes the box where this could not. */
	async after(): Promise<void> {
		for (const other of this.#unsent.splice(0)) {
			const found = await this.#kept.use((blocks) => openSlot(blocks, slotOf(other.slot), other.prk));
			const state = found.ok ? found.value?.state : null;
			if (state?.box === 0 && !(await this.#makeBox(other, state))) this.#unsent.push(other);
		}
	}

	async #makeBox({ slot, prk }: Other, { root, epoch, doc }: State): Promise<boolean> {
		const keys = rootKeys(root, epoch);
		const blob = sealBox(keys, { kind: 1, version: 1n, previous: null, doc }, this.#line.random);
		const answer = await createBox(this.#line, keys, blob);
		if (answer.kind !== 'done') return answer.kind === 'conflict';
		const noted = await this.#kept.use((blocks) => {
			const opened = openSlot(blocks, slotOf(slot), prk);
			if (!opened || opened.newer || opened.state.box !== 0) return;
			const boxHash = blobHash(blob);
			save(blocks, opened, { ...opened.state, box: 1, boxVersion: 1n, boxHash }, this.#line.random);
		});
		return noted.ok;
	}

	/** What each says now: the codes of some may have been changed from inside. */
	async list(): Promise<Result<readonly OtherCode[]>> {
		if (!this.#may()) return refuse('refused');
		return this.#kept.use((blocks) =>
			this.#listed().map(({ slot, kind, look, duty, prk }) => {
				const state = openSlot(blocks, slotOf(slot), prk)?.state;
				return { slot, kind, look, duty, everywhere: !!state?.target, changed: !state };
			}),
		);
	}

	async addLists(argon2: Argon2, code: Uint8Array, fresh: Fresh): Promise<Result<void>> {
		const { doc, look, duty, everywhere } = fresh;
		if (look === 'whole') return refuse('refused');
		if (doc.length === 0) return refuse('shrunk');
		if (doc.length > DOC_MAX) return refuse('full');
		const { appKey, device, appMinimum } = this.#kept.state;
		const target = duty === 'nothing' ? null : this.#target(everywhere);
		const state = { ...newState(this.#line.random, doc), appKey, device, appMinimum, look, duty, target };
		return this.#add(argon2, code, state);
	}

	addOrder(argon2: Argon2, code: Uint8Array, everywhere: boolean): Promise<Result<void>> {
		return this.#add(argon2, code, newOrder(this.#target(everywhere)));
	}

	async #add(argon2: Argon2, code: Uint8Array, state: State): Promise<Result<void>> {
		if (!this.#may()) return refuse('refused');
		const salt = await this.#kept.salt();
		const prk = argon2.derive(code, salt);
		wipe(code);
		const { kind, look, duty } = state;
		// Listed at the moment of the write: two calls at once must not take one slot.
		const added = await this.#kept.use((blocks): Result<Other> => {
			const slot = this.#place(blocks, prk);
			if (typeof slot !== 'number') return slot;
			addSlot(blocks, slot, prk, state, this.#line.random);
			return { ok: true, value: { slot, kind, look, duty, prk } };
		});
		const result = added.ok ? added.value : added;
		if (!result.ok) return result;
		const listed = await this.#write([...this.#listed(), result.value]);
		if (listed.ok && kind === 'lists') this.#unsent.push(result.value);
		return listed;
	}

	/** Any that is not listed. One that this code opens and that nobody lists was left by a kill: it is taken again. */
	#place(blocks: Blocks, prk: Prk): Slot | Refusal {
		const listed = this.#kept.state.slots;
		const found = openAll(blocks, prk);
		if (this.#listed().length >= OTHERS_MOST) return refuse('full');
		if (found) return listed.includes(found.slot) ? refuse('refused') : found.slot;
		return drawSlot(listed, this.#line.random) ?? refuse('full');
	}

	async setDuty(slot: number, duty: Duty, everywhere: boolean): Promise<Result<void>> {
		if (!this.#may()) return refuse('refused');
		const other = this.#listed().find((each) => each.slot === slot);
		if (!other) return refuse('none');
		if (other.kind === 'order' && duty !== 'reset') return refuse('refused');
		const target = duty === 'nothing' ? null : this.#target(everywhere);
		const written = await this.#kept.use((blocks): Result<void> => {
			const opened = openSlot(blocks, slotOf(slot), other.prk);
			if (!opened) return refuse('none');
			if (opened.newer) return refuse('newer');
			save(blocks, opened, { ...opened.state, duty, target }, this.#line.random);
			return done;
		});
		const result = written.ok ? written.value : written;
		if (!result.ok) return result;
		return this.#write(this.#listed().map((each) => (each.slot === slot ? { ...each, duty } : each)));
	}

	/** Gives the keys of its box, which is to be dropped: null where it had none, or opens no more. */
	async remove(slot: number): Promise<Result<RootKeys | null>> {
		if (!this.#may()) return refuse('refused');
		const other = this.#listed().find((each) => each.slot === slot);
		if (!other) return refuse('none');
		const removed = await this.#kept.use((blocks) => {
			const state = openSlot(blocks, slotOf(slot), other.prk)?.state;
			removeSlot(blocks, slotOf(slot), this.#line.random);
			return state?.kind === 'lists' ? rootKeys(state.root, state.epoch) : null;
		});
		if (!removed.ok) return removed;
		this.#unsent = this.#unsent.filter((each) => each.slot !== slot);
		const listed = await this.#write(this.#listed().filter((each) => each.slot !== slot));
		return listed.ok ? removed : listed;
	}

	#listed(): readonly Other[] {
		return this.#kept.state.others;
	}

	/** Only the whole app allocates. */
	#may(): boolean {
		return this.#kept.state.look === 'whole' && !this.#kept.newer;
	}

	#target(everywhere: boolean): Target | null {
		const { root, epoch } = this.#kept.state;
		return everywhere ? targetOf(rootKeys(root, epoch)) : null;
	}

	#write(others: readonly Other[]): Promise<Result<void>> {
		const ascending = [...others].sort((a, b) => a.slot - b.slot);
		const slots = [this.#kept.slot, ...ascending.map(({ slot }) => slot)].sort((a, b) => a - b);
		return this.#kept.update({ others: ascending, slots });
	}
}

function slotOf(slot: number): Slot {
	const found = SLOTS.find((each) => each === slot);
	if (!found) throw new RangeError('no such slot');
	return found;
}
