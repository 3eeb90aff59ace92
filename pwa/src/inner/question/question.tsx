import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ItemId } from '../../plan/model.ts';
import { sectionOf, words } from '../../plan/schema.ts';
import type { SectionId } from '../../plan/types.ts';
import { NodeField } from '../fields/nodefield.tsx';
import { itemTitle } from '../fields/show.ts';
import { ItemList } from '../item/itemlist.tsx';
import { Button } from '../kit/button.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { type Ask, askOf } from '../section/asks.ts';
import { useApp, usePlan } from '../state/app.ts';
import { AfterCheck } from './aftercheck.tsx';

/** One question of a section by itself, big, with its hint. The next one waits until it is asked for. */
export function Question(props: { section: SectionId; n: number }): VNode {
	const app = useApp();
	const { section, n } = props;
	const count = sectionOf(section).asks.length;
	const ask = askOf(section, n);
	const done = (): void => {
		app.plan.checkpoint();
		app.way.back();
	};
	const on = (): void => {
		app.plan.checkpoint();
		if (n < count) app.way.replace({ screen: 'question', section, n: n + 1 });
		else app.way.back();
	};
	return (
		<Frame
			screen={`question-${section}-${n}`}
			title={t(words.question(section, n))}
			onBack={done}
			fieldFocus={typed(ask)}
			actions={
				<>
					{n < count ? (
						<Button act="done" onClick={done}>
							{t('enough')}
						</Button>
					) : null}
					<Button act="next" kind="main" onClick={on}>
						{t(n < count ? 'next' : 'done')}
					</Button>
				</>
			}
		>
			{n === 1 ? <p class="soft">{t(words.sectionHint(section))}</p> : null}
			{ask ? <Answer section={section} ask={ask} onEnter={on} /> : null}
			{section === 'now' && n === 1 ? <AfterCheck onWrite={on} /> : null}
			<p class="fine">{t('question-count', { n, count })}</p>
		</Frame>
	);
}

function typed(ask: Ask | undefined): boolean {
	return ask?.is === 'field' && (ask.field.type === 'line' || ask.field.type === 'text');
}

function Answer(props: { section: SectionId; ask: Ask; onEnter: () => void }): VNode {
	const plan = usePlan();
	const { ask, section } = props;
	// The ones that were there: a thing that is added on the way does not push in between.
	const [begun] = useState(() => ('list' in ask ? plan.items(section, ask.list.id) : []));
	if (ask.is === 'field') {
		return <NodeField node={section} field={ask.field.id} labelUnseen focus onEnter={props.onEnter} />;
	}
	if (ask.is === 'list') return <ItemList node={section} list={ask.list.id} headless open />;
	const items = begun.filter((item) => plan.has(item));
	if (items.length === 0) return <ItemList node={section} list={ask.list.id} open />;
	return (
		<>
			{items.map((item) => (
				<Each key={item} item={item} ask={ask} />
			))}
		</>
	);
}

/** The same question about each thing in a list, under that thing's name. */
function Each(props: { item: ItemId; ask: Ask }): VNode | null {
	const plan = usePlan();
	const { ask, item } = props;
	const title = itemTitle(plan, item);
	if (ask.is === 'each') return <NodeField node={item} field={ask.field.id} label={title} />;
	if (ask.is !== 'inner') return null;
	return (
		<div class="stack">
			<h2 dir="auto">{title}</h2>
			<ItemList node={item} list={ask.inner.id} headless />
		</div>
	);
}
