import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { front, t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** Words, or digits in groups that a person can read, say and write down. */
export function grouped(code: string): readonly string[] {
	if (code.includes(' ')) return code.split(' ');
	return code.length === 10
		? [code.slice(0, 3), code.slice(3, 6), code.slice(6)]
		: [code.slice(0, 4), code.slice(4, 8), code.slice(8)];
}

/** Shows a code; screen readers hear it digit by digit. */
export function Code(props: { code: string }): VNode {
	return (
		<div
			class="code"
			data-code
			role="img"
			aria-label={props.code.includes(' ') ? props.code : [...props.code].join(' ')}
		>
			{grouped(props.code).map((part, index) => (
				<span key={`${index} ${part}`}>{part}</span>
			))}
		</div>
	);
}

/**
 * A pad for a code: buttons and the keyboard's digits, but no text field, because phone keyboards learn and browsers save
 * what fields hold. Only the number of digits is shown and said. A code of words is typed in front instead.
 */
export function Pad(props: { field: string; label: string; value: string; onDigits: (digits: string) => void }): VNode {
	// Keys can come faster than the screen is drawn, so each goes on from the last one, not from what is shown.
	const digits = useRef(props.value);
	digits.current = props.value;
	const { onDigits } = props;
	const tell = useRef(onDigits);
	tell.current = onDigits;
	const { host } = useApp();
	// A pad has digits only; in front there is a field, which keeps nothing either.
	const typeThere = async (): Promise<void> => {
		digits.current = await host.practise();
		tell.current(digits.current);
	};
	const press = (key: string): void => {
		if (/^[0-9]$/.test(key) && digits.current.length < 64) digits.current += key;
		else if (key === 'Backspace') digits.current = digits.current.slice(0, -1);
		else return;
		tell.current(digits.current);
	};
	useEffect(() => {
		const down = (event: KeyboardEvent): void => {
			if (!event.ctrlKey && !event.metaKey && !event.altKey) press(event.key);
		};
		addEventListener('keydown', down);
		return () => removeEventListener('keydown', down);
	}, []);
	return (
		<fieldset class="stack" aria-label={props.label} data-field={props.field} data-pad>
			<p class="code typed" role="status">
				<span aria-hidden="true">{'•'.repeat(props.value.length)}</span>
				<span class="unseen">{t('pad-count', { count: props.value.length })}</span>
			</p>
			<div class="pad">
				{['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
					<PadKey key={digit} name={digit} onPress={press} />
				))}
				<span />
				<PadKey name="0" onPress={press} />
				<PadKey name="Backspace" onPress={press} />
			</div>
			{front.value.id === 'converter' ? (
				<Button act="type-there" kind="quiet" onClick={() => void typeThere()}>
					{t('pad-there')}
				</Button>
			) : null}
		</fieldset>
	);
}

function PadKey(props: { name: string; onPress: (key: string) => void }): VNode {
	const erase = props.name === 'Backspace';
	return (
		<button
			type="button"
			class="btn"
			data-key={props.name}
			aria-label={erase ? t('pad-erase') : undefined}
			onClick={() => props.onPress(props.name)}
		>
			{erase ? <Icon name="erase" /> : props.name}
		</button>
	);
}
