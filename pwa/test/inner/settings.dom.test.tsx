import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { readSquare } from '../../src/inner/kit/camera.ts';
import { holdMs } from '../../src/inner/kit/hold.tsx';
import { openPlan } from '../../src/plan/model.ts';
import { seedFromQr } from '../../src/plan/pairing.ts';
import { seedFromWords, wordsFromEntropy } from '../../src/plan/words.ts';
import {
	click,
	drawn,
	find,
	handOf,
	onScreen,
	press,
	screenName,
	there,
	typeInto,
	until,
	words,
} from './harness/hand.ts';
import { type Mounted, type MountOptions, mount, unmount } from './harness/mount.ts';
import { samplePlan } from './harness/sampleplan.ts';

beforeAll(() => page.viewport(360, 640));
afterEach(unmount);

async function openPage(name: string, options: MountOptions = {}): Promise<Mounted> {
	const mounted = await mount({ plan: samplePlan(), ...options });
	await press('to-settings');
	await press(`setting-${name}`);
	await onScreen(`settings-${name}`);
	return mounted;
}

const root = document.documentElement;

describe('language and look', () => {
	test('the language changes at once, inside and on the cover, and is kept', async () => {
		const mounted = await openPage('look');
		await click('[data-field="me.language_app"] [data-choice="es"]');
		expect(find('h1')?.textContent).toBe('Idioma y aspecto');
		expect(root.lang).toBe('es');
		await until('the cover', () => mounted.host.calls.at(-1) === 'language es');
		await mounted.app.saver.flush();
		const plan = openPlan(mounted.session.saves.at(-1)?.doc ?? null);
		expect(plan.text('me', 'language_app')).toBe('es');
		unmount();
		await mount({ plan });
		expect(find('[data-act="to-search"]')?.textContent).toBe('Buscar');
	});

	test('without a choice it speaks what the cover speaks, or English, and tells the cover nothing', async () => {
		await mount({ plan: openPlan(null), language: 'es-MX' });
		expect(find('h1')?.textContent).toBe('Mi plan');
		unmount();
		const { host } = await mount({ plan: openPlan(null), language: 'ar' });
		expect(find('h1')?.textContent).toBe('My plan');
		expect(host.calls.filter((call) => call.startsWith('language'))).toEqual([]);
	});

	test('light, dark, or like the phone', async () => {
		await openPage('look');
		await click('[data-field="me.theme"] [data-choice="dark"]');
		const dark = getComputedStyle(document.body).backgroundColor;
		await click('[data-field="me.theme"] [data-choice="light"]');
		expect(getComputedStyle(document.body).backgroundColor).not.toBe(dark);
		await click('[data-field="me.theme"] [data-choice="phone"]');
		expect(root.dataset.theme).toBeUndefined();
	});

	test('text grows to twice its size', async () => {
		await openPage('look');
		const before = Number.parseFloat(getComputedStyle(await there('h1')).fontSize);
		await click('[data-field="me.text_size"] [data-choice="200"]');
		expect(Number.parseFloat(getComputedStyle(await there('h1')).fontSize)).toBeCloseTo(before * 2, 0);
	});
});

