/** Follows the app's own registry of screens with the holder's hands. */
import type { FieldEntry, Move, ScreenEntry } from '../src/inner/registry/moves.ts';
import type { Holder } from './holder.ts';

export class Walk {
	private readonly holder: Holder;

	constructor(holder: Holder) {
		this.holder = holder;
	}

	/** One move. Where a selector finds several, the last one counts. */
	async move(move: Move): Promise<void> {
		const { inner } = this.holder.phone;
		const at = inner.locator(move.at).last();
		if ('unless' in move && move.unless !== undefined) {
			await at.or(inner.locator(move.unless).last()).first().waitFor();
			if ((await inner.locator(move.unless).count()) > 0) return;
		}
		switch (move.do) {
			case 'click':
				return at.click();
			case 'type':
				return at.fill(move.text);
			case 'practise':
				// The screen that asks for it shows the code, as soon as it is drawn.
				await this.holder.readCode();
				await at.click();
				await this.holder.phone.key('=').waitFor({ state: 'visible' });
				return this.holder.phone.enter(this.holder.shownCode);
			case 'pad':
				for (const digit of this.holder.code) await at.locator(`[data-key="${digit}"]`).click();
				return;
			case 'file':
				return at.setInputFiles({ name: 'a', mimeType: '', buffer: Buffer.alloc(1_048_592) });
		}
	}

	/** From the screen that the entry begins at to the entry's screen. */
	async reach(entry: ScreenEntry): Promise<void> {
		for (const move of entry.reach) await this.move(move);
		await this.holder.screen(entry.id).waitFor({ timeout: 60_000 });
	}

	/** Types `marker` into a field, or picks what can be picked. True when the marker went in. */
	async fill(field: FieldEntry, marker: string): Promise<boolean> {
		for (const move of field.before) await this.move(move);
		const at = this.holder.phone.inner.locator(`[data-field="${field.name}"]`).last();
		await at.waitFor();
		switch (field.as) {
			case 'text':
				// Key by key, as a keyboard does it.
				await at.pressSequentially(marker);
				return true;
			case 'date':
				await at.fill('2031-05-17');
				return false;
			case 'time':
				await at.fill('23:47');
				return false;
			case 'choices':
				await at.locator('[data-choice]').last().click();
				return false;
			case 'pad':
				for (const digit of '314159265') await at.locator(`[data-key="${digit}"]`).click();
				return false;
			case 'file':
				await this.move({ do: 'file', at: `[data-field="${field.name}"]` });
				return false;
		}
	}
}
