import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { minuteOf } from '../../plan/looking.ts';
import { DAYS } from '../../plan/types.ts';
import { LINES, LONGEST } from '../../tips/wish.ts';
import type { TipDays, TipsWish } from '../../wire/session.ts';
import { dayName } from '../fields/show.ts';
import { Choose } from '../kit/choose.tsx';
import { Entry } from '../kit/entry.tsx';
import { t } from '../l10n/strings.ts';

type OnChange = (part: Partial<TipsWish>, rest?: boolean) => void;

const everies = ['1', '2', '3', '7'];

/** Days, hours, how often, quiet days, the line. */
export function RemindWish(props: { wish: TipsWish; quiet: readonly string[]; onChange: OnChange }): VNode {
	const { wish, quiet, onChange } = props;
	return (
		<>
			<Days wish={wish} onChange={onChange} />
			<Hours wish={wish} onChange={onChange} />
			<Choose
				field="remind.every"
				label={t('remind-every')}
				options={everies.map((id) => ({ id, label: t(`remind-every-${id}`) }))}
				chosen={[String(wish.every)]}
				onChoose={([every]) => every !== undefined && onChange({ every: Number(every) })}
			/>
			{quiet.length > 0 || wish.quiet.length > 0 ? (
				<Choose
					field="remind.quiet"
					label={t('remind-quiet')}
					hint={t('remind-quiet-hint')}
					options={['yes', 'no'].map((id) => ({ id, label: t(`remind-quiet-${id}`) }))}
					chosen={[wish.quiet.length > 0 ? 'yes' : 'no']}
					onChoose={([chosen]) => onChange({ quiet: chosen === 'yes' ? quiet : [] })}
				/>
			) : null}
			<Line wish={wish} onChange={onChange} />
		</>
	);
}

/** The last day cannot be taken away: off is a button of its own. */
function Days(props: { wish: TipsWish; onChange: OnChange }): VNode {
	const { days } = props.wish;
	const choose = (chosen: readonly string[]): void => {
		const has = (i: 0 | 1 | 2 | 3 | 4 | 5 | 6): boolean => chosen.includes(DAYS[i]);
		const next: TipDays = [has(0), has(1), has(2), has(3), has(4), has(5), has(6)];
		if (next.includes(true)) props.onChange({ days: next });
	};
	return (
		<Choose
			field="remind.days"
			label={t('remind-days')}
			hint={t('remind-days-one')}
			many
			options={DAYS.map((id) => ({ id, label: dayName(id, 'long') }))}
			chosen={DAYS.filter((_, i) => days[i])}
			onChoose={choose}
		/>
	);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `HH:MM` of a minute of the day; midnight at its end reads as 00:00. */
const clockOf = (minute: number): string => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;

/** Hours that do not fit together stay on the screen and change nothing. */
function Hours(props: { wish: TipsWish; onChange: OnChange }): VNode {
	const { wish, onChange } = props;
	const [draft, setDraft] = useState({ from: clockOf(wish.from), to: clockOf(wish.to) });
	const read = (text: { from: string; to: string }): { from: number; to: number } | undefined => {
		const [from, to] = [minuteOf(text.from), minuteOf(text.to) || 1440];
		return text.from !== '' && text.to !== '' && from < to ? { from, to } : undefined;
	};
	const type = (side: 'from' | 'to', text: string): 'ok' => {
		const next = { ...draft, [side]: text };
		setDraft(next);
		const hours = read(next);
		if (hours) onChange(hours, true);
		return 'ok';
	};
	return (
		<div class="stack tight">
			<div class="hours">
				{(['from', 'to'] as const).map((side) => (
					<Entry
						key={side}
						field={`remind.${side}`}
						label={t(`remind-${side}`)}
						kind="time"
						value={draft[side]}
						onText={(text) => type(side, text)}
					/>
				))}
			</div>
			<p class="said" role="status">
				{read(draft) ? '' : t('remind-hours-wrong')}
			</p>
		</div>
	);
}

function Line(props: { wish: TipsWish; onChange: OnChange }): VNode {
	const { line } = props.wish;
	const own = typeof line === 'object' ? line.own : undefined;
	const [typed, setTyped] = useState(own ?? '');
	const [isOwn, setOwn] = useState(own !== undefined);
	const choose = (chosen: string | undefined): void => {
		// There is always one: a second tap on it takes nothing back.
		if (chosen === undefined) return;
		const known = LINES.find((each) => each === chosen);
		setOwn(chosen === 'own');
		if (known) props.onChange({ line: known });
		else if (chosen === 'own' && typed.trim() !== '') props.onChange({ line: { own: typed } });
	};
	const type = (text: string): 'ok' | 'long' => {
		if (text.length > LONGEST) return 'long';
		setTyped(text);
		// An empty line is none: the one before it holds until there are words.
		if (text.trim() !== '') props.onChange({ line: { own: text } }, true);
		return 'ok';
	};
	return (
		<>
			<Choose
				field="remind.line"
				label={t('remind-line')}
				column
				options={[...LINES, 'own'].map((id) => ({ id, label: t(`remind-line-${id}`) }))}
				chosen={[isOwn ? 'own' : typeof line === 'object' ? 'own' : line]}
				onChoose={([chosen]) => choose(chosen)}
			/>
			{isOwn ? (
				<Entry
					field="remind.own"
					label={t('remind-line-own-label')}
					hint={t('remind-line-own-hint')}
					value={typed}
					max={LONGEST}
					onText={type}
				/>
			) : null}
		</>
	);
}
