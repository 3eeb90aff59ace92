import { dueReview } from '../../plan/looking.ts';
import type { App } from './app.ts';

/** Beginning a review is enough to have looked. Said by the tap itself, so that leaving at once loses nothing of it. */
export function beginReview(app: App): void {
	app.due.value = null;
	app.plan.set('me', 'look_done', app.clock.today());
	app.way.go({ screen: 'review', step: 'check' });
}

/**
 * What is due at this opening, once: that it showed is kept with the plan, so that it comes back one time and not more, on
 * this phone or on another.
 */
export function takeDue(app: App): void {
	if (app.info.value.fresh || app.readOnly) return;
	const today = app.clock.today();
	const due = dueReview(app.plan, today);
	if (!due) return;
	app.due.value = due.review;
	app.plan.set('me', `look_${due.turn}`, today);
}
