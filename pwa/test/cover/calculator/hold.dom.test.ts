import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { HOLD_MS } from '../../../src/cover/hold.ts';
import { devtools, find, fresh, heard, key, middle, pause, shown, tap } from './page.ts';

/** Long enough that a hold would have been heard. */
const LONGER = HOLD_MS + 400;

beforeEach(() => fresh());

async function mouse(type: string, target: Element, aside = 0): Promise<void> {
	const { x, y } = middle(target);
	await devtools().send('Input.dispatchMouseEvent', {
		type,
		x: x + aside,
		y,
		button: 'left',
		buttons: 1,
		clickCount: 1,
	});
}

async function touch(type: string, target?: Element, aside = 0): Promise<void> {
	const at = target && middle(target);
	const touchPoints = at ? [{ x: at.x + aside, y: at.y }] : [];
	await devtools().send('Input.dispatchTouchEvent', { type, touchPoints });
}

describe.each(['=', 'C'] as const)('holding %s', (kind) => {
	test('with a mouse is told once, and does nothing that shows', async () => {
		tap('12345678+2');
		await mouse('mousePressed', key(kind));
		await expect.poll(() => heard).toEqual([{ kind, typed: '12345678+2' }]);
		await mouse('mouseReleased', key(kind));
		await pause(100);
		expect(shown()).toBe('12,345,678+2');
		expect(heard).toHaveLength(1);
	});

	test('with a finger', async () => {
		tap('0012345678');
		await touch('touchStart', key(kind));
		await expect.poll(() => heard).toEqual([{ kind, typed: '0012345678' }]);
		await touch('touchEnd');
		await pause(100);
		expect(shown()).toBe('0012345678');
	});

	test('with a finger that trembles on the key', async () => {
		tap('12345678');
		await touch('touchStart', key(kind));
		for (const aside of [6, -8, 20, -20]) await touch('touchMove', key(kind), aside);
		await expect.poll(() => heard).toHaveLength(1);
		await touch('touchEnd');
		expect(shown()).toBe('12,345,678');
	});

	test('and moving off it is no hold and no press', async () => {
		tap('12+3');
		await mouse('mousePressed', key(kind));
		await mouse('mouseMoved', key(kind), -90);
		await pause(LONGER);
		await mouse('mouseReleased', key(kind), -90);
		await touch('touchStart', key(kind));
		await touch('touchMove', key(kind), -90);
		await pause(LONGER);
		await touch('touchEnd');
		expect(heard).toEqual([]);
		expect(shown()).toBe('12+3');
	});

	test('on the keyboard, by character and by focus', async () => {
		tap('12+3');
		const character = kind === '=' ? '=' : 'Escape';
		await userEvent.keyboard(`{${character}>}`);
		await expect.poll(() => heard).toHaveLength(1);
		await userEvent.keyboard(`{/${character}}`);
		key(kind).focus();
		for (const press of ['Enter', ' ']) {
			const before = heard.length;
			await userEvent.keyboard(`{${press}>}`);
			await expect.poll(() => heard).toHaveLength(before + 1);
			await userEvent.keyboard(`{/${press}}`);
		}
		expect(heard).toEqual(Array(3).fill({ kind, typed: '12+3' }));
		expect(shown()).toBe('12+3');
	});

	test('and leaving the window is none', async () => {
		tap('12+3');
		await userEvent.keyboard(kind === '=' ? '{Enter>}' : '{Escape>}');
		window.dispatchEvent(new Event('blur'));
		await pause(LONGER);
		await userEvent.keyboard(kind === '=' ? '{/Enter}' : '{/Escape}');
		expect(heard).toEqual([]);
		expect(shown()).toBe('12+3');
	});

	test('brings up no menu', () => {
		const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
		key(kind).dispatchEvent(event);
		expect(event.defaultPrevented).toBe(true);
	});

	test('after it an ordinary press works', async () => {
		tap('12+3');
		await mouse('mousePressed', key(kind));
		await expect.poll(() => heard).toHaveLength(1);
		await mouse('mouseReleased', key(kind));
		tap(kind);
		expect(shown()).toBe(kind === '=' ? '15' : '0');
	});
});

describe('pressing three times', () => {
	test('= counts what was typed before the first, and calculates', () => {
		tap('12345678+2===');
		expect(heard).toEqual([{ kind: '=', typed: '12345678+2' }]);
		expect(shown()).toBe('12,345,684');
	});

	test('C counts what was typed before the first, and clears', () => {
		tap('123456789012CCC');
		expect(heard).toEqual([{ kind: 'C', typed: '123456789012' }]);
		expect(shown()).toBe('0');
	});

	test('on the keyboard', async () => {
		await userEvent.keyboard('12345678{Enter}{Enter}{Enter}');
		expect(heard).toEqual([{ kind: '=', typed: '12345678' }]);
	});

	test('with another key between is ordinary', () => {
		tap('12==3=');
		expect(heard).toEqual([]);
	});
});

test('a real click presses once', async () => {
	await userEvent.click(key('7'));
	await userEvent.click(key('+'));
	await userEvent.click(key('8'));
	await userEvent.click(key('='));
	expect(shown()).toBe('15');
	expect(heard).toEqual([]);
});

test('other keys can be held without effect on anybody', async () => {
	await mouse('mousePressed', key('7'));
	await pause(LONGER);
	await mouse('mouseReleased', key('7'));
	await expect.poll(() => shown()).toBe('7');
	expect(heard).toEqual([]);
	expect(find('.keys').dir).toBe('ltr');
});
