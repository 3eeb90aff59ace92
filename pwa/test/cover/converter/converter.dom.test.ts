import '../../../src/cover/converter/converter.css';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { start } from '../../../src/cover/converter/app.ts';
import type { Cover } from '../../../src/gate/cover.ts';
import { find, hearing, holdWithFinger, key, media, pause, said, violations } from '../scene.ts';

const cover: Cover = start(document.body);
const heard = hearing(cover);

beforeEach(async () => {
	await page.viewport(360, 640);
	cover.setLanguage('en');
	localStorage.clear();
	cover.reset();
	heard.length = 0;
});

function tap(prints: string): void {
	for (const print of prints) key(print).click();
}

const swap = (): HTMLButtonElement => key('Swap');
const field = (): HTMLInputElement => find<'input'>('.field');
const amounts = (): (string | null)[] => Array.from(document.querySelectorAll('.now'), (line) => line.textContent);
const heldOnce = (): Promise<void> => expect.poll(() => heard).toHaveLength(1);

describe('the way in', () => {
	test('is the digits and a held Swap, which changes nothing', async () => {
		tap('0012345678');
		const before = amounts();
		await holdWithFinger(swap(), heldOnce);
		await pause(100);
		expect(heard).toEqual([{ kind: '=', typed: '0012345678' }]);
		expect(amounts()).toEqual(before);
	});

	test('is words in the field too', async () => {
		await userEvent.click(field());
		await userEvent.keyboard('Copper River nine lamps');
		await holdWithFinger(swap(), heldOnce);
		expect(heard).toEqual([{ kind: '=', typed: 'copper river nine lamps' }]);
		expect(field().value).toBe('Copper River nine lamps');
	});

	test('is Swap three times, with what was typed before the first', () => {
		tap('12345678');
		for (let press = 0; press < 3; press++) swap().click();
		expect(heard).toEqual([{ kind: '=', typed: '12345678' }]);
	});

	test('is a held C for a set-up code, and C three times', async () => {
		tap('012345678978');
		await holdWithFinger(key('C'), heldOnce);
		expect(heard).toEqual([{ kind: 'C', typed: '012345678978' }]);
		for (let press = 0; press < 3; press++) key('C').click();
		expect(heard.at(-1)).toEqual({ kind: 'C', typed: '012345678978' });
		expect(amounts()[0]).toBe('1');
	});

	test('on the keyboard is Enter, also after the field was left by Enter', async () => {
		await userEvent.click(field());
		await userEvent.keyboard('copper river nine{Enter}');
		expect(document.activeElement).not.toBe(field());
		await userEvent.keyboard('{Enter>}');
		await heldOnce();
		await userEvent.keyboard('{/Enter}');
		expect(heard).toEqual([{ kind: '=', typed: 'copper river nine' }]);
	});

	test('a key between is no third press', () => {
		tap('12345678');
		swap().click();
		swap().click();
		tap('9');
		swap().click();
		expect(heard).toEqual([]);
	});
});

