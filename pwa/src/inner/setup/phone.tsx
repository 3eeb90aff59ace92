import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { seedFromQr } from '../../plan/pairing.ts';
import { seedFromWords } from '../../plan/words.ts';
import type { Reason } from '../../wire/session.ts';
import { Button } from '../kit/button.tsx';
import { Failed } from '../kit/failed.tsx';
import { Frame } from '../kit/frame.tsx';
import { reasonWords } from '../kit/reasons.ts';
import { Scanner } from '../kit/scanner.tsx';
import { Wait } from '../kit/wait.tsx';
import { WordsEntry } from '../kit/wordsentry.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import type { StepProps } from './setup.tsx';
import { take } from './staged.ts';

/** The plan comes from another phone, by a square that the camera reads or by eight words. */
export function FromPhone(props: StepProps): VNode {
	const app = useApp();
	const [text, setText] = useState('');
	const [scanning, setScanning] = useState(false);
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState<Reason | null>(null);
	const read = seedFromWords(text);
	const bring = async (secret: Uint8Array): Promise<void> => {
		setScanning(false);
		setBusy(true);
		setFailed(await take(app, props.flow, app.session.takePass(secret)));
		setBusy(false);
	};
	return (
		<Frame
			screen="setup-phone"
			title={t('set-phone-title')}
			onBack={busy ? undefined : props.flow.back}
			actions={
				<Button act="take" kind="main" disabled={busy || !read.ok} onClick={() => void (read.ok && bring(read.bytes))}>
					{t('set-phone-take')}
				</Button>
			}
		>
			<p>{t('set-phone-how')}</p>
			{scanning ? (
				<Scanner read={seedFromQr} onRead={(secret) => void bring(secret)} onStop={() => setScanning(false)} />
			) : (
				<Button act="scan" size="wide" disabled={busy} onClick={() => setScanning(true)}>
					{t('set-phone-scan')}
				</Button>
			)}
			<WordsEntry
				field="setup.pass"
				label={t('set-phone-words')}
				most={8}
				list="phone"
				value={text}
				read={read}
				onText={setText}
			/>
			{busy ? <Wait words={t('set-phone-wait')} /> : null}
			<Failed words={failed && reasonWords(failed, 'take')} />
		</Frame>
	);
}
