/** A page that shows the screens with a session in memory, for looking at them: `?fresh`, `?empty`, `?lang=es`, `?text_size=130`, `?theme=dark`, `?since=2026-12-01` (last changed then, and due). */
import type { Plan } from '../../../src/plan/model.ts';
import { MemorySession } from './doubles.ts';
import { mount } from './mount.ts';
import { samplePlan } from './sampleplan.ts';

const asked = new URLSearchParams(location.search);
const fresh = asked.has('fresh');

function planSince(since: string | null): Plan {
	const plan = samplePlan(since ?? undefined);
	if (since !== null) {
		plan.set('me', 'look_every', 'two');
		plan.set('me', 'look_start', since);
	}
	return plan;
}

const mounted = await mount({
	info: { fresh, storage: 'file' },
	language: asked.get('lang') ?? 'en',
	...(fresh || asked.has('empty') ? {} : { plan: planSince(asked.get('since')) }),
	before: (session, host) => {
		host.typed.push('2718281828', '2718281828', '2718281828');
		host.way = asked.get('way') === 'ios' ? 'ios' : 'manual';
		if (asked.has('refuse')) session.refuse.set(asked.get('refuse') ?? '', 'file');
	},
});
for (const field of ['text_size', 'theme', 'corner']) {
	const value = asked.get(field);
	if (value) mounted.app.plan.set('me', field, value);
}
if (asked.has('rtl')) document.documentElement.dir = 'rtl';
const corner = document.createElement('button');
corner.textContent = '×';
corner.id = 'corner-of-the-outer-page';
corner.style.cssText =
	'position:fixed;inset-block-start:8px;inset-inline-end:8px;inline-size:48px;block-size:48px;border-radius:12px;border:2px solid #888;background:#ddd;z-index:9';
document.body.append(corner);
Object.assign(globalThis, { mounted, MemorySession });
