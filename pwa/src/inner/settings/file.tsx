import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { toExport } from '../../plan/text.ts';
import type { Reason } from '../../wire/session.ts';
import { Button } from '../kit/button.tsx';
import { Choose } from '../kit/choose.tsx';
import { Failed } from '../kit/failed.tsx';
import { reasonWords } from '../kit/reasons.ts';
import { Wait } from '../kit/wait.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { Page } from './page.tsx';

/** Says nothing of what it is, and looks like what many programs leave behind. */
const fileName = 'notes.dat';

const homes = ['other', 'person', 'cloud', 'here'] as const;

/** Hands the bytes to the browser as a download. The address lives only as long as that takes. */
function download(bytes: Uint8Array<ArrayBuffer>): void {
	const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
	const link = document.createElement('a');
	link.href = address;
	link.download = fileName;
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A locked copy as a file. Where it will live is asked first, because that decides who may come across it. */
export function FilePage(): VNode {
	const app = useApp();
	const [home, setHome] = useState<readonly string[]>([]);
	const [stage, setStage] = useState<'ask' | 'busy' | 'made'>('ask');
	const [failed, setFailed] = useState<Reason | null>(null);
	const make = async (): Promise<void> => {
		setStage('busy');
		setFailed(null);
		await app.saver.flush();
		const result = await app.session.toFile(toExport(app.plan, t));
		setStage(result.ok ? 'made' : 'ask');
		if (result.ok) download(result.value);
		else setFailed(result.reason);
	};
	const [picked] = home;
	return (
		<Page
			page="file"
			actions={
				stage === 'busy' ? null : (
					<Button act="make-file" kind={stage === 'made' ? 'plain' : 'main'} onClick={() => void make()}>
						{t('file-make')}
					</Button>
				)
			}
		>
			<p>{t('file-how')}</p>
			<Choose
				field="file.home"
				label={t('file-live')}
				column
				options={homes.map((id) => ({ id, label: t(`file-live-${id}`) }))}
				chosen={home}
				onChoose={setHome}
			/>
			<p role="status" class={picked ? 'note' : ''}>
				{picked ? t(`file-live-${picked}-more`) : ''}
			</p>
			<p class="fine">{t('file-name', { name: fileName })}</p>
			<p class="fine">{t('file-trace')}</p>
			{stage === 'busy' ? <Wait words={t('file-wait')} /> : null}
			<p role="status" class="strong">
				{stage === 'made' ? t('file-made') : ''}
			</p>
			<Failed words={failed && reasonWords(failed, 'to-file')} />
		</Page>
	);
}