describe('leaving', () => {
	test('the corner, the Shift key and the time reach the outer page, now and at the next start', async () => {
		const mounted = await openPage('leaving');
		await until('told', () => mounted.host.calls.length >= 7);
		expect(mounted.host.calls).toEqual(expect.arrayContaining(['corner top-end ltr', 'idle 60', 'shift true']));
		await click('[data-choice="bottom-start"]');
		await click('[data-field="me.shift"] [data-choice="off"]');
		await click('[data-choice="300"]');
		await until('all three', () => mounted.host.calls.includes('shift false'));
		expect(mounted.host.calls).toEqual(expect.arrayContaining(['corner bottom-start ltr', 'idle 300', 'shift false']));
		await mounted.app.saver.flush();
		unmount();
		const next = await mount({ plan: openPlan(mounted.session.saves.at(-1)?.doc ?? null) });
		await until('told', () => next.host.calls.length >= 7);
		expect(next.host.calls).toEqual(expect.arrayContaining(['corner bottom-start ltr', 'idle 300', 'shift false']));
	});

	test.each([
		['top-start', { left: 8, top: 8 }],
		['top-end', { left: 304, top: 8 }],
		['bottom-start', { left: 8, top: 584 }],
		['bottom-end', { left: 304, top: 584 }],
	] as const)('whatever is in the corner %s, the screens keep it free', async (corner, { left, top }) => {
		const plan = samplePlan();
		plan.set('me', 'corner', corner);
		await mount({ plan });
		for (const act of ['to-home', 'to-search', 'to-settings', 'to-gonow', 'gonow-pick']) {
			await press(act);
			const clear = (): boolean =>
				[0, 24, 48].every((dx) =>
					[0, 24, 48].every((dy) => {
						const node = document.elementFromPoint(left + dx, top + dy);
						return node?.closest('button, a, input, h1, p') === null;
					}),
				);
			expect(clear(), `${act} ${screenName()}`).toBe(true);
		}
	});

	test('further ways are off until the holder asks for them, and reach the outer page', async () => {
		const mounted = await openPage('leaving');
		const off = ['taps false', 'face false', 'shake false', 'outside null'];
		await until('told', () => off.every((call) => mounted.host.calls.includes(call)));
		for (const field of ['taps', 'face_down', 'shake']) {
			expect(find(`[data-field="me.${field}"] [data-choice="off"]`)?.getAttribute('aria-pressed')).toBe('true');
			await click(`[data-field="me.${field}"] [data-choice="on"]`);
		}
		const on = ['taps true', 'face true', 'shake true'];
		await until('on', () => on.every((call) => mounted.host.calls.includes(call)));
		await until('kept', () => mounted.app.plan.text('me', 'shake') === 'on');
		await mounted.app.saver.flush();
		unmount();
		const next = await mount({ plan: openPlan(mounted.session.saves.at(-1)?.doc ?? null) });
		await until('told', () => on.every((call) => next.host.calls.includes(call)));
	});

	test('a phone that does not allow to feel a shake says so, and it stays off', async () => {
		const mounted = await openPage('leaving', {
			before: (_, host) => {
				host.feels = false;
			},
		});
		await click('[data-field="me.shake"] [data-choice="on"]');
		await until('why', () => words().includes("The phone didn't allow it"));
		expect(mounted.app.plan.text('me', 'shake')).not.toBe('on');
	});

	test('a page of the holder’s choice is used once it is a whole address', async () => {
		const mounted = await openPage('leaving');
		await typeInto('[data-field="me.outside"]', 'weather');
		await until('not yet', () => words().includes("isn't a whole address yet"));
		expect(mounted.host.calls.filter((call) => call.startsWith('outside'))).toEqual(['outside null']);
		await typeInto('[data-field="me.outside"]', 'weather.example/today');
		await until('told', () => mounted.host.calls.includes('outside https://weather.example/today'));
		await typeInto('[data-field="me.outside"]', 'javascript:alert(1)');
		await until('told', () => mounted.host.calls.at(-1) === 'outside null');
	});

	test('leaves now, after what was typed is kept', async () => {
		const mounted = await openPage('leaving');
		await click('[data-choice="300"]');
		await press('leave-now');
		await until('left', () => mounted.host.left === 1);
		expect(mounted.session.saves).toHaveLength(1);
	});
});

