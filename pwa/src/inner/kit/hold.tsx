import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../l10n/strings.ts';
import { Button } from './button.tsx';

/** How long a finger or a key stays down before a thing is done that cannot be undone. */
export const holdMs = 3000;

interface HoldProps {
	act: string;
	label: string;
	/** Asked between the two taps. */
	sure: string;
	onDone: () => void;
}

/**
 * Something final, done by holding for three seconds. Who cannot hold takes two taps instead; both can be left at any
 * moment before the end. Neither needs a drag or an exact place (WCAG 2.5.1, 2.5.7).
 *
 * The second tap is elsewhere: where the first one was is “No” then, so that two taps in haste go back. The hold button stays
 * in its place unseen, so that nothing moves under the finger.
 */
export function Hold(props: HoldProps): VNode {
	const [asking, setAsking] = useState(false);
	const second = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (asking) second.current?.querySelector('button')?.focus({ preventScroll: true });
	}, [asking]);
	return (
		<div class="stack">
			<div class={asking ? 'over asking' : 'over'}>
				<HoldButton {...props} />
				{asking ? (
					<Button act={`${props.act}-sure`} kind="care" size="wide" onClick={props.onDone}>
						{props.label}
					</Button>
				) : null}
			</div>
			<div ref={second}>
				{asking ? (
					<Button act={`${props.act}-no`} size="wide" onClick={() => setAsking(false)}>
						{t('hold-cancel')}
					</Button>
				) : (
					<Button act={`${props.act}-taps`} kind="quiet" size="wide" onClick={() => setAsking(true)}>
						{t('hold-taps')}
					</Button>
				)}
			</div>
			<p class="strong" role="status">
				{asking ? props.sure : ''}
			</p>
		</div>
	);
}

function HoldButton(props: HoldProps): VNode {
	const [held, setHeld] = useState(false);
	const timer = useRef(0);
	const release = (): void => {
		clearTimeout(timer.current);
		timer.current = 0;
		setHeld(false);
	};
	const press = (): void => {
		// A key that stays down says so again and again.
		if (timer.current !== 0) return;
		setHeld(true);
		timer.current = setTimeout(() => {
			release();
			props.onDone();
		}, holdMs);
	};
	useEffect(() => release, []);
	return (
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
	);
}
