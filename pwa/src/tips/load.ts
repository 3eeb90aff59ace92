/**
 * The setting's own file: whatever a cover and what is behind it need of “a tip a day” is loaded when it is opened, or where
 * it is on. A cover goes on working where there is no such file.
 */
import type { Tips, TipsAnswer, TipsWish } from '../wire/session.ts';
import { stored } from './stored.ts';

/** The cover in front, and the language that it speaks. */
export interface Front {
	readonly cover: string;
	readonly tag: string;
}

/** What `/tips.js` exports; src/cover/tips/main.ts is its source. */
export interface TipsFile {
	/** The setting on a cover's sheet, in place of what stands there, until it is closed. */
	open(sheet: HTMLDialogElement, front: Front): void;
	tips(): Promise<Tips>;
	setTips(front: Front, wish: TipsWish): Promise<TipsAnswer>;
	refresh(front: Front): Promise<void>;
	forget(): Promise<void>;
}

const ADDRESS = '/tips.js';

export const loadTips = (): Promise<TipsFile> => import(/* @vite-ignore */ ADDRESS) as Promise<TipsFile>;

/** At each opening: nothing is loaded where nothing was ever set. */
export async function refreshTips(front: Front): Promise<void> {
	try {
		if ((await stored()) !== null) await (await loadTips()).refresh(front);
	} catch {
		// The next opening tries again.
	}
}
