import type { VNode } from 'preact';

/** Why something was not done; in the page from the start, so that it is heard when it comes. */
export function Failed(props: { words: string | null }): VNode {
	return (
		<p class="said" role="alert">
			{props.words ?? ''}
		</p>
	);
}
