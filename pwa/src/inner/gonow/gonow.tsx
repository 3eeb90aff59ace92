import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type GoPerson, type GoPlace, type GoRow, goNow } from '../../plan/gonow.ts';
import { Button, IconButton } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { t } from '../l10n/strings.ts';
import { useApp, usePlan } from '../state/app.ts';

/**
 * One dark screen that is read in a hurry: the rows that the holder picked, always in the same order, without scrolling on a
 * small phone. Nothing is called or written by itself: the links open the phone's own app, by a press of the hand.
 */
export function GoNow(): VNode {
	const app = useApp();
	const plan = usePlan();
	const rows = goNow(plan);
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => heading.current?.focus({ preventScroll: true }), []);
	const pick = (): void => app.way.go({ screen: 'gonow-pick' });
	return (
		<div class="app now" data-screen="gonow" data-corner={app.settings.corner.value}>
			<header class="head">
				<IconButton act="back" icon="back" label={t('back')} onClick={() => app.way.back()} />
				<h1 tabIndex={-1} ref={heading}>
					{t('gonow-title')}
				</h1>
				{rows.length > 0 && !app.readOnly ? (
					<Button act="gonow-pick" kind="quiet" size="small" onClick={pick}>
						{t('gonow-edit')}
					</Button>
				) : null}
			</header>
			<main class="page">
				<div class="column">
					{rows.length === 0 ? (
						<p class="lead">{t('gonow-empty')}</p>
					) : (
						rows.map((row) => <Row key={row.id} row={row} />)
					)}
				</div>
			</main>
			<footer class="foot">
				{rows.length === 0 && !app.readOnly ? (
					<div class="tray">
						<div class="row">
							<Button act="gonow-pick" kind="main" size="wide" onClick={pick}>
								{t('gonow-build')}
							</Button>
						</div>
					</div>
				) : null}
			</footer>
		</div>
	);
}

/** Rows whose label and words share a line, so that all of them fit. */
const inline: ReadonlySet<GoRow['id']> = new Set(['word', 'tell', 'others', 'cannot', 'at']);

function Row(props: { row: GoRow }): VNode {
	const { row } = props;
	return (
		<section class={inline.has(row.id) ? 'now-row inline' : 'now-row'} data-row={row.id}>
			<h2>{t(row.label)}</h2>
			<Content row={row} />
		</section>
	);
}

function Content(props: { row: GoRow }): VNode {
	const { row } = props;
	switch (row.id) {
		case 'place':
			return <Places place={row.place} backup={row.backup} />;
		case 'people':
			return (
				<ul class="now-people">
					{row.people.map((person) => (
						<li key={person.node}>
							<Person person={person} />
						</li>
					))}
				</ul>
			);
		case 'take':
			return <p class="now-text">{row.items.join(' · ')}</p>;
		case 'tell':
			return <p class="now-text">{row.names.join(' · ')}</p>;
		case 'others':
			return <p class="now-text">{row.lines.join(' · ')}</p>;
		case 'word':
			return (
				<p class="now-text">
					<strong>{row.word}</strong>
					{row.means ? <span class="now-soft"> {row.means}</span> : null}
				</p>
			);
		default:
			return <p class="now-text">{row.text}</p>;
	}
}

function Places(props: { place: GoPlace; backup: GoPlace | undefined }): VNode {
	return (
		<>
			<p class="now-place">
				<strong>{props.place.alias}</strong>
				{props.place.how ? <span class="now-soft"> {props.place.how}</span> : null}
			</p>
			{props.backup ? (
				<p class="now-text">
					<span class="now-soft">{t('gonow-backup')} </span>
					{props.backup.alias}
					{props.backup.how ? <span class="now-soft"> {props.backup.how}</span> : null}
				</p>
			) : null}
		</>
	);
}

/** The first way is the button; a person without a number is a name to think of. */
function Person(props: { person: GoPerson }): VNode {
	const { alias, ways } = props.person;
	const [way] = ways;
	if (!way?.href) {
		return (
			<p class="now-name">
				<strong>{alias}</strong>
				{way ? <span class="now-soft"> {way.value}</span> : null}
			</p>
		);
	}
	const text = way.how === 'text';
	return (
		<a
			class="btn now-call"
			href={way.href}
			data-act={text ? 'text' : 'call'}
			aria-label={t(text ? 'gonow-text-to' : 'gonow-call-to', { name: alias })}
		>
			<Icon name={text ? 'message' : 'phone'} />
			<span>{alias}</span>
		</a>
	);
}
