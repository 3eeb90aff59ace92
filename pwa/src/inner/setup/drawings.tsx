import type { VNode } from 'preact';

/** Drawings of the steps on an iPhone; the words beside them say the same, so they are hidden from screen readers. */

export function ShareIcon(): VNode {
	return (
		<svg class="drawing" viewBox="0 0 240 72" fill="none" stroke="currentColor" stroke-width="2.5" aria-hidden="true">
			<rect x="1.5" y="10" width="237" height="52" rx="12" opacity="0.4" />
			<path d="M40 28l-8 8 8 8M78 28l8 8-8 8" opacity="0.4" />
			<path d="M112 32h-4v20h24V32h-4M120 42V20m-6 6l6-6 6 6" stroke-width="3" />
			<circle cx="120" cy="36" r="24" stroke-width="3" />
			<path d="M160 28h16v18h-16zM202 28h16v18h-16z" opacity="0.4" />
		</svg>
	);
}

export function TapAdd(props: { label: string }): VNode {
	return (
		<svg class="drawing" viewBox="0 0 240 72" fill="none" stroke="currentColor" stroke-width="2.5" aria-hidden="true">
			<rect x="1.5" y="10" width="237" height="52" rx="12" stroke-width="3" />
			<rect x="200" y="26" width="20" height="20" rx="5" />
			<path d="M210 31v10M205 36h10" />
			<text x="16" y="42" font-size="17" fill="currentColor" stroke="none">
				{props.label}
			</text>
		</svg>
	);
}

export function HomeIcon(): VNode {
	return (
		<svg class="drawing" viewBox="0 0 240 72" fill="none" stroke="currentColor" stroke-width="2.5" aria-hidden="true">
			{[20, 76, 188].map((x) => (
				<rect key={x} x={x} y="14" width="40" height="40" rx="10" opacity="0.4" />
			))}
			<rect x="132" y="14" width="40" height="40" rx="10" stroke-width="3" />
			<path d="M142 24h20M142 32h4M150 32h4M158 32h4M142 40h4M150 40h4M158 40h4" />
		</svg>
	);
}
