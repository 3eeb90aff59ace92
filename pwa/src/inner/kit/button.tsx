import type { ComponentChildren, VNode } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps {
	/** A stable name for tests and for the registry of screens; says nothing about what was typed. */
	act: string;
	kind?: 'main' | 'quiet' | 'care' | 'plain';
	size?: 'small' | 'wide';
	icon?: IconName;
	disabled?: boolean;
	onClick: () => void;
	children: ComponentChildren;
}

export function Button(props: ButtonProps): VNode {
	return (
		<button
			type="button"
			class={`btn ${props.kind ?? 'plain'} ${props.size ?? ''}`}
			data-act={props.act}
			disabled={props.disabled ?? false}
			onClick={props.onClick}
		>
			{props.icon ? <Icon name={props.icon} turns={props.icon === 'go' || props.icon === 'on'} /> : null}
			<span>{props.children}</span>
		</button>
	);
}

export function IconButton(props: {
	act: string;
	icon: IconName;
	label: string;
	pressed?: boolean;
	filled?: boolean;
	disabled?: boolean;
	onClick: () => void;
}): VNode {
	return (
		<button
			type="button"
			class="btn icon"
			data-act={props.act}
			aria-label={props.label}
			aria-pressed={props.pressed}
			disabled={props.disabled ?? false}
			onClick={props.onClick}
		>
			<Icon
				name={props.icon}
				filled={props.filled ?? false}
				turns={props.icon === 'back' || props.icon === 'on' || props.icon === 'go'}
			/>
		</button>
	);
}

/** A row that leads somewhere. */
export function Door(props: {
	act: string;
	title: ComponentChildren;
	under?: ComponentChildren;
	end?: ComponentChildren;
	onClick: () => void;
}): VNode {
	return (
		<button type="button" class="door" data-act={props.act} onClick={props.onClick}>
			<span class="words">
				<span class="title">{props.title}</span>
				{props.under ? <span class="under">{props.under}</span> : null}
			</span>
			{props.end}
			<span class="go">
				<Icon name="on" turns />
			</span>
		</button>
	);
}
