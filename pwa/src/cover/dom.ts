/** Elements by hand: text only ever becomes text nodes, and nothing here needs a style attribute, which the CSP forbids. */
export function element<K extends keyof HTMLElementTagNameMap>(
	tag: K,
	attributes: Readonly<Record<string, string>> = {},
	...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
	made.append(...children);
	return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Strokes in a box of 24, without a name of their own: the button says what it does. */
const ICONS = {
	back: 'M9 5h11a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H9l-6-7zM12 9.5l5 5M17 9.5l-5 5',
	history: 'M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.5l3 2',
	copy: 'M9 9h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1zM5 15H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v1',
	paste:
		'M9 4.5H6a1 1 0 0 0-1 1V20a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V5.5a1 1 0 0 0-1-1h-3M9 3h6v3.5H9zM12 10.5v7M8.8 14.3l3.2 3.2 3.2-3.2',
	settings: 'M4 7h9M19 7h1M4 17h1M11 17h9M16 4.5v5M8 14.5v5',
	close: 'M6 6l12 12M18 6L6 18',
	clear: 'M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5',
} as const;

export type IconName = keyof typeof ICONS;

export function icon(name: IconName): SVGSVGElement {
	const svg = document.createElementNS(SVG, 'svg');
	svg.setAttribute('viewBox', '0 0 24 24');
	svg.setAttribute('aria-hidden', 'true');
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute('d', ICONS[name]);
	svg.append(path);
	return svg;
}

/** A small button that shows an icon. Its name comes from `label`, which the language sets. */
export function iconButton(name: IconName, onClick: () => void): HTMLButtonElement {
	const button = element('button', { type: 'button', class: 'tool' }, icon(name));
	button.addEventListener('click', onClick);
	return button;
}

export function label(target: Element, text: string): void {
	target.setAttribute('aria-label', text);
	target.setAttribute('title', text);
}
