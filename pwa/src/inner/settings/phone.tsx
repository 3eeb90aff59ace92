import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { qrText } from '../../plan/pairing.ts';
import { drawEightWords, seedFromWords } from '../../plan/words.ts';
import type { Reason } from '../../wire/session.ts';
import { Button } from '../kit/button.tsx';
import { Failed } from '../kit/failed.tsx';
import { reasonWords } from '../kit/reasons.ts';
import { Square } from '../kit/square.tsx';
import { Wait } from '../kit/wait.tsx';
import { t } from '../l10n/strings.ts';
import { type App, useApp } from '../state/app.ts';
import { Page } from './page.tsx';
import { OtherPhones } from './phones.tsx';

/** What the other phone needs, as it is shown. */
type Shown = { readonly square: string } | { readonly words: readonly string[] };

/** The package waits on the server this long (protocol, section 7). */
const waitsMs = 120_000;
const pollMs = 2_000;

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

interface Drawn {
	readonly secret: Uint8Array;
	readonly shown: Shown;
}

function square(): Drawn {
	const secret = random(32);
	return { secret, shown: { square: qrText(secret) } };
}

function words(): Drawn {
	const drawn = drawEightWords(random);
	const read = seedFromWords(drawn.join(' '));
	if (!read.ok) throw new Error('inner: drawn words do not read');
	return { secret: read.bytes, shown: { words: drawn } };
}

/** Draws a secret, gives it to the keeper, and answers what to show. */
async function send(app: App, form: 'square' | 'words'): Promise<Shown | Reason> {
	const { secret, shown } = form === 'words' ? words() : square();
	await app.saver.flush();
	const result = await app.session.sendPass(secret);
	return result.ok ? shown : result.reason;
}

/** Brings the plan to another phone. */
export function PhonePage(): VNode {
	const app = useApp();
	const [shown, setShown] = useState<Shown | null>(null);
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState<Reason | null>(null);
	const begin = async (form: 'square' | 'words'): Promise<void> => {
		setBusy(true);
		setFailed(null);
		const result = await send(app, form);
		setBusy(false);
		if (typeof result === 'string') setFailed(result);
		else setShown(result);
	};
	if (shown) return <Waiting shown={shown} onEnd={() => setShown(null)} />;
	return (
		<Page page="phone">
			<p>{t('phone-how')}</p>
			<div class="note warm">
				<p>{t('phone-trust')}</p>
			</div>
			<p>{t('phone-on-other')}</p>
			<Failed words={failed && reasonWords(failed, 'send')} />
			{busy ? (
				<Wait words={t('phone-wait')} />
			) : (
				<div class="stack">
					<Button act="pass-square" size="wide" disabled={app.readOnly} onClick={() => void begin('square')}>
						{t('phone-square')}
					</Button>
					<Button act="pass-words" size="wide" disabled={app.readOnly} onClick={() => void begin('words')}>
						{t('phone-words')}
					</Button>
				</div>
			)}
			{busy || app.readOnly ? null : <OtherPhones />}
		</Page>
	);
}

type Pass = 'waiting' | 'claimed' | 'over';

/** Shows it until the other phone has it, the time is over, or the screen is left: each of them ends it on the server. */
function Waiting(props: { shown: Shown; onEnd: () => void }): VNode {
	const app = useApp();
	const [state, setState] = useState<Pass>('waiting');
	const [left, setLeft] = useState(waitsMs);
	useEffect(() => {
		const began = Date.now();
		const look = async (): Promise<void> => {
			setLeft(waitsMs - (Date.now() - began));
			const now = await app.session.passState();
			setState(now);
			if (now !== 'waiting') clearInterval(timer);
		};
		const timer = setInterval(() => void look(), pollMs);
		return () => {
			clearInterval(timer);
			void app.session.cancelPass();
		};
	}, []);
	return (
		<Page
			page="phone"
			part="waiting"
			key="waiting"
			onBack={props.onEnd}
			actions={
				<Button act="pass-end" kind={state === 'waiting' ? 'plain' : 'main'} onClick={props.onEnd}>
					{t(state === 'waiting' ? 'phone-stop' : state === 'claimed' ? 'done' : 'phone-again')}
				</Button>
			}
		>
			<p class="lead" role="status" data-pass={state}>
				{t(state === 'waiting' ? leftWords(left) : `phone-${state}`)}
			</p>
			{state === 'waiting' ? <Secret shown={props.shown} /> : null}
		</Page>
	);
}

function Secret(props: { shown: Shown }): VNode {
	if ('square' in props.shown) return <Square text={props.shown.square} label={t('phone-square-label')} />;
	return (
		<ol class="wordlist" dir="ltr" lang="en">
			{props.shown.words.map((word, index) => (
				<li key={`${index} ${word}`}>
					<span data-word>{word}</span>
				</li>
			))}
		</ol>
	);
}

/** In words that change three times, not in seconds that count down. */
function leftWords(left: number): string {
	return left > 75_000 ? 'phone-left-120' : left > 30_000 ? 'phone-left-60' : 'phone-left-30';
}
