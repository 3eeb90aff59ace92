import type { VNode } from 'preact';
import { sectionOf, words } from '../../plan/schema.ts';
import { isOutreach } from '../../plan/situations.ts';
import { isStale } from '../../plan/stale.ts';
import type { Field, SectionId } from '../../plan/types.ts';
import { isPlanSection, openSection, putAway } from '../home/shown.ts';
import { FieldDoors } from '../item/fielddoors.tsx';
import { ItemList } from '../item/itemlist.tsx';
import { Button } from '../kit/button.tsx';
import { Frame } from '../kit/frame.tsx';
import { StillRight } from '../kit/stillright.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';
import { blocksOf } from './asks.ts';

/** One part of the plan: what is in it as cards, and a way to be asked one question at a time. */
export function Section(props: { section: SectionId }): VNode {
	const app = useApp();
	const plan = usePlan();
	const { section } = props;
	const away = (): void => {
		putAway(plan, section);
		app.way.back();
		app.toasts.say(t('section-away-done'), () => openSection(plan, section));
	};
	const ask = (): void => app.way.go({ screen: 'question', section, n: 1 });
	return (
		<Frame screen={`section-${section}`} title={t(words.title(section))} onBack={() => app.way.back()} bar>
			<p class="lead soft">{t(words.line(section))}</p>
			<SectionNotes section={section} />
			{isStale(plan, section, app.clock.today()) ? (
				<StillRight node={section} question={t('stale-section')} onChange={ask} />
			) : null}
			<Asking section={section} onAsk={ask} />
			<Blocks section={section} />
			<Ticked section={section} />
			{app.readOnly || !isPlanSection(section) ? null : (
				<Button act="put-away" kind="quiet" onClick={away}>
					{t('section-away')}
				</Button>
			)}
		</Frame>
	);
}

/** A way to be asked one question at a time, where the part has questions; and a word while nothing is in it. */
function Asking(props: { section: SectionId; onAsk: () => void }): VNode {
	const app = useApp();
	const plan = usePlan();
	const empty = plan.empty(props.section);
	const count = sectionOf(props.section).asks.length;
	return (
		<div class={empty ? 'note' : 'stack'}>
			{empty ? <p>{t(words.sectionHint(props.section))}</p> : null}
			{count === 0 ? null : (
				<Button act="ask" kind={empty ? 'main' : 'plain'} size="wide" disabled={app.readOnly} onClick={props.onAsk}>
					{t(empty ? 'section-ask-first' : 'section-ask', { count })}
				</Button>
			)}
		</div>
	);
}

/** Takes what is ticked off a list in one go, with a way back. */
function Ticked(props: { section: SectionId }): VNode | null {
	const app = useApp();
	const plan = usePlan();
	const done = isPlanSection(props.section)
		? []
		: plan.items(props.section, 'items').filter((item) => plan.is(item, 'done'));
	if (app.readOnly || done.length === 0) return null;
	const removeAll = (): void => {
		for (const item of done) plan.remove(item);
		app.toasts.say(t('lists-removed-done', { count: done.length }), () => {
			for (const _ of done) plan.undo();
		});
	};
	return (
		<Button act="remove-done" kind="quiet" onClick={removeAll}>
			{t('lists-remove-done')}
		</Button>
	);
}

/** Lists stand by themselves; fields that follow each other share one card of rows. */
function Blocks(props: { section: SectionId }): VNode {
	const { section } = props;
	const groups: VNode[] = [];
	let fields: Field[] = [];
	const close = (): void => {
		if (fields.length === 0) return;
		groups.push(<FieldDoors key={`fields-${fields[0]?.id}`} node={section} fields={fields} />);
		fields = [];
	};
	for (const block of blocksOf(section)) {
		if ('field' in block) {
			fields.push(block.field);
			continue;
		}
		close();
		groups.push(
			<ItemList key={block.list.id} node={section} list={block.list.id} headless={!isPlanSection(section)} />,
		);
	}
	close();
	return <>{groups}</>;
}

/** Lines that CONTENT puts on some parts: about maps and following, and for outreach. */
function SectionNotes(props: { section: SectionId }): VNode | null {
	const plan = usePlan();
	if (props.section !== 'routes') return null;
	return (
		<div class="note">
			<p>{t('route-none')}</p>
			{isOutreach(plan.chosen('me', 'situations')) ? <p>{t('cv-intro')}</p> : null}
		</div>
	);
}
