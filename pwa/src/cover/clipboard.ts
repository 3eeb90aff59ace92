import type { Calculator } from './calculator.ts';
import { readPasted } from './paste.ts';

/** Copies through the browser's own copy command where it forbids the newer way. */
export async function copyText(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		// The page's own `copy` listener fills the clipboard.
		return document.execCommand('copy');
	}
}

/** Types what was pasted. False where it is no number. */
export function paste(text: string, calculator: Calculator): boolean {
	const pasted = readPasted(text);
	if (pasted === null) return false;
	if ('value' in pasted) calculator.use(pasted.value);
	else for (const key of pasted.keys) calculator.press(key);
	return true;
}

/** Null where the browser does not let the page read, or nothing is there. */
export async function readText(): Promise<string | null> {
	try {
		return await navigator.clipboard.readText();
	} catch {
		return null;
	}
}
