import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Waits shorter than this pass without a word. */
const feltMs = 900;

/** Words for a wait that is felt. The live region is there from the start, so that the words are heard when they come. */
export function Wait(props: { words: string }): VNode {
	const [felt, setFelt] = useState(false);
	useEffect(() => {
		const timer = setTimeout(() => setFelt(true), feltMs);
		return () => clearTimeout(timer);
	}, []);
	return (
		<div class="wait" role="status">
			{felt ? (
				<>
					<i aria-hidden="true" />
					<p>{props.words}</p>
				</>
			) : null}
		</div>
	);
}
