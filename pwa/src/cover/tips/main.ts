/** `/tips.js`: the setting “A tip a day”, its page and its subscription, the same for every cover. */
import { browser } from '../../tips/browser.ts';
import type { TipsFile } from '../../tips/load.ts';
import { changeTips, forgetTips, readTips } from '../../tips/record.ts';
import { server } from '../../tips/server.ts';
import { Setting } from '../../tips/setting.ts';
import { offsetOf } from '../../tips/zone.ts';
import { page } from './page.ts';
import { coverAt, shownAs } from './words.ts';

const setting = new Setting({
	browser,
	server,
	records: { read: readTips, change: changeTips, forget: forgetTips },
	// Asked for anew each time: a phone may travel while its page stays open.
	get offset() {
		return offsetOf();
	},
	now: () => Math.floor(Date.now() / 60_000),
});

export const open: TipsFile['open'] = (sheet, front) =>
	page(sheet, front, { tips, setTips: (wish) => setTips(front, wish) });
export const tips: TipsFile['tips'] = () => setting.tips();
export const setTips: TipsFile['setTips'] = (front, wish) => setting.set(wish, (line) => shownAs(front, line));
export const refresh: TipsFile['refresh'] = (front) =>
	setting.refresh((line, earlier) => shownAs(earlier ? { ...front, cover: coverAt(earlier.path) } : front, line));
export const forget: TipsFile['forget'] = () => setting.forget();
