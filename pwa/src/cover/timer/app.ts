import type { Cover } from '../../gate/cover.ts';
import { plainCharacter } from '../character.ts';
import { coverName } from '../covers.ts';
import { element, iconButton, label } from '../dom.ts';
import { Holds } from '../hold.ts';
import { SETTINGS } from '../icons.ts';
import { keyboard } from '../keyboard.ts';
import { type Catalogues, Language } from '../language.ts';
import { Live } from '../live.ts';
import { active, show } from '../page.ts';
import { type Settings, settings } from '../settings.ts';
import { clockText, shownTime, tooLong, typeDigits, typedTime } from './entry.ts';
import { type Key, type Keypad, keypad } from './keypad.ts';
import { type List, list } from './list.ts';
import ar from './locales/ar.ftl?raw';
import en from './locales/en.ftl?raw';
import es from './locales/es.ftl?raw';
import { presets } from './presets.ts';
import { Sound } from './sound.ts';
import { MOST, Timers } from './timers.ts';

const WORDS: Catalogues = { en, es, ar };

/** Four times a second: what is shown is never a second behind. */
const TICK_MS = 250;

/** Builds the timer into `parent`. */
export function start(parent: HTMLElement): Cover {
	const app = new App();
	const { root, live, holds, language } = app;
	return show(parent, {
		id: 'timer',
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
	private keys = '';
	private told: readonly number[] = [];
	private readonly timers = new Timers();
	private readonly sound = new Sound();
	private readonly list: List;
	private readonly keypad: Keypad;
	private readonly settings: Settings;
	private readonly time = element('p', { class: 'time', dir: 'ltr' });
	private readonly line = element('p', { class: 'soon' });

	constructor() {
		const { language } = this;
		this.holds = new Holds(() => this.keys);
		this.settings = settings('timer', language);
		this.list = list(this.timers, language, (said) => this.changed(said));
		this.keypad = keypad(language, this.holds, (key, time) => this.press(key, time));
		const chips = presets(language, (total, label) => this.begin(total, label));
		const entry = element('div', { class: 'entry' }, this.time, this.line);
		const parts = [this.list.element, entry, chips, this.keypad.element, this.settings.element];
		this.root = element('main', { class: 'kitchen', tabindex: '-1' }, this.bar(), ...parts);
		language.follow(() => this.refresh());
		this.listen();
		setInterval(() => this.tick(), TICK_MS);
	}

	/** Timers go on: somebody's dinner hangs on them. */
	reset(): void {
		this.keys = '';
		this.settings.element.close();
		this.refresh();
	}

	private press(key: Key, time: number): void {
		if (key === '=' || key === 'C') {
			this.holds.press(key, time, () => (key === '=' ? this.startTyped() : this.type('')));
			return;
		}
		this.holds.forget();
		this.type(key === 'back' ? this.keys.slice(0, -1) : typeDigits(this.keys, key));
	}

	private type(keys: string): void {
		this.keys = keys;
		this.refresh();
	}

	/** A number that is no time stays where it is, and nothing is begun from it. */
	private startTyped(): void {
		const total = typedTime(this.keys);
		if (total !== null) this.add(total, '');
		else if (tooLong(this.keys)) this.note('too-long');
	}

	private begin(total: number, name: string): void {
		this.holds.forget();
		this.add(total, name);
	}

	private add(total: number, name: string): void {
		this.sound.allow();
		if (this.timers.add(total, name, Date.now()) === null) {
			this.note('too-many', String(MOST));
			return;
		}
		this.keys = '';
		this.refresh();
		this.live.say(this.language.text('started', { time: clockText(total) }));
		this.list.element.scrollTop = this.list.element.scrollHeight;
	}

	private changed(said: string): void {
		this.holds.forget();
		this.sound.allow();
		this.live.say(said);
		this.tick();
	}

	note(id: string, most = ''): void {
		const text = this.language.text(id, { most });
		this.line.textContent = text;
		this.live.say(text);
	}

	private refresh(): void {
		const { hours, minutes, seconds } = shownTime(this.keys);
		this.time.textContent = `${hours}:${minutes}:${seconds}`;
		this.time.classList.toggle('given', this.keys === '');
		this.line.textContent = '';
		this.tick();
	}

	/** It rings where it can be seen and stopped: while something else is in front it waits. */
	private tick(): void {
		const now = Date.now();
		this.list.update(now);
		const ringing = this.timers.ringing(now);
		const here = this.root.closest('[hidden],[inert]') === null;
		if (ringing.length > 0 && here) this.sound.start();
		else this.sound.stop();
		const fresh = ringing.filter(({ id }) => !this.told.includes(id));
		if (!here) return;
		this.told = ringing.map(({ id }) => id);
		for (const { label: name, total } of fresh)
			this.live.say(this.language.text('over', { name: name === '' ? clockText(total) : name }));
	}

	private bar(): HTMLElement {
		const { language } = this;
		const title = element('h1');
		const more = iconButton(SETTINGS, () => this.settings.open());
		more.setAttribute('aria-haspopup', 'dialog');
		language.follow(() => {
			title.textContent = coverName('timer', language.speech.tag);
			label(more, language.text('settings'));
		});
		return element('header', { class: 'bar' }, title, element('span', { class: 'space' }), more);
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
		document.addEventListener('visibilitychange', () => this.tick());
	}
}

const NAMED: Readonly<Record<string, Key>> = {
	Enter: '=',
	Escape: 'C',
	Delete: 'C',
	Clear: 'C',
	Backspace: 'back',
};

function named(name: string): Key | null {
	const character = plainCharacter(name);
	return NAMED[character] ?? (/^\d$/.test(character) ? (character as Key) : null);
}
