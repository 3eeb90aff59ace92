import type { Refusal } from '../../plan/model.ts';
import type { Inbox, Reason } from '../../wire/session.ts';
import type { App } from './app.ts';

/** What a refused merge means to the keeper. What could not be read at all is like nothing there. */
function reasonOf(refusal: Refusal): Reason {
	return refusal === 'newer' || refusal === 'full' ? refusal : 'none';
}

/** The keeper's way in: other copies to merge, and news of the server. */
export function inboxOf(app: App): Inbox {
	return {
		async merge(doc) {
			const outcome = app.plan.merge(doc);
			if (!outcome.ok) return { ok: false, reason: reasonOf(outcome.reason) };
			return { ok: true, value: app.plan.encode() };
		},
		sync(state) {
			app.sync.value = state;
		},
	};
}
