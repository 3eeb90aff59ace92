import type { VNode } from 'preact';
import { Icon } from './icon.tsx';

export interface Option {
	readonly id: string;
	readonly label: string;
}

export interface ChooseProps {
	field: string;
	label: string;
	labelUnseen?: boolean;
	hint?: string | undefined;
	options: readonly Option[];
	chosen: readonly string[];
	/** Several at once. */
	many?: boolean;
	/** One under the other, for long labels. */
	column?: boolean;
	readOnly?: boolean;
	onChoose: (chosen: readonly string[]) => void;
}

/**
 * Choices as toggle buttons. Buttons, because a browser remembers the state of radio buttons and check boxes as it
 * remembers text; and because a second tap takes any choice back: nothing here is ever required.
 */
export function Choose(props: ChooseProps): VNode {
	const toggle = (option: string): void => {
		const on = props.chosen.includes(option);
		if (props.many) props.onChoose(on ? props.chosen.filter((one) => one !== option) : [...props.chosen, option]);
		else props.onChoose(on ? [] : [option]);
	};
	return (
		<fieldset class="field" data-field={props.field} data-choices>
			<legend class={props.labelUnseen ? 'unseen' : 'label'}>{props.label}</legend>
			{props.hint ? <p class="hint">{props.hint}</p> : null}
			<div class={props.column ? 'choices column' : 'choices'}>
				{props.options.map((option) => {
					const on = props.chosen.includes(option.id);
					return (
						<button
							key={option.id}
							type="button"
							class={props.many ? 'pick' : 'pick one'}
							data-choice={option.id}
							aria-pressed={on}
							disabled={props.readOnly ?? false}
							onClick={() => toggle(option.id)}
						>
							<span class="mark" aria-hidden="true">
								{on ? <Icon name="check" size={16} /> : null}
							</span>
							<span>{option.label}</span>
						</button>
					);
				})}
			</div>
		</fieldset>
	);
}
