import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { returnTo } from '../state/way.ts';
import { Bar } from './bar.tsx';
import { IconButton } from './button.tsx';
import { KeptWords, NotKept } from './kept.tsx';
import { Toast } from './toast.tsx';

export interface FrameProps {
	/** The registry's name of this screen. */
	screen: string;
	title: ComponentChildren;
	/** Where "back" leads; none on the first screen. */
	onBack?: (() => void) | undefined;
	/** Actions in reach of a thumb. */
	actions?: ComponentChildren;
	/** The four places of the bar; left out where a screen asks one thing. */
	bar?: boolean;
	/** A field on this screen takes the focus itself. */
	fieldFocus?: boolean;
	children: ComponentChildren;
}

/**
 * What every screen shares: a head row with the way back and the save words, one heading, the page, actions below it.
 * The order on the screen is the order for screen readers. Each screen starts at its heading.
 */
export function Frame(props: FrameProps): VNode {
	const app = useApp();
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => {
		const mark = app.way.returned();
		if (mark && returnTo(mark)) return;
		if (!props.fieldFocus) heading.current?.focus({ preventScroll: true });
	}, []);
	return (
		<div class="app" data-screen={props.screen} data-corner={app.settings.corner.value}>
			<header class="head">
				{props.onBack ? <IconButton act="back" icon="back" label={t('back')} onClick={props.onBack} /> : null}
				<KeptWords />
			</header>
			<main class="page">
				<div class="column">
					<h1 ref={heading} tabIndex={-1}>
						{props.title}
					</h1>
					{props.children}
				</div>
			</main>
			<footer class="foot">
				<NotKept />
				<Toast />
				{props.actions ? (
					<div class="tray">
						<div class="row">{props.actions}</div>
					</div>
				) : null}
				{props.bar ? <Bar /> : null}
			</footer>
		</div>
	);
}
