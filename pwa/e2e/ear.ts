/** All that a phone's browser says aloud while it is used: consoles, errors, addresses, headers. Bodies are looked at by tools/answers.mjs. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Request, Response } from 'playwright-core';
import { readWords, scanText } from '../tools/disguise.mjs';
import type { Phone } from './phone.ts';

/** A record of the browser's own log; what a console is told can go on over lines. */
const RECORD = /^(?=\[\d+:\d+:)/m;
const CONSOLE = /^\[[^\]]*:CONSOLE[:(]/;

export class Ear {
	/** To be given to the phone. */
	readonly logs: string = mkdtempSync(join(tmpdir(), 'logs-'));
	/** What was asked and answered. */
	readonly carried: string[] = [];
	readonly statuses: Set<number> = new Set();

	/** After each start of the phone, whose first load went by unheard: its files are looked at elsewhere. */
	listen(phone: Phone): void {
		phone.browser.on('request', (request) => this.asked(request));
		phone.browser.on('response', (response) => this.answered(response));
	}

	private asked(request: Request): void {
		// Rights and hashes are random letters, where chance would find any short word.
		const names = Object.keys(request.headers());
		this.carried.push([request.method(), request.url(), ...names].join(' '));
	}

	private answered(response: Response): void {
		this.statuses.add(response.status());
		const head = Object.entries(response.headers()).map(([name, value]) => `${name}: ${value}`);
		this.carried.push([response.url(), String(response.status()), response.statusText(), ...head].join('\n'));
	}

	/** Lines of all consoles so far, as the browser logged them and as the phone heard them. */
	consoleOf(phone: Phone): readonly string[] {
		const logged = readdirSync(this.logs).flatMap((name) =>
			readFileSync(join(this.logs, name), 'utf8')
				.split(RECORD)
				.filter((record) => CONSOLE.test(record)),
		);
		return [...logged, ...phone.console];
	}

	/** What holds a word that nobody may read, with the words. */
	findings(phone: Phone): readonly string[] {
		return wordsIn([...this.consoleOf(phone), ...this.carried]);
	}
}

export function wordsIn(texts: readonly string[]): readonly string[] {
	const list = readWords();
	return texts.flatMap((text) => {
		const words = scanText(text, list);
		return words.length > 0 ? [`${words.join(', ')}: ${text}`] : [];
	});
}
