import type { ComponentChildren, VNode } from 'preact';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import type { PageId } from './pages.ts';

/** One page of the settings. */
export function Page(props: {
	page: PageId;
	/** A screen that the page opens in its own place. */
	part?: string;
	actions?: ComponentChildren;
	onBack?: () => void;
	children: ComponentChildren;
}): VNode {
	const app = useApp();
	return (
		<Frame
			screen={props.part ? `settings-${props.page}-${props.part}` : `settings-${props.page}`}
			title={t(`settings-${props.page}`)}
			onBack={props.onBack ?? (() => app.way.back())}
			actions={props.actions}
		>
			{props.children}
		</Frame>
	);
}
