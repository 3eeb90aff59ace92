import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../l10n/strings.ts';
import { Button } from './button.tsx';

/** How long a finger or a key stays down before a thing is done that cannot be undone. */
export const holdMs = 3000;

/**
 * Something final, done by holding for three seconds. Who cannot hold takes two taps instead; both can be left at any
 * moment before the end. Neither needs a drag or an exact place (WCAG 2.5.1, 2.5.7).
 */
export function Hold(props: { act: string; label: string; sure: string; onDone: () => void }): VNode {
	const [asking, setAsking] = useState(false);
	const [held, setHeld] = useState(false);
	const timer = useRef(0);
	const release = (): void => {
		clearTimeout(timer.current);
		setHeld(false);
	};
	const press = (): void => {
		if (held) return;
		setHeld(true);
		timer.current = setTimeout(() => {
			release();
			props.onDone();
		}, holdMs);
	};
	useEffect(() => release, []);
	if (asking) {
		return (
			<fieldset class="stack">
				<legend class="strong">{props.sure}</legend>
				<Button act={`${props.act}-sure`} kind="care" size="wide" onClick={props.onDone}>
					{props.label}
				</Button>
				<Button act={`${props.act}-no`} size="wide" onClick={() => setAsking(false)}>
					{t('hold-cancel')}
				</Button>
			</fieldset>
		);
	}
	return (
		<div class="stack">
			<button
				type="button"
				class="btn care wide hold"
				data-act={props.act}
				data-held={held || undefined}
				onPointerDown={press}
				onPointerUp={release}
				onPointerLeave={release}
				onPointerCancel={release}
				onKeyDown={(event) => (event.key === ' ' || event.key === 'Enter') && press()}
				onKeyUp={release}
				onBlur={release}
				onContextMenu={(event) => event.preventDefault()}
			>
				<i class="fill" aria-hidden="true" />
				<span>{held ? t('hold-going') : t('hold-label', { what: props.label })}</span>
			</button>
			<Button act={`${props.act}-taps`} kind="quiet" size="wide" onClick={() => setAsking(true)}>
				{t('hold-taps')}
			</Button>
		</div>
	);
}
