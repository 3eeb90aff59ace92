import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { normalise, suggest, type WordList, type WordsRead } from '../../plan/words.ts';
import { t } from '../l10n/strings.ts';
import { Entry } from './entry.tsx';

/** What is said of the words typed so far. */
interface Said {
	readonly text: string;
	/** The word that is in no list, as it was typed. */
	readonly unknown?: string;
	readonly wrong: boolean;
}

/** The last word is let be while it is still being typed. */
function said(list: WordList, typed: string, read: WordsRead, most: number): Said {
	const words = normalise(list, typed);
	const growing = /\S$/u.test(typed) ? words.length - 1 : -1;
	const unknown = read.ok ? [] : read.at.filter((at) => at !== growing);
	const word = words[unknown[0] ?? -1];
	if (word !== undefined) return { text: t('words-unknown', { word }), unknown: word, wrong: true };
	if (!read.ok && read.why === 'check') return { text: t('words-mixed'), wrong: true };
	const known = words.length - (read.ok ? 0 : read.at.length);
	return { text: t('words-count', { count: known, most }), wrong: known > most };
}

/** A text field for words from a list. It says at once which word is not in the list, and changes it only when told. */
export function WordsEntry(props: {
	field: string;
	label: string;
	most: number;
	list: WordList;
	value: string;
	read: WordsRead;
	onText: (text: string) => void;
}): VNode {
	const [taps, setTaps] = useState(0);
	const { text, unknown, wrong } = said(props.list, props.value, props.read, props.most);
	const replace = (word: string): void => {
		const words = normalise(props.list, props.value).map((one) => (one === unknown ? word : one));
		props.onText(`${words.join(' ')} `);
		setTaps(taps + 1);
	};
	return (
		<div class="stack">
			<Entry
				key={taps}
				field={props.field}
				label={props.label}
				hint={t('words-hint')}
				kind="text"
				value={props.value}
				plainWords
				focus={taps > 0}
				onText={(typed) => {
					props.onText(typed);
					return 'ok';
				}}
			/>
			<p role="status" class={wrong ? 'said' : 'fine'}>
				{text}
			</p>
			{unknown === undefined ? null : <Offers words={suggest(props.list, unknown)} onTake={replace} />}
		</div>
	);
}

function Offers(props: { words: readonly string[]; onTake: (word: string) => void }): VNode | null {
	if (props.words.length === 0) return null;
	return (
		<fieldset class="choices">
			<legend class="fine">{t('words-offers')}</legend>
			{props.words.map((word) => (
				<button key={word} type="button" class="pick" data-choice={word} lang="en" onClick={() => props.onTake(word)}>
					{word}
				</button>
			))}
		</fieldset>
	);
}
