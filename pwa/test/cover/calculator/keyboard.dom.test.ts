import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { cover, find, fresh, heard, key, said, shown, tap } from './page.ts';

beforeEach(() => fresh());

describe('the keyboard', () => {
	test.each([
		['12+34{Enter}', '46'],
		['12+34=', '46'],
		['(2+3)*4=', '20'],
		['6/4=', '1.5'],
		['7x6=', '42'],
		['7:2=', '3.5'],
		['1,5+1=', '2.5'],
		['200-10%=', '180'],
		['129{Backspace}3', '123'],
		['12+3{Escape}', '0'],
		['12+3{Delete}4', '4'],
		['5ab!?+1=', '6'],
	])('%s shows %s', async (keys, expected) => {
		await userEvent.keyboard(keys);
		expect(shown()).toBe(expected);
	});

	test('digits of an Arabic or Persian keyboard are digits', () => {
		for (const typed of ['٣', '٫', '٥', '+', '۴', '\u066a']) {
			document.body.dispatchEvent(new KeyboardEvent('keydown', { key: typed, bubbles: true, cancelable: true }));
		}
		expect(shown()).toBe('3.5+4%');
	});

	test('Tab reaches every key in the order of the page, and the focus shows', async () => {
		find('.calc').focus();
		const reached: string[] = [];
		for (let step = 0; step < 60 && !reached.includes('='); step++) {
			await userEvent.tab();
			const { activeElement } = document;
			if (!activeElement) continue;
			reached.push(activeElement.getAttribute('aria-label') ?? '');
			const { outlineStyle, outlineWidth } = getComputedStyle(activeElement);
			expect([outlineStyle, outlineWidth]).toEqual(['solid', '3px']);
		}
		const prints = Array.from(document.querySelectorAll('.key'), (button) => button.getAttribute('aria-label'));
		expect(reached.slice(-prints.length)).toEqual(prints);
	});

	test('Enter and Space press the focused key', async () => {
		key('7').focus();
		await userEvent.keyboard('{Enter}');
		await userEvent.keyboard(' ');
		expect(shown()).toBe('77');
		key('+').focus();
		await userEvent.keyboard('{Enter}');
		key('1').focus();
		await userEvent.keyboard(' ');
		key('=').focus();
		await userEvent.keyboard('{Enter}');
		expect(shown()).toBe('78');
		await userEvent.keyboard(' ');
		expect(shown()).toBe('79');
		key('C').focus();
		await userEvent.keyboard(' ');
		expect(shown()).toBe('0');
	});

	test('a mouse leaves the focus where it is, so that Enter stays =', async () => {
		await userEvent.click(key('7'));
		await userEvent.keyboard('+1{Enter}');
		expect(shown()).toBe('8');
		expect(document.activeElement?.matches('.key')).toBe(false);
	});

	test('shortcuts of the browser are left alone', () => {
		const event = new KeyboardEvent('keydown', { key: '+', ctrlKey: true, bubbles: true, cancelable: true });
		document.dispatchEvent(event);
		expect(event.defaultPrevented).toBe(false);
		expect(shown()).toBe('0');
	});

	test('does nothing while something else is shown', async () => {
		tap('12');
		for (const state of ['hidden', 'inert'] as const) {
			cover.root.toggleAttribute(state, true);
			await userEvent.keyboard('34{Enter}{Enter}{Enter}');
			cover.root.toggleAttribute(state, false);
		}
		expect(shown()).toBe('12');
		expect(heard).toEqual([]);
		expect(getComputedStyle(cover.root).display).toBe('grid');
	});

	test('does nothing behind the settings, and Escape closes them', async () => {
		tap('12');
		find('[aria-haspopup=dialog]').click();
		await userEvent.keyboard('34');
		await userEvent.keyboard('{Escape}');
		expect(find<'dialog'>('dialog').open).toBe(false);
		await userEvent.keyboard('5');
		expect(shown()).toBe('125');
	});
});

describe('a screen reader hears', () => {
	test.each([
		['12+34=', '46'],
		['5/0=', 'Can’t divide by zero'],
		['0.00000001*0.00000001=', '1 times ten to the power of −16'],
		['123⌫', '12'],
		['12C', '0'],
		['12±', '−12'],
		['12 M+', 'Memory 12'],
		['12 M+ MC', 'Memory empty'],
		['12 M+ C MR', '12'],
	])('after %s: %s', (keys, expected) => {
		tap(keys);
		expect(said().replaceAll('\u2009', '')).toBe(expected);
	});

	test('the same result twice, as news', () => {
		tap('2+2=');
		const before = find('[role=status]').textContent;
		tap('C2+2=');
		const again = find('[role=status]').textContent;
		tap('=');
		expect(before).toBe('4');
		expect(again?.trim()).toBe('4');
	});

	test('what the gate says, also while the calculator is put away', () => {
		cover.root.hidden = true;
		cover.status('Ready');
		cover.root.hidden = false;
		expect(said()).toBe('Ready');
		expect(find('[role=status]').getAttribute('aria-live')).toBe('polite');
		expect(find('[role=status]').getClientRects()).not.toHaveLength(0);
	});
});

test('keys are named as they are printed', () => {
	const names = Array.from(document.querySelectorAll('button.key'), (button) => [
		button.getAttribute('aria-label'),
		button.textContent || '⌫',
	]);
	expect(names.map(([name]) => name).join(' ')).toBe('( ) MC MR M− M+ C ⌫ % ÷ 7 8 9 × 4 5 6 − 1 2 3 + ± 0 . =');
	for (const [name, print] of names) expect(name).toBe(print);
});