describe('the code', () => {
	async function toProof(act: string): Promise<Mounted> {
		const mounted = await openPage('code');
		await press(act);
		await there('[data-code]');
		await handOf(mounted).practise('[data-act="practise"]');
		await onScreen('settings-code-proof');
		return mounted;
	}

	test('a new one takes the old one’s place once both were typed', async () => {
		const mounted = await toProof('code-change');
		await handOf(mounted).pad('[data-field="code.current"]');
		await press('code-put');
		await onScreen('settings-code-done');
		expect(mounted.session.code).toBe('2718281828');
		expect(mounted.session.calls).toContain('changeCode');
		expect(mounted.session.calls).not.toContain('renew');
	});

	test('the old one typed wrong changes nothing, says so kindly, and asks again', async () => {
		const mounted = await toProof('code-change');
		for (const digit of '00000000') await click(`[data-key="${digit}"]`);
		await press('code-put');
		await until('kind words', () => words().includes("That isn't the code you use now."));
		expect(mounted.session.code).toBe('0314159265');
		expect(words()).toContain('Nothing typed yet');
		await handOf(mounted).pad('[data-field="code.current"]');
		await press('code-put');
		await onScreen('settings-code-done');
	});

	test('the new one typed wrong on the cover goes no further', async () => {
		const mounted = await openPage('code');
		await press('code-change');
		await there('[data-code]');
		mounted.host.typed.push('123');
		await press('practise');
		await until('kind words', () => words().includes('Not quite the same'));
		await onScreen('settings-code-new');
	});

	test('while a longer one is drawn, the one before is gone and cannot be practised', async () => {
		let release = (): void => {};
		const mounted = await openPage('code');
		await press('code-change');
		await there('[data-code]');
		mounted.session.drawing = new Promise((resolve) => (release = resolve));
		await click('[data-field="code.digits"] [data-choice="12"]');
		await drawn();
		expect(find('[data-code]')).toBeNull();
		expect(find<HTMLButtonElement>('[data-act="practise"]')?.disabled).toBe(true);
		release();
		await until('12 digits', () => find('[data-code]')?.textContent?.replace(/\D/g, '').length === 12);
		expect(find<HTMLButtonElement>('[data-act="practise"]')?.disabled).toBe(false);
	});

	test('“someone knew my code” makes new keys, and says what that costs first', async () => {
		const mounted = await openPage('code');
		expect(words()).toContain('Old recovery words stop working');
		unmount();
		const next = await toProof('code-renew');
		await handOf(next).pad('[data-field="code.current"]');
		await press('code-put');
		await onScreen('settings-code-done');
		expect(next.session.calls).toContain('renew');
		expect(words()).toContain('If you had 12 words, there are new ones now');
		expect(mounted.session.calls).toEqual([]);
	});

	test('the wait for it is said in words', async () => {
		const mounted = await toProof('code-change');
		let release = (): void => {};
		mounted.session.gate = new Promise((resolve) => (release = resolve));
		await handOf(mounted).pad('[data-field="code.current"]');
		await press('code-put');
		await until('progress', () => words().includes('Please stay here'));
		release();
		await onScreen('settings-code-done');
	});

	test('the pad takes the keyboard too, shows no digit, and no field holds one', async () => {
		const mounted = await toProof('code-change');
		await drawn();
		for (const key of ['1', '2', 'x', '3', 'Backspace']) dispatchEvent(new KeyboardEvent('keydown', { key }));
		await drawn();
		expect(words()).toContain('2 digits typed');
		expect(find('.typed')?.textContent).toContain('••');
		expect(find('.typed')?.textContent).not.toContain('12');
		expect(document.querySelectorAll('[data-screen] input')).toHaveLength(0);
		expect(mounted.session.calls).toEqual([]);
	});
});

describe('a way back', () => {
	test('words are made, shown, and can be dropped', async () => {
		const mounted = await openPage('wayback');
		expect(words()).toContain('There is no way back right now.');
		await press('show-words');
		await until('12 words', () => document.querySelectorAll('[data-word]').length === 12);
		const shown = [...document.querySelectorAll('[data-word]')].map((word) => word.textContent);
		expect(shown).toEqual(wordsFromEntropy(mounted.session.entropy ?? new Uint8Array()));
		await press('hide-words');
		await until('has words', () => words().includes('You have 12 words.'));
		await press('drop-words-taps');
		await press('drop-words-no');
		await press('drop-words-taps');
		await press('drop-words-sure');
		await until('dropped', () => words().includes('There is no way back right now.'));
		expect(mounted.session.calls).toEqual(expect.arrayContaining(['words', 'dropWords']));
	});

	test('without a connection it says so, and can be tried again', async () => {
		const mounted = await openPage('wayback', { before: (session) => void session.refuse.set('words', 'offline') });
		await press('show-words');
		await until('offline', () => words().includes('need a connection once'));
		mounted.session.refuse.clear();
		await press('words-again');
		await until('12 words', () => document.querySelectorAll('[data-word]').length === 12);
	});
});

