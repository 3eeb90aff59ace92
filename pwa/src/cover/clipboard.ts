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

/** Null where the browser does not let the page read, or nothing is there. */
export async function readText(): Promise<string | null> {
	try {
		return await navigator.clipboard.readText();
	} catch {
		return null;
	}
}
