import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { OrderState, Reason, Result } from '../../wire/session.ts';
import { Button } from '../kit/button.tsx';
import { Failed } from '../kit/failed.tsx';
import { Hold } from '../kit/hold.tsx';
import { reasonWords } from '../kit/reasons.ts';
import { Wait } from '../kit/wait.tsx';
import { t } from '../l10n/strings.ts';
import { useApp } from '../state/app.ts';
import { otherMarks } from '../state/marks.ts';

const states: readonly OrderState[] = ['waiting', 'taken', 'none'];

/**
 * For a holder who has this phone in hand, and not the other one: it is cleared there, and nothing here. Only where an order
 * can be left: of phones without reminders a plan knows nothing.
 */
export function OtherPhones(): VNode | null {
	const app = useApp();
	const marks = otherMarks(app) ?? [];
	const [found, setFound] = useState<readonly OrderState[] | null>(null);
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState<Reason | null>(null);
	const ask = async (work: Promise<Result<readonly OrderState[]>>): Promise<void> => {
		setBusy(true);
		setFailed(null);
		const result = await work;
		setBusy(false);
		if (result.ok) setFound(result.value);
		else setFailed(result.reason);
	};
	if (marks.length === 0) return null;
	return (
		<section class="card" data-phones={marks.length}>
			<h2>{t('phones-clear')}</h2>
			<p>{t('phones-count', { count: marks.length })}</p>
			<p>{t('phones-clear-more')}</p>
			<p class="fine">{t('phones-clear-known')}</p>
			<Failed words={failed && reasonWords(failed, 'phones')} />
			{found ? <States found={found} /> : null}
			{busy ? (
				<Wait words={t('phones-wait')} />
			) : (
				<>
					<Button act="phones-look" onClick={() => void ask(app.session.ordered(marks))}>
						{t('phones-look')}
					</Button>
					<Hold
						act="clear-phones"
						label={t('phones-go')}
						sure={t('phones-sure')}
						onDone={() => void ask(app.session.clearPhones(marks))}
					/>
				</>
			)}
		</section>
	);
}

function States(props: { found: readonly OrderState[] }): VNode {
	return (
		<div role="status">
			{states.map((state) => {
				const count = props.found.filter((each) => each === state).length;
				return count === 0 ? null : (
					<p key={state} class="strong" data-order={state}>
						{t(`phones-${state}`, { count })}
					</p>
				);
			})}
		</div>
	);
}
