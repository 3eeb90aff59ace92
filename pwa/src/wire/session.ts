/**
 * What crosses between the page, the keeper (a dedicated worker) and the inner app: types only, no code.
 * Both directions run over Comlink on message ports; every method answers with a promise there.
 * Words here end up in files that anyone can fetch, so they are dull on purpose.
 */

/** Why something was not done. A wrong code and a damaged file look the same: `none`. */
export type Reason =
	| 'none' // nothing opened, or nothing there
	| 'file' // the file cannot be read or written (no room, no handle)
	| 'full' // the document is above its limit
	| 'newer' // written by a newer version: read, never written over
	| 'shrunk' // less than half of what was there, without a deletion
	| 'offline' // no answer from the server
	| 'refused' // the server answered, and not with yes
	| 'expired' // waited too long
	| 'room' // the server has no room
	| 'gone'; // the server copy was cleared

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: Reason };

/** Where the bytes of this session live. */
export type Storage = 'file' | 'memory';

/** What is known of the copy on the server. `pending`: kept here, not sent yet. */
export type SyncState = 'off' | 'sent' | 'pending' | 'offline' | 'newer' | 'room' | 'gone' | 'full' | 'cleared';

/** How what is kept looks: the first is the whole app, the others are plain lists. */
export type Look = 'whole' | 'shopping' | 'chores' | 'study' | 'training';

/** What opening with a further code also does. */
export type Duty = 'nothing' | 'destroy' | 'reset';

/** One of at most three further codes of this phone. */
export interface OtherCode {
	/** Its name in the calls below. */
	readonly slot: number;
	/** `lists`: what it opens. `order`: nothing is kept there; typing it clears. */
	readonly kind: 'lists' | 'order';
	readonly look: Look;
	readonly duty: Duty;
	/** The duty reaches the server copy too. */
	readonly everywhere: boolean;
	/** Its code was changed from inside, so that it can only be removed. */
	readonly changed: boolean;
}

/**
 * How a clearing ended. `left`: this phone and the server copy, and an order waits for another phone that is closed. `here`:
 * this phone, but the server could not be reached for all of it.
 */
export type Outcome = 'cleared' | 'left' | 'here';

/**
 * What became of an order for another phone. `taken`: by the service that passes reminders on. `none`: none was left, or
 * nothing is known of that phone any more: it was cleared, or has no reminders.
 */
export type OrderState = 'none' | 'waiting' | 'taken';

/** What this phone leaves in the document for the holder's others. */
export interface OwnMark {
	readonly key: string;
	/** Opaque; null where there is nothing to leave, and what was left is to be taken out. */
	readonly bytes: Uint8Array | null;
}

/** The worker's own port, used by the gate only. */
export interface Keeper {
	/** First start or every start: makes or refreshes the file. `busy`: another page holds it. */
	start(): Promise<Storage | 'busy'>;
	/**
	 * The same derivation and trials, in the same time, whatever was typed. UTF-8 text of one ES module, or null; an
	 * outcome where the code was an order. The code is wiped.
	 */
	open(code: Uint8Array): Promise<Uint8Array<ArrayBuffer> | Outcome | null>;
	/**
	 * What is held with the other key. With a set-up code: the module, unless the server gave none or its signature fails.
	 * With the 24 digits of a card: `cleared` once the server copy is, `here` where no server was reached, null where there is no such card.
	 */
	fetch(code: Uint8Array): Promise<Uint8Array<ArrayBuffer> | Outcome | null>;
	/** Resolves when a clearing that the session began has ended. */
	outcome(): Promise<Outcome>;
	/** Hands the opened session to whoever holds the port's other end. One session a worker. */
	attach(port: MessagePort): void;
}

/** What the inner app learns first. */
export interface Info {
	/** True before `create`: nothing is kept yet. */
	readonly fresh: boolean;
	readonly storage: Storage;
	/** Opened, but written by a newer version: nothing may be saved. */
	readonly readOnly: boolean;
	readonly sync: SyncState;
	readonly recovery: boolean;
	/** One of the two copies had to be mended at this opening. */
	readonly healed: boolean;
	readonly look: Look;
	/** A card is out there. */
	readonly card: boolean;
	/** The document, empty when fresh. */
	readonly doc: Uint8Array;
}

