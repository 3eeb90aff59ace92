import type { Reason } from '../../wire/session.ts';
import { has, t } from '../l10n/strings.ts';

/** What was tried. Some reasons mean something else for some tasks; the rest share their words. */
export type Task =
	| 'save'
	| 'create'
	| 'code'
	| 'words'
	| 'take'
	| 'send'
	| 'from-words'
	| 'from-file'
	| 'to-file'
	| 'clear-here'
	| 'clear-there'
	| 'clear-everywhere'
	| 'keep-there'
	| 'phones'
	| 'others'
	| 'card';

/** Kind words for why something was not done, and what can be done about it. */
export function reasonWords(reason: Reason, task: Task): string {
	const own = `why-${task}-${reason}`;
	return has(own) ? t(own) : t(`why-${reason}`);
}
