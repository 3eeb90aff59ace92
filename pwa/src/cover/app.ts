import type { Cover } from '../gate/cover.ts';
import { announcement } from './announce.ts';
import { Calculator, type Key } from './calculator.ts';
import { copyText, paste, readText } from './clipboard.ts';
import { type Display, display } from './display.ts';
import { element, iconButton, label } from './dom.ts';
import { type History, history } from './history.ts';
import { Holds } from './hold.ts';
import { keyboard } from './keyboard.ts';
import { type Keypad, keypad } from './keypad.ts';
import { Language, match, preferred, remember } from './language.ts';
import { type Settings, settings } from './settings.ts';

/** Builds the calculator into `parent`. */
export function start(parent: HTMLElement): Cover {
	const app = new App();
	parent.append(app.root, app.live);
	return {
		root: app.root,
		onHold: (listener) => app.holds.listen(listener),
		reset: () => app.reset(),
		language: () => app.language.speech.tag,
		setLanguage(tag) {
			const speech = match([tag]);
			remember(speech);
			app.language.speak(speech);
		},
		text: (id) => app.language.text(id),
		note: (id) => app.note(id),
		status: (text) => app.say(text),
	};
}

class App {
	readonly language: Language = new Language(preferred());
	readonly holds: Holds;
	readonly root: HTMLElement;
	/** Beside the root, so that it speaks while the root is put away. */
	readonly live: HTMLElement = element('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
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
		this.settings = settings(language);
		this.toggle = iconButton('history', () => this.openHistory(!this.historyOpen()));
		const parts = [this.display, this.history, this.keypad, this.settings].map((part) => part.element);
		this.root = element('main', { class: 'calc', tabindex: '-1' }, this.bar(), ...parts);
		this.openHistory(false);
		this.refresh();
		this.listen();
	}

	reset(): void {
		this.calculator.reset();
		this.holds.forget();
		this.settings.element.close();
		this.openHistory(false);
		this.refresh();
		this.live.textContent = '';
		this.root.focus({ preventScroll: true });
	}

	say(text: string): void {
		// The same words twice are news only if the text differs.
		this.live.textContent = this.live.textContent === text ? `${text}\u00a0` : text;
	}

	private press(key: Key, time: number): void {
		const act = (): void => {
			this.calculator.press(key);
			this.refresh();
			const text = announcement(key, this.calculator, this.language);
			if (text !== null) this.say(text);
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
		const copy = iconButton('copy', () => void this.copy());
		const pasting = iconButton('paste', () => void readText().then((text) => this.paste(text)));
		const more = iconButton('settings', () => this.settings.open());
		more.setAttribute('aria-haspopup', 'dialog');
		toggle.classList.add('narrow');
		toggle.setAttribute('aria-controls', 'history');
		language.follow(() => {
			const { tag, dir } = language.speech;
			document.documentElement.lang = tag;
			document.documentElement.dir = dir;
			document.title = title.textContent = language.text('title');
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
			active: () => this.active(),
			dismiss: () => this.dismiss(),
			press: (key, time) => this.press(key, time),
		});
		document.addEventListener('copy', (event) => {
			const text = this.calculator.text();
			if (!this.active() || text === null) return;
			event.preventDefault();
			event.clipboardData?.setData('text/plain', text);
			this.note('copied');
		});
		document.addEventListener('paste', (event) => {
			if (!this.active()) return;
			event.preventDefault();
			this.paste(event.clipboardData?.getData('text/plain') ?? null);
		});
	}

	/** Whether the keyboard is the calculator's. */
	private active(): boolean {
		return this.root.closest('[hidden],[inert]') === null && !this.settings.element.open;
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
		if (taken) this.say(this.display.text());
		else this.note('paste-failed');
	}

	note(id: string): void {
		const text = this.language.text(id);
		this.display.note(text);
		this.say(text);
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
		this.say(this.display.text());
	}
}
