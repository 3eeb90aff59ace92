import { t } from '../l10n/strings.ts';
import type { App } from './app.ts';

function isTyping(target: EventTarget | null): boolean {
	return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** Ctrl+Z and Ctrl+Shift+Z outside of text fields, which have their own. */
export function listenForUndo(app: App): void {
	addEventListener('keydown', (event) => {
		if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
		if (isTyping(event.target) || app.info.value.fresh) return;
		event.preventDefault();
		const node = event.shiftKey ? app.plan.redo() : app.plan.undo();
		if (node !== undefined) app.toasts.say(t(event.shiftKey ? 'redone' : 'undone'));
	});
}
