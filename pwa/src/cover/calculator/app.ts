import type { Cover } from '../../gate/cover.ts';
import { copyText, readText } from '../clipboard.ts';
import { coverName } from '../covers.ts';
import { element, iconButton, label } from '../dom.ts';
import { Holds } from '../hold.ts';
import { COPY, HISTORY, PASTE, SETTINGS } from '../icons.ts';
import { keyboard } from '../keyboard.ts';
import { type Catalogues, Language } from '../language.ts';
import { Live } from '../live.ts';
import { active, show } from '../page.ts';
import { type Settings, settings } from '../settings.ts';
import { announcement } from './announce.ts';
import { Calculator, type Key } from './calculator.ts';
import { type Display, display } from './display.ts';
import { type History, history } from './history.ts';
import { type Keypad, keypad } from './keypad.ts';
import ar from './locales/ar.ftl?raw';
import en from './locales/en.ftl?raw';
import es from './locales/es.ftl?raw';
import { named } from './named.ts';
import { paste } from './paste.ts';

const WORDS: Catalogues = { en, es, ar };

/** Builds the calculator into `parent`. */
export function start(parent: HTMLElement): Cover {
	const app = new App();
	const { root, live, holds, language } = app;
	return show(parent, {
		id: 'calculator',
		root,
		live,
		holds,
		language,
		reset: () => app.reset(),
		note: (id) => app.note(id),
	});
}

class App {
	readonly language: Language = new Language(WORDS);
	readonly holds: Holds;
	readonly root: HTMLElement;
	readonly live: Live = new Live();
	private readonly calculator = new Calculator();
	private readonly display: Display;
	private readonly history: History;
	private readonly keypad: Keypad;
	private readonly settings: Settings;
	private readonly toggle: HTMLButtonElement;

	constructor() {
		const { calculator, language } = this;
		this.holds = new Holds(() => calculator.typed());
		this.display = display(calculator, language, () => void this.copy());
		this.history = history(calculator, language, {
			use: ({ value }) => this.fromHistory(() => calculator.use(value)),
			clear: () => this.fromHistory(() => calculator.forgetPast()),
			close: () => this.openHistory(false),
		});
		this.keypad = keypad(language, this.holds, (key, time) => this.press(key, time));
		this.settings = settings('calculator', language);
		this.toggle = iconButton(HISTORY, () => this.openHistory(!this.historyOpen()));
		const parts = [this.display, this.history, this.keypad, this.settings].map((part) => part.element);
		this.root = element('main', { class: 'calc', tabindex: '-1' }, this.bar(), ...parts);
		this.openHistory(false);
		this.refresh();
		this.listen();
	}

	reset(): void {
		this.calculator.reset();
		this.settings.element.close();
		this.openHistory(false);
		this.refresh();
	}

	private press(key: Key, time: number): void {
		const act = (): void => {
			this.calculator.press(key);
			this.refresh();
			const text = announcement(key, this.calculator, this.language);
			if (text !== null) this.live.say(text);
		};
		if (key === '=' || key === 'C') {
			this.holds.press(key, time, act);
		} else {
			this.holds.forget();
			act();
		}
	}

	private refresh(): void {
		this.display.update();
		this.history.update();
		this.keypad.setMemory(this.calculator.memory !== null);
	}

	private bar(): HTMLElement {
		const { language, toggle } = this;
		const title = element('h1', { class: 'unseen' });
		const copy = iconButton(COPY, () => void this.copy());
		const pasting = iconButton(PASTE, () => void readText().then((text) => this.paste(text)));
		const more = iconButton(SETTINGS, () => this.settings.open());
		more.setAttribute('aria-haspopup', 'dialog');
		toggle.classList.add('narrow');
		toggle.setAttribute('aria-controls', 'history');
		language.follow(() => {
			title.textContent = coverName('calculator', language.speech.tag);
			label(toggle, language.text('history'));
			label(copy, language.text('copy'));
			label(pasting, language.text('paste'));
			label(more, language.text('settings'));
		});
		return element('header', { class: 'bar' }, title, toggle, element('span', { class: 'space' }), copy, pasting, more);
	}

	private listen(): void {
		keyboard({
			holds: this.holds,
			buttons: this.keypad.buttons,
			named,
			active: () => active(this.root),
			dismiss: () => this.dismiss(),
			press: (key, time) => this.press(key, time),
		});
		document.addEventListener('copy', (event) => {
			const text = this.calculator.text();
			if (!active(this.root) || text === null) return;
			event.preventDefault();
			event.clipboardData?.setData('text/plain', text);
			this.note('copied');
		});
		document.addEventListener('paste', (event) => {
			if (!active(this.root)) return;
			event.preventDefault();
			this.paste(event.clipboardData?.getData('text/plain') ?? null);
		});
	}

	/** Only where the list lies over the keys is there anything to close. */
	private dismiss(): boolean {
		const covered = this.historyOpen() && this.keypad.element.getClientRects().length === 0;
		if (covered) this.openHistory(false);
		return covered;
	}

	private async copy(): Promise<void> {
		const text = this.calculator.text();
		if (text === null) return;
		this.note((await copyText(text)) ? 'copied' : 'copy-failed');
	}

	private paste(text: string | null): void {
		this.holds.forget();
		const taken = text !== null && paste(text, this.calculator);
		this.refresh();
		if (taken) this.live.say(this.display.text());
		else this.note('paste-failed');
	}

	note(id: string): void {
		const text = this.language.text(id);
		this.display.note(text);
		this.live.say(text);
	}

	private historyOpen(): boolean {
		return this.root.classList.contains('listing');
	}

	private openHistory(open: boolean): void {
		const inside = this.history.element.contains(document.activeElement);
		this.root.classList.toggle('listing', open);
		this.toggle.setAttribute('aria-expanded', String(open));
		// The focused line may be gone, and the toggle is there only where the list covers the keys.
		if (inside && !open) (this.toggle.getClientRects().length > 0 ? this.toggle : this.root).focus();
	}

	private fromHistory(act: () => void): void {
		this.holds.forget();
		act();
		this.openHistory(false);
		this.refresh();
		this.live.say(this.display.text());
	}
}
