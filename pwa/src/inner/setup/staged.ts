import { lookOf } from '../../plan/age.ts';
import type { Result } from '../../wire/session.ts';
import type { App } from '../state/app.ts';
import type { Flow } from './flow.ts';

/** Takes what came from elsewhere into the plan that is about to be kept. Answers why not, or null and goes on to the code. */
export async function take(
	app: App,
	flow: Flow,
	work: Promise<Result<Uint8Array>>,
): Promise<Extract<Result<never>, { ok: false }>['reason'] | null> {
	const result = await work;
	if (!result.ok) return result.reason;
	const merged = app.plan.merge(result.value);
	if (!merged.ok) return merged.reason === 'newer' || merged.reason === 'full' ? merged.reason : 'none';
	app.look.value = lookOf(app.plan);
	flow.go('code');
	return null;
}
