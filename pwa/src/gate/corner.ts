/**
 * The control in the corner: on this page, above the frame, so that nothing inside the frame can lie over it. The calculator
 * stays painted under the frame, and leaving moves frame and control off the screen, which neither lays out nor paints
 * anything: docs/adr/0006-leaving.md.
 */
import type { Corner } from '../wire/session.ts';

const STYLE = `
.panel { position: fixed; inset: 0; width: 100%; height: 100%; border: 0; z-index: 1; background: Canvas; color-scheme: light dark; }
.panel[inert] { visibility: hidden; }
.panel, .corner { will-change: transform; }
.away { transform: translateY(-200vh); }
.corner { position: fixed; z-index: 2; inline-size: 48px; block-size: 48px; margin: 4px; padding: 0; border: 2px solid #6b7883;
	border-radius: 24px; background: #ffffff; color: #14202b; font: 700 24px/1 system-ui, sans-serif; touch-action: manipulation; }
.corner[data-at^="top"] { inset-block-start: env(safe-area-inset-top, 0px); }
.corner[data-at^="bottom"] { inset-block-end: env(safe-area-inset-bottom, 0px); }
.corner[data-at$="start"] { inset-inline-start: 0; }
.corner[data-at$="end"] { inset-inline-end: 0; }
.corner:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
@media print { .corner { display: none; } [inert] { visibility: hidden; } }
@media (prefers-color-scheme: dark) {
	.corner { background: #1e282f; color: #eef3f6; border-color: #a3b2bd; }
	.corner:focus-visible { outline-color: #8ab8ff; }
}
`;

export interface CornerButton {
	show(on: boolean): void;
	/** Off the screen, at no cost. */
	off(): void;
	at(corner: Corner, read: 'ltr' | 'rtl'): void;
	name(text: string): void;
}

/**
 * `press` runs at the first touch, not when the finger is lifted: every moment counts. The tap that a finger's touch
 * becomes is called off, because it would press a key of the calculator that is there by then.
 */
export function cornerButton(press: () => void): CornerButton {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(STYLE);
	document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'corner';
	button.hidden = true;
	button.dataset.at = 'top-end';
	const cross = document.createElement('span');
	cross.ariaHidden = 'true';
	cross.textContent = '×';
	button.append(cross);
	button.addEventListener('touchstart', (event) => event.preventDefault(), { passive: false });
	button.addEventListener('pointerdown', (event) => {
		if (event.button !== 0) return;
		// No press on what lies under it by then, and no focus that moves before the calculator is painted.
		event.preventDefault();
		press();
	});
	// The keyboard and screen readers click.
	button.addEventListener('click', press);
	document.body.append(button);
	return {
		show(on) {
			button.hidden = !on;
			button.classList.remove('away');
		},
		off() {
			button.classList.add('away');
		},
		at(corner, read) {
			button.dataset.at = corner;
			button.dir = read;
		},
		name(text) {
			button.ariaLabel = text;
		},
	};
}
