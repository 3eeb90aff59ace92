/** What a person does behind the cover, by the names that screens give to their own parts. */
import type { Locator } from 'playwright-core';
import type { ScreenEntry } from '../src/inner/registry/moves.ts';
import type { Phone } from './phone.ts';
import type { Server } from './server.ts';

export interface SetUpOptions {
	readonly digits?: 10 | 12;
	/** Take recovery words. */
	readonly words?: boolean;
	/** Leave for real at the end, instead of skipping that step. */
	readonly leave?: boolean;
}

export class Holder {
	readonly phone: Phone;
	code = '';
	/** The last code that a screen showed. */
	shownCode = '';
	/** Recovery words, if they were taken. */
	words: readonly string[] = [];

	constructor(phone: Phone, code = '') {
		this.phone = phone;
		this.code = code;
	}

	screen(name: string): Locator {
		return this.phone.inner.locator(`[data-screen="${name}"]`);
	}

	act(name: string): Locator {
		return this.phone.inner.locator(`[data-act="${name}"]`).first();
	}

	field(name: string): Locator {
		return this.phone.inner.locator(`[data-field="${name}"]`).first();
	}

	async press(name: string): Promise<void> {
		await this.act(name).click();
	}

	async choose(field: string, choice: string): Promise<void> {
		await this.field(field).locator(`[data-choice="${choice}"]`).click();
	}

	/** From a fresh cover to the step where the holder says where their entries come from. */
	async begin(server: Server): Promise<void> {
		await this.phone.type(server.setUpCode);
		await this.phone.hold('C');
		await this.screen('setup-watched').waitFor({ timeout: 60_000 });
		await this.press('next');
		await this.screen('setup-about').waitFor();
		await this.press('next');
		await this.screen('setup-limits').waitFor();
		await this.press('next');
		await this.screen('setup-cover').waitFor();
		await this.press('next');
		await this.screen('setup-install').waitFor();
		await this.press('next');
		await this.screen('setup-begin').waitFor();
	}

	/** The whole set-up of someone who starts anew. Ends on the screen after it. */
	async setUp(server: Server, options: SetUpOptions = {}): Promise<void> {
		await this.begin(server);
		await this.press('begin-new');
		await this.takeCode(options.digits ?? 10);
		if (options.words) await this.takeWords();
		else {
			await this.screen('setup-recovery').waitFor({ timeout: 60_000 });
			await this.press('next');
		}
		await this.skipOthers();
		await this.press(options.leave ? 'leave-try' : 'leave-skip');
	}

	/** The whole set-up of someone who brings what twelve words lead to, until the server has it. Ends on the cover. */
	async setUpFromWords(server: Server, words: readonly string[]): Promise<void> {
		await this.begin(server);
		await this.press('begin-words');
		await this.field('setup.words').fill(words.join(' '));
		await this.press('take');
		await this.takeCode();
		await this.skipOthers();
		await this.press('leave-skip');
		await this.sent();
		await this.leave();
	}

	/** Past the offer of other codes, to the step that tries leaving. */
	async skipOthers(): Promise<void> {
		await this.screen('setup-others').waitFor({ timeout: 60_000 });
		await this.press('others-skip');
		await this.screen('setup-leaving').waitFor();
	}

	/** Reads the drawn code and types it back twice on the calculator. */
	async takeCode(digits: 10 | 12 = 10): Promise<void> {
		await this.screen('setup-code').waitFor();
		if (digits === 12) await this.choose('code.digits', '12');
		await this.phone.inner.locator('[data-code]').first().waitFor();
		await this.press('next');
		await this.screen('setup-practise').waitFor();
		await this.readCode();
		this.code = this.shownCode;
		for (let round = 0; round < 2; round++) {
			await this.press('practise');
			await this.phone.key('=').waitFor({ state: 'visible' });
			await this.phone.enter(this.code);
		}
	}

	/** Reads the code as a screen reader says it, digit by digit. */
	async readCode(): Promise<void> {
		const said = await this.phone.inner.locator('[data-code]').first().getAttribute('aria-label');
		this.shownCode = (said ?? '').replace(/\D/g, '');
	}

	private async takeWords(): Promise<void> {
		await this.screen('setup-recovery').waitFor({ timeout: 60_000 });
		await this.choose('setup.recovery', 'words');
		await this.press('next');
		await this.screen('setup-recovery-words').waitFor();
		const list = this.phone.inner.locator('[data-word]');
		await list.nth(11).waitFor();
		this.words = (await list.allInnerTexts()).map((word) => word.trim());
		await this.press('next');
	}

	async unlock(): Promise<void> {
		await this.phone.unlock(this.code);
	}

	/** The control in the corner, on the page that holds the frame. */
	get corner(): Locator {
		return this.phone.page.locator('.corner');
	}

	async leave(): Promise<void> {
		await this.corner.click();
		await this.phone.key('=').waitFor({ state: 'visible' });
	}

	/** From anywhere to the plan's first screen. */
	async home(): Promise<void> {
		const way = this.phone.inner.locator('[data-act="begin-plan"], [data-act="to-home"], [data-act="back"]');
		for (let steps = 0; steps < 10; steps++) {
			await this.phone.inner.locator('[data-screen]').first().waitFor();
			if ((await this.screen('home').count()) > 0) return;
			await way.last().click();
			await this.phone.page.waitForTimeout(100);
		}
		throw new Error('home was not reached');
	}

	/** Opens a part of the plan from the home screen. */
	async openSection(id: string): Promise<void> {
		await this.home();
		const door = this.act(`section-${id}`);
		if ((await door.count()) === 0) await this.press('more-sections');
		await door.click();
		await this.screen(`section-${id}`).waitFor();
	}

	/** Opens a part of the plan and finds a text in it. */
	async expectText(screen: ScreenEntry, text: string): Promise<void> {
		await this.openSection(screen.id.replace('section-', ''));
		await this.phone.inner.getByText(text, { exact: false }).first().waitFor();
	}

	/** Waits until everything typed is kept on the phone. A save starts a moment after the last key. */
	async kept(): Promise<void> {
		await this.phone.page.waitForTimeout(1_000);
		await this.phone.inner.locator('[data-kept="yes"]').first().waitFor();
	}

	/** Waits until the server has it too. */
	async sent(): Promise<void> {
		await this.home();
		await this.phone.inner.locator('[data-sync="sent"]').first().waitFor({ timeout: 60_000 });
	}
}
