import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Host } from '../../wire/session.ts';
import { Button } from '../kit/button.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { HomeIcon, ShareIcon, TapAdd } from './drawings.tsx';
import type { StepProps } from './setup.tsx';

type Way = Awaited<ReturnType<Host['install']>>;

/** Installed first, because a browser may clear a tab's files after days, and an installed app's hardly ever. */
export function Install(props: StepProps): VNode {
	const app = useApp();
	const [way, setWay] = useState<Way | null>(null);
	const [firm, setFirm] = useState<boolean | null>(null);
	useEffect(() => {
		void app.host.install().then(setWay);
	}, []);
	const ask = async (): Promise<void> => {
		if (await app.host.askInstall()) setWay('installed');
	};
	const persist = async (): Promise<void> => setFirm(await app.host.persist());
	return (
		<Frame
			screen="setup-install"
			title={t(way === 'installed' ? 'set-install-done' : 'set-install-title')}
			onBack={props.flow.back}
			actions={
				<Button act="next" kind="main" onClick={() => props.flow.go('begin')}>
					{t(way === 'installed' ? 'set-on' : 'set-install-later')}
				</Button>
			}
		>
			{way !== null && way !== 'installed' ? <p class="lead">{t('set-install-why')}</p> : null}
			{way === 'prompt' ? (
				<Button act="install" size="wide" onClick={() => void ask()}>
					{t('set-install-ask')}
				</Button>
			) : null}
			{way === 'ios' ? <IosSteps /> : null}
			{way === 'manual' ? <p>{t('set-install-manual')}</p> : null}
			{way !== null && way !== 'installed' ? <p class="fine">{t('set-install-trace')}</p> : null}
			<div class="note">
				<p>{t('set-persist-why')}</p>
				<div class="across">
					<Button act="persist" size="small" onClick={() => void persist()}>
						{t('set-persist-ask')}
					</Button>
				</div>
				<p role="status">{firm === null ? '' : t(firm ? 'set-persist-yes' : 'set-persist-no')}</p>
			</div>
		</Frame>
	);
}

function IosSteps(): VNode {
	return (
		<ol class="steps">
			<li>
				<div class="stack tight">
					<p>{t('set-ios-1')}</p>
					<ShareIcon />
				</div>
			</li>
			<li>
				<div class="stack tight">
					<p>{t('set-ios-2')}</p>
					<TapAdd label={t('set-ios-add')} />
				</div>
			</li>
			<li>
				<div class="stack tight">
					<p>{t('set-ios-3')}</p>
					<HomeIcon />
				</div>
			</li>
		</ol>
	);
}