describe('converting', () => {
	test('shows the result as it is typed', () => {
		tap('10');
		expect(amounts()).toEqual(['10', '6.213711922']);
		swap().click();
		expect(amounts()).toEqual(['10', '16.09344']);
	});

	test('of a question in the field: Enter takes the answer over', async () => {
		await userEvent.click(field());
		await userEvent.keyboard('10 mi in km');
		expect(find('.found .line').textContent).toBe('10 mi = 16.09344 km');
		await expect.poll(() => said()).toBe('10 mi = 16.09344 km');
		await userEvent.keyboard('{Enter}');
		expect(amounts()).toEqual(['10', '16.09344']);
		expect([field().value, find('.found').hidden]).toEqual(['', true]);
	});

	test('letters go to the field, digits to the keys, wherever the focus is', async () => {
		await userEvent.keyboard('25');
		expect(amounts()[0]).toBe('25');
		await userEvent.keyboard('mile');
		expect(field().value).toBe('mile');
		await userEvent.keyboard('{Escape}');
		expect([field().value, amounts()[0]]).toEqual(['', '25']);
	});

	test('of a kind and unit that are chosen', async () => {
		await userEvent.click(page.getByRole('button', { name: 'Temperature' }));
		tap('40');
		key('±').click();
		expect(amounts()).toEqual(['\u221240', '\u221240']);
		await userEvent.selectOptions(page.getByRole('combobox', { name: 'To' }), 'k');
		expect(amounts()[1]).toBe('233.15');
		expect(find('.pairs').textContent).toContain('°C → K');
	});

	test('a star keeps a pair, and amounts are kept nowhere', async () => {
		tap('4071938265');
		await userEvent.click(page.getByRole('button', { name: 'Star this pair' }));
		expect(find('.pairs').textContent).toContain('★ km → mi');
		await userEvent.click(field());
		await userEvent.keyboard('copper river');
		for (let press = 0; press < 3; press++) swap().click();
		const kept = JSON.stringify({ ...localStorage, ...sessionStorage });
		expect(Object.keys(localStorage)).toEqual(['language', 'converter'].filter((name) => name in localStorage));
		expect(JSON.parse(localStorage.getItem('converter') ?? '')).toMatchObject({ stars: [{ from: 'km', to: 'mi' }] });
		for (const secret of ['4071938265', 'copper', 'river']) expect(kept).not.toContain(secret);
	});

	test('Ctrl+C copies the result', () => {
		tap('1234');
		const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
		document.body.dispatchEvent(event);
		expect(event.clipboardData?.getData('text/plain')).toBe('766.7720512');
		expect(find('.soon').textContent).toBe('Copied');
	});
});

test('every field tells the browser to keep nothing, and a reset leaves nothing to undo', async () => {
	for (const each of document.querySelectorAll('input, select, textarea'))
		expect(each.getAttribute('autocomplete')).toBe('off');
	expect(document.querySelectorAll('form, [type=password]')).toHaveLength(0);
	await userEvent.click(field());
	await userEvent.keyboard('copper river');
	cover.reset();
	expect([field().value, document.activeElement === cover.root]).toEqual(['', true]);
	await userEvent.click(field());
	await userEvent.keyboard('{Control>}z{/Control}');
	expect(field().value).toBe('');
	expect(document.body.textContent).not.toContain('copper');
});

test('a note stays until the next key', () => {
	cover.note('cleared');
	expect([find('.soon').textContent, said()]).toEqual(['Everything cleared', 'Everything cleared']);
	tap('1');
	expect(find('.soon').textContent).toBe('');
});

test('says which covers there are, in its language', () => {
	cover.setLanguage('ar');
	expect(cover.covers().map(({ id, name, here }) => [id, name, here])).toEqual([
		['calculator', 'الآلة الحاسبة', false],
		['converter', 'محول الوحدات', true],
		['timer', 'مؤقت المطبخ', false],
	]);
	expect([document.title, document.documentElement.dir, cover.text('title')]).toEqual([
		'محول الوحدات',
		'rtl',
		'محول الوحدات',
	]);
});

const SIZES = [
	[320, 568],
	[360, 640],
	[412, 915],
	[640, 360],
	[768, 1024],
	[1280, 800],
] as const;

describe.each(SIZES)('at %d × %d', (width, height) => {
	test.each(['en', 'es', 'ar'])('nothing is cut off, in %s', async (tag) => {
		await page.viewport(width, height);
		cover.setLanguage(tag);
		tap('4071938265');
		const { scrollWidth, scrollHeight } = document.documentElement;
		expect(scrollWidth).toBeLessThanOrEqual(width);
		expect(scrollHeight).toBeLessThanOrEqual(height);
		for (const button of document.querySelectorAll('.key')) {
			const box = button.getBoundingClientRect();
			expect(Math.min(box.x, box.y, width - box.right, height - box.bottom)).toBeGreaterThanOrEqual(0);
			expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
		}
	});
});

describe.each(['light', 'dark'] as const)('axe finds nothing in the %s page', (scheme) => {
	test.each(['en', 'ar'])('in %s', async (tag) => {
		await media(scheme);
		cover.setLanguage(tag);
		await page.viewport(360, 640);
		tap('12');
		expect(await violations()).toEqual([]);
		await userEvent.fill(field(), 'mi');
		expect(await violations()).toEqual([]);
		key('C').click();
		find('[aria-haspopup=dialog]').click();
		expect(await violations()).toEqual([]);
	});
});