describe('another phone', () => {
	/** Draws what the screen shows as a camera would see it. */
	async function seen(svg: SVGElement): Promise<ImageData> {
		const image = new Image();
		const copy = svg.cloneNode(true);
		if (copy instanceof SVGElement) {
			copy.setAttribute('width', '400');
			copy.setAttribute('height', '400');
		}
		image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
		await image.decode();
		const canvas = new OffscreenCanvas(420, 420);
		const context = canvas.getContext('2d');
		if (!context) throw new Error('no canvas');
		context.fillStyle = getComputedStyle(svg.parentElement ?? svg).backgroundColor;
		context.fillRect(0, 0, 420, 420);
		context.drawImage(image, 10, 10);
		return context.getImageData(0, 0, 420, 420);
	}

	test.each(['light', 'dark'])('a camera reads the square, in the %s theme', async (theme) => {
		const plan = samplePlan();
		plan.set('me', 'theme', theme);
		const mounted = await openPage('phone', { plan });
		await press('pass-square');
		await onScreen('settings-phone-waiting');
		const svg = find<SVGElement>('[data-square]');
		const text = svg && readSquare(await seen(svg));
		expect(text && seedFromQr(text)).toEqual(mounted.session.pass?.secret);
	});

	test('eight words stand for the secret that was sent', async () => {
		const mounted = await openPage('phone');
		await press('pass-words');
		await until('8 words', () => document.querySelectorAll('[data-word]').length === 8);
		const shown = [...document.querySelectorAll('[data-word]')].map((word) => word.textContent).join(' ');
		const read = seedFromWords(shown);
		expect(read.ok && read.bytes).toEqual(mounted.session.pass?.secret);
	});

	test('what was typed last is kept before it goes', async () => {
		const mounted = await openPage('phone');
		mounted.app.plan.set('go', 'way_out', 'Back door');
		await press('pass-words');
		await onScreen('settings-phone-waiting');
		expect(mounted.session.saves).toHaveLength(1);
	});

	test('says when the other phone has it, and hides the words', async () => {
		const mounted = await openPage('phone');
		await press('pass-words');
		await onScreen('settings-phone-waiting');
		expect(words()).toContain('It works for 2 minutes.');
		if (mounted.session.pass) mounted.session.pass.state = 'claimed';
		await until('claimed', () => words().includes('The other phone has it.'));
		expect(document.querySelectorAll('[data-word]')).toHaveLength(0);
	});

	test('says when the time is over, and ends it when the screen is left', async () => {
		const mounted = await openPage('phone');
		await press('pass-square');
		await onScreen('settings-phone-waiting');
		if (mounted.session.pass) mounted.session.pass.state = 'over';
		await until('over', () => words().includes('The time is over. Nothing was sent.'));
		await press('pass-end');
		await until('cancelled', () => mounted.session.pass === null);
	});

	test.each([
		['offline', 'no connection'],
		['gone', 'no copy on the server'],
		['room', 'The server is full'],
	] as const)('says kindly why it cannot go: %s', async (reason, said) => {
		await openPage('phone', { before: (session) => void session.refuse.set('sendPass', reason) });
		await press('pass-square');
		await until('why', () => words().includes(said));
		await onScreen('settings-phone');
	});
});