/** The keeper, seen by the inner app. Keys never cross; codes cross once, as bytes, and are wiped. */
export interface Session {
	info(): Promise<Info>;
	/** A generated code of 10 or 12 digits, whose check fails (protocol, section 2). */
	newCode(digits: 10 | 12): Promise<string>;
	/** Makes the vault (or takes over what `takePass`, `fromWords` or `fromFile` staged), then starts to sync. */
	create(code: Uint8Array, doc: Uint8Array, look: Look): Promise<Result<void>>;
	/** Both copies are written and flushed when this resolves. `deleted`: the holder removed something on purpose. */
	save(doc: Uint8Array, deleted: boolean): Promise<Result<void>>;
	/** `current` must open this vault. With `renew`, a new root too: other phones and old words stop working. */
	changeCode(current: Uint8Array, next: Uint8Array, renew: boolean): Promise<Result<void>>;
	/** Tries the server now. */
	syncNow(): Promise<SyncState>;
	/** The inner app's side: merging and news. Given once, as a port that Comlink wraps. */
	connect(port: MessagePort): void;

	/** The 16 bytes behind the 12 words, made on first use; the inner app spells them. `none` before `create`. */
	words(): Promise<Result<Uint8Array>>;
	/** Forgets the words and deletes their box. */
	dropWords(): Promise<Result<void>>;
	/** Another phone: 32 bytes that the inner app drew, and shows as a QR or as words. Waits two minutes at most. */
	sendPass(secret: Uint8Array): Promise<Result<void>>;
	/** `waiting`, `claimed` (the other phone has it), or `over`. */
	passState(): Promise<'waiting' | 'claimed' | 'over'>;
	cancelPass(): Promise<void>;

	/** Only while fresh; each stages a root and returns the document that `create` will keep. */
	takePass(secret: Uint8Array): Promise<Result<Uint8Array>>;
	fromWords(entropy: Uint8Array): Promise<Result<Uint8Array>>;
	fromFile(file: Uint8Array, code: Uint8Array): Promise<Result<Uint8Array>>;

	/** The export of protocol section 6, under the present code. `text` is its JSON. */
	toFile(text: string): Promise<Result<Uint8Array<ArrayBuffer>>>;

	/** Further codes. `refused` where the look is not `whole`: only then may anything be made or changed. */
	others(): Promise<Result<readonly OtherCode[]>>;
	/** `refused`: no such code may be set, or it opens something already. `full`: three are there. */
	addLists(
		code: Uint8Array,
		doc: Uint8Array,
		look: Exclude<Look, 'whole'>,
		duty: Duty,
		everywhere: boolean,
	): Promise<Result<void>>;
	addOrder(code: Uint8Array, everywhere: boolean): Promise<Result<void>>;
	/** `none` where its code was changed from inside. */
	setDuty(slot: number, duty: Duty, everywhere: boolean): Promise<Result<void>>;
	removeOther(slot: number): Promise<Result<void>>;

	/** Makes the 24 digits of a card, known to nobody once they were shown; an earlier card stops working. */
	makeCard(): Promise<Result<string>>;
	dropCard(): Promise<Result<void>>;

	/**
	 * A keeper of its own over a container in memory, without a network, for practice: it has no module to give, so an
	 * opening answers with an empty one. It begins fresh: `fetch` with any bytes gives it a session to set up. An opening ends
	 * the session before it, as leaving does elsewhere.
	 */
	rehearse(port: MessagePort): void;

	/** Clears this phone, in the order of the protocol. The page must leave afterwards (`Host.finish`). */
	clearHere(): Promise<Result<void>>;
	/** `refused` where the look is not `whole`: lists leave none, whoever has them. Asks no server. */
	mark(): Promise<Result<OwnMark>>;
	/** Orders other phones, by their marks, to clear themselves, also while closed. This one and the server copy stay. */
	clearPhones(marks: readonly Uint8Array[]): Promise<Result<readonly OrderState[]>>;
	/** Asks what became of that. */
	ordered(marks: readonly Uint8Array[]): Promise<Result<readonly OrderState[]>>;
	/**
	 * Clears this phone, and orders the same of the server and of the holder's other phones: at their next opening, and of
	 * those whose marks are given by their next reminder. As `clearHere`.
	 */
	clearEverywhere(marks: readonly Uint8Array[]): Promise<Result<void>>;
	/** Clears the server copy, and nothing else. */
	clearThere(): Promise<Result<void>>;
	/** After `clearThere` or `gone`: keep a copy on the server again. */
	keepThere(): Promise<Result<void>>;
}

/** The inner app, seen by the keeper. */
export interface Inbox {
	/** Merges another copy into the open document and returns the whole. `newer`: it could not be read. */
	merge(doc: Uint8Array): Promise<Result<Uint8Array>>;
	/** News of the server copy. */
	sync(state: SyncState): void;
}

