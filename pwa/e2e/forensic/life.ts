/** The lives of two pairs of phones: what each scene leaves is looked for after it, and the profiles are put side by side. */
import { randomBytes } from 'node:crypto';
import { screensIn } from '../../src/inner/screens.ts';
import type { Look } from '../../src/plan/types.ts';
import { addCode, openSetting } from '../codes.ts';
import type { Holder } from '../holder.ts';
import type { Phone } from '../phone.ts';
import type { Server } from '../server.ts';
import { Walk } from '../walk.ts';
import { type Ending, Pair } from './pair.ts';
import { ofCode, type Secrets } from './secrets.ts';
import { Watch } from './watch.ts';
import type { Way } from './ways.ts';

/** What nobody else writes. */
export const newMarker = (): string =>
	`qz${[...randomBytes(10)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('')}`;

export class Life {
	readonly pair: Pair;
	readonly watch: Watch;
	readonly #server: Server;
	readonly #marker = newMarker();
	#typed = 0;

	private constructor(pair: Pair, server: Server, secrets: Secrets) {
		this.pair = pair;
		this.#server = server;
		const always = [
			...ofCode('set-up code', server.setUpCode),
			{ kind: 'typed text', name: 'marker', content: this.#marker },
		];
		this.watch = new Watch(pair, secrets, always);
	}

	static async start(server: Server, secrets: Secrets, make?: (url: string) => Phone): Promise<Life> {
		const life = new Life(await Pair.start(server, make), server, secrets);
		life.watch.note();
		return life;
	}

	get holder(): Holder {
		return this.pair.holder;
	}

	/** The other phone types as many keys and holds as long, and then waits. */
	async setUp(): Promise<void> {
		const { plain } = this.pair;
		const idle = async (): Promise<void> => {
			await plain.type('888888888888');
			await plain.hold('C');
			for (let round = 0; round < 2; round++) await plain.enter('8888888888');
		};
		await Promise.all([this.holder.setUp(this.#server, { words: true }), idle()]);
		const { words } = this.holder;
		this.watch.also(
			'codes',
			words.slice(1).flatMap((word, at) => [`${words[at]} ${word}`, `${words[at]}","${word}`]),
		);
		await this.write('whole');
		await this.#fill('search', 'whole');
		this.watch.note(this.holder.code);
	}

	/** Types into a list of the open vault, and waits until phone and server have it. */
	async write(look: Look): Promise<void> {
		const entry = screensIn(look).find(
			({ id, fields }) => /^section-/.test(id) && fields.some(({ as }) => as === 'text'),
		);
		if (!entry) throw new Error('nothing to type into');
		await this.#fill(entry.id, look);
		await this.holder.phone.page.keyboard.press('Enter');
		await this.holder.kept();
		await this.holder.sent();
	}

	/** Turns a setting. */
	async set(page: string, field: string, choice: string): Promise<void> {
		await openSetting(this.holder, page);
		await this.holder.choose(field, choice);
		await this.holder.kept();
	}

	async #fill(screen: string, look: Look): Promise<void> {
		const entry = screensIn(look).find(({ id }) => id === screen);
		const field = entry?.fields.find(({ as }) => as === 'text');
		if (!entry || !field) throw new Error(`no field on ${screen}`);
		const walk = new Walk(this.holder);
		await this.holder.home();
		await walk.reach(entry);
		await walk.fill(field, `${this.#marker}${this.#typed++}`);
	}

	/** Both type; the one phone opens, the other one calculates. */
	async open(code: string): Promise<void> {
		this.watch.note();
		await this.pair.enter(code);
		await this.holder.screen('home').or(this.holder.screen('welcome')).first().waitFor();
		await this.holder.home();
		await this.holder.sent();
		this.watch.note(code);
	}

	async leaveBy({ used, both, plain }: Way): Promise<void> {
		const { pair } = this;
		await Promise.all([used?.(pair) ?? both?.(pair.used), plain?.(pair.plain) ?? both?.(pair.plain)]);
		await pair.used.page.locator('iframe.panel').waitFor({ state: 'detached' });
		await pair.used.key('=').waitFor({ state: 'visible' });
	}

	async code(duty: Parameters<typeof addCode>[1], everywhere = false): Promise<string> {
		const [code] = await Promise.all([addCode(this.holder, duty, everywhere), this.#practise()]);
		await this.holder.home();
		await this.holder.sent();
		this.watch.note(code);
		return code;
	}

	async #practise(): Promise<void> {
		for (let round = 0; round < 2; round++) await this.pair.plain.enter('8888888888');
	}

	/** One of the clearings of the page for it, held as it asks. */
	async clear(verb: 'here' | 'there' | 'everywhere'): Promise<void> {
		this.watch.note();
		await openSetting(this.holder, 'clear');
		await this.holder.choose('clear.what', verb);
		await this.holder.act(`clear-${verb}`).click({ delay: 3_500 });
		if (verb === 'there')
			await this.holder.phone.inner.getByText('The copy on the server is cleared').first().waitFor();
		else await this.cleared();
	}

	async cleared(): Promise<void> {
		await this.pair.used.page.getByText('Everything cleared').first().waitFor();
	}

	/** A code that clears: the calculator says so. */
	async order(code: string): Promise<void> {
		this.watch.note();
		await this.pair.enter(code);
		await this.cleared();
	}

	async inspect(when: string, ending: Ending): Promise<readonly string[]> {
		let found: readonly string[] = [];
		await this.pair.inspect(when, ending, async () => {
			found = this.watch.scan();
		});
		return found;
	}
}
