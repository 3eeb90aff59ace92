import type { Cover } from '../../gate/cover.ts';
import { plainCharacter } from '../character.ts';
import { copyText } from '../clipboard.ts';
import { coverName } from '../covers.ts';
import { element, iconButton, label } from '../dom.ts';
import { plainNumber } from '../format.ts';
import { Holds } from '../hold.ts';
import { COPY, SETTINGS, STAR } from '../icons.ts';
import { keyboard } from '../keyboard.ts';
import { Language } from '../language.ts';
import { Live } from '../live.ts';
import { active, show } from '../page.ts';
import { type Settings, settings } from '../settings.ts';
import { type Cards, cards } from './cards.ts';
import { kinds, pairRow, type Row } from './chips.ts';
import { rounded } from './convert.ts';
import { Converter } from './converter.ts';
import { type Finder, finder } from './finder.ts';
import { type Key, type Keypad, keypad } from './keypad.ts';
import { Pairs } from './pairs.ts';
import { WORDS } from './words.ts';

/** Builds the converter into `parent`. */
export function start(parent: HTMLElement): Cover {
	const app = new App();
	const { root, live, holds, language } = app;
	return show(parent, {
		id: 'converter',
		root,
		live,
		holds,
		language,
		reset: () => app.reset(),
		note: (id) => app.note(id),
	});
}

/** A screen reader hears the result when the typing rests. */
const REST_MS = 800;

class App {
	readonly language: Language = new Language(WORDS);
	readonly holds: Holds;
	readonly root: HTMLElement;
	readonly live: Live = new Live();
	private readonly converter = new Converter();
	private readonly pairs = new Pairs();
	private readonly cards: Cards;
	private readonly finder: Finder;
	private readonly keypad: Keypad;
	private readonly kinds: Row;
	private readonly pairRow: Row;
	private readonly settings: Settings;
	private readonly star: HTMLButtonElement;
	private rest: ReturnType<typeof setTimeout> | undefined;

	constructor() {
		const { converter, language } = this;
		this.holds = new Holds(() => converter.typed());
		this.settings = settings('converter', language);
		this.star = iconButton(STAR, () => this.act(() => this.pairs.star(converter.pair())));
		this.cards = cards(converter, language, () => this.chosen(() => {}));
		this.kinds = kinds(converter, language, (category) => this.act(() => converter.choose(category)));
		this.pairRow = pairRow(this.pairs, language, (pair) => this.act(() => converter.use(pair)));
		this.keypad = keypad(language, this.holds, (key, time) => this.press(key, time));
		this.finder = finder(language, {
			typed: (text) => this.search(text),
			found: (text) => this.say(text),
			answer: (question) => this.chosen(() => converter.answer(question)),
		});
		const middle = element('div', { class: 'middle' }, this.kinds.element, this.cards.element, this.finder.list);
		const parts = [middle, this.pairRow.element, this.keypad.element, this.settings.element];
		this.root = element('main', { class: 'convert', tabindex: '-1' }, this.bar(), ...parts);
		this.refresh();
		this.listen();
	}

	reset(): void {
		this.converter.reset();
		this.settings.element.close();
		clearTimeout(this.rest);
		this.finder.clear();
		this.refresh();
	}

	private press(key: Key, time: number): void {
		if (key !== '=' && key !== 'C') {
			this.act(() => this.converter.press(key));
			return;
		}
		this.holds.press(key, time, () => {
			if (key === '=') this.converter.swap();
			else {
				this.converter.clear();
				this.finder.clear();
			}
			this.refresh();
			this.say(this.cards.sentence());
		});
	}

	/** Whatever is done besides pressing the two keys that can be held. */
	private act(act: () => void): void {
		this.holds.forget();
		act();
		this.refresh();
		this.say(this.cards.sentence());
	}

	/** Units were chosen by name: they are among the recent ones from now on. */
	private chosen(act: () => void): void {
		this.act(() => {
			act();
			this.pairs.used(this.converter.pair());
			this.finder.clear();
		});
	}

	private search(text: string): void {
		this.holds?.forget();
		this.converter.search = text;
		this.root?.classList.toggle('finding', text.trim() !== '');
	}

	private refresh(): void {
		this.cards.update();
		this.kinds.update();
		this.pairRow.update();
		this.star.setAttribute('aria-pressed', String(this.pairs.starred(this.converter.pair())));
	}

	private say(text: string): void {
		clearTimeout(this.rest);
		this.rest = setTimeout(() => this.live.say(text), REST_MS);
	}

	private bar(): HTMLElement {
		const { language } = this;
		const title = element('h1', { class: 'unseen' });
		const copy = iconButton(COPY, () => void this.copy());
		const more = iconButton(SETTINGS, () => this.settings.open());
		more.setAttribute('aria-haspopup', 'dialog');
		language.follow(() => {
			title.textContent = coverName('converter', language.speech.tag);
			label(this.star, language.text('star'));
			label(copy, language.text('copy'));
			label(more, language.text('settings'));
		});
		return element('header', { class: 'bar' }, title, this.finder.element, this.star, copy, more);
	}

	private listen(): void {
		keyboard<Key>({
			holds: this.holds,
			buttons: this.keypad.buttons,
			named,
			active: () => active(this.root),
			dismiss: () => false,
			press: (key, time) => this.press(key, time),
		});
		document.addEventListener('copy', (event) => {
			const text = this.text();
			if (!active(this.root) || document.activeElement instanceof HTMLInputElement || text === null) return;
			event.preventDefault();
			event.clipboardData?.setData('text/plain', text);
			this.note('copied');
		});
		// Letters are for the field, wherever the focus is.
		document.addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey, target }) => {
			const free = active(this.root) && !(target instanceof HTMLInputElement || target instanceof HTMLSelectElement);
			if (free && !ctrlKey && !metaKey && !altKey && /^[\p{L}/]$/u.test(key)) this.finder.focus();
		});
	}

	/** For other apps. */
	private text(): string | null {
		const value = this.converter.result();
		return value && plainNumber(rounded(value));
	}

	private async copy(): Promise<void> {
		const text = this.text();
		if (text !== null) this.note((await copyText(text)) ? 'copied' : 'copy-failed');
	}

	note(id: string): void {
		const text = this.language.text(id);
		clearTimeout(this.rest);
		this.cards.note(text);
		this.live.say(text);
	}
}

const NAMED: Readonly<Record<string, Key>> = {
	Enter: '=',
	'=': '=',
	Escape: 'C',
	Delete: 'C',
	Clear: 'C',
	Backspace: 'back',
	',': '.',
	'.': '.',
	'-': 'sign',
};

function named(name: string): Key | null {
	const character = plainCharacter(name);
	return NAMED[character] ?? (/^\d$/.test(character) ? (character as Key) : null);
}
