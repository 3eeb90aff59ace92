/** What a notification says: words of the cover alone. */
export interface Shown {
	/** The name of the cover. */
	readonly title: string;
	/** The cover's page, which a tap opens. */
	readonly path: string;
	/** One of them is shown, another one each day. At least one. */
	readonly lines: readonly string[];
}

/** Of no cover and no wish. */
export const PLAIN: Shown = { title: 'Calculator', path: '/', lines: ['A tip for today'] };

export function shownOf(value: unknown): Shown | null {
	const { title, path, lines } = (value ?? {}) as Partial<Record<keyof Shown, unknown>>;
	if (typeof title !== 'string' || typeof path !== 'string' || !Array.isArray(lines)) return null;
	const texts = lines.filter((line) => typeof line === 'string');
	return texts.length > 0 ? { title, path, lines: texts } : null;
}
