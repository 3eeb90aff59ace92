import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ItemId, NodeId, Plan } from '../../plan/model.ts';
import { fieldOf, kindOf, sectionsOf, words } from '../../plan/schema.ts';
import { type Hit, search, searchSections } from '../../plan/search.ts';
import type { SectionId } from '../../plan/types.ts';
import { itemTitle } from '../fields/show.ts';
import { openSection, shownAs } from '../home/shown.ts';
import { Door } from '../kit/button.tsx';
import { Entry } from '../kit/entry.tsx';
import { Frame } from '../kit/frame.tsx';
import { t } from '../l10n/strings.ts';
import { type App, useApp, usePlan } from '../state/app.ts';

/** Finds the holder's own words, and the parts of the plan by their names, those put away too. */
export function Search(): VNode {
	const app = useApp();
	const plan = usePlan();
	const [query, setQuery] = useState('');
	const hits = search(plan, query);
	const sections = searchSections(query, t, sectionsOf(app.look.value));
	const asked = query.trim() !== '';
	return (
		<Frame screen="search" title={t('search-title')} bar fieldFocus>
			<Entry
				field="search"
				label={t('search-label')}
				value={query}
				focus
				onText={(text) => {
					setQuery(text);
					return 'ok';
				}}
			/>
			<p role="status" class="fine">
				{asked ? t('search-found', { count: hits.length + sections.length }) : t('search-hint')}
			</p>
			<Hits hits={hits} />
			<Parts sections={sections} />
		</Frame>
	);
}

function Hits(props: { hits: readonly Hit[] }): VNode | null {
	const app = useApp();
	if (props.hits.length === 0) return null;
	return (
		<ul class="doors" aria-label={t('search-yours')}>
			{props.hits.map((hit) => (
				<li key={`${hit.node} ${hit.field}`}>
					<Door
						act={`hit-${hit.node}-${hit.field}`}
						title={<Marked hit={hit} />}
						under={whereWords(app.plan, hit)}
						onClick={() => open(app, hit)}
					/>
				</li>
			))}
		</ul>
	);
}

function Parts(props: { sections: readonly SectionId[] }): VNode | null {
	const app = useApp();
	if (props.sections.length === 0) return null;
	return (
		<ul class="doors" aria-label={t('search-parts')}>
			{props.sections.map((section) => (
				<li key={section}>
					<Door
						act={`found-${section}`}
						title={t(words.title(section))}
						under={t(words.line(section))}
						onClick={() => openPart(app, section)}
					/>
				</li>
			))}
		</ul>
	);
}

function Marked(props: { hit: Hit }): VNode {
	const { text, start, end } = props.hit;
	return (
		<span dir="auto">
			{text.slice(0, start)}
			<mark>{text.slice(start, end)}</mark>
			{text.slice(end)}
		</span>
	);
}

/** The part of the plan, and what of it: “Places to go · How I get there · Library”. */
function whereWords(plan: Plan, hit: Hit): string {
	const kind = kindOf(plan.kind(hit.node) ?? 'line');
	const field = fieldOf(kind, hit.field);
	const own = hit.field !== kind.title && plan.parent(hit.node) ? itemTitle(plan, hit.node) : '';
	const parts = [t(words.title(hit.section)), field ? t(words.field(kind, field)) : '', own];
	return parts.filter((part) => part !== '').join(' · ');
}

function isItem(plan: Plan, node: NodeId): node is ItemId {
	return plan.parent(node) !== undefined;
}

function open(app: App, hit: Hit): void {
	if (isItem(app.plan, hit.node)) app.way.go({ screen: 'item', item: hit.node });
	else app.way.go({ screen: 'field', node: hit.node, field: hit.field });
}

function openPart(app: App, section: SectionId): void {
	if (!app.readOnly && shownAs(app.plan, section) !== 'on') openSection(app.plan, section);
	app.way.go({ screen: 'section', section });
}
