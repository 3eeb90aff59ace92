import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { entropyFromWords } from '../../plan/words.ts';
import type { Reason } from '../../wire/session.ts';
import { Button } from '../kit/button.tsx';
import { Failed } from '../kit/failed.tsx';
import { Frame } from '../kit/frame.tsx';
import { reasonWords } from '../kit/reasons.ts';
import { Wait } from '../kit/wait.tsx';
import { WordsEntry } from '../kit/wordsentry.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import type { StepProps } from './setup.tsx';
import { take } from './staged.ts';

/** The plan comes back by the 12 words. */
export function FromWords(props: StepProps): VNode {
	const app = useApp();
	const [text, setText] = useState('');
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState<Reason | null>(null);
	const read = entropyFromWords(text);
	const find = async (): Promise<void> => {
		if (!read.ok) return;
		setBusy(true);
		setFailed(await take(app, props.flow, app.session.fromWords(read.bytes)));
		setBusy(false);
	};
	return (
		<Frame
			screen="setup-words"
			title={t('set-words-title')}
			onBack={busy ? undefined : props.flow.back}
			actions={
				<Button act="take" kind="main" disabled={busy || !read.ok} onClick={() => void find()}>
					{t('set-words-take')}
				</Button>
			}
		>
			<WordsEntry
				field="setup.words"
				label={t('set-words-label')}
				most={12}
				list="recovery"
				value={text}
				read={read}
				onText={setText}
			/>
			{busy ? <Wait words={t('set-words-wait')} /> : null}
			<Failed words={failed && reasonWords(failed, 'from-words')} />
		</Frame>
	);
}
