/** A constructed sheet: the content security policy allows no other that a script brings. */
const STYLE = `
.tips section { margin-block-start: 0.25rem; }
.tips .state { margin-block: 0.75rem; font-weight: 600; }
.tips .main { inline-size: 100%; background: var(--equals); color: var(--equals-ink); }
.tips .choice { padding-inline: 1rem; }
.tips label { display: grid; flex: 1 1 8rem; gap: 0.25rem; min-inline-size: 0; color: var(--soft); }
.tips label.wide { margin-block-start: 0.5rem; }
.tips input { inline-size: 100%; min-inline-size: 0; min-block-size: 3rem; margin: 0; padding: 0 0.75rem; border: 1px solid var(--soft);
	border-radius: 0.75rem; background: var(--page); color: var(--ink); font: inherit; font-size: 1rem; }
.tips .choices { align-items: end; }
.tips ul { margin: 0 0 0.5rem; padding: 0; list-style: none; }
.tips li { display: flex; align-items: center; justify-content: space-between; min-block-size: 3rem; }
.tips [role="status"]:not(:empty) + *, .tips section > p { margin-block: 0.5rem; }
[dir="rtl"] .tips .back svg { transform: scaleX(-1); }
`;

let adopted = false;

export function style(): void {
	if (adopted) return;
	adopted = true;
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(STYLE);
	document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
