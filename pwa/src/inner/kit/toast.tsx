import type { VNode } from 'preact';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { Button, IconButton } from './button.tsx';

/** In the page's foot, not over the page: it covers nothing and nothing moves under a finger that is already on its way. */
export function Toast(): VNode {
	const app = useApp();
	const said = app.toasts.said.value;
	const { undo } = said ?? {};
	return (
		<div role="status" class="toast-place">
			{said ? (
				<div class="toast" key={said.n}>
					<div>
						<p>{said.text}</p>
						{undo ? (
							<Button
								act="undo"
								kind="quiet"
								size="small"
								onClick={() => {
									app.toasts.clear();
									undo();
									// The button is gone: the keyboard goes on from the top of the screen.
									document.querySelector('h1')?.focus({ preventScroll: true });
								}}
							>
								{t('undo')}
							</Button>
						) : null}
						<IconButton act="toast-close" icon="close" label={t('close')} onClick={() => app.toasts.clear()} />
					</div>
				</div>
			) : null}
		</div>
	);
}
