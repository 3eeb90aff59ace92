import { expect } from 'vitest';
import type { Mounted } from './mount.ts';
import type { Hand } from './walk.ts';

/** Waits for what the page does in its own time, and says what was missing when it does not come. */
export async function until<T>(what: string, look: () => T | null | undefined | false): Promise<T> {
	for (let tries = 0; tries < 500; tries++) {
		const found = look();
		if (found) return found;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	throw new Error(`not there: ${what} on ${screenName()}`);
}

export function screenName(): string {
	return document.querySelector<HTMLElement>('[data-screen]')?.dataset.screen ?? 'no screen';
}

export function find<E extends Element = HTMLElement>(at: string): E | null {
	return [...document.querySelectorAll<E>(at)].at(-1) ?? null;
}

export function there(at: string): Promise<HTMLElement> {
	return until(at, () => find(at));
}

export async function press(act: string): Promise<void> {
	await click(`[data-act="${act}"]`);
}

export async function click(at: string): Promise<void> {
	const button = await until(`${at}, enabled`, () => {
		const found = find<HTMLButtonElement>(at);
		return found && !found.disabled ? found : null;
	});
	button.click();
	await drawn();
}

/** Two frames: what a signal or a state changed is on the page. */
export async function drawn(): Promise<void> {
	await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

export async function onScreen(name: string): Promise<void> {
	await until(`screen ${name}`, () => document.querySelector(`[data-screen="${name}"]`));
}

export async function typeInto(at: string, text: string): Promise<void> {
	const box = await until(at, () => find<HTMLInputElement | HTMLTextAreaElement>(at));
	expect(box.readOnly).toBe(false);
	box.focus();
	box.value = text;
	box.dispatchEvent(new InputEvent('input', { bubbles: true }));
	await drawn();
}

/** All text of the screen, without the marks that keep the holder's words apart from the app's in mixed directions. */
export function words(): string {
	return (document.querySelector('[data-screen]')?.textContent ?? '').replace(/[\u2068\u2069]/gu, '');
}

async function digits(at: string, code: string): Promise<void> {
	for (const digit of code) await click(`${at} [data-key="${digit}"]`);
}

async function pickFile(at: string, size: number): Promise<void> {
	const input = await until(at, () => find<HTMLInputElement>(at));
	const held = new DataTransfer();
	held.items.add(new File([new Uint8Array(size)], 'notes.dat'));
	input.files = held.files;
	input.dispatchEvent(new Event('change', { bubbles: true }));
	await drawn();
}

export const fileSize = 1_048_592;

/** Hands on the document itself, for walking the registry. */
export function handOf(mounted: Mounted): Hand {
	return {
		has: async (at) => find(at) !== null,
		click,
		type: typeInto,
		practise: async (at) => {
			const shown = (await there('[data-code]')).textContent ?? '';
			mounted.host.typed.push(shown.replace(/\D/g, ''));
			await click(at);
		},
		pad: (at) => digits(at, mounted.session.code),
		file: (at) => pickFile(at, fileSize),
	};
}