/** The gate, seen by the inner app. */
export interface Host {
	/** Everything goes, the cover stays. Never answers. */
	leave(): void;
	/** As `leave`, but the keeper lives until its clearing has ended; then the cover says how, in its own words. */
	finish(): void;
	/** Shows the cover; resolves with the keys typed there when `=` is held. Leaving ends everything, as always. */
	practise(): Promise<string>;
	/** Seconds without a touch until the cover comes back (15 to 900). */
	setIdle(seconds: number): void;
	/** Which bottom or top corner holds the control, as what is open is read: the cover may be read the other way. */
	setCorner(corner: Corner, read: 'ltr' | 'rtl'): void;
	/** Shift three times, on or off (WCAG 2.1.4). */
	setShift(on: boolean): void;
	/** Three taps at the top of the page, on or off. */
	setTaps(on: boolean): void;
	/** Laid face down. */
	setFaceDown(on: boolean): void;
	/** Asks for the permission where one is needed; false where it was refused or nothing can be felt. */
	setShake(on: boolean): Promise<boolean>;
	/** The page to show after leaving, in a browser's tab alone. */
	setOutside(url: string | null): void;
	setLanguage(tag: string): void;
	/** Those that can be had from here: all of them in a tab, and in an installed app the one that it is. */
	covers(): Promise<readonly CoverChoice[]>;
	/** Leaves; then, in a tab, goes to that cover's page, in place of this one. Nothing remembers it. Never answers. */
	useCover(id: string): void;
	/** Asks the browser not to clear this site by itself. */
	persist(): Promise<boolean>;
	/** `installed`: runs as an app; `prompt`: the browser can be asked; `manual`: steps by hand; `ios`: the share sheet. */
	install(): Promise<'installed' | 'prompt' | 'manual' | 'ios'>;
	/** Shows the browser's own question. True when it was taken. */
	askInstall(): Promise<boolean>;
	/** The cover's own setting, as it stands. Asks neither the browser nor a server. */
	tips(): Promise<Tips>;
	/**
	 * Sets it, as its own page would, for the whole wish at once. Called from a tap, so that the browser may ask for leave
	 * when it is turned on. Off never waits for a server: what is on this phone ends before this answers.
	 */
	setTips(wish: TipsWish): Promise<TipsAnswer>;
	/** The inner app calls this before it leaves by itself (idle): resolves once its saves are done. */
	onIdle(port: MessagePort): void;
}

/** A page in front: an app of its own, with its own name and picture. */
export interface CoverChoice {
	readonly id: string;
	readonly name: string;
	readonly path: string;
	readonly icon: string;
	/** What the key that is held to come in prints there. */
	readonly key: string;
	/** It is the one in front now. */
	readonly here: boolean;
}

/** Lines that the cover has of its own, in its own language. `tip`: a tip about the calculator, another one each time. */
export type TipLine =
	| 'tip'
	| 'plants'
	| 'library'
	| 'update'
	| 'recipe'
	| 'photos'
	| 'bin'
	| 'class'
	| 'battery'
	| 'stretch'
	| 'weekly';

/** Monday first. */
export type TipDays = readonly [boolean, boolean, boolean, boolean, boolean, boolean, boolean];

/**
 * “A tip a day”: the same for everyone who sets it, and kept where the cover keeps its settings. What is in it can be seen
 * and changed by anyone who opens that page.
 */
export interface TipsWish {
	readonly on: boolean;
	/** At least one, where it is on. */
	readonly days: TipDays;
	/** Minutes of the local day, 0 ≤ from < to ≤ 1,440. */
	readonly from: number;
	readonly to: number;
	/** At most one in so many days: 1 to 14. */
	readonly every: number;
	/** Local days `YYYY-MM-DD` without one, in order, at most 366. */
	readonly quiet: readonly string[];
	/** One of the cover's lines, or a text of at most 40 UTF-16 units. */
	readonly line: TipLine | { readonly own: string };
}

/**
 * How it is. `refused`: the browser was not given leave; `unsupported`: it cannot; `offline`: kept on this phone as wished,
 * and the server hears of it at a later opening.
 */
export type TipsAnswer = 'on' | 'off' | 'refused' | 'unsupported' | 'offline';

export interface Tips {
	/** What was wished last, or what the cover would begin with. */
	readonly wish: TipsWish;
	readonly state: TipsAnswer;
}

export type Corner = 'top-start' | 'top-end' | 'bottom-start' | 'bottom-end';

/** What the frame's page receives, once, with two ports: [Session, Host]. */
export interface Boot {
	/** A `blob:` address of one ES module that exports `start(boot, ports)`. */
	readonly url: string;
	readonly language: string;
}