describe('a file', () => {
	test('asks where it will live, and is a neutral name with the plan in words inside what is sealed', async () => {
		const mounted = await openPage('file');
		expect(words()).toContain('Where will this file live?');
		await click('[data-choice="cloud"]');
		expect(words()).toContain('Someone who shares that account sees that a file is there.');
		const downloads: { name: string; blob: Blob }[] = [];
		const original = HTMLAnchorElement.prototype.click;
		const made = URL.createObjectURL;
		let blob: Blob | null = null;
		URL.createObjectURL = (object: Blob) => {
			blob = object;
			return made.call(URL, object);
		};
		HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
			if (blob) downloads.push({ name: this.download, blob });
		};
		try {
			await press('make-file');
			await until('a download', () => downloads.length > 0);
		} finally {
			HTMLAnchorElement.prototype.click = original;
			URL.createObjectURL = made;
		}
		expect(downloads[0]?.name).toBe('notes.dat');
		expect(words()).toContain('The file is made.');
		const text = await downloads[0]?.blob.text();
		expect(JSON.parse(text ?? '').format).toBe(1);
		expect(text).toContain('Green house');
		expect(text).toContain('Places to go');
		expect(mounted.session.calls).toContain('toFile');
	});

	test('a failure changes nothing and says so', async () => {
		await openPage('file', { before: (session) => void session.refuse.set('toFile', 'file') });
		await press('make-file');
		await until('why', () => words().includes('The file could not be made.'));
	});
});

