import type { VNode } from 'preact';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { reasonWords } from './reasons.ts';

/**
 * Whether the last words typed are kept. The words change only when the state does, so that a screen reader does not hear
 * “Kept” after every key.
 */
export function KeptWords(): VNode {
	const app = useApp();
	if (app.info.value.fresh) return <div class="state" />;
	const kept = app.saver.kept.value;
	if (app.readOnly) return <Said words={t('kept-read')} />;
	if (kept.is === 'kept') return <Said words={t(app.info.value.storage === 'memory' ? 'kept-memory' : 'kept')} check />;
	return <Said words={t(kept.is === 'writing' ? 'kept-writing' : 'kept-not')} warm={kept.is === 'not'} />;
}

function Said(props: { words: string; check?: boolean; warm?: boolean }): VNode {
	return (
		<div class={props.warm ? 'state said' : 'state'} role="status" data-kept={props.check ? 'yes' : 'no'}>
			{props.check ? <Icon name="check" size={18} /> : null}
			<span>{props.words}</span>
		</div>
	);
}

/** On every screen while it lasts: why the last words are not kept, and what can be done. */
export function NotKept(): VNode {
	const app = useApp();
	const kept = app.saver.kept.value;
	return (
		<div role="alert">
			{kept.is === 'not' ? (
				<div class="toast warm">
					<div>
						<p>{reasonWords(kept.reason, 'save')}</p>
						<Button act="save-again" kind="quiet" size="small" onClick={() => void app.saver.flush()}>
							{t('try-again')}
						</Button>
					</div>
				</div>
			) : null}
		</div>
	);
}
