import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../l10n/strings.ts';

/** What became of a text: kept, or still only on the screen because it is too long or nothing more fits. */
export type Verdict = 'ok' | 'long' | 'full' | 'read';

export interface EntryProps {
	/** The registry's name for this field. */
	field: string;
	label: string;
	/** The label is said but not seen, where the screen's heading already asks the same. */
	labelUnseen?: boolean;
	hint?: string | undefined;
	kind?: 'line' | 'text' | 'date' | 'time';
	value: string;
	max?: number;
	readOnly?: boolean;
	focus?: boolean;
	/** Words of a list: no capitals by themselves. */
	plainWords?: boolean;
	onText: (text: string) => Verdict;
	/** Enter, in a field of one line. */
	onEnter?: () => void;
}

const inputType = { line: { type: 'text' }, date: { type: 'date' }, time: { type: 'time' } } as const;

/*
 * Browsers write what is typed into ordinary fields to their session files within seconds. `autocomplete="off"` on the
 * field itself prevents it (on the form alone it does not). Spelling and correction are off because some of them ask a server.
 */
const quiet = {
	autocomplete: 'off',
	autocorrect: 'off',
	spellcheck: false,
	'data-lpignore': 'true',
	'data-1p-ignore': 'true',
} as const;

export function verdictWords(verdict: Verdict, max: number): string {
	if (verdict === 'long') return t('entry-long', { max });
	if (verdict === 'full') return t('entry-full');
	if (verdict === 'read') return t('entry-read');
	return '';
}

/** One text field. What cannot be kept stays on the screen, with words on why, until it can or is changed. */
export function Entry(props: EntryProps): VNode {
	const id = useId();
	const [draft, setDraft] = useState<string | null>(null);
	const [verdict, setVerdict] = useState<Verdict>('ok');
	const kind = props.kind ?? 'line';
	const typed = (text: string): void => {
		const result = props.onText(text);
		setVerdict(result);
		setDraft(result === 'ok' ? null : text);
	};
	const shared = {
		...quiet,
		autocapitalize: props.plainWords ? 'off' : 'sentences',
		id,
		class: 'entry',
		'data-field': props.field,
		'aria-describedby': `${id}-more`,
		'aria-invalid': verdict !== 'ok',
		dir: 'auto',
		value: draft ?? props.value,
		readOnly: props.readOnly ?? false,
		ref: (node: HTMLElement | null) => {
			if (node && props.focus && !node.dataset.met) {
				node.dataset.met = '1';
				node.focus();
			}
		},
	} as const;
	return (
		<div class="field">
			<label class={props.labelUnseen ? 'unseen' : 'label'} for={id}>
				{props.label}
			</label>
			{kind === 'text' ? (
				<textarea {...shared} rows={props.plainWords ? 3 : 4} onInput={(event) => typed(event.currentTarget.value)} />
			) : (
				<input
					{...shared}
					{...inputType[kind]}
					enterkeyhint={props.onEnter ? 'next' : 'done'}
					onInput={(event) => typed(event.currentTarget.value)}
					onKeyDown={(event) => {
						if (event.key !== 'Enter' || event.isComposing) return;
						event.preventDefault();
						if (verdict === 'ok') props.onEnter?.();
					}}
				/>
			)}
			<div id={`${id}-more`} class="tight stack">
				<p class="said" role="status">
					{verdictWords(verdict, props.max ?? 0)}
				</p>
				{props.hint ? <p class="hint">{props.hint}</p> : null}
			</div>
		</div>
	);
}
