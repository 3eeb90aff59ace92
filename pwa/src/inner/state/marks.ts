import type { App } from './app.ts';

/**
 * Keeps true what this phone leaves in the plan for the holder's other phones: at each opening, and when reminders were
 * just set here. It goes out with the next save like any other change, and nothing is asked of a server for it.
 */
export async function leaveMark(app: App): Promise<void> {
	if (app.info.value.fresh || app.readOnly || app.look.value !== 'whole') return;
	const mark = await app.session.mark();
	if (!mark.ok) return;
	app.markKey.value = mark.value.key;
	if (app.plan.leaveMark(mark.value.key, mark.value.bytes)) app.saver.touch();
}

/** After new keys: the right to leave an order is another one too, and the server is to know of it before it is needed. */
export async function renewMark(app: App): Promise<void> {
	try {
		const { wish } = await app.host.tips();
		if (wish.on) await app.host.setTips(wish);
	} finally {
		await leaveMark(app);
	}
}

/** Those of other phones: known at once, so that nothing on a page moves while it is read. Null for lists. */
export function otherMarks(app: App): readonly Uint8Array[] | null {
	const key = app.markKey.value;
	return key === null ? null : app.plan.marks(key);
}
