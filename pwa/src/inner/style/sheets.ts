import base from './base.css?inline';
import fields from './fields.css?inline';
import frame from './frame.css?inline';
import kit from './kit.css?inline';
import now from './now.css?inline';
import plan from './plan.css?inline';
import secret from './secret.css?inline';

/** Styles are constructed sheets: the content security policy of the frame allows no others. */
export function adopt(page: Document): void {
	page.adoptedStyleSheets = [base, frame, kit, fields, secret, plan, now].map((text) => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(text);
		return sheet;
	});
}
