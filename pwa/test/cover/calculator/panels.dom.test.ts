import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cover, devtools, find, fresh, middle, said, shown, tap } from './page.ts';

beforeEach(() => fresh());

function lines(): HTMLElement[] {
	return Array.from(document.querySelectorAll<HTMLElement>('.line'));
}

function historyToggle(): HTMLElement {
	return find('[aria-controls=history]');
}

describe('the history', () => {
	test('lies over the keys on a phone, and a tap uses a line', async () => {
		tap('1/3=C12+34=C5*');
		await userEvent.click(historyToggle());
		expect(historyToggle().getAttribute('aria-expanded')).toBe('true');
		expect(find('.keys').getClientRects()).toHaveLength(0);
		expect(lines().map((line) => line.textContent?.replaceAll('\u2009', ''))).toEqual([
			'12+34 = 46',
			'1÷3 = 0.3333333333333333',
		]);
		await userEvent.click(lines()[0] ?? document.body);
		expect(shown()).toBe('5×46');
		expect(said().replaceAll('\u2009', '')).toBe('5×46');
		expect(find('.keys').getClientRects()).toHaveLength(1);
		expect(document.activeElement).toBe(historyToggle());
	});

	test('is closed by Escape, which then clears nothing', async () => {
		tap('12+34');
		await userEvent.click(historyToggle());
		await userEvent.keyboard('{Escape}');
		expect(historyToggle().getAttribute('aria-expanded')).toBe('false');
		expect(shown()).toBe('12+34');
	});

	test('is cleared by its own button', async () => {
		tap('1+1=');
		await userEvent.click(historyToggle());
		await userEvent.click(page.getByRole('button', { name: 'Clear history' }));
		expect(lines()).toEqual([]);
		expect(shown()).toBe('2');
		await userEvent.click(historyToggle());
		expect(find('.empty').textContent).toContain('appear here');
	});

	test('has its own place beside the keys on a wide page', async () => {
		await fresh(640, 360);
		tap('12+34=');
		expect(historyToggle().getClientRects()).toHaveLength(0);
		expect(lines()[0]?.getClientRects()).toHaveLength(1);
		expect(find('.keys').getClientRects()).toHaveLength(1);
		await userEvent.click(lines()[0] ?? document.body);
		expect(shown()).toBe('46');
	});
});

/** As a person answers the browser's question. */
async function allowClipboard(): Promise<void> {
	const { targetInfo } = (await devtools().send('Target.getTargetInfo')) as {
		targetInfo: { browserContextId: string };
	};
	const { browserContextId } = targetInfo;
	await devtools().send('Browser.grantPermissions', { browserContextId, permissions: ['clipboardReadWrite'] });
}

describe('copying', () => {
	function copied(): { text: string; taken: boolean } {
		const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
		document.body.dispatchEvent(event);
		return { text: event.clipboardData?.getData('text/plain') ?? '', taken: event.defaultPrevented };
	}

	test('the copy command takes the result without grouping', () => {
		tap('1234567*2=');
		expect(copied()).toEqual({ text: '2469134', taken: true });
		expect(said()).toBe('Copied');
		expect(find('.soon').textContent).toBe('Copied');
		tap('1');
		expect(find('.soon').textContent).toBe('');
	});

	test('Ctrl+C and Ctrl+V go through the real clipboard', async () => {
		tap('1234*2=');
		await userEvent.keyboard('{Control>}c{/Control}');
		await expect.poll(() => said()).toBe('Copied');
		tap('C');
		await userEvent.keyboard('{Control>}v{/Control}');
		await expect.poll(() => shown()).toBe('2,468');
	});

	test('the buttons copy and paste', async () => {
		await allowClipboard();
		tap('3*7=');
		await userEvent.click(page.getByRole('button', { name: 'Copy result' }));
		await expect.poll(() => said()).toBe('Copied');
		tap('C1+');
		await userEvent.click(page.getByRole('button', { name: 'Paste a number' }));
		await expect.poll(() => shown()).toBe('1+21');
		expect(find('.soon').textContent).toBe('= 22');
	});

	test('a finger that rests on the display copies', async () => {
		tap('3*7=');
		const at = middle(find('.now'));
		await devtools().send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
		await expect.poll(() => find('.soon').textContent).toBe('Copied');
		await devtools().send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
		expect(shown()).toBe('21');
	});

	test('there is nothing to copy after a fault', () => {
		tap('5/0=');
		expect(copied().taken).toBe(false);
	});
});

describe('pasting', () => {
	function paste(text: string): void {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', text);
		document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
	}

	test('types the keys, leading zeros and all', () => {
		paste('0012345678');
		expect(shown()).toBe('0012345678');
		tap('===');
		expect(shown()).toBe('12,345,678');
	});

	test('a calculation', () => {
		paste('2 × (3 + 4)');
		tap('=');
		expect(shown()).toBe('14');
	});

	test('of words says so and changes nothing', () => {
		tap('12');
		paste('hello');
		expect(shown()).toBe('12');
		expect(said()).toBe('There is no number to paste.');
	});
});

describe('the language', () => {
	test('is chosen in the settings, kept under a dull name, and applies at once', async () => {
		tap('12345.5+0=');
		await userEvent.click(find('[aria-haspopup=dialog]'));
		await userEvent.click(page.getByRole('button', { name: 'العربية' }));
		const { lang, dir } = document.documentElement;
		expect([lang, dir, document.title, cover.language()]).toEqual(['ar', 'rtl', 'الآلة الحاسبة', 'ar']);
		expect(Object.entries(localStorage)).toContainEqual(['language', 'ar']);
		await userEvent.click(page.getByRole('button', { name: 'Español' }));
		expect(document.title).toBe('Calculadora');
		expect(shown()).toBe('12\u202f345.5');
	});

	test('can be set from behind, by its closest match', () => {
		cover.setLanguage('es-MX');
		expect(cover.language()).toBe('es');
		cover.setLanguage('tlh');
		expect(cover.language()).toBe('en');
	});

	test('is kept only where something changes', () => {
		cover.setLanguage('en');
		expect(localStorage).toHaveLength(0);
		cover.setLanguage('es');
		expect(Object.entries(localStorage)).toEqual([['language', 'es']]);
	});

	test('mirrors the page, not the keys', async () => {
		cover.setLanguage('ar');
		const x = (selector: string): number => find(selector).getBoundingClientRect().x;
		expect(x('[aria-controls=history]')).toBeGreaterThan(x('[aria-haspopup=dialog]'));
		expect(x('[aria-label="7"]')).toBeLessThan(x('[aria-label="8"]'));
		expect(x('[aria-label="8"]')).toBeLessThan(x('[aria-label="÷"]'));
		tap('12+34');
		expect(getComputedStyle(find('.now')).direction).toBe('ltr');
	});
});

test('reset is a first start', async () => {
	tap('5 M+ 2+3=12');
	await userEvent.click(historyToggle());
	find('[aria-haspopup=dialog]').click();
	cover.reset();
	expect(shown()).toBe('0');
	expect(lines()).toEqual([]);
	expect([find('.memory'), find('.past'), find('.soon'), find('[role=status]')].map((one) => one.textContent)).toEqual(
		Array(4).fill(''),
	);
	expect(find<'dialog'>('dialog').open).toBe(false);
	expect(find('.keys').getClientRects()).toHaveLength(1);
	expect(document.activeElement).toBe(cover.root);
	tap('MR');
	expect(shown()).toBe('0');
});