describe('clearing: four things that are never mixed', () => {
	async function openVerb(verb: string, options: MountOptions = {}): Promise<Mounted> {
		const mounted = await openPage('clear', options);
		await click(`[data-field="clear.what"] [data-choice="${verb}"]`);
		await onScreen(`settings-clear-${verb}`);
		return mounted;
	}

	test('two touches from home lead to them, and only one is on the screen at a time', async () => {
		await openPage('clear');
		for (const verb of ['hide', 'here', 'there', 'everywhere']) {
			await click(`[data-field="clear.what"] [data-choice="${verb}"]`);
			expect(document.querySelectorAll('[data-verb]')).toHaveLength(1);
			expect(document.querySelectorAll('.hold').length).toBe(verb === 'hide' ? 0 : 1);
			await click(`[data-field="clear.what"] [data-choice="${verb}"]`);
			expect(document.querySelectorAll('[data-verb]')).toHaveLength(0);
		}
	});

	test('hiding clears nothing', async () => {
		const mounted = await openVerb('hide');
		await press('leave-now');
		await until('left', () => mounted.host.left === 1);
		expect(mounted.session.calls).toEqual([]);
	});

	test('the server copy: two taps do it, one of them can still go back', async () => {
		const mounted = await openVerb('there');
		await press('clear-there-taps');
		expect(words()).toContain('This phone keeps its plan.');
		await press('clear-there-no');
		expect(mounted.session.calls).toEqual([]);
		await press('clear-there-taps');
		await press('clear-there-sure');
		await until('cleared', () => words().includes('Your plan is on this phone only.'));
		expect(mounted.session.calls).toEqual(['clearThere']);
		expect(mounted.host.left + mounted.host.finished).toBe(0);
	});

	test.each(['here', 'there', 'everywhere'])(
		'%s: two taps in haste go back: the second finds “No” where the first was',
		async (verb) => {
			const mounted = await openVerb(verb);
			const act = `clear-${verb}`;
			const taps = await there(`[data-act="${act}-taps"]`);
			taps.scrollIntoView({ block: 'center' });
			const { left, top, width, height } = taps.getBoundingClientRect();
			taps.focus();
			taps.click();
			await drawn();
			const under = document.elementFromPoint(left + width / 2, top + height / 2)?.closest('button');
			expect(under?.dataset.act).toBe(`${act}-no`);
			expect(mounted.session.calls).toEqual([]);
		},
	);

	test('a copy can be kept there again', async () => {
		const mounted = await openPage('server', { info: { sync: 'gone' } });
		await press('keep-there');
		await until('kept', () => words().includes('a locked copy is on the server'));
		expect(mounted.session.calls).toEqual(['keepThere']);
	});

	test('without a connection it is said before, and the server copy is said to be there still', async () => {
		await openVerb('there', {
			info: { sync: 'offline' },
			before: (session) => void session.refuse.set('clearThere', 'offline'),
		});
		expect(words()).toContain('There is no connection right now.');
		await press('clear-there-taps');
		await press('clear-there-sure');
		await until('why', () => words().includes('the server copy is still there'));
		unmount();
		await openVerb('everywhere', { info: { sync: 'offline' } });
		expect(words()).toContain('This phone would be cleared, and the server copy would stay.');
		unmount();
		await openVerb('everywhere');
		expect(words()).not.toContain('There is no connection right now.');
	});

	test.each([
		['here', 'clearHere'],
		['everywhere', 'clearEverywhere'],
	])('%s: holding three seconds clears, and the page is left until it has ended', async (verb, call) => {
		const mounted = await openVerb(verb);
		const button = await there(`[data-act="clear-${verb}"]`);
		button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
		await until('it says that it is held', () => words().includes('Keep holding. Let go to stop.'));
		await until('finished', () => mounted.host.finished === 1);
		expect(mounted.host.left).toBe(0);
		expect(mounted.session.calls).toEqual([call]);
		mounted.app.plan.set('go', 'way_out', 'too late');
		await mounted.app.saver.flush();
		expect(mounted.session.saves).toHaveLength(0);
	});

	test('letting go before the end does nothing, with a finger or a key', async () => {
		const mounted = await openVerb('here');
		const button = await there('[data-act="clear-here"]');
		button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
		await new Promise((resolve) => setTimeout(resolve, holdMs / 3));
		button.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
		button.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true }));
		await new Promise((resolve) => setTimeout(resolve, holdMs / 3));
		button.dispatchEvent(new KeyboardEvent('keyup', { key: ' ', bubbles: true }));
		await new Promise((resolve) => setTimeout(resolve, holdMs));
		expect(mounted.session.calls).toEqual([]);
		expect(mounted.host.left + mounted.host.finished).toBe(0);
	});

	test('when it fails it says so, stays, and goes on keeping what is typed', async () => {
		const mounted = await openVerb('here', { before: (session) => void session.refuse.set('clearHere', 'file') });
		await press('clear-here-taps');
		await press('clear-here-sure');
		await until('why', () => words().includes('could not be cleared all the way'));
		expect(mounted.host.left + mounted.host.finished).toBe(0);
		await until('a save', () => mounted.session.saves.length > 0);
	});

	test('cleared from elsewhere: nothing is said or written, and the cover comes back', async () => {
		const mounted = await mount({ plan: samplePlan() });
		const inbox = await until('the way in', () => mounted.session.inbox);
		await inbox.sync('cleared');
		await until('finished', () => mounted.host.finished === 1);
		expect(words()).not.toMatch(/clear/iu);
		mounted.app.plan.set('go', 'way_out', 'too late');
		await mounted.app.saver.flush();
		expect(mounted.session.saves).toHaveLength(0);
		unmount();
		const next = await mount({ plan: samplePlan(), info: { sync: 'cleared' } });
		await until('finished', () => next.host.finished === 1);
	});
});

describe('words', () => {
	test('are used at once, and empty means the usual ones', async () => {
		const mounted = await openPage('words');
		await typeInto('[data-field="me.call_me"]', 'Jo');
		await typeInto('[data-field="me.word_for_them"]', 'K.');
		await press('back');
		await press('to-home');
		expect(words()).toContain("Jo's plan");
		mounted.app.plan.set('me', 'call_me', '');
		await drawn();
		expect(find('h1')?.textContent).toBe('My plan');
	});
});

test('the limits stay to be read, with the words that fit the way back', async () => {
	await openPage('limits');
	expect(words()).toContain("we can't get the plan back. Nobody can.");
	unmount();
	await openPage('limits', { info: { recovery: true } });
	expect(words()).toContain('your 12 words can bring the plan back');
});
