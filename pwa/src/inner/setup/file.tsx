import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Reason } from '../../wire/session.ts';
import { Button } from '../kit/button.tsx';
import { bytesOf } from '../kit/bytes.ts';
import { Failed } from '../kit/failed.tsx';
import { Frame } from '../kit/frame.tsx';
import { Pad } from '../kit/pad.tsx';
import { reasonWords } from '../kit/reasons.ts';
import { Wait } from '../kit/wait.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import type { StepProps } from './setup.tsx';
import { take } from './staged.ts';

/** Every saved file has this size (protocol, section 6). */
const fileSize = 1_048_592;

/** The plan comes from a saved file and the code that it had. */
export function FromFile(props: StepProps): VNode {
	const app = useApp();
	const [file, setFile] = useState<Uint8Array | null>(null);
	const [wrong, setWrong] = useState(false);
	const [code, setCode] = useState('');
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState<Reason | null>(null);
	const picked = async (chosen: File): Promise<void> => {
		const right = chosen.size === fileSize;
		setWrong(!right);
		setFailed(null);
		setFile(right ? new Uint8Array(await chosen.arrayBuffer()) : null);
	};
	const open = async (): Promise<void> => {
		if (!file) return;
		setBusy(true);
		setFailed(await take(app, props.flow, app.session.fromFile(file, bytesOf(code))));
		setBusy(false);
		setCode('');
	};
	return (
		<Frame
			screen="setup-file"
			title={t('set-file-title')}
			onBack={busy ? undefined : props.flow.back}
			actions={
				<Button act="take" kind="main" disabled={busy || !file || code.length < 8} onClick={() => void open()}>
					{t('set-file-open')}
				</Button>
			}
		>
			<FilePicker disabled={busy} onPicked={(chosen) => void picked(chosen)} />
			<p role="status" class={wrong ? 'said' : ''}>
				{wrong ? t('set-file-wrong') : file ? t('set-file-picked') : ''}
			</p>
			{file && !busy ? (
				<>
					<h2>{t('set-file-code')}</h2>
					<Pad field="setup.code" label={t('set-file-code')} value={code} onDigits={setCode} />
				</>
			) : null}
			{busy ? <Wait words={t('set-file-wait')} /> : null}
			<Failed words={failed && reasonWords(failed, 'from-file')} />
		</Frame>
	);
}

/** The browser's own file field stays unseen: its words are the browser's, in the browser's language. */
function FilePicker(props: { disabled: boolean; onPicked: (file: File) => void }): VNode {
	const input = useRef<HTMLInputElement>(null);
	return (
		<div>
			<input
				ref={input}
				class="unseen"
				type="file"
				tabIndex={-1}
				autocomplete="off"
				aria-label={t('set-file-pick')}
				data-field="setup.file"
				disabled={props.disabled}
				onChange={(event) => {
					const chosen = event.currentTarget.files?.[0];
					if (chosen) props.onPicked(chosen);
				}}
			/>
			<Button act="pick-file" size="wide" disabled={props.disabled} onClick={() => input.current?.click()}>
				{t('set-file-pick')}
			</Button>
		</div>
	);
}
