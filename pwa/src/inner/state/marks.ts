import type { App } from './app.ts';

/**
 * Keeps true what this phone leaves in the plan for the holder's other phones: at each opening, and when reminders were
 * just set here. It goes out with the next save like any other change, and nothing is asked of a server for it.
 */
export async function leaveMark(app: App): Promise<void> {
	if (app.info.value.fresh || app.readOnly || app.look.value !== 'whole') return;
	const mark = await app.session.mark();
	if (mark.ok && app.plan.leaveMark(mark.value.key, mark.value.bytes)) app.saver.touch();
}
