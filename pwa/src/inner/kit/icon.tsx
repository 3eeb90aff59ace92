import type { VNode } from 'preact';

/** Line drawings on a 24-unit square, each one path of ours. */
const paths = {
	back: 'M15 5l-7 7 7 7',
	on: 'M9 5l7 7-7 7',
	check: 'M5 12.5l4.5 4.5L19 7.5',
	plus: 'M12 5v14M5 12h14',
	minus: 'M5 12h14',
	close: 'M6 6l12 12M18 6L6 18',
	go: 'M4 12h14M12.5 6l6 6-6 6',
	book: 'M6 4h12v16H6zM9.5 9h5M9.5 13h5',
	search: 'M10.5 4.5a6 6 0 1 1 0 12a6 6 0 1 1 0-12zM15 15l5 5',
	dials: 'M4 8h9M17 8h3M15 6v4M4 16h3M11 16h9M9 14v4',
	star: 'M12 4l2.4 5.1 5.6.7-4.1 3.9 1 5.6L12 16.6 7.1 19.3l1-5.6L4 9.8l5.6-.7z',
	phone:
		'M6.5 4h3l1.5 4.2-2 1.6a11 11 0 0 0 5.2 5.2l1.6-2 4.2 1.5v3c0 1-.8 1.5-1.6 1.5C11.5 19 5 12.5 5 5.6 5 4.8 5.5 4 6.5 4z',
	message: 'M4 5.5h16v11H10l-4.5 3.5v-3.5H4z',
	up: 'M12 19V5M6 11l6-6 6 6',
	down: 'M12 5v14M6 13l6 6 6-6',
	erase: 'M9 6h11v12H9l-5.5-6zM12 9.5l5 5M17 9.5l-5 5',
	eye: 'M3 12c3-5 6-6.5 9-6.5s6 1.5 9 6.5c-3 5-6 6.5-9 6.5S6 17 3 12zM12 9.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5z',
} as const;

export type IconName = keyof typeof paths;

/** Decoration only: the words beside it say the same, or the button that holds it is labelled. */
export function Icon(props: { name: IconName; size?: number; filled?: boolean; turns?: boolean }): VNode {
	const size = props.size ?? 24;
	return (
		<svg
			class={props.turns ? 'turns' : undefined}
			width={size}
			height={size}
			viewBox="0 0 24 24"
			fill={props.filled ? 'currentColor' : 'none'}
			stroke="currentColor"
			stroke-width="2"
			stroke-linecap="round"
			stroke-linejoin="round"
			aria-hidden="true"
			focusable="false"
		>
			<path d={paths[props.name]} />
		</svg>
	);
}
