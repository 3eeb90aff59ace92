import type { VNode } from 'preact';
import { encode } from 'uqr';

/** A QR code as one path on white, in both themes: cameras read dark on light. */
export function Square(props: { text: string; label: string }): VNode {
	const { data, size } = encode(props.text, { ecc: 'M', border: 3 });
	const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
	return (
		<div class="square">
			<svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={props.label} shape-rendering="crispEdges" data-square>
				<path d={path} fill="#000" />
			</svg>
		</div>
	);
}
