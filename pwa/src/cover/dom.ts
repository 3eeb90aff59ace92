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

/** `strokes` is one of icons.ts. */
export function icon(strokes: string): SVGSVGElement {
	const svg = document.createElementNS(SVG, 'svg');
	svg.setAttribute('viewBox', '0 0 24 24');
	svg.setAttribute('aria-hidden', 'true');
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute('d', strokes);
	svg.append(path);
	return svg;
}

/** A small button that shows an icon. Its name comes from `label`, which the language sets. */
export function iconButton(strokes: string, onClick: () => void): HTMLButtonElement {
	const button = element('button', { type: 'button', class: 'tool' }, icon(strokes));
	button.addEventListener('click', onClick);
	return button;
}

export function label(target: Element, text: string): void {
	target.setAttribute('aria-label', text);
	target.setAttribute('title', text);
}
